using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Beredskab.Hub.Demo;
using Ical.Net;

namespace Beredskab.Hub.Tests.Roster;

/// <summary>The roster over HTTP, on the whole program with the demonstration's people.</summary>
public sealed class RosterApiTests(RunningHub hub) : IClassFixture<RunningHub>
{
    private static readonly Guid Noerrebro = DemoPeople.IdOf("ledergruppe", "noerrebro");
    private static readonly Guid Valby = DemoPeople.IdOf("ledergruppe", "valby");
    private static readonly Guid AmagerOest = DemoPeople.IdOf("ledergruppe", "amager-oest");
    private static readonly Guid AmagerVest = DemoPeople.IdOf("ledergruppe", "amager-vest");
    private static readonly Guid IndreBy = DemoPeople.IdOf("ledergruppe", "indre-by");
    private static readonly Guid Sof = Organisation("sof");
    private static readonly Guid Buf = Organisation("buf");
    private static readonly Guid Kff = Organisation("kff");

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    // What is planned comes back from a file, which has whole minutes.
    private static DateTimeOffset Minute => new(Now.Ticks - (Now.Ticks % TimeSpan.TicksPerMinute), TimeSpan.Zero);

    [Fact]
    public async Task The_demonstration_has_life_one_on_duty_for_each_authority_and_holes_to_see()
    {
        var inger = await hub.SignIn("Inger Thue");
        var roster = await inger.Get("/roster");
        var now = Now;
        Assert.Equal(
            4,
            Of(roster, "duties", Noerrebro).Count(duty => Time(duty, "from") <= now && now < Time(duty, "to"))
        );
        Assert.True(roster.GetProperty("mayManage").GetBoolean());
        Assert.Equal(2, Of(roster, "holes", Valby).Count(hole => Time(hole, "from") > now));
        Assert.Contains(roster.GetProperty("duties").EnumerateArray(), duty => duty.GetProperty("deputy").GetBoolean());
        Assert.Contains(
            roster.GetProperty("warnings").EnumerateArray(),
            warning => warning.GetProperty("kind").GetString() == "two-places"
        );
        Assert.NotEmpty(roster.GetProperty("swaps").EnumerateArray());
        Assert.NotEmpty(roster.GetProperty("absences").EnumerateArray());

        var reference = await inger.Get("/reference");
        Assert.True(reference.GetProperty("roster").GetProperty("holes").GetInt32() >= 3);
        Assert.NotEmpty(reference.GetProperty("duties").EnumerateArray());
        var check = await inger.Get("/roster/check");
        Assert.Equal(JsonValueKind.Object, check.GetProperty("firstHole").ValueKind);
    }

    [Fact]
    public async Task A_leader_sees_the_plan_but_manages_none_and_a_partner_sees_none()
    {
        var jonas = await hub.SignIn("Jonas Aaby");
        var roster = await jonas.Get("/roster?days=92");
        Assert.False(roster.GetProperty("mayManage").GetBoolean());
        Assert.All(
            roster.GetProperty("warnings").EnumerateArray(),
            warning => Assert.Equal(Sof, warning.GetProperty("organisation").GetGuid())
        );
        Assert.Equal(JsonValueKind.Null, (await jonas.Get("/reference")).GetProperty("roster").ValueKind);
        await jonas.Refuse("not-allowed", $"/ledergrupper/{Noerrebro}/rotations", Rotation());
        await jonas.Refuse(
            "not-allowed",
            $"/ledergrupper/{Noerrebro}/members",
            new() { ["organisationId"] = Sof, ["members"] = new[] { jonas.Person } }
        );

        var yasmin = await hub.SignIn("Yasmin Kofoed");
        Assert.Equal(HttpStatusCode.Forbidden, (await yasmin.Client.GetAsync("/api/v1/roster")).StatusCode);
        Assert.Empty((await yasmin.Get("/reference")).GetProperty("duties").EnumerateArray());
        await yasmin.Refuse("not-allowed", "/absences", Away(yasmin.Person));
        await yasmin.Refuse("not-allowed", "/calendars", new() { ["calendarId"] = Id(), ["person"] = yasmin.Person });
    }

