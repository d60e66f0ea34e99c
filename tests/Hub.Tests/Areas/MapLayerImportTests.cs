using System.Text;
using Beredskab.Hub.Areas;
using Beredskab.Hub.Journal;
using Beredskab.Hub.Tests.Journal;

namespace Beredskab.Hub.Tests.Areas;

/// <summary><c>map import --layer water</c> and its like as the person at the machine sees them.</summary>
public sealed class MapLayerImportTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task A_layer_is_told_taken_into_use_once_and_drawn_as_before_again()
    {
        await Found();

        var rehearsed = await Import(Layers.GeoJson("A", "B"), dryRun: true);
        Assert.Equal(ImportDesk.Done, rehearsed.Code);
        Assert.Contains(
            "Laget water erstatter det, der følger med Beredskab",
            rehearsed.Said,
            StringComparison.Ordinal
        );
        // Two squares that touch are one surface of the map.
        Assert.Contains("1 flade, 5,6", rehearsed.Said, StringComparison.Ordinal);
        Assert.Contains("Intet er ændret.", rehearsed.Said, StringComparison.Ordinal);
        Assert.Empty(State.Map.Layers);

        var done = await Import(Layers.GeoJson("A", "B"));
        Assert.True(done.Code == ImportDesk.Done, done.Wrong);
        Assert.Equal(1, State.Map.Layer("water").Version);

        var again = await Import(Layers.GeoJson("A", "B"));
        Assert.Contains("præcis sådan i forvejen", again.Said, StringComparison.Ordinal);
        Assert.Equal(1, State.Map.Layer("water").Version);

        Assert.Contains(
            "erstatter det, der er importeret før",
            (await Import(Layers.GeoJson("A"))).Said,
            StringComparison.Ordinal
        );
        Assert.Equal(ImportDesk.Done, await Restore());
        Assert.Empty(State.Map.Layer("water").Outlines);
        Assert.Equal(JournalVerifier.Whole, OpenJournal.Verify(folder.Path).Code);
    }

    [Theory]
    [InlineData("file-empty", "")]
    [InlineData("file-not-utf8", "{\"type\":\"Øl\"}")]
    [InlineData(
        "map-no-surfaces",
        """{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":null}]}"""
    )]
    public async Task A_file_that_cannot_be_used_is_refused_with_its_code_and_nothing_is_changed(
        string code,
        string text
    )
    {
        await Found();

        var answer = await Import(text, encoding: code == "file-not-utf8" ? Encoding.Latin1 : null);

        Assert.Equal(ImportDesk.Refused, answer.Code);
        Assert.Contains($"[{code}]", answer.Wrong, StringComparison.Ordinal);
        Assert.Contains("Intet er ændret.", answer.Wrong, StringComparison.Ordinal);
        Assert.Empty(State.Map.Layers);
    }

    [Fact]
    public async Task Of_two_imports_at_once_one_is_in_use_and_the_other_is_told_so()
    {
        await Found();

        var answers = await Task.WhenAll(
            Task.Run(() => Import(Layers.GeoJson("A"), file: "a.geojson")),
            Task.Run(() => Import(Layers.GeoJson("A", "B"), file: "b.geojson"))
        );

        // Whichever read the journal after the other was done saw it, and both are done.
        Assert.Contains(answers, answer => answer.Code == ImportDesk.Done);
        Assert.All(
            answers.Where(answer => answer.Code != ImportDesk.Done),
            refused => Assert.Contains("[map-layer-version-conflict]", refused.Wrong, StringComparison.Ordinal)
        );
        Assert.Equal(answers.Count(answer => answer.Code == ImportDesk.Done), State.Map.Layer("water").Version);
        Assert.Equal(JournalVerifier.Whole, OpenJournal.Verify(folder.Path).Code);
    }

    public void Dispose() => folder.Dispose();

    private State.HubState State => new JournalBeside(folder.Path, null).Read(TestContext.Current.CancellationToken);

    private async Task Found()
    {
        await using var journal = await OpenJournal.Start(folder.Path);
        await journal.Found();
    }

    private async Task<int> Restore()
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        return await new MapLayerImport(folder.Path, output, errors, TimeProvider.System).Restore(
            "water",
            dryRun: false,
            TestContext.Current.CancellationToken
        );
    }

    private async Task<(int Code, string Said, string Wrong)> Import(
        string text,
        bool dryRun = false,
        Encoding? encoding = null,
        string file = "lag.geojson"
    )
    {
        var path = Path.Combine(folder.Path, file);
        await File.WriteAllTextAsync(
            path,
            text,
            encoding ?? new UTF8Encoding(false),
            TestContext.Current.CancellationToken
        );
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var code = await new MapLayerImport(folder.Path, output, errors, TimeProvider.System).Run(
            new(path, "water", null, dryRun),
            TestContext.Current.CancellationToken
        );
        return (code, output.ToString(), errors.ToString());
    }
}
