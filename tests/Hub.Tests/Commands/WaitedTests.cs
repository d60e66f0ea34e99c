using System.Net.Http.Json;
using System.Text.Json;
using Beredskab.Hub.Tests.Roster;

namespace Beredskab.Hub.Tests.Commands;

/// <summary>What lay on somebody's phone without a connection happened when it was written, not when it came.</summary>
public sealed class WaitedTests(RunningHub hub) : IClassFixture<RunningHub>
{
    private const string Waited = "Beredskab-Waited";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_logged_from_when_it_was_written_and_a_repeat_that_waited_longer_is_the_same()
    {
        var leader = await hub.SignIn("Jonas Aaby");
        var incident = await AnIncident(leader);
        var note = new { commandId = Guid.CreateVersion7(), text = "Gruppen er gået." };
        var first = await Send(leader, incident, note, "600");
        var again = await Send(leader, incident, note, "615");
        Assert.Equal(
            first.GetProperty("recordedAt").GetDateTimeOffset(),
            again.GetProperty("recordedAt").GetDateTimeOffset()
        );
        var line = await Line(leader, incident, note.text);
        Assert.Equal(TimeSpan.FromSeconds(600), line.Recorded - line.Occurred);
    }

    [Fact]
    public async Task What_is_told_counts_before_what_waited()
    {
        var leader = await hub.SignIn("Jonas Aaby");
        var incident = await AnIncident(leader);
        var told = TimeProvider.System.GetUtcNow().AddHours(-1);
        var at = new DateTimeOffset(told.Year, told.Month, told.Day, told.Hour, told.Minute, 0, TimeSpan.Zero);
        var note = new
        {
            commandId = Guid.CreateVersion7(),
            text = "Set fra broen.",
            occurredAt = at.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        };
        await Send(leader, incident, note, "600");
        Assert.Equal(at, (await Line(leader, incident, note.text)).Occurred);
    }

    [Theory]
    [InlineData("-5")]
    [InlineData("600.5")]
    [InlineData("yesterday")]
    [InlineData("99999999999")]
    [InlineData("40000000")]
    public async Task A_wait_that_is_none_says_nothing_and_loses_nothing(string waited)
    {
        var leader = await hub.SignIn("Jonas Aaby");
        var incident = await AnIncident(leader);
        var note = new { commandId = Guid.CreateVersion7(), text = $"Her med {Guid.NewGuid():N}."[..20] };
        await Send(leader, incident, note, waited);
        var line = await Line(leader, incident, note.text);
        Assert.Equal(line.Recorded, line.Occurred);
    }

    private static async Task<Guid> AnIncident(SignedIn leader)
    {
        var id = Guid.CreateVersion7();
        await leader.Accept(
            "/incidents",
            new()
            {
                ["incidentId"] = id,
                ["type"] = "andet",
                ["level"] = 1,
                ["scope"] = "lokal",
                ["position"] = new { longitude = 12.5539, latitude = 55.6872 },
                ["what"] = "Uro.",
            }
        );
        return id;
    }

    private static async Task<JsonElement> Send(SignedIn leader, Guid incident, object note, string waited)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/incidents/{incident}/notes")
        {
            Content = JsonContent.Create(note),
        };
        // As it stands, also when it is no proper value.
        request.Headers.TryAddWithoutValidation(Waited, waited);
        using var answer = await leader.Client.SendAsync(request, Ct);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Ct);
    }

    private static async Task<(DateTimeOffset Occurred, DateTimeOffset Recorded)> Line(
        SignedIn leader,
        Guid incident,
        string text
    )
    {
        var view = await leader.Get($"/incidents/{incident}");
        var item = view.GetProperty("log")
            .EnumerateArray()
            .Single(one => one.ToString().Contains(text, StringComparison.Ordinal));
        return (item.GetProperty("occurredAt").GetDateTimeOffset(), item.GetProperty("recordedAt").GetDateTimeOffset());
    }
}
