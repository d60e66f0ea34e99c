using System.Diagnostics;
using System.Text;
using Beredskab.GeoModel.Areas;
using Beredskab.Hub.Areas;
using Beredskab.Hub.Tests.Journal;
using Beredskab.Hub.Tests.Roster;

namespace Beredskab.Hub.Tests.Areas;

/// <summary>An import beside the whole program, which nobody restarts.</summary>
public sealed class RunningHubTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task An_import_beside_a_running_Hub_is_on_its_map_and_in_its_answers()
    {
        using var temporary = new TemporaryFolder();
        var person = await hub.SignIn("Jonas Aaby");
        var before = await person.Get("/reference");
        string[] others =
        [
            .. AreaAtlas.Shipped.Areas.Where(area => area.Kind == AreaKind.Bydel).Select(area => area.Name),
        ];
        using var output = new StringWriter();
        using var errors = new StringWriter();

        var code = await new AreaImport(hub.Folder, output, errors, TimeProvider.System).Run(
            new(
                Layers.Write(temporary.Path, Layers.GeoJson("Nørrebro", "Nyby")),
                "bydele/bydel",
                null,
                [.. others],
                false
            ),
            TestContext.Current.CancellationToken
        );

        Assert.True(code == ImportDesk.Done, errors.ToString());
        var after = before;
        var began = Stopwatch.GetTimestamp();
        while (after.GetProperty("map").GetString() == before.GetProperty("map").GetString())
        {
            Assert.True(Stopwatch.GetElapsedTime(began) < TimeSpan.FromMinutes(1), "Not taken over within a minute.");
            after = await person.Get("/reference");
        }

        var areas = after.GetProperty("areas").EnumerateArray().ToArray();
        Assert.Contains(areas, area => area.GetProperty("name").GetString() == "Nyby");
        Assert.Contains(
            areas,
            area => area.GetProperty("id").GetString() == "bydel:valby" && area.GetProperty("former").GetBoolean()
        );
        // A demonstration is never asked to import.
        Assert.False(after.GetProperty("drawnAreas").GetBoolean());
        var map = await person.Client.GetAsync("/api/v1/map", TestContext.Current.CancellationToken);
        Assert.Equal($"\"{after.GetProperty("map").GetString()}\"", map.Headers.ETag!.Tag);
        Assert.Contains(
            "Nyby",
            Encoding.UTF8.GetString(await map.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)),
            StringComparison.Ordinal
        );
    }
}