    [Fact]
    public async Task A_leader_overrides_for_the_own_authority_where_the_leader_sits()
    {
        var jonas = await hub.SignIn("Jonas Aaby");
        var shift = Shift(Sof, jonas.Person, 40);
        await jonas.Accept($"/ledergrupper/{Noerrebro}/shifts", shift);
        await jonas.Refuse("not-allowed", $"/ledergrupper/{Valby}/shifts", Shift(Sof, jonas.Person, 40));
        await jonas.Refuse("not-allowed", $"/ledergrupper/{Noerrebro}/shifts", Shift(Buf, jonas.Person, 40));
        var amina = await hub.SignIn("Amina Rahimi");
        await amina.Refuse("not-allowed", $"/ledergrupper/{Noerrebro}/shifts/{shift["shiftId"]}/cancel");
        await jonas.Accept($"/ledergrupper/{Noerrebro}/shifts/{shift["shiftId"]}/cancel");
    }

    [Fact]
    public async Task Two_leaders_swap_when_both_have_said_yes()
    {
        // SOF at Amager Øst is Ole, and Vest is Nadia: she gets Øst's second week instead of him.
        var ole = await hub.SignIn("Ole Brix");
        var nadia = await hub.SignIn("Nadia Friis");
        var duty = Of(await ole.Get("/roster?days=30"), "duties", AmagerOest)
            .First(one => one.GetProperty("organisation").GetGuid() == Sof && Time(one, "from") > Now.AddDays(1));
        var swap = new Dictionary<string, object?>
        {
            ["swapId"] = Id(),
            ["organisationId"] = Sof,
            ["giver"] = ole.Person,
            ["taker"] = nadia.Person,
            ["given"] = new { from = Text(duty, "from"), to = Text(duty, "to") },
        };
        await nadia.Refuse("not-allowed", $"/ledergrupper/{AmagerOest}/swaps", new(swap));
        await ole.Accept($"/ledergrupper/{AmagerOest}/swaps", swap);
        await (await hub.SignIn("Jonas Aaby")).Refuse(
            "not-allowed",
            $"/ledergrupper/{AmagerOest}/swaps/{swap["swapId"]}/confirm"
        );
        await (await hub.SignIn("Inger Thue")).Refuse(
            "swap-not-yours",
            $"/ledergrupper/{AmagerOest}/swaps/{swap["swapId"]}/confirm"
        );
        await nadia.Accept($"/ledergrupper/{AmagerOest}/swaps/{swap["swapId"]}/confirm");

        var after = Of(await ole.Get("/roster?days=30"), "duties", AmagerOest)
            .Single(one => one.GetProperty("id").GetGuid() == duty.GetProperty("id").GetGuid());
        Assert.Equal(nadia.Person, after.GetProperty("person").GetGuid());
        Assert.Equal("swap", after.GetProperty("why").GetString());
        await ole.Refuse("swap-settled", $"/ledergrupper/{AmagerOest}/swaps/{swap["swapId"]}/withdraw");
    }

    [Fact]
    public async Task A_person_reports_own_absence_and_is_back()
    {
        var line = await hub.SignIn("Line Bruun");
        var away = Away(line.Person);
        await line.Accept("/absences", away);
        await line.Refuse("not-allowed", "/absences", Away((await hub.SignIn("Carl Winther")).Person));
        var roster = await line.Get("/roster");
        var standIn = Of(roster, "duties", AmagerVest).First(duty => duty.GetProperty("deputy").GetBoolean());
        Assert.Equal(line.Person, standIn.GetProperty("insteadOf").GetGuid());
        await (await hub.SignIn("Carl Winther")).Refuse("not-allowed", $"/absences/{away["absenceId"]}/end");
        await line.Accept($"/absences/{away["absenceId"]}/end");
    }

