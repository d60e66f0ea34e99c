using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Beredskab.Hub.Demo;
using Ical.Net;

namespace Beredskab.Hub.Tests.Roster;

/// <summary>Shifts read in from a file and written to one, over HTTP, in the whole program with its demonstration.</summary>
public sealed class RosterFileApiTests(RunningHub hub) : IClassFixture<RunningHub>
{
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
            "\"Ledergruppen Amager Vest\";\"KFF\";\"Trine Hassel\";\"2027-03-28 03:00\";\"2027-03-28 20:00\";\"",
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
    public async Task A_line_that_was_changed_changes_the_shift_that_it_was_exported_from()
    {
        var inger = await hub.SignIn("Inger Thue");
        await Import(
            inger,
            """
            Ledergruppe;Myndighed;Person;Fra;Til
            Amager Øst;KFF;Trine Hassel;2027-09-01 08:00;2027-09-01 20:00
            Amager Øst;KFF;Trine Hassel;2027-09-02 08:00;2027-09-02 20:00
            Amager Øst;KFF;Trine Hassel;2027-09-03 08:00;2027-09-03 20:00
            """,
            "?dryRun=false"
        );
        string[] lines = await Exported();
        Assert.EndsWith(";\"Id\"", lines[0], StringComparison.Ordinal);
        Assert.Equal(3, lines.Length - 1);

        // The first is given to another and is earlier; the second is moved; the third is copied, with its id, to a day more.
        string[] edited =
        [
            lines[0],
            lines[1].Replace("Trine Hassel", "Omar Fisker").Replace("2027-09-01 08:00", "2027-09-01 06:30"),
            lines[2].Replace("Amager Øst", "Amager Vest"),
            lines[3],
            lines[3].Replace("2027-09-03", "2027-09-04"),
        ];
        foreach (var query in (string[])["", "?dryRun=false"])
        {
            var report = await Import(inger, string.Join("\r\n", edited), query);
            Assert.Equal(
                [("changed", null), ("changed", null), ("present", null), ("planned", null)],
                Outcomes(report)
            );
            Assert.Equal((1, 2), (report.GetProperty("planned").GetInt32(), report.GetProperty("changed").GetInt32()));
            var first = report.GetProperty("lines")[0];
            Assert.Contains(
                "Før: Trine Hassel, KFF i Ledergruppen Amager Øst, 2027-09-01 08:00 – 2027-09-01 20:00.",
                first.GetProperty("text").GetString()
            );
            var said = first.GetProperty("said");
            Assert.Equal(
                ("Ledergruppen Amager Øst", "KFF", "Omar Fisker", "2027-09-01 06:30", "2027-09-01 20:00"),
                (Said("ledergruppe"), Said("organisation"), Said("person"), Said("from"), Said("to"))
            );
            string? Said(string name) => said.GetProperty(name).GetString();
        }

        var after = await Exported();
        Assert.Equal(4, after.Length - 1);
        Assert.Equal(
            Id(lines[1]),
            Id(Assert.Single(after, line => line.Contains("Omar Fisker", StringComparison.Ordinal)))
        );

        // What the plan does not know any more, what cannot be an id, and one id that is to be two things.
        await inger.Accept(
            $"/ledergrupper/{DemoPeople.IdOf("ledergruppe", "amager-oest")}/shifts/{Id(lines[3])}/cancel"
        );
        Assert.Equal(
            [
                ("refused", "shift-gone"),
                ("refused", "shift-id-not-understood"),
                ("refused", "shift-id-doubled"),
                ("refused", "shift-id-doubled"),
            ],
            Outcomes(
                await Import(
                    inger,
                    string.Join(
                        "\r\n",
                        lines[0],
                        lines[3],
                        lines[1].Replace(Id(lines[1]), "1,2E+10"),
                        lines[1].Replace("2027-09-01", "2027-09-11"),
                        lines[1].Replace("2027-09-01", "2027-09-12")
                    ),
                    ""
                )
            )
        );

        // Where the file was read in before without ids, its old words are a shift of their own again.
        Assert.Equal(
            [("planned", null)],
            Outcomes(
                await Import(
                    inger,
                    "Ledergruppe;Myndighed;Person;Fra;Til\nAmager Øst;KFF;Trine Hassel;2027-09-01 08:00;2027-09-01 20:00",
                    ""
                )
            )
        );

        async Task<string[]> Exported() =>
            Encoding
                .UTF8.GetString(
                    await inger.Client.GetByteArrayAsync("/api/v1/roster/shifts.csv?from=2027-08-31T00:00&days=10")
                )
                .Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        static string Id(string line) => line.Split(';')[^1].Trim('"');
    }

    [Fact]
    public async Task A_line_may_change_only_what_its_reader_plans_before_and_after()
    {
        var inger = await hub.SignIn("Inger Thue");
        await Import(
            inger,
            """
            Ledergruppe;Myndighed;Person;Fra;Til
            Valby;KFF;Omar Fisker;2027-10-01 08:00;2027-10-01 20:00
            Amager Vest;KFF;Omar Fisker;2027-10-01 08:00;2027-10-01 20:00
            """,
            "?dryRun=false"
        );
        var trine = await hub.SignIn("Trine Hassel");
        var lines = Encoding
            .UTF8.GetString(
                await trine.Client.GetByteArrayAsync("/api/v1/roster/shifts.csv?from=2027-09-30T00:00&days=3")
            )
            .Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        string Line(string group) => lines.Single(line => line.Contains(group, StringComparison.Ordinal));
        var changed = new[]
        {
            lines[0],
            // Another's ledergruppe, out of it and into it, and the own one.
            Line("Valby").Replace("20:00", "21:00"),
            Line("Valby").Replace("Valby", "Amager Vest").Replace("20:00", "21:00"),
        };
        foreach (var at in (int[])[1, 2])
        {
            Assert.Equal(
                [("refused", "not-allowed")],
                Outcomes(await Import(trine, $"{changed[0]}\r\n{changed[at]}", "?dryRun=false"))
            );
        }

        var moved = Line("Amager Vest").Replace("Amager Vest", "Valby").Replace("20:00", "21:00");
        Assert.Equal(
            [("refused", "not-allowed")],
            Outcomes(await Import(trine, $"{lines[0]}\r\n{moved}", "?dryRun=false"))
        );
        var own = Line("Amager Vest").Replace("20:00", "21:00");
        Assert.Equal([("changed", null)], Outcomes(await Import(trine, $"{lines[0]}\r\n{own}", "?dryRun=false")));
    }

    private static IEnumerable<(string, string?)> Outcomes(JsonElement report) =>
        report
            .GetProperty("lines")
            .EnumerateArray()
            .Select(line => (line.GetProperty("outcome").GetString()!, line.GetProperty("code").GetString()));

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
}
