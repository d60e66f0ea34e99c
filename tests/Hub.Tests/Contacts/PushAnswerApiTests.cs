using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Beredskab.GeoModel.Identity;
using Beredskab.Hub.Demo;
using Beredskab.Hub.Tests.Roster;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Messages;

namespace Beredskab.Hub.Tests.Contacts;

/// <summary>What a notification's button is told of its answer: the same as the reply to an SMS would have said.</summary>
public sealed class PushAnswerApiTests : IAsyncLifetime
{
    // One of its own for each: they change who sits where.
    private readonly RunningHub hub = new();

    public ValueTask InitializeAsync() => hub.InitializeAsync();

    public ValueTask DisposeAsync() => hub.DisposeAsync();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_answer_is_told_what_became_of_it_without_a_name()
    {
        var (jonas, token, _) = await Called();
        await Expect(token, "coming", "coming", "Du kommer.");
        await Expect(token, "cannot", "cannot", "Du kan ikke komme.");
        var text = await Expect(token, "deputy", "deputy-called", AnswerTexts.DeputyCalled);
        Assert.DoesNotContain("Jonas", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_leaves_it_to_a_deputy_whom_nobody_has_named_is_told_so()
    {
        var inger = await hub.SignIn("Inger Thue");
        var leader = await hub.SignIn("Jonas Aaby");
        await inger.Accept(
            $"/ledergrupper/{DemoPeople.IdOf("ledergruppe", "noerrebro")}/members",
            new()
            {
                ["organisationId"] = leader.Organisation,
                ["members"] = new[] { leader.Person },
                ["deputies"] = Array.Empty<Guid>(),
            }
        );
        var (jonas, token, _) = await Called();
        await Expect(token, "deputy", "deputy-none-next-step", AnswerTexts.DeputyNext);

        // On the screen the same is noted beside what was accepted.
        var (_, incident) = await Report(jonas);
        var (status, body) = await jonas.Post(
            $"/alerts/{await Alert(jonas, incident)}/answers",
            new() { ["answer"] = "deputy" }
        );
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(
            [AnswerTexts.DeputyNext],
            body.GetProperty("notes").EnumerateArray().Select(one => one.GetString())
        );
    }

    [Fact]
    public async Task An_answer_that_does_not_count_says_why()
    {
        var (jonas, token, incident) = await Called();
        await jonas.Accept(
            $"/incidents/{incident}/stand-down",
            new() { ["seenVersion"] = 1, ["reason"] = "Der er roligt." }
        );
        var (status, body) = await Answer(token, "deputy");
        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Equal("alert-ended", body.GetProperty("code").GetString());
        Assert.Equal(
            "Hændelsen er afsluttet, så alarmen kan ikke besvares mere.",
            body.GetProperty("detail").GetString()
        );
    }

    [Fact]
    public async Task The_answer_to_what_is_asked_anew_says_so()
    {
        var (jonas, token, incident) = await Called();
        await jonas.Accept(
            $"/incidents/{incident}/level",
            new()
            {
                ["seenVersion"] = 1,
                ["level"] = 3,
                ["reason"] = "Uroen breder sig",
            }
        );
        var (status, body) = await Answer(token, "coming");
        Assert.NotEqual(HttpStatusCode.OK, status);
        Assert.Equal("call-replaced", body.GetProperty("code").GetString());
        Assert.Contains("nyeste besked", body.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    private async Task<string> Expect(string token, string answer, string outcome, string text)
    {
        var (status, body) = await Answer(token, answer);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(
            (outcome, text, false),
            (
                body.GetProperty("outcome").GetString(),
                body.GetProperty("text").GetString(),
                body.GetProperty("exercise").GetBoolean()
            )
        );
        return body.ToString();
    }

    private async Task<(HttpStatusCode Status, JsonElement Body)> Answer(string token, string answer)
    {
        using var stranger = hub.Stranger();
        var told = await stranger.PostAsJsonAsync("/api/v1/push/answers", new { token, answer }, Ct);
        return (told.StatusCode, await told.Content.ReadFromJsonAsync<JsonElement>(Ct));
    }

    /// <returns>A leader who was called, and the token that a notification of that call carries.</returns>
    private async Task<(SignedIn Leader, string Token, Guid Incident)> Called()
    {
        var jonas = await hub.SignIn("Jonas Aaby");
        var (_, incident) = await Report(jonas);
        var record = await jonas.Get($"/alerts/{await Alert(jonas, incident)}/record");
        var call = record
            .GetProperty("messages")
            .EnumerateArray()
            .First(message =>
                message.GetProperty("receiver").GetString() == "Jonas Aaby"
                && message.GetProperty("purpose").GetString() == "alert"
            );
        var secret = new ContactSecret(
            Convert.FromBase64String(await File.ReadAllTextAsync(Path.Combine(hub.Folder, "contact.key"), Ct))
        );
        return (jonas, secret.TokenOf(new(call.GetProperty("id").GetGuid()), new PersonId(jonas.Person)), incident);
    }

    private static async Task<Guid> Alert(SignedIn person, Guid incident) =>
        (await person.Get($"/incidents/{incident}")).GetProperty("alerts")[0].GetProperty("id").GetGuid();

    private static async Task<(SignedIn Person, Guid Incident)> Report(SignedIn person)
    {
        var incident = Guid.CreateVersion7();
        await person.Accept(
            "/incidents",
            new()
            {
                ["incidentId"] = incident,
                ["type"] = "stenkast",
                ["level"] = 2,
                ["scope"] = "lokal",
                ["position"] = new { longitude = 12.5539, latitude = 55.6872 },
                ["what"] = "En flok unge kaster sten",
                ["where"] = "",
                ["now"] = "",
                ["started"] = "",
            }
        );
        return (person, incident);
    }
}
