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
        await malthe.Refuse(
            "time-in-clock-change",
            "/absences",
            new(Away(malthe.Person)) { ["from"] = "2027-03-28T02:30" }
        );
        foreach (var query in new[] { "days=0", "days=93", "days=x", "from=nu", "from=1800-01-01T00:00" })
        {
            var answer = await malthe.Client.GetAsync($"/api/v1/roster?{query}");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        }
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
    public async Task A_file_is_rehearsed_then_read_in_and_reading_it_again_changes_nothing()
    {
        var inger = await hub.SignIn("Inger Thue");
        const string File = """
            Ledergruppe;Myndighed;Person;Fra;Til
            Ledergruppen Amager Vest;KFF;Trine Hassel;2027-03-28 02:30;2027-03-28 20:00
            Ledergruppen Amager Vest;kff;Trine Hassel;2027-10-31 02:30;2027-10-31 20:00
            Ledergruppen Atlantis;KFF;Trine Hassel;2027-05-01 08:00;2027-05-01 20:00
            Ledergruppen Amager Vest;SOF;Trine Hassel;2027-05-01 08:00;2027-05-01 20:00
            Ledergruppen Amager Vest;KFF;Trine Hassel;2027-05-01 20:00;2027-05-01 08:00
            Ledergruppen Amager Vest;KFF;Trine Hassel;første maj;2027-05-01 08:00

            Ledergruppen Amager Vest;KFF;Trine Hassel;2027-05-01 08:00
            """;
        var rehearsed = await Import(inger, File, "");
        Assert.True(rehearsed.GetProperty("dryRun").GetBoolean());
        Assert.Equal(2, rehearsed.GetProperty("planned").GetInt32());
        Assert.Equal(2, (await Import(inger, File, "?dryRun=true")).GetProperty("planned").GetInt32());

        var report = await Import(inger, "\uFEFF" + File, "?dryRun=false");
        Assert.Equal(
            [
                (2, "planned", null),
                (3, "planned", null),
                (4, "refused", "ledergruppe-unknown"),
                (5, "refused", "person-not-member"),
                (6, "refused", "shift-backwards"),
                (7, "refused", "time-not-understood"),
                (9, "refused", "line-too-short"),
            ],
            report
                .GetProperty("lines")
                .EnumerateArray()
                .Select(line =>
                    (
                        line.GetProperty("line").GetInt32(),
                        line.GetProperty("outcome").GetString()!,
                        line.GetProperty("code").GetString()
                    )
                )
        );
        Assert.Equal(
            "»Trine Hassel« hører til KFF, ikke til SOF.",
            report.GetProperty("lines")[3].GetProperty("text").GetString()
        );
        Assert.Contains("kl. 03:00 er brugt", report.GetProperty("lines")[0].GetProperty("text").GetString());
        Assert.Contains("den første er brugt", report.GetProperty("lines")[1].GetProperty("text").GetString());

        var again = await Import(inger, File.Replace(';', ','), "?dryRun=false");
        Assert.Equal((0, 2), (again.GetProperty("planned").GetInt32(), again.GetProperty("present").GetInt32()));

        var exported = await inger.Client.GetByteArrayAsync("/api/v1/roster/shifts.csv");
        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), exported[..3]);
        var text = Encoding.UTF8.GetString(exported);
        Assert.Contains(
            "\"Ledergruppen Amager Vest\";\"KFF\";\"Trine Hassel\";\"2027-03-28 03:00\";\"2027-03-28 20:00\"\r\n",
            text,
            StringComparison.Ordinal
        );
        var round = await Import(inger, text, "?dryRun=false");
        Assert.Equal((0, 0), (round.GetProperty("planned").GetInt32(), round.GetProperty("refused").GetInt32()));
    }

    [Fact]
    public async Task A_file_is_read_in_with_the_readers_own_permission_and_a_wrong_file_is_refused()
    {
        var trine = await hub.SignIn("Trine Hassel");
        var report = await Import(
            trine,
            """
            Myndighed,Person,Ledergruppe,Til,Fra
            KFF,Omar Fisker,Ledergruppen Amager Øst,2027-06-01 20:00,2027-06-01 08:00
            KFF,Omar Fisker,Ledergruppen Amager Vest,2027-06-01 20:00,2027-06-01 08:00
            """,
            "?dryRun=false"
        );
        Assert.Equal("not-allowed", report.GetProperty("lines")[0].GetProperty("code").GetString());
        Assert.Equal("planned", report.GetProperty("lines")[1].GetProperty("outcome").GetString());

        foreach (
            var (bytes, code) in new (byte[], string)[]
            {
                ([], "heading-missing"),
                ("Navn;Tid"u8.ToArray(), "heading-missing"),
                ([0xC6, 0xD8, 0xC5], "not-utf8"),
                (
                    Encoding.UTF8.GetBytes(
                        "Ledergruppe;Myndighed;Person;Fra;Til\n"
                            + new string('\n', 5)
                            + string.Concat(Enumerable.Repeat("a;b;c;d;e\n", 2001))
                    ),
                    "too-many-lines"
                ),
            }
        )
        {
            var refused = await Send(trine, bytes, "");
            Assert.Equal(
                code,
                (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString()
            );
        }

        var absurd = await Import(
            trine,
            $"Ledergruppe;Myndighed;Person;Fra;Til\n{new string('x', 100_000)};KFF;\u0007;a;b\n=1+1;KFF;y;a;b\n",
            ""
        );
        Assert.Equal(
            ["text-invalid", "ledergruppe-unknown"],
            absurd.GetProperty("lines").EnumerateArray().Select(line => line.GetProperty("code").GetString())
        );
    }

    [Fact]
    public async Task A_line_that_stands_twice_comes_to_what_the_first_came_to_and_past_lines_are_told()
    {
        var trine = await hub.SignIn("Trine Hassel");
        const string File = """
            Ledergruppe;Myndighed;Person;Fra;Til
            Ledergruppen Valby;KFF;Omar Fisker;2027-07-01 08:00;2027-07-01 20:00
            valby;KFF;Omar Fisker;2027-07-01 08:00;2027-07-01 20:00
            Amager Vest;KFF;Omar Fisker;2027-07-01 08:00;2027-07-01 20:00
            Ledergruppen Amager Vest;KFF;Omar Fisker;2027-07-01 08:00;2027-07-01 20:00
            Ledergruppen Amager Vest;KFF;Omar Fisker;2020-07-01 08:00;2020-07-01 20:00
            Ledergruppen Amager Vest;KFF;Findes Ikke;2027-07-01 08:00;2027-07-01 20:00
            """;
        foreach (var query in (string[])["", "?dryRun=false"])
        {
            Assert.Equal(
                [
                    ("refused", "not-allowed"),
                    ("refused", "not-allowed"),
                    ("planned", null),
                    ("present", null),
                    ("refused", "shift-over"),
                    ("refused", "person-unknown"),
                ],
                (await Import(trine, File, query))
                    .GetProperty("lines")
                    .EnumerateArray()
                    .Select(line => (line.GetProperty("outcome").GetString()!, line.GetProperty("code").GetString()))
            );
        }
    }

    [Fact]
    public async Task Who_plans_for_no_ledergruppe_cannot_read_a_file_in()
    {
        const string File = """
            Ledergruppe;Myndighed;Person;Fra;Til
            Ledergruppen Valby;KFF;Omar Fisker;2027-08-01 08:00;2027-08-01 20:00
            """;
        // One of the styregruppe reads the plan, and makes none.
        foreach (var query in (string[])["", "?dryRun=false"])
        {
            var refused = await Send(await hub.SignIn("Marianne Tofte"), Encoding.UTF8.GetBytes(File), query);
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
            var body = await refused.Content.ReadFromJsonAsync<JsonElement>();
            Assert.Equal("not-allowed", body.GetProperty("code").GetString());
            Assert.Contains("Sekretariatet", body.GetProperty("detail").GetString(), StringComparison.Ordinal);
        }
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

    private static async Task<JsonElement> Import(SignedIn person, string text, string query)
    {
        var answer = await Send(person, Encoding.UTF8.GetBytes(text), query);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static Task<HttpResponseMessage> Send(SignedIn person, byte[] bytes, string query)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("text/csv");
        return person.Client.PostAsync($"/api/v1/roster/shifts.csv{query}", content);
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
