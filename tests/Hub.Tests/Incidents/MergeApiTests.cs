using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Beredskab.Hub.Tests.Contacts;
using Beredskab.Hub.Tests.Roster;

namespace Beredskab.Hub.Tests.Incidents;

/// <summary>Merging and splitting over HTTP, in the whole program, with the demonstration's phones as the provider.</summary>
public sealed partial class MergeApiTests(RunningHub hub) : IClassFixture<RunningHub>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private const double Longitude = 12.5539;
    private const double InVanloese = 12.4890;
    private const double Latitude = 55.6872;

    [Fact]
    public async Task A_merge_says_before_what_it_will_do_and_then_does_it()
    {
        var (rune, mette) = (await hub.SignIn("Rune Thorup"), await hub.SignIn("Mette Lindholm"));
        var main = await Report(rune, InVanloese);
        // In a bydel of its own, so that no alert of another test leaves in one text with these. 20 m to the east.
        var preview = (await mette.Post("/preview", Fields(InVanloese + 0.0003, level: 2))).Body;
        var near = preview
            .GetProperty("similar")
            .EnumerateArray()
            .Single(one => one.GetProperty("id").GetGuid() == main);
        Assert.True(near.GetProperty("likely").GetBoolean());
        Assert.InRange(near.GetProperty("minutesAgo").GetInt32(), 0, 1);

        var duplicate = await Report(mette, InVanloese + 0.0003, level: 2);
        await rune.Accept($"/incidents/{duplicate}/notes", new() { ["text"] = "To grupper" });
        var old = await CodeOf(rune, duplicate, "Rune Thorup");
        await Reply("Rune Thorup", $"JA {old} 20");
        await Until(async () => (await Row(rune, duplicate, "SOF")).GetProperty("state").GetString() == "covered");

        var (status, before) = await mette.Post($"/incidents/{duplicate}/merge/preview", new() { ["into"] = main });
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(2, before.GetProperty("level").GetInt32());
        Assert.Equal(1, before.GetProperty("carried").GetInt32());
        Assert.Equal(0, before.GetProperty("called").GetInt32());
        Assert.Equal(
            (await rune.Get($"/incidents/{duplicate}"))
                .GetProperty("alerts")
                .EnumerateArray()
                .SelectMany(People)
                .Distinct()
                .Count(),
            before.GetProperty("asked").GetInt32() + before.GetProperty("told").GetInt32()
        );
        Assert.Contains(
            "Slået sammen med kode",
            before.GetProperty("sms").GetProperty("text").GetString(),
            StringComparison.Ordinal
        );

        await Merge(mette, duplicate, main);
        var view = await rune.Get($"/incidents/{main}");
        Assert.Equal(2, view.GetProperty("incident").GetProperty("level").GetInt32());
        var ended = await rune.Get($"/incidents/{duplicate}");
        Assert.Equal(
            view.GetProperty("incident").GetProperty("number").GetInt32(),
            ended.GetProperty("incident").GetProperty("mergedInto").GetInt32()
        );
        Assert.Equal(
            [ended.GetProperty("incident").GetProperty("number").GetInt32()],
            view.GetProperty("incident").GetProperty("absorbed").EnumerateArray().Select(number => number.GetInt32())
        );
        Assert.Contains(
            ended.GetProperty("log").EnumerateArray(),
            line => line.GetProperty("kind").GetString() == "note"
        );
        var row = await Row(rune, main, "SOF");
        Assert.Equal("covered", row.GetProperty("state").GetString());
        Assert.True(row.GetProperty("answer").GetProperty("carriedOver").GetBoolean());

        // By the phone: which code holds, and what becomes of an answer with the one that does not.
        var code = await CodeOf(rune, main, "Rune Thorup");
        await Until(async () =>
            (await Texts("Rune Thorup")).Any(text =>
                text.StartsWith($"SSP-BEREDSKAB {code}:", StringComparison.Ordinal)
                && text.Contains($"Slået sammen med kode {old}.", StringComparison.Ordinal)
                && text.EndsWith("Dit svar gælder stadig.", StringComparison.Ordinal)
            )
        );
        await Reply("Rune Thorup", $"NEJ {old}");
        await Until(async () =>
            (await Texts("Rune Thorup"))[^1].Contains($"Svar fx JA {code}.", StringComparison.Ordinal)
        );
        Assert.Equal("covered", (await Row(rune, main, "SOF")).GetProperty("state").GetString());

        foreach (
            var (incident, words) in new[] { (main, "Har optaget en anden"), (duplicate, "Slået sammen med en anden") }
        )
        {
            var sheet = await rune.Client.GetStringAsync($"/api/v1/incidents/{incident}/timeline.csv", Ct);
            Assert.Contains(words, sheet, StringComparison.Ordinal);
        }

        var alert = ended.GetProperty("alerts")[0].GetProperty("id").GetGuid();
        var record = (await rune.Get($"/alerts/{alert}/record")).ToString();
        Assert.Contains("hændelsen er slået sammen med en anden", record, StringComparison.Ordinal);
        Assert.Contains("Hændelsen var slået sammen med en anden.", record, StringComparison.Ordinal);
        await rune.Refuse(
            "alert-merged",
            $"/alerts/{alert}/answers",
            new() { ["answer"] = "coming", ["etaMinutes"] = null }
        );
    }

    [Fact]
    public async Task Of_two_who_merge_at_once_one_is_told_what_the_other_did()
    {
        var (jonas, mette) = (await hub.SignIn("Jonas Aaby"), await hub.SignIn("Mette Lindholm"));
        var (main, one, other) = (await Report(jonas), await Report(jonas), await Report(mette));
        // A report races with both, and is taken.
        var reported = Guid.CreateVersion7();
        var answers = await Task.WhenAll(
            jonas.Post($"/incidents/{one}/merge", Body(1, main, 1)),
            mette.Post($"/incidents/{other}/merge", Body(1, main, 1)),
            jonas.Post("/incidents", Fields(Longitude, id: reported))
        );
        Assert.Equal(HttpStatusCode.OK, answers[2].Status);
        var (taken, refused) = answers[0].Status == HttpStatusCode.OK ? (one, answers[1]) : (other, answers[0]);
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Equal("version-conflict", refused.Body.GetProperty("code").GetString());
        Assert.Equal("intoVersion", refused.Body.GetProperty("field").GetString());
        var current = refused.Body.GetProperty("current");
        Assert.Equal(main, current.GetProperty("id").GetGuid());
        Assert.Single(current.GetProperty("absorbed").EnumerateArray());

        // On what it is now the other goes in too, once.
        var left = taken == one ? other : one;
        var again = await Task.WhenAll(
            jonas.Post($"/incidents/{left}/merge", Body(1, main, 2)),
            mette.Post($"/incidents/{left}/merge", Body(1, main, 2))
        );
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], again.Select(answer => answer.Status).Order());
        Assert.Equal(
            "incident-merged",
            again.Single(answer => answer.Status == HttpStatusCode.Conflict).Body.GetProperty("code").GetString()
        );
        Assert.Equal(
            2,
            (await jonas.Get($"/incidents/{main}")).GetProperty("incident").GetProperty("absorbed").GetArrayLength()
        );
        Assert.Equal(
            JsonValueKind.Null,
            (await jonas.Get($"/incidents/{reported}")).GetProperty("incident").GetProperty("stoodDown").ValueKind
        );
    }

    [Fact]
    public async Task Who_may_not_see_or_lead_merges_nothing_and_a_partner_follows_what_it_reported()
    {
        var (jonas, yasmin) = (await hub.SignIn("Jonas Aaby"), await hub.SignIn("Yasmin Kofoed"));
        var (main, hers) = (await Report(jonas), await Report(yasmin));
        await yasmin.Refuse("not-allowed", $"/incidents/{hers}/merge", Body(1, main, 1));
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await yasmin.Post($"/incidents/{hers}/merge/preview", new() { ["into"] = main })).Status
        );
        await yasmin.Refuse("incident-unknown", "/incidents", Fields(Longitude, splitFrom: main));
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await yasmin.Client.GetAsync($"/api/v1/incidents/{main}", Ct)).StatusCode
        );

        await Merge(jonas, hers, main);
        Assert.Equal(
            main,
            (await yasmin.Get($"/incidents/{main}")).GetProperty("incident").GetProperty("id").GetGuid()
        );
    }

    [Fact]
    public async Task What_is_split_off_is_alerted_by_itself_and_both_say_so()
    {
        var jonas = await hub.SignIn("Jonas Aaby");
        var first = await Report(jonas);
        var other = Guid.CreateVersion7();
        await jonas.Accept("/incidents", Fields(Longitude + 0.01, id: other, splitFrom: first));
        var (one, two) = (await jonas.Get($"/incidents/{first}"), await jonas.Get($"/incidents/{other}"));
        Assert.Equal(Number(one), two.GetProperty("incident").GetProperty("splitFrom").GetInt32());
        Assert.Equal(Number(two), one.GetProperty("incident").GetProperty("splitOff")[0].GetInt32());
        Assert.Equal("split-off", one.GetProperty("log").EnumerateArray().Last().GetProperty("kind").GetString());
        Assert.NotEmpty(two.GetProperty("alerts").EnumerateArray());
        await jonas.Refuse("split-from-unknown", "/incidents", Fields(Longitude, splitFrom: Guid.CreateVersion7()));
        await jonas.Refuse("split-exercise-mixed", "/incidents", Fields(Longitude, splitFrom: first, exercise: true));
    }

    [Fact]
    public async Task Spots_that_are_split_out_leave_the_first_in_the_same_commit_and_both_logs_tell()
    {
        var (jonas, yasmin) = (await hub.SignIn("Jonas Aaby"), await hub.SignIn("Yasmin Kofoed"));
        var (first, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var fields = Fields(Longitude, id: first);
        fields.Remove("position");
        fields["shape"] = new Dictionary<string, object?>
        {
            ["type"] = "MultiPoint",
            ["coordinates"] = new[] { new[] { Longitude, Latitude }, new[] { Longitude + 0.04, Latitude } },
        };
        Dictionary<string, object?> unchanged = new(fields) { ["incidentId"] = other, ["splitFrom"] = first };
        await jonas.Accept("/incidents", fields);
        await jonas.Refuse("split-unchanged", "/incidents", unchanged);

        var split = Fields(Longitude + 0.04, id: other, splitFrom: first);
        split["takesSpots"] = true;
        await jonas.Accept("/incidents", split);
        var one = await jonas.Get($"/incidents/{first}");
        var position = one.GetProperty("incident").GetProperty("position");
        Assert.Equal(Longitude, position.GetProperty("point")[0].GetDouble());
        Assert.True(
            !position.TryGetProperty("shape", out var shape) || shape.ValueKind == JsonValueKind.Null,
            "the first still has several spots"
        );
        Assert.Equal(
            ["split-off", "moved"],
            one.GetProperty("log").EnumerateArray().TakeLast(2).Select(line => line.GetProperty("kind").GetString())
        );
        var two = await jonas.Get($"/incidents/{other}");
        Assert.Equal(Number(one), two.GetProperty("log")[0].GetProperty("splitFrom").GetInt32());

        // Who may not move an incident takes nothing out of it.
        var hers = await Report(yasmin);
        var taking = Fields(Longitude + 0.01, splitFrom: hers);
        taking["takesSpots"] = true;
        await yasmin.Refuse("not-allowed", "/incidents", taking);
    }

    private static int Number(JsonElement view) => view.GetProperty("incident").GetProperty("number").GetInt32();

    private static Dictionary<string, object?> Body(int seen, Guid into, int intoSeen) =>
        new()
        {
            ["seenVersion"] = seen,
            ["into"] = into,
            ["intoVersion"] = intoSeen,
            ["reason"] = "Samme hændelse, meldt to gange",
        };

    private static async Task Merge(SignedIn by, Guid duplicate, Guid main)
    {
        async Task<int> VersionOf(Guid id) =>
            (await by.Get($"/incidents/{id}")).GetProperty("incident").GetProperty("version").GetInt32();
        await by.Accept($"/incidents/{duplicate}/merge", Body(await VersionOf(duplicate), main, await VersionOf(main)));
    }

    private static async Task<Guid> Report(SignedIn by, double longitude = Longitude, int level = 1)
    {
        var incident = Guid.CreateVersion7();
        await by.Accept("/incidents", Fields(longitude, level, incident));
        return incident;
    }

    private static Dictionary<string, object?> Fields(
        double longitude,
        int level = 1,
        Guid? id = null,
        Guid? splitFrom = null,
        bool exercise = false
    ) =>
        new()
        {
            ["incidentId"] = id ?? Guid.CreateVersion7(),
            ["type"] = "stenkast",
            ["level"] = level,
            ["scope"] = "lokal",
            ["position"] = new Dictionary<string, object?> { ["longitude"] = longitude, ["latitude"] = Latitude },
            ["what"] = "Der kastes med sten",
            ["exercise"] = exercise,
            ["splitFrom"] = splitFrom,
        };

    private async Task<JsonElement> Row(SignedIn by, Guid incident, string shortName)
    {
        var organisation = (await by.Get("/reference"))
            .GetProperty("organisations")
            .EnumerateArray()
            .Single(one => one.GetProperty("shortName").GetString() == shortName)
            .GetProperty("id")
            .GetGuid();
        return (await by.Get($"/incidents/{incident}"))
            .GetProperty("alerts")[0]
            .GetProperty("rows")
            .EnumerateArray()
            .First(row => row.GetProperty("organisation").GetGuid() == organisation);
    }

    private static IEnumerable<Guid> People(JsonElement alert) =>
        alert
            .GetProperty("rows")
            .EnumerateArray()
            .Where(row => row.GetProperty("person").ValueKind != JsonValueKind.Null)
            .Select(row => row.GetProperty("person").GetGuid());

    /// <summary>Of the person's newest text that the incident's first alert sent.</summary>
    private static async Task<string> CodeOf(SignedIn by, Guid incident, string name)
    {
        var alert = (await by.Get($"/incidents/{incident}")).GetProperty("alerts")[0].GetProperty("id").GetGuid();
        var text = (await by.Get($"/alerts/{alert}/record"))
            .GetProperty("messages")
            .EnumerateArray()
            .Last(message =>
                message.GetProperty("receiver").GetString() == name
                && message.GetProperty("purpose").GetString() != "reply"
            )
            .GetProperty("text")
            .GetString()!;
        return Code().Match(text).Groups[1].Value;
    }

    private async Task<List<string>> Texts(string name) =>
        [
            .. (await Phone(name))
                .GetProperty("messages")
                .EnumerateArray()
                .Where(message => message.GetProperty("direction").GetString() == "in")
                .Select(message => message.GetProperty("text").GetString()!),
        ];

    private async Task<JsonElement> Phone(string name) =>
        (await hub.Phones()).First(phone => phone.GetProperty("name").GetString() == name);

    private async Task Reply(string name, string text) =>
        await hub.Reply((await Phone(name)).GetProperty("number").GetString()!, text);

    private static async Task Until(Func<Task<bool>> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!await condition())
        {
            Assert.False(patience.IsCancellationRequested, "It did not come.");
            await Task.Delay(50, Ct);
        }
    }

    [GeneratedRegex(@"^SSP-BEREDSKAB (\d{4}):", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();
}
