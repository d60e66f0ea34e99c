using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;
using Beredskab.Hub.Incidents;
using Beredskab.Hub.Journal;
using Beredskab.Hub.Journal.Format;
using Beredskab.Hub.Tests.Journal;
using static Beredskab.Hub.Tests.Journal.JournalWorld;

namespace Beredskab.Hub.Tests.Incidents;

public sealed class TimelineCsvTests
{
    private static readonly TimelineNames Names = new(_ => "SOF", _ => "Jonas", area => area.Value, _ => "Gruppen");

    [Fact]
    public async Task A_report_is_written_with_its_questions_in_the_order_of_the_form()
    {
        await using var night = await NightOnDuty.Begin();
        var incident = NewIncident();
        await night.As(Leader, Authority, Report(incident) with { Now = "" });
        var rows = Rows(night, incident);

        Assert.Equal(
            ["Løbenummer", "Sket", "Skrevet", "Type", "Hvem", "Organisation", "Tekst", "Post", "Data", "Hash"],
            rows[0]
        );
        var report = rows[1];
        Assert.Equal(["Melding", "Jonas Aaby", "Socialforvaltningen"], report[3..6]);
        Assert.Equal("2026-11-21 03:00:00 +01:00", report[1]);
        Assert.Equal(
            """
            Type: Stenkast
            Niveau: Stabsberedskab
            Omfang: Lokal
            Sted: Blågårds Plads · Nørrebro · 12.55390 55.68720
            Hvad er sket? Stenkast mod bus
            Hvor? Blågårds Plads
            Hvordan er situationen nu? Ikke besvaret
            Hvad er sat i gang? Politi på stedet
            """,
            report[6],
            ignoreLineEndingDifferences: true
        );
        Assert.Equal("incident.reported.v1", report[7]);
        Assert.Equal(1, JsonDocument.Parse(report[8]).RootElement.GetProperty("number").GetInt32());
    }

    [Fact]
    public async Task Every_line_of_a_whole_incident_is_complete_and_names_who_was_alerted()
    {
        await using var night = await NightOnDuty.Begin();
        var incident = await night.Happen();
        await night.As(
            Leader,
            Authority,
            new IncidentCommand.Omit(incident, "Ingen \"presse\"; endnu", "=1+1\nHYPERLINK", DecisionLevel.Strategic)
        );
        var rows = Rows(night, incident);

        Assert.All(rows, row => Assert.Equal(10, row.Length));
        Assert.All(rows.Skip(1), row => Assert.DoesNotMatch(@"^$|\.v\d", row[3]));
        Assert.Contains(rows, row => row[6].Contains("Socialforvaltningen: Jonas Aaby", StringComparison.Ordinal));
        Assert.Contains(rows, row => row[6] == "Jonas Aaby: kommer, fremme om 20 min. (på skærmen)");
        Assert.Contains(rows, row => row[6] == "Ingen \"presse\"; endnu\nHvorfor? =1+1\nHYPERLINK\nNiveau: strategisk");

        var partners = night.Timeline.Read(
            NightOnDuty.AsPartner,
            incident.Value,
            TestContext.Current.CancellationToken
        )!;
        var text = Encoding.UTF8.GetString(TimelineCsv.Write(partners, night.Timeline.NamesFor(NightOnDuty.AsPartner)));
        Assert.DoesNotContain("Aaby", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Lindholm", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://x\")")]
    [InlineData("+45")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData(" =1")]
    [InlineData("\t=1")]
    [InlineData("\n@x")]
    [InlineData("＝1")]
    public void What_begins_like_a_formula_is_written_as_text(string note)
    {
        var row = Parse(Written(new IncidentEvent.NoteWritten(NewIncident(), GeoModel.Texts.FreeText.Of(note))))[1];
        Assert.Equal("'" + note, row[6]);
    }