    [Fact]
    public async Task An_absence_says_beforehand_and_afterwards_which_turns_go_to_whom_and_which_nobody_has()
    {
        // KFF in Bispebjerg has no rotation: two shifts over each other, and Søren stands in.
        var malthe = await hub.SignIn("Malthe Grøn");
        var bispebjerg = DemoPeople.IdOf("ledergruppe", "bispebjerg");
        Guid pia = Array.Find(DemoPeople.Members, one => one.Name == "Pia Holm")!.Id.Value,
            soeren = Array.Find(DemoPeople.Members, one => one.Name == "Søren Kjeldgaard")!.Id.Value;
        var beneath = Shift(Kff, soeren, 60);
        var (from, to) = (Told(beneath["from"]), Told(beneath["to"]));
        await malthe.Accept($"/ledergrupper/{bispebjerg}/shifts", beneath);
        await malthe.Accept(
            $"/ledergrupper/{bispebjerg}/shifts",
            new(Shift(Kff, pia, 60)) { ["to"] = to.AddHours(4), ["from"] = from.AddHours(1) }
        );
        Dictionary<string, object?> Span(Guid person) =>
            new()
            {
                ["absenceId"] = Id(),
                ["person"] = person,
                ["from"] = from,
                ["to"] = to.AddHours(4),
            };

        // Søren, the deputy, is away from where his own shift ends.
        await malthe.Accept("/absences", new(Span(soeren)) { ["from"] = to });
        var (status, preview) = await malthe.Post("/absences/preview", Span(pia));
        Assert.True(status == HttpStatusCode.OK, preview.ToString());
        var turns = preview.GetProperty("turns").EnumerateArray().Where(turn => Is(turn, bispebjerg)).ToList();
        Assert.Equal(
            [(from.AddHours(1), to, (Guid?)soeren), (to, to.AddHours(4), null)],
            turns.Select(turn => (Time(turn, "from"), Time(turn, "to"), Person(turn)))
        );
        Assert.False(turns[0].GetProperty("deputy").GetBoolean());
        Assert.True(turns[1].GetProperty("required").GetBoolean());
        Assert.DoesNotContain(
            (await malthe.Get("/roster?days=92")).GetProperty("absences").EnumerateArray(),
            one => one.GetProperty("person").GetGuid() == pia
        );

        var (_, answer) = await malthe.Post("/absences", Span(pia));
        Assert.Matches(
            "^Ingen har vagt for KFF i Ledergruppen Bispebjerg .* kl. .*\\. 1 vagt går til Søren Kjeldgaard\\.$",
            Assert.Single(answer.GetProperty("notes").EnumerateArray()).GetString()
        );
        var back = Of(await malthe.Get("/roster?days=92"), "duties", bispebjerg)
            .Single(duty => Time(duty, "from") == from.AddHours(1));
        Assert.Equal((soeren, pia), (back.GetProperty("person").GetGuid(), back.GetProperty("resting").GetGuid()));

        // One is only told of what one may report.
        await (await hub.SignIn("Carl Winther")).Refuse("not-allowed", "/absences/preview", Span(pia));
        await malthe.Refuse("absence-backwards", "/absences/preview", new(Span(pia)) { ["to"] = from });

        static DateTimeOffset Told(object? text) =>
            DateTimeOffset.Parse((string)text!, System.Globalization.CultureInfo.InvariantCulture);
        static bool Is(JsonElement turn, Guid group) => turn.GetProperty("ledergruppe").GetGuid() == group;
        static Guid? Person(JsonElement turn) =>
            turn.GetProperty("person") is { ValueKind: JsonValueKind.String } one ? one.GetGuid() : null;
    }

    [Fact]
    public async Task The_Sekretariat_plans_changes_and_cancels_a_rotation()
    {
        var malthe = await hub.SignIn("Malthe Grøn");
        var rotation = Rotation();
        await malthe.Accept($"/ledergrupper/{IndreBy}/rotations", rotation);
        await malthe.Refuse(
            "rotation-exists",
            $"/ledergrupper/{IndreBy}/rotations",
            new(rotation) { ["commandId"] = Guid.CreateVersion7() }
        );
        var address = $"/ledergrupper/{IndreBy}/rotations/{rotation["rotationId"]}";
        await malthe.Accept(
            address,
            new(rotation)
            {
                ["commandId"] = Guid.CreateVersion7(),
                ["kind"] = "pattern",
                ["cycleDays"] = 2,
                ["segments"] = new[]
                {
                    new
                    {
                        fromDay = 0,
                        from = "19:00",
                        toDay = 1,
                        to = "07:00",
                        turn = 0,
                    },
                },
            }
        );
        var view = (await malthe.Get("/roster"))
            .GetProperty("rotations")
            .EnumerateArray()
            .Single(one => one.GetProperty("id").GetGuid() == (Guid)rotation["rotationId"]!);
        Assert.Equal("pattern", view.GetProperty("kind").GetString());
        Assert.Equal("19:00", view.GetProperty("segments")[0].GetProperty("from").GetString());
        await malthe.Accept($"{address}/cancel");
        await malthe.Refuse("rotation-unknown", $"{address}/cancel");
    }

