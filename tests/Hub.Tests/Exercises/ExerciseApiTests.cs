using System.Net;
using System.Text.Json;
using Beredskab.Hub.Tests.Roster;

namespace Beredskab.Hub.Tests.Exercises;

/// <summary>Exercises and test alarms over HTTP, in the whole program with its demonstration.</summary>
public sealed class ExerciseApiTests(RunningHub hub) : IClassFixture<RunningHub>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_leader_practises_with_the_own_ledergruppe_and_nobody_else_is_woken()
    {
        var jonas = await hub.SignIn("Jonas Aaby");
        var incident = await Report(jonas, exercise: true);
        var view = await jonas.Get($"/incidents/{incident}");
        var header = view.GetProperty("incident");
        Assert.True(header.GetProperty("exercise").GetBoolean());
        Assert.Equal("ØVELSE Stenkast ved Blågårds Plads", header.GetProperty("title").GetString());
        // A number of the exercises' own: what is reported in earnest between two takes none of theirs.
        await Report(jonas, exercise: false);
        var next = (await jonas.Get($"/incidents/{await Report(jonas, exercise: true)}")).GetProperty("incident");
        Assert.Equal(header.GetProperty("number").GetInt32() + 1, next.GetProperty("number").GetInt32());

        // Valby is not the leader's.
        await jonas.Refuse("exercise-too-wide", "/incidents", Fields(exercise: true, 12.4960, 55.6512));
        await jonas.Refuse(
            "exercise-too-wide",
            $"/incidents/{incident}/position",
            new()
            {
                ["seenVersion"] = 1,
                ["position"] = new Dictionary<string, object?> { ["longitude"] = 12.4960, ["latitude"] = 55.6512 },
            }
        );
        // Without a place it would wake the Sekretariat alone; operationsberedskab wakes more than the ledergruppe.
        await jonas.Refuse("exercise-too-wide", "/incidents", Fields(exercise: true, null, null));
        // In earnest the same is taken.
        await jonas.Accept("/incidents", Fields(exercise: false, 12.4960, 55.6512));
    }

    [Fact]
    public async Task A_partner_starts_no_exercise_and_ends_none()
    {
        var partner = await hub.SignIn("Yasmin Kofoed");
        await partner.Refuse("not-allowed", "/incidents", Fields(exercise: true, 12.5539, 55.6872));
        await partner.Refuse("not-allowed", "/exercises/end", new() { ["reason"] = "Slut" });
        await partner.Refuse("not-allowed", "/test-alarms", new() { ["audience"] = "on-duty", ["people"] = 1 });
        var answer = await partner.Client.GetAsync("/api/v1/test-alarms", Ct);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task Every_export_of_an_exercise_says_that_it_is_one_in_its_name_and_on_each_line()
    {
        var inger = await hub.SignIn("Inger Thue");
        var incident = await Report(inger, exercise: true);
        var number = (await inger.Get($"/incidents/{incident}"))
            .GetProperty("incident")
            .GetProperty("number")
            .GetInt32();
        var timeline = await inger.Client.GetAsync($"/api/v1/incidents/{incident}/timeline.json", Ct);
        Assert.Equal($"OEVELSE-{number}-tidslinje.json", timeline.Content.Headers.ContentDisposition!.FileNameStar);
        using var json = JsonDocument.Parse(await timeline.Content.ReadAsStringAsync(Ct));
        Assert.True(json.RootElement.GetProperty("exercise").GetBoolean());
        Assert.StartsWith("ØVELSE ", json.RootElement.GetProperty("title").GetString(), StringComparison.Ordinal);

        await AllMarked(inger, $"/api/v1/incidents/{incident}/timeline.csv", column: 3);
        var alert = (await inger.Get($"/incidents/{incident}")).GetProperty("alerts")[0].GetProperty("id").GetGuid();
        var record = await inger.Get($"/alerts/{alert}/record");
        Assert.True(record.GetProperty("exercise").GetBoolean());
        Assert.All(
            record.GetProperty("messages").EnumerateArray(),
            message => Assert.Matches("^ØVELSE .* ØVELSE$", message.GetProperty("text").GetString())
        );
        await AllMarked(inger, $"/api/v1/alerts/{alert}/record.csv", column: 2);
    }

    [Fact]
    public async Task A_preview_of_an_exercise_shows_the_marked_text_and_the_number_of_real_people()
    {
        var inger = await hub.SignIn("Inger Thue");
        var (status, preview) = await inger.Post(
            "/preview",
            new()
            {
                ["type"] = "stenkast",
                ["level"] = 2,
                ["position"] = new Dictionary<string, object?> { ["longitude"] = 12.5539, ["latitude"] = 55.6872 },
                ["exercise"] = true,
            }
        );
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.True(preview.GetProperty("exercise").GetBoolean());
        Assert.Equal(4, preview.GetProperty("people").GetInt32());
        Assert.Matches("^ØVELSE SSP-BEREDSKAB .* ØVELSE$", preview.GetProperty("sms").GetProperty("text").GetString());
    }

    [Fact]
    public async Task All_exercises_end_at_once_and_what_is_real_goes_on()
    {
        var inger = await hub.SignIn("Inger Thue");
        Guid[] exercises = [await Report(inger, exercise: true), await Report(inger, exercise: true)];
        var real = await Report(inger, exercise: false);
        await inger.Refuse("text-missing", "/exercises/end", new() { ["reason"] = "" });
        await inger.Accept("/exercises/end", new() { ["reason"] = "Øvelsen er slut" });
        foreach (var one in exercises)
        {
            Assert.Equal(JsonValueKind.Object, await StoodDown(inger, one));
        }

        Assert.Equal(JsonValueKind.Null, await StoodDown(inger, real));
        // A repeat has nothing to end.
        await inger.Accept("/exercises/end", new() { ["reason"] = "Øvelsen er slut" });
    }

    [Fact]
    public async Task A_test_alarm_is_sent_to_the_number_that_was_shown_answered_and_reported()
    {
        var inger = await hub.SignIn("Inger Thue");
        var malthe = await hub.SignIn("Malthe Grøn");
        var jonas = await hub.SignIn("Jonas Aaby");
        // The demonstration has a real incident at operationsberedskab, and nobody is disturbed by a test then.
        var shown = await inger.Get("/test-alarms");
        var people = shown.GetProperty("onDuty").GetInt32();
        Assert.True(shown.GetProperty("settings").GetProperty("on").GetBoolean());
        Assert.True(shown.GetProperty("next").GetDateTimeOffset() > TimeProvider.System.GetUtcNow().AddHours(1));
        await inger.Refuse("test-alarm-real-alert", "/test-alarms", Send(people));
        await Calm(inger);

        await jonas.Refuse("not-allowed", "/test-alarms", Send(people));
        await inger.Refuse("test-alarm-people-changed", "/test-alarms", Send(people + 1));
        await inger.Accept("/test-alarms", Send(people));
        await malthe.Refuse("test-alarm-running", "/test-alarms", Send(people));

        var asked = (await jonas.Get("/reference")).GetProperty("testAlarm");
        var alert = asked.GetProperty("alert").GetGuid();
        Assert.False(asked.GetProperty("answered").GetBoolean());
        await jonas.Accept($"/alerts/{alert}/answers", new() { ["answer"] = "coming", ["etaMinutes"] = null });
        Assert.True((await jonas.Get("/reference")).GetProperty("testAlarm").GetProperty("answered").GetBoolean());

        var report = await inger.Get($"/test-alarms/{alert}");
        Assert.Equal("ØVELSE Prøvealarm", report.GetProperty("title").GetString());
        Assert.Equal(people, report.GetProperty("count").GetProperty("asked").GetInt32());
        Assert.Equal(1, report.GetProperty("count").GetProperty("answered").GetInt32());
        var line = report
            .GetProperty("people")
            .EnumerateArray()
            .Single(one => one.GetProperty("name").GetString() == "Jonas Aaby");
        Assert.Equal("dashboard", line.GetProperty("answer").GetProperty("channel").GetString());
        Assert.Contains(
            "Ledergruppen Nørrebro",
            line.GetProperty("ledergrupper").EnumerateArray().Select(group => group.GetString())
        );

        // Word by word, once with a place for the code and once for each as it left.
        Assert.Equal(
            ["ØVELSE SSP-BEREDSKAB {kode}: PRØVEALARM. Svar JA {kode}. Der er ikke sket noget. ØVELSE"],
            report.GetProperty("texts").EnumerateArray().Select(text => text.GetString())
        );
        Assert.Matches(
            @"^ØVELSE SSP-BEREDSKAB (\d{4}): PRØVEALARM\. Svar JA \1\.",
            line.GetProperty("tries")[0].GetProperty("text").GetString()
        );
        // The demonstration's shared phone lies with the Sekretariat, and is a contact of its own.
        var phone = Assert.Single(report.GetProperty("phones").EnumerateArray());
        Assert.Equal(1, shown.GetProperty("phones").GetInt32());
        Assert.StartsWith("Vagttelefon, ", phone.GetProperty("name").GetString(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, phone.GetProperty("answer").ValueKind);
        Assert.Equal(1, report.GetProperty("phoneCount").GetProperty("asked").GetInt32());
        var sheet = await inger.Client.GetStringAsync($"/api/v1/test-alarms/{alert}/report.csv", Ct);
        Assert.Contains(";\"Tekst\";", sheet, StringComparison.Ordinal);
        Assert.Contains("PRØVEALARM. Svar JA", sheet, StringComparison.Ordinal);
        Assert.Contains("Vagttelefon, ", sheet, StringComparison.Ordinal);

        // A leader sees the own ledergruppe's people, and no others.
        var own = await jonas.Get($"/test-alarms/{alert}");
        Assert.False(own.GetProperty("whole").GetBoolean());
        Assert.InRange(own.GetProperty("count").GetProperty("asked").GetInt32(), 1, 8);
        Assert.All(
            own.GetProperty("ledergrupper").EnumerateArray(),
            group =>
                Assert.Contains(
                    group.GetProperty("name").GetString(),
                    new[] { "Ledergruppen Nørrebro", "Ledergruppen Bispebjerg" }
                )
        );
        await AllMarked(inger, $"/api/v1/test-alarms/{alert}/report.csv", column: 0);
        var file = await inger.Client.GetAsync($"/api/v1/test-alarms/{alert}/report.json", Ct);
        Assert.StartsWith(
            "OEVELSE-proevealarm-",
            file.Content.Headers.ContentDisposition!.FileNameStar!,
            StringComparison.Ordinal
        );

        await inger.Accept($"/test-alarms/{alert}/stop");
        var history = (await inger.Get("/test-alarms")).GetProperty("history")[0];
        Assert.Equal("stopped", history.GetProperty("ending").GetString());
        // It is about no incident, so it has no record among the alerts of one, and is on no map.
        var record = await inger.Client.GetAsync($"/api/v1/alerts/{alert}/record", Ct);
        Assert.Equal(HttpStatusCode.NotFound, record.StatusCode);
    }

    [Fact]
    public async Task The_settings_are_the_sekretariats_and_a_bad_time_is_refused_by_name()
    {
        var inger = await hub.SignIn("Inger Thue");
        var jonas = await hub.SignIn("Jonas Aaby");
        var version = (await inger.Get("/test-alarms")).GetProperty("settings").GetProperty("version").GetInt32();
        await jonas.Refuse("not-allowed", "/test-alarms/settings", Settings(version, "10:00"));
        await inger.Refuse("time-invalid", "/test-alarms/settings", Settings(version, "25:00"));
        await inger.Accept("/test-alarms/settings", Settings(version, "09.30"));
        await inger.Refuse("test-alarm-settings-changed", "/test-alarms/settings", Settings(version, "10:00"));
        var settings = (await inger.Get("/test-alarms")).GetProperty("settings");
        Assert.Equal(
            ("09:30", 5),
            (settings.GetProperty("time").GetString(), settings.GetProperty("weekday").GetInt32())
        );
    }

    private static Dictionary<string, object?> Settings(int seen, string time) =>
        new()
        {
            ["seenVersion"] = seen,
            ["on"] = true,
            ["weekday"] = 5,
            ["time"] = time,
            ["audience"] = "members",
            ["deadlineMinutes"] = 20,
        };

    private static Dictionary<string, object?> Send(int people) =>
        new() { ["audience"] = "on-duty", ["people"] = people };

    /// <summary>Takes every real incident down from operationsberedskab.</summary>
    private static async Task Calm(SignedIn by)
    {
        var shots = await FindShots(by);
        await by.Accept(
            $"/incidents/{shots.GetProperty("id").GetGuid()}/level",
            new()
            {
                ["seenVersion"] = shots.GetProperty("version").GetInt32(),
                ["level"] = 2,
                ["reason"] = "Der er roligt",
            }
        );
    }

    // The incident of the demonstration is similar to a report at its own place.
    private static async Task<JsonElement> FindShots(SignedIn by)
    {
        var (_, preview) = await by.Post(
            "/preview",
            new()
            {
                ["type"] = "brand",
                ["level"] = 1,
                ["position"] = new Dictionary<string, object?> { ["longitude"] = 12.4960, ["latitude"] = 55.6512 },
            }
        );
        var id = preview
            .GetProperty("similar")
            .EnumerateArray()
            .First(one => one.GetProperty("title").GetString()!.StartsWith("Skud", StringComparison.Ordinal))
            .GetProperty("id")
            .GetGuid();
        return (await by.Get($"/incidents/{id}")).GetProperty("incident");
    }

    private static async Task<JsonValueKind> StoodDown(SignedIn by, Guid incident) =>
        (await by.Get($"/incidents/{incident}")).GetProperty("incident").GetProperty("stoodDown").ValueKind;

    private static async Task<Guid> Report(SignedIn by, bool exercise)
    {
        var fields = Fields(exercise, 12.5539, 55.6872);
        await by.Accept("/incidents", fields);
        return (Guid)fields["incidentId"]!;
    }

    private static Dictionary<string, object?> Fields(bool exercise, double? longitude, double? latitude) =>
        new()
        {
            ["incidentId"] = Guid.CreateVersion7(),
            ["type"] = "stenkast",
            ["level"] = 2,
            ["scope"] = "lokal",
            ["position"] = longitude is null
                ? null
                : new Dictionary<string, object?> { ["longitude"] = longitude, ["latitude"] = latitude },
            ["what"] = "Sten kastet mod en bus.",
            ["exercise"] = exercise,
        };

    private static async Task AllMarked(SignedIn by, string address, int column)
    {
        var answer = await by.Client.GetAsync(address, Ct);
        Assert.StartsWith(
            "OEVELSE-",
            answer.Content.Headers.ContentDisposition!.FileNameStar!,
            StringComparison.Ordinal
        );
        var lines = (await answer.Content.ReadAsStringAsync(Ct))
            .Split("\r\n", StringSplitOptions.RemoveEmptyEntries)
            .Skip(1)
            .ToArray();
        Assert.NotEmpty(lines);
        Assert.All(
            lines,
            line =>
                Assert.StartsWith("\"ØVELSE ", string.Join(';', line.Split(';')[column..]), StringComparison.Ordinal)
        );
    }
}
