using System.Text;
using System.Text.Json;
using Beredskab.GeoModel.Incidents;
using Beredskab.Hub.Alerts.Records;
using Beredskab.Hub.Incidents;
using Beredskab.Hub.Live;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Policies;
using Beredskab.Notifications.Roster;
using static Beredskab.Hub.Tests.Alerts.AlertWorld;

namespace Beredskab.Hub.Tests.Alerts;

public sealed class AlertRecordTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_record_has_every_text_as_it_was_sent_and_every_state_that_it_came_into()
    {
        await using var world = await Started();
        var message = world.MessageTo(Mette);
        await world.System(new AlertCommand.BeginAttempt(message.Id, 1, 1, false));
        await world.System(new AlertCommand.RecordFailed(message.Id, "timeout", FailureAdvice.TryAgain, true));
        await world.System(new AlertCommand.BeginAttempt(message.Id, 2, 1, false));
        await world.System(new AlertCommand.RecordAccepted(message.Id, "SM1"));
        await world.System(new AlertCommand.RecordStatus(message.Id, "SM1", DeliveryStatus.Delivered, null));
        var lost = world.MessageTo(Jonas);
        await world.System(new AlertCommand.BeginAttempt(lost.Id, 1, 1, false));
        await world.System(new AlertCommand.RecordFailed(lost.Id, "30005", FailureAdvice.TellAdministrator, false));

        var record = Read(world);
        var sent = Assert.Single(record.Messages, one => one.Id == message.Id.Value);
        Assert.Equal(("Mette Lindholm", "Politi"), (sent.Receiver, sent.Organisation));
        Assert.Equal(message.Text.Value, sent.Text);
        Assert.Equal((MessageState.Delivered, 2, true), (sent.State, sent.Attempts, sent.Repeated));
        Assert.Equal(
            [
                "Kald på sms til Mette Lindholm.",
                "Afleveret til udbyderen, forsøg 1.",
                "Udbyderen svarede ikke i tide (timeout). Prøves igen.",
                "Afleveret til udbyderen, forsøg 2. Gentagelse: det forrige kan være nået frem.",
                "Udbyderen har taget imod den.",
                "Leveret.",
            ],
            Lines(record, line => line.Message == message.Id.Value)
        );
        Assert.Equal(
            "Nummeret er ukendt eller ikke mere i brug (30005)",
            record.Messages.Single(one => one.Id == lost.Id.Value).Error
        );
        // Nobody could be reached for SOF, and the record says from which entry on.
        Assert.Equal(
            [(CoverageState.Waiting, "Jonas Aaby"), (CoverageState.Missing, "Jonas Aaby")],
            record.Coverage.Where(one => one.Organisation == "SOF").Select(one => (one.State, one.Person))
        );
    }

    [Fact]
    public async Task A_record_says_who_answered_what_which_steps_were_empty_and_who_was_relieved()
    {
        await using var world = await Started();
        await world.By(Jonas, Sof, new AlertCommand.Answer(world.Alert.Id, AnswerKind.Coming, 20));
        await world.Sms(Mette, "NEJ");
        await world.Advance();
        await world.Sms(Mette, $"JA {world.Alert.CodeOf(Mette)} 10");
        world.Pass(Turn);
        await world.Advance();
        await world.By(Anders, Police, new AlertCommand.Answer(world.Alert.Id, AnswerKind.Coming, null));
        await world.Advance();

        var record = Read(world);
        Assert.Equal("Ledergruppen Nørrebro", record.Group);
        var course = Lines(record, line => line.Message is null);
        Assert.StartsWith(
            "Alarmen er rejst. Kaldt: Jonas Aaby (SOF, på vagt), Mette Lindholm (Politi, på vagt).",
            course[0],
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "Trin efter den medfølgende alarmeringsplan: næste kanal efter 90 s",
            course[1],
            StringComparison.Ordinal
        );
        Assert.Contains("Jonas Aaby svarer: kommer om 20 min, på skærmen.", course);
        Assert.Contains("Sms modtaget fra Mette Lindholm. Forstået som et svar.", course);
        Assert.Contains("Mette Lindholm svarer: kan ikke komme, på sms.", course);
        Assert.Contains("Mette Lindholm svarer: kommer om 10 min, på sms, nyt svar.", course);
        Assert.Contains("Politi mangler. Trin taget: stedfortræder, sprunget over: ingen.", course);
        Assert.Contains("Politi mangler. Trin taget: Sekretariatet.", course);
        Assert.Contains("Kaldt, fordi myndigheden mangler: Inger Thue (Politi, Sekretariatet).", course);
        Assert.Contains("Afløsning kaldt: Anders Krogh (Politi, på vagt).", course);
        Assert.Contains("Anders Krogh har overtaget for Politi. Afløst: Mette Lindholm.", course);
        Assert.Equal(
            [
                (CoverageState.Waiting, "Mette Lindholm", null, ""),
                (CoverageState.Missing, "Mette Lindholm", null, ""),
                (CoverageState.Waiting, "Inger Thue", null, ""),
                (CoverageState.Covered, "Mette Lindholm", null, ""),
                (CoverageState.Covered, "Mette Lindholm", "Anders Krogh", ""),
                (CoverageState.Covered, "Anders Krogh", null, "Mette Lindholm"),
            ],
            Stretches(record, "Politi")
                .Select(one => (one.State, one.Person, one.Awaited, string.Join(", ", one.Relieved)))
        );
        Assert.Equal("NEJ", record.Lines.First(line => line.Type == "sms.received.v1").Text);
    }

    [Fact]
    public async Task A_record_says_who_covered_from_when_until_when_across_a_turn_of_the_duty_and_until_the_end()
    {
        await using var world = await Started();
        await world.Sms(Mette, "JA");
        var covered = world.Journal.Time.GetUtcNow();
        world.Pass(Turn);
        await world.Advance();
        var called = world.Journal.Time.GetUtcNow();
        world.Pass(TimeSpan.FromMinutes(3));
        await world.Sms(Anders, "JA");
        var passed = world.Journal.Time.GetUtcNow();
        await world.Advance();

        var stretches = Stretches(Read(world), "Politi");
        Assert.Equal(
            [
                (CoverageState.Waiting, "Mette Lindholm", null, covered, covered),
                (CoverageState.Covered, "Mette Lindholm", null, covered, called),
                (CoverageState.Covered, "Mette Lindholm", "Anders Krogh", called, passed),
                (CoverageState.Covered, "Anders Krogh", null, passed, (DateTimeOffset?)null),
            ],
            stretches.Select(one => (one.State, one.Person, one.Awaited, one.At, one.Until))
        );
        Assert.Equal("Mette Lindholm", Assert.Single(stretches[^1].Relieved));
        Assert.Equal(passed, stretches[^1].RelievedAt);

        world.Pass(TimeSpan.FromMinutes(30));
        await world.By(Jonas, Sof, new IncidentCommand.StandDown(world.Alert.Incident!.Value, 1, "Der er roligt"));
        Assert.All(
            Read(world).Coverage.GroupBy(one => one.Organisation),
            all => Assert.Equal(world.Journal.Time.GetUtcNow(), all.Last().Until)
        );
    }

    [Fact]
    public async Task A_record_says_since_when_nobody_covered_when_the_one_before_left_ahead_of_the_relief()
    {
        await using var world = await Started();
        await world.Sms(Mette, "JA");
        world.Pass(Turn);
        await world.Advance();
        var codes = world.Alert.Rounds.ToDictionary(round => round.Person, round => round.Code);
        await world.Sms(Mette, $"NEJ {codes[Mette]}");
        await world.Sms(Anders, $"JA {codes[Anders]}");

        Assert.Equal(
            [
                (CoverageState.Waiting, "Mette Lindholm"),
                (CoverageState.Covered, "Mette Lindholm"),
                (CoverageState.Covered, "Mette Lindholm"),
                (CoverageState.Waiting, "Anders Krogh"),
                (CoverageState.Covered, "Anders Krogh"),
            ],
            Stretches(Read(world), "Politi").Select(one => (one.State, one.Person))
        );
    }

    [Fact]
    public async Task A_spreadsheet_has_who_stood_for_each_authority_from_when_until_when()
    {
        await using var world = await Started();
        world.Pass(TimeSpan.FromMinutes(1));
        await world.Sms(Mette, "JA");
        var record = Read(world);
        string[][] lines =
        [
            .. Encoding
                .UTF8.GetString(RecordCsv.Write(record))
                .Split("\r\n", StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line.Split("\";\"").Select(field => field.Trim('"', '\uFEFF')).ToArray()),
        ];
        var heading = lines[0];
        Assert.All(lines, line => Assert.Equal(heading.Length, line.Length));
        Assert.Equal("Løbenummer", heading[0]);

        var coverage = lines.Where(line => line[2] == "Dækning").ToArray();
        Assert.Equal(record.Coverage.Count, coverage.Length);
        var police = Stretches(record, "Politi");
        Assert.Equal(
            [
                [
                    "Politi",
                    "venter",
                    "Mette Lindholm",
                    CsvSheet.Time(police[0].At),
                    CsvSheet.Time(police[0].Until!.Value),
                ],
                ["Politi", "dækket", "Mette Lindholm", CsvSheet.Time(police[1].At), "varer ved"],
            ],
            coverage.Where(line => line[9] == "Politi").Select(line => line[9..14])
        );
        Assert.Equal(["Myndighed", "Dækning", "Hvem", "Fra", "Til"], heading[9..14]);
    }

    [Fact]
    public async Task A_record_is_of_the_journal_with_its_numbers_and_hashes_and_equals_what_the_program_believes()
    {
        await using var world = await Started();
        await world.Sms(Mette, "JA");
        var record = Read(world);

        var entries = world
            .Reader.ReadStreams([$"alert/{world.Alert.Id}", $"message/{world.MessageTo(Mette).Id}"], Ct)
            .ToDictionary(entry => entry.Header.Sequence, entry => entry.Hash);
        Assert.All(record.Lines, line => Assert.Equal(entries[line.Sequence], line.Hash));
        Assert.Equal(
            Coverage
                .Of(world.Alert, world.State.Alerts, world.State.Contacts)
                .Where(row => row.Required)
                .Select(row => row.State),
            ((string[])["SOF", "Politi"]).Select(name => record.Coverage.Last(one => one.Organisation == name).State)
        );
        Assert.Equal(world.State.Alerts.Messages.Count, record.Messages.Count);

        var csv = Encoding.UTF8.GetString(RecordCsv.Write(record)).Split("\r\n");
        Assert.Equal(record.Lines.Count + record.Coverage.Count + 2, csv.Length);
        Assert.Contains(
            "\"Mette Lindholm\";\"Politi\";\"sms\";\"SSP-BEREDSKAB",
            string.Concat(csv),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_record_names_each_policy_that_the_alert_went_by_and_none_that_came_meanwhile()
    {
        await using var world = await Started();
        await Adopt(30);
        await Adopt(40);
        Assert.Equal([0], Read(world).Policies.Select(one => one.Version));

        var incident = world.Alert.Incident!.Value;
        await world.By(
            Jonas,
            Sof,
            new IncidentCommand.ChangeLevel(
                incident,
                world.State.Picture.Find(incident)!.Version,
                ActivationLevel.Informationsberedskab,
                "Roligt"
            )
        );
        await Adopt(50);
        var record = Read(world);
        Assert.Equal([0, 2], record.Policies.Select(one => one.Version));
        Assert.Equal(
            record.Lines.Where(line => line.Type == "alert.procedure-set.v1").Select(line => line.Sequence),
            record.Policies.Select(one => one.Sequence)
        );

        Task Adopt(int stale) =>
            world.System(
                new PolicyCommand.Adopt(
                    world.State.Policy.Version,
                    [.. world.State.Policy.Rules.Select(rule => rule with { StaleAfterMinutes = stale })],
                    world.State.Policy.Citywide,
                    "Aftalt",
                    Confirmed: true
                )
            );
    }

    [Fact]
    public async Task A_partner_is_told_of_no_alert_and_nobody_of_one_that_is_not()
    {
        await using var world = await Started();
        Assert.Null(world.Records.Read(new(Yasmin, Partner), world.Alert.Id.Value, Ct));
        Assert.Null(world.Records.Read(new(Jonas, Sof), Guid.CreateVersion7(), Ct));
        Assert.NotNull(world.Records.Read(new(Mette, Police), world.Alert.Id.Value, Ct));
    }

    [Fact]
    public async Task Every_screen_is_shown_who_is_called_and_why_and_what_comes_next_and_when()
    {
        await using var world = await Started();
        var view = AlertViews.Find(world.State, world.Alert.Id)!;
        Assert.Equal((0, 120), (view.Policy, view.StaleAfterMinutes));
        Assert.Equal([Sof, Police], view.Progress.Select(one => one.Organisation));
        // Nobody of it has another channel: what comes then is the repeat.
        Assert.Equal(
            new AlertNextStepView(StepKind.Repeat, view.RaisedAt.AddSeconds(90), false),
            view.Progress[1].Next
        );

        await world.By(Jonas, Sof, new AlertCommand.Answer(world.Alert.Id, AnswerKind.Coming, null));
        await world.Sms(Mette, "NEJ");
        await world.Advance();
        view = AlertViews.Find(world.State, world.Alert.Id)!;
        Assert.Null(view.Progress[0].Next);
        Assert.Equal(
            [
                (StepKind.NextChannel, true),
                (StepKind.Repeat, true),
                (StepKind.Deputy, true),
                (StepKind.RestOfLedergruppe, true),
                (StepKind.Sekretariat, false),
            ],
            view.Progress[1].Steps.Select(step => (step.Kind, step.Empty))
        );
        // Nobody is in the chefgruppe: what comes then is that those who have not answered are called again.
        Assert.Equal((StepKind.Repeat, true), (view.Progress[1].Next!.Kind, view.Progress[1].Next!.AtTheEnd));
        var inger = Assert.Single(view.Rows, row => row.Person == Inger);
        Assert.Equal(
            (Police, Standing.Sekretariat, CallCause.Escalated, CoverageState.Waiting),
            (inger.Organisation, inger.Standing!.Value, inger.Cause!.Value, inger.State)
        );
        Assert.Equal(MessageChannel.Sms, Assert.Single(inger.Messages).Channel);
        Assert.False(view.Rows.Single(row => row.Person == Mette).Answer!.Unusual);
    }

    [Fact]
    public async Task An_alert_is_written_as_the_contract_says()
    {
        await using var world = await Started();
        var json = JsonDocument.Parse(LiveJson.Write(AlertViews.Find(world.State, world.Alert.Id)).Utf8).RootElement;
        Assert.Equal(
            "id incident ledergruppe reason areas raisedAt endedAt policy staleAfterMinutes progress rows",
            Names(json)
        );
        var progress = json.GetProperty("progress")[0];
        Assert.Equal("organisation steps next", Names(progress));
        Assert.Equal("kind at atTheEnd", Names(progress.GetProperty("next")));
        var row = json.GetProperty("rows")[0];
        Assert.Equal(
            "organisation required state person standing cause calledAt relieved answer earlier messages smsStopped unreachable",
            Names(row)
        );
        Assert.Equal("channel state at repeat errorCode dutyPhone", Names(row.GetProperty("messages")[0]));
        Assert.Equal("raised", row.GetProperty("cause").GetString());

        static string Names(JsonElement element) =>
            string.Join(' ', element.EnumerateObject().Select(property => property.Name));
    }

    [Fact]
    public async Task Who_is_asked_anew_keeps_the_answer_from_before()
    {
        await using var world = await Started();
        await world.By(Jonas, Sof, new AlertCommand.Answer(world.Alert.Id, AnswerKind.Coming, null));
        await world.Sms(Mette, "JA");
        world.Pass(TimeSpan.FromMinutes(119));
        await world.Sms(Mette, "JA 15");
        world.Pass(TimeSpan.FromMinutes(1));
        await world.Advance();

        var jonas = AlertViews.Find(world.State, world.Alert.Id)!.Rows.Single(row => row.Person == Jonas);
        Assert.Equal((CallCause.Stale, CoverageState.Waiting), (jonas.Cause!.Value, jonas.State));
        Assert.Null(jonas.Answer);
        Assert.Equal(AnswerKind.Coming, Assert.Single(jonas.Earlier).Kind);
        Assert.Contains(
            "Spurgt igen, fordi der ikke er sket noget siden svaret: Jonas Aaby (SOF, på vagt).",
            Lines(Read(world), line => line.Message is null)
        );
    }

    private static async Task<AlertWorld> Started()
    {
        var world = await AlertWorld.Start();
        await world.Report();
        return world;
    }

    [Fact]
    public async Task A_record_shows_what_the_shared_phone_was_told_beside_whoever_had_it()
    {
        await using var world = await Start();
        var phone = new DutyPhoneId(Guid.NewGuid());
        var seat = new SeatId(world.State.Roster.Ledergrupper.Keys.Single(), Sof);
        await world.System(new DutyPhoneCommand.Register(phone, [seat], 0, null));
        await world.System(new DutyPhoneCommand.EnterCode(phone, Fits: true));
        var incident = await world.Report();
        foreach (var call in world.State.Alerts.Pending)
        {
            await world.System(new AlertCommand.RecordAccepted(call.Message, $"left-{call.Message}"));
        }

        await world.By(Jonas, Sof, new IncidentCommand.StandDown(incident, 1, "Der er roligt"));

        Assert.Equal(
            ["Jonas Aaby", "Jonas Aaby (vagttelefonen)", "Mette Lindholm"],
            Read(world)
                .Messages.Where(message => message.Purpose == MessagePurpose.StandDown)
                .Select(message => message.Receiver)
                .Order()
        );
    }

    private static AlertRecord Read(AlertWorld world) => world.Records.Read(new(Jonas, Sof), world.Alert.Id.Value, Ct)!;

    private static RecordCoverage[] Stretches(AlertRecord record, string organisation) =>
        [.. record.Coverage.Where(one => one.Organisation == organisation)];

    private static string[] Lines(AlertRecord record, Func<RecordLine, bool> which) =>
        [.. record.Lines.Where(which).Select(line => line.What)];
}