    [Fact]
    public async Task What_cannot_be_read_is_refused_with_its_field()
    {
        var malthe = await hub.SignIn("Malthe Grøn");
        var address = $"/ledergrupper/{IndreBy}/rotations";
        foreach (
            var (field, value, code) in new (string, object?, string)[]
            {
                ("handover", "25:00", "clock-not-understood"),
                ("handover", null, "clock-not-understood"),
                ("handover", new string('8', 100_000), "clock-not-understood"),
                ("from", "2026-02-30", "day-not-understood"),
                ("from", null, "rotation-from-missing"),
                ("to", "i morgen\u0007", "day-not-understood"),
                ("to", "2026-01-01", "rotation-backwards"),
                ("kind", "hver anden", "kind-unknown"),
                ("people", Array.Empty<Guid>(), "people-missing"),
                ("people", new[] { Id() }, "person-not-member"),
                ("people", null, "people-missing"),
                ("organisationId", Id(), "authority-unknown"),
                ("organisationId", Organisation("helhedsplan"), "authority-unknown"),
                ("rotationId", Guid.Empty, "id-missing"),
            }
        )
        {
            var (status, body) = await malthe.Post(address, new(Rotation()) { [field] = value });
            Assert.Equal((code, field), (body.GetProperty("code").GetString(), body.GetProperty("field").GetString()));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        }

        await malthe.Refuse("ledergruppe-unknown", $"/ledergrupper/{Id()}/rotations", Rotation());
        await malthe.Refuse(
            "cycle-length-invalid",
            address,
            new(Rotation()) { ["kind"] = "pattern", ["cycleDays"] = 367 }
        );
        await malthe.Refuse("malformed-body", address, new(Rotation()) { ["kind"] = "pattern", ["segments"] = "alle" });
        foreach (var query in new[] { "days=0", "days=93", "days=x", "from=nu", "from=1800-01-01T00:00" })
        {
            var answer = await malthe.Client.GetAsync($"/api/v1/roster?{query}");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        }
    }