    [Fact]
    public void Every_event_has_words_whole_and_erased()
    {
        foreach (
            var type in EventSamples
                .AllTypes()
                .Where(type =>
                    type.IsSubclassOf(typeof(IncidentEvent))
                    || type.DeclaringType?.Name == "AlertEvent"
                    || type == typeof(JournalEvent.EntryErased)
                )
        )
        {
            foreach (var nulls in new[] { false, true })
            {
                foreach (var erased in new[] { false, true })
                {
                    var rows = Parse(Written(new EventSamples(3, nulls).Make(type), erased));
                    Assert.Equal(2, rows.Count);
                    Assert.Equal(10, rows[1].Length);
                    Assert.DoesNotMatch(@"^$|\.v\d", rows[1][3]);
                }
            }
        }
    }

    [Fact]
    public void Types_levels_and_groups_are_called_what_the_dashboard_calls_them()
    {
        var words = File.ReadAllText(Path.Combine(Repository.Root, "web", "src", "texts", "words.ts"));
        var index = string.Concat(
            Directory
                .GetFiles(Path.Combine(Repository.Root, "web", "src", "texts"), "*.ts")
                .Order(StringComparer.Ordinal)
                .Select(File.ReadAllText)
        );
        Same(words, Enum.GetValues<IncidentType>(), DashboardWords.Of);
        Same(words, Enum.GetValues<DecisionLevel>(), DashboardWords.Of);
        Same(words, Enum.GetValues<TargetGroup>(), DashboardWords.Of);
        Same(index, Enum.GetValues<IncidentScope>(), DashboardWords.Of);
        Same(index, Enum.GetValues<Notifications.Alerts.AlertReason>(), DashboardWords.Of);
        Same(words, Enum.GetValues<Notifications.Alerts.DeliveryStatus>(), DashboardWords.Of);
        foreach (var level in Enum.GetValues<ActivationLevel>())
        {
            Assert.Contains($"{(int)level}: '{DashboardWords.Of(level)}'", words, StringComparison.Ordinal);
        }

        foreach (
            var question in new[]
            {
                DashboardWords.What,
                DashboardWords.Where,
                DashboardWords.Now,
                DashboardWords.Started,
                DashboardWords.Unanswered,
            }
        )
        {
            Assert.Contains($": '{question}'", index, StringComparison.Ordinal);
        }
    }

    private static void Same<T>(string catalogue, T[] values, Func<T, string> word)
    {
        foreach (var value in values)
        {
            var name = JsonSerializer.Serialize(value).Trim('"');
            Assert.Matches($"(?<![\\w-])'?{Regex.Escape(name)}'?: '{Regex.Escape(word(value))}'", catalogue);
        }
    }

    private static string Written(DomainEvent @event, bool erased = false)
    {
        var encoded = EventCodec.Encode(@event);
        var entry = new TimelineEndpoints.EntryView(
            7,
            NewId(),
            encoded.Type,
            Start,
            Start,
            Leader.Value,
            "Jonas",
            Authority.Value,
            "SOF",
            JsonSerializer.Deserialize<JsonElement>(encoded.Data),
            erased ? null : encoded.Texts,
            "00"
        );
        return Encoding.UTF8.GetString(TimelineCsv.Write(new(NewId(), 1, "Titel", [entry]), Names));
    }

    private static List<string[]> Rows(NightOnDuty night, IncidentId incident)
    {
        var read = night.Timeline.Read(NightOnDuty.AsLeader, incident.Value, TestContext.Current.CancellationToken)!;
        return Parse(Encoding.UTF8.GetString(TimelineCsv.Write(read, night.Timeline.NamesFor(NightOnDuty.AsLeader))));
    }

    /// <summary>Reads as RFC 4180 says, with semicolons.</summary>
    private static List<string[]> Parse(string csv)
    {
        Assert.Equal('\uFEFF', csv[0]);
        var rows = new List<string[]>();
        var row = new List<string>();
        var at = 1;
        while (at < csv.Length)
        {
            Assert.Equal('"', csv[at++]);
            var field = new StringBuilder();
            while (csv[at] != '"' || csv[at + 1] == '"')
            {
                at += csv[at] == '"' ? 1 : 0;
                field.Append(csv[at++]);
            }

            row.Add(field.ToString());
            at++;
            if (csv[at] == ';')
            {
                at++;
                continue;
            }

            Assert.Equal("\r\n", csv.Substring(at, 2));
            at += 2;
            rows.Add([.. row]);
            row.Clear();
        }

        return rows;
    }
}