    [Fact]
    public async Task A_time_that_spring_leaves_out_is_the_first_after_it_and_the_answer_says_so()
    {
        var malthe = await hub.SignIn("Malthe Grøn");
        var (status, body) = await malthe.Post(
            "/absences",
            new(Away(malthe.Person)) { ["from"] = "2027-03-28T02:30", ["to"] = "2027-03-28T20:00" }
        );
        Assert.True(status == HttpStatusCode.OK, body.ToString());
        Assert.Equal(
            "Klokken 02:30 fandtes ikke den 28.03.2027; kl. 03:00 er brugt.",
            body.GetProperty("notes").EnumerateArray().First().GetString()
        );
        var (_, plain) = await malthe.Post(
            "/absences",
            new(Away(malthe.Person)) { ["from"] = "2027-04-28T02:30", ["to"] = "2027-04-28T20:00" }
        );
        Assert.StartsWith(
            "1 vagt går til ",
            Assert.Single(plain.GetProperty("notes").EnumerateArray()).GetString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_own_calendar_is_read_by_a_calendar_program_until_it_is_revoked()
    {
        var karim = await hub.SignIn("Karim Holst");
        var id = Id();
        var make = new Dictionary<string, object?> { ["calendarId"] = id, ["person"] = karim.Person };
        var (status, made) = await karim.Post("/calendars", make);
        Assert.Equal(HttpStatusCode.OK, status);
        var path = made.GetProperty("path").GetString()!;
        Assert.True(path.Length >= "/kalender/.ics".Length + 43);

        using var stranger = hub.Stranger();
        var answer = await stranger.GetAsync(path);
        Assert.Equal("text/calendar", answer.Content.Headers.ContentType!.MediaType);
        var text = await answer.Content.ReadAsStringAsync();
        var calendar = Calendar.Load(text)!;
        Assert.NotEmpty(calendar.Events);
        Assert.DoesNotContain("Karim", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Holst", text, StringComparison.Ordinal);
        var duties = Of(await karim.Get("/roster?days=30"), "duties", IndreBy)
            .Where(duty => duty.GetProperty("person").GetGuid() == karim.Person)
            .ToDictionary(duty => $"{duty.GetProperty("id").GetGuid()}@beredskab");
        Assert.NotEmpty(duties);
        foreach (var entry in calendar.Events.Where(entry => duties.ContainsKey(entry.Uid!)))
        {
            Assert.Equal(Time(duties[entry.Uid!], "turnFrom"), new DateTimeOffset(entry.DtStart!.AsUtc));
            Assert.Equal(Time(duties[entry.Uid!], "turnTo"), new DateTimeOffset(entry.DtEnd!.AsUtc));
            Assert.Equal("Vagt: SOF, Ledergruppen Indre By", entry.Summary);
        }

        Assert.Superset(duties.Keys.ToHashSet(), calendar.Events.Select(entry => entry.Uid!).ToHashSet());

        // The address is shown once, and a repeat makes none.
        await karim.Refuse("calendar-exists", "/calendars", make);
        await (await hub.SignIn("Jonas Aaby")).Refuse("not-allowed", $"/calendars/{id}/revoke");
        await karim.Accept($"/calendars/{id}/revoke");
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync("/kalender/gaet.ics")).StatusCode);
    }

    [Fact]
    public async Task A_ledergruppes_calendar_has_initials_and_is_the_Sekretariats_to_make()
    {
        var make = new Dictionary<string, object?> { ["calendarId"] = Id(), ["ledergruppe"] = Noerrebro };
        await (await hub.SignIn("Jonas Aaby")).Refuse("not-allowed", "/calendars", new(make));
        var (_, made) = await (await hub.SignIn("Inger Thue")).Post("/calendars", make);
        using var stranger = hub.Stranger();
        var calendar = Calendar.Load(await stranger.GetStringAsync(made.GetProperty("path").GetString()))!;
        Assert.Contains(calendar.Events, entry => entry.Summary == "SOF: JA");
        Assert.All(calendar.Events, entry => Assert.Matches("^(Politi|SOF|BUF|KFF): [A-ZÆØÅ]{1,2}$", entry.Summary!));
    }

    [Fact]
    public async Task A_shift_that_is_over_or_stands_there_already_is_refused_and_one_that_has_begun_is_put_right()
    {
        var jonas = await hub.SignIn("Jonas Aaby");
        var address = $"/ledergrupper/{Noerrebro}/shifts";
        await jonas.Refuse("shift-over", address, Shift(Sof, jonas.Person, -2300));
        var shift = Shift(Sof, jonas.Person, 60);
        await jonas.Accept(address, new(shift));
        await jonas.Refuse("shift-doubled", address, new(shift) { ["shiftId"] = Id() });

        var begun = new Dictionary<string, object?>(shift)
        {
            ["shiftId"] = Id(),
            ["from"] = Minute.AddHours(-5).ToString("O"),
            ["to"] = Minute.AddHours(3).ToString("O"),
        };
        await jonas.Accept(address, begun);
        await jonas.Accept($"{address}/{begun["shiftId"]}/cancel");
        await jonas.Accept(
            address,
            new(begun)
            {
                ["commandId"] = Guid.CreateVersion7(),
                ["shiftId"] = Id(),
                ["to"] = Minute.AddHours(2).ToString("O"),
            }
        );
    }

    private static Dictionary<string, object?> Rotation() =>
        new()
        {
            ["commandId"] = Guid.CreateVersion7(),
            ["rotationId"] = Id(),
            ["organisationId"] = Kff,
            ["people"] = new[] { DemoPeople.IdOf("person", "Emil Sand") },
            ["kind"] = "daily",
            ["handover"] = "08:00",
            ["from"] = "2027-01-01",
            ["to"] = null,
        };

    private static Dictionary<string, object?> Shift(Guid organisation, Guid person, int days) =>
        new()
        {
            ["shiftId"] = Id(),
            ["organisationId"] = organisation,
            ["person"] = person,
            ["from"] = Minute.AddDays(days).ToString("O"),
            ["to"] = Minute.AddDays(days).AddHours(8).ToString("O"),
        };

    private static Dictionary<string, object?> Away(Guid person) =>
        new()
        {
            ["absenceId"] = Id(),
            ["person"] = person,
            ["from"] = Minute.AddDays(2).ToString("O"),
            ["to"] = Minute.AddDays(4).ToString("O"),
        };

    private static IEnumerable<JsonElement> Of(JsonElement roster, string what, Guid ledergruppe) =>
        roster.GetProperty(what).EnumerateArray().Where(one => one.GetProperty("ledergruppe").GetGuid() == ledergruppe);

    private static DateTimeOffset Time(JsonElement one, string name) => one.GetProperty(name).GetDateTimeOffset();

    private static string Text(JsonElement one, string name) => one.GetProperty(name).GetString()!;

    private static Guid Organisation(string key) => DemoPeople.IdOf("organisation", key);

    private static Guid Id() => Guid.CreateVersion7();
}
