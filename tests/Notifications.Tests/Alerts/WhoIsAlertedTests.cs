using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Messages;
using Beredskab.Notifications.Roster;
using Beredskab.Notifications.Tests.World;
using Microsoft.Extensions.Time.Testing;

namespace Beredskab.Notifications.Tests.Alerts;

public sealed class WhoIsAlertedTests
{
    private readonly MemoryJournal journal = new(new FakeTimeProvider(City.Start), City.Context());

    [Fact]
    public void A_report_alerts_one_person_on_duty_for_each_required_authority()
    {
        var incident = journal.Report();

        var alert = Assert.Single(journal.Alerts.Of(incident));
        Assert.Equal(City.NoerrebroGroup, alert.Ledergruppe);
        Assert.Equal(AlertReason.Reported, alert.Reason);
        Assert.Equal([City.PoliceNoerrebro, City.SofNoerrebro, City.BufBoth], journal.Alerted());
        Assert.Equal("waiting waiting waiting", journal.State(alert));
    }

    [Fact]
    public void The_text_says_type_place_bydel_and_level_and_how_to_answer()
    {
        journal.Report();

        var code = journal.CodeOf(City.PoliceNoerrebro);
        Assert.Equal(
            $"SSP-BEREDSKAB {code}: Sammenstød ved Blågårds Plads, Nørrebro. Stabsberedskab. "
                + $"Svar JA {code} eller NEJ {code}. JA {code} 20 = fremme om 20 min.",
            Assert.Single(journal.TextsTo(City.PoliceNoerrebro))
        );
    }

    [Fact]
    public void An_incident_near_a_boundary_alerts_both_ledergrupper_and_sends_one_text_to_a_person_in_both()
    {
        journal.Location = Reading.Near(City.Noerrebro, City.Bispebjerg);
        var incident = journal.Report();

        var alerts = journal.Alerts.Of(incident);
        Assert.Equal(2, alerts.Length);
        Assert.Single(journal.TextsTo(City.BufBoth));
        Assert.All(alerts, alert => Assert.Equal(journal.CodeOf(City.BufBoth), alert.CodeOf(City.BufBoth)));
        // What becomes of it is news in both.
        Assert.Equal(alerts.Select(alert => alert.Id), journal.Alerts.AlertsWith(TextTo(City.BufBoth)));
        Assert.Equal([alerts[1].Id], journal.Alerts.AlertsWith(TextTo(City.SofBispebjerg)));

        MessageId TextTo(PersonId person) => journal.Messages().Single(message => message.Person == person).Message;

        journal.Receive(City.BufBoth, $"ja {journal.CodeOf(City.BufBoth)}");
        Assert.All(alerts, alert => Assert.Equal("waiting waiting covered", journal.State(alert)));
    }

    [Fact]
    public void An_authority_with_nobody_on_duty_is_missing_and_the_Sekretariat_is_alerted_too()
    {
        journal.Location = Reading.In(City.Valby);
        var incident = journal.Report();

        Assert.Equal([City.PoliceValby, City.DutyOfficer], journal.Alerted());
        var alerts = journal.Alerts.Of(incident);
        Assert.Equal("waiting missing", journal.State(alerts[0]));
        Assert.Equal(AlertReason.NobodyElse, alerts[1].Reason);
        Assert.Equal(City.SekretariatGroup, alerts[1].Ledergruppe);
        Assert.Contains("Vagt mangler: Valby.", journal.TextsTo(City.DutyOfficer)[0], StringComparison.Ordinal);
    }

    [Fact]
    public void An_area_without_a_ledergruppe_alerts_the_Sekretariat()
    {
        journal.Location = Reading.In(City.Vanloese);
        journal.Report();

        Assert.Equal([City.DutyOfficer], journal.Alerted());
    }

    [Fact]
    public void A_report_without_a_place_alerts_the_Sekretariat()
    {
        journal.Report(IncidentType.Online, withPlace: false);

        Assert.Equal([City.DutyOfficer], journal.Alerted());
        Assert.Contains("Online, uden sted. ", journal.TextsTo(City.DutyOfficer)[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_outside_all_areas_alerts_the_Sekretariat()
    {
        journal.Location = Reading.Outside;
        journal.Report();

        Assert.Equal([City.DutyOfficer], journal.Alerted());
        Assert.Contains("uden for områderne", journal.TextsTo(City.DutyOfficer)[0], StringComparison.Ordinal);
    }

    [Fact]
    public void With_nobody_on_duty_anywhere_the_fallback_people_are_alerted()
    {
        journal.Context = City.Context(
            RosterBook.Empty.With(City.SekretariatGroup, City.Kommune, "Sekretariatet", City.Sekretariatet)
        );
        var incident = journal.Report();

        Assert.Equal([City.FallbackOne, City.FallbackTwo], journal.Alerted());
        var alert = Assert.Single(journal.Alerts.Of(incident));
        Assert.All(alert.Rounds, round => Assert.Equal(Standing.Fallback, round.Standing));
        Assert.Equal("waiting waiting*", journal.State(alert));
    }

    [Fact]
    public void Without_any_ledergruppe_the_fallback_people_are_alerted_directly()
    {
        journal.Context = City.Context(RosterBook.Empty);
        var incident = journal.Report();

        Assert.Equal([City.FallbackOne, City.FallbackTwo], journal.Alerted());
        Assert.Null(Assert.Single(journal.Alerts.Of(incident)).Ledergruppe);
    }

    [Fact]
    public void Moving_into_the_next_bydel_alerts_its_ledergruppe_and_nobody_else_again()
    {
        var incident = journal.Report();
        journal.Move(incident, Reading.In(City.Bispebjerg));

        Assert.Equal(
            [
                City.PoliceNoerrebro,
                City.SofNoerrebro,
                City.BufBoth,
                City.PoliceBispebjerg,
                City.SofBispebjerg,
                City.BufBoth,
            ],
            journal.Alerted()
        );
        Assert.Contains(
            "Sammenstød, nu ved Blågårds Plads, Bispebjerg.",
            journal.TextsTo(City.PoliceBispebjerg)[0],
            StringComparison.Ordinal
        );

        journal.Move(incident, Reading.In(City.Noerrebro));
        Assert.Equal(6, journal.Alerted().Length);
    }

    [Fact]
    public void Moving_out_of_all_areas_alerts_the_Sekretariat_once()
    {
        var incident = journal.Report();
        journal.Move(incident, Reading.Outside);
        journal.Move(incident, Reading.In(City.Noerrebro));
        journal.Move(incident, Reading.Outside);

        Assert.Single(journal.Alerted(), City.DutyOfficer);
    }

    [Fact]
    public void A_lowered_level_is_told_to_exactly_those_who_were_alerted()
    {
        var incident = journal.Report();
        journal.ChangeLevel(incident, ActivationLevel.Informationsberedskab);

        var told = journal.Messages().Where(message => message.Purpose == MessagePurpose.LevelChange).ToArray();
        Assert.Equal(
            journal.Alerted().Order(PersonOrder),
            told.Select(message => message.Person!.Value).Order(PersonOrder)
        );
        Assert.EndsWith("Nørrebro. Sænket til informationsberedskab.", told[0].Text.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_has_said_no_reads_at_another_level_that_they_need_not_answer()
    {
        var incident = journal.Report();
        journal.Receive(City.PoliceNoerrebro, $"ja {journal.CodeOf(City.PoliceNoerrebro)}");
        journal.Receive(City.SofNoerrebro, $"nej {journal.CodeOf(City.SofNoerrebro)}");
        journal.ChangeLevel(incident, ActivationLevel.Informationsberedskab);

        Assert.EndsWith(
            "Sænket til informationsberedskab. Du skal ikke svare.",
            journal.TextsTo(City.SofNoerrebro)[^1],
            StringComparison.Ordinal
        );
        Assert.EndsWith(
            "Sænket til informationsberedskab.",
            journal.TextsTo(City.PoliceNoerrebro)[^1],
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_raised_level_is_asked_about_anew_under_a_new_code_and_tells_those_whom_it_concerns_besides()
    {
        var incident = journal.Report();
        var old = journal.CodeOf(City.PoliceNoerrebro);
        journal.Receive(City.PoliceNoerrebro, $"ja {old}");
        journal.Receive(City.SofNoerrebro, $"nej {journal.CodeOf(City.SofNoerrebro)}");
        journal.ChangeLevel(incident, ActivationLevel.Operationsberedskab);

        var alert = journal.Alerts.Of(incident)[0];
        Assert.Equal("waiting missing waiting", journal.State(alert));
        var code = journal.CodeOf(City.PoliceNoerrebro);
        Assert.NotEqual(old, code);
        Assert.Equal(
            $"SSP-BEREDSKAB {code}: Sammenstød ved Blågårds Plads, Nørrebro. Hævet til operationsberedskab. "
                + $"Svar igen: JA {code} eller NEJ {code}.",
            journal.TextsTo(City.PoliceNoerrebro)[^1]
        );
        // Who cannot is told, and not asked again.
        Assert.EndsWith(
            "Hævet til operationsberedskab. Du skal ikke svare.",
            journal.TextsTo(City.SofNoerrebro)[^1],
            StringComparison.Ordinal
        );
        // The level's rule tells the Sekretariat besides; nobody waits for it.
        var also = journal.Alerts.Of(incident)[1];
        Assert.Equal((AlertReason.Policy, City.DutyOfficer), (also.Reason, Assert.Single(also.Rounds).Person));

        Assert.Contains(
            "Situationen er ændret",
            journal.Receive(City.PoliceNoerrebro, $"ja {old}"),
            StringComparison.Ordinal
        );
        Assert.Equal(InboundOutcome.Replaced, journal.LastOutcome());
        Assert.Equal("waiting missing waiting", journal.State(alert));
        journal.Receive(City.PoliceNoerrebro, $"ja {code}");
        Assert.Equal("covered missing waiting", journal.State(alert));
    }

    [Theory]
    [InlineData("waits", false)]
    [InlineData("refused", false)]
    [InlineData("no number", false)]
    [InlineData("begun", true)]
    [InlineData("in doubt", true)]
    [InlineData("taken", true)]
    [InlineData("undelivered", true)]
    [InlineData("answered", true)]
    public void A_stand_down_is_told_to_whoever_has_a_text_that_left_or_may_have_or_has_answered(string what, bool told)
    {
        var incident = journal.Report();
        var message = journal.Messages().First(one => one.Person == City.PoliceNoerrebro).Message;
        switch (what)
        {
            case "waits":
                break;
            case "refused":
                Begin();
                Fail(FailureAdvice.TryAgain, inDoubt: false);
                break;
            case "no number":
                Fail(FailureAdvice.TellAdministrator, inDoubt: false);
                break;
            case "begun":
                Begin();
                break;
            case "in doubt":
                Begin();
                Fail(FailureAdvice.TryAgain, inDoubt: true);
                break;
            case "taken":
                Do(new AlertCommand.RecordAccepted(message, "SM1"));
                break;
            case "undelivered":
                Do(new AlertCommand.RecordStatus(message, "SM1", DeliveryStatus.Undelivered, "30003"));
                break;
            default:
                journal.Receive(City.PoliceNoerrebro, $"ja {journal.CodeOf(City.PoliceNoerrebro)}");
                break;
        }

        journal.StandDown(incident);
        Assert.Equal(
            told ? [City.PoliceNoerrebro] : [],
            journal.Messages().Where(one => one.Purpose == MessagePurpose.StandDown).Select(one => one.Person!.Value)
        );

        void Begin() => Do(new AlertCommand.BeginAttempt(message, 1, 1, false, 1));
        void Fail(FailureAdvice advice, bool inDoubt) =>
            Do(new AlertCommand.RecordFailed(message, MessageFailures.NoNumber, advice, inDoubt));
        void Do(AlertCommand command) => Assert.Null(journal.Do(command));
    }

    [Fact]
    public void A_stand_down_ends_every_alert_and_is_told_once_to_each_who_was_alerted()
    {
        var incident = journal.Report();
        journal.Move(incident, Reading.In(City.Bispebjerg));
        journal.LetAllLeave();
        journal.StandDown(incident);

        Assert.All(journal.Alerts.Of(incident), alert => Assert.False(alert.IsOpen));
        var told = journal.Messages().Where(message => message.Purpose == MessagePurpose.StandDown).ToArray();
        Assert.Equal(5, told.Length);
        Assert.Equal(
            journal.Alerted().Distinct().Order(PersonOrder),
            told.Select(message => message.Person!.Value).Order(PersonOrder)
        );
        Assert.EndsWith("er afsluttet. Normaldrift. Du skal ikke svare.", told[0].Text.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_preview_says_who_would_be_alerted_and_shows_the_text()
    {
        journal.Location = Reading.In(City.Valby);
        var incident = journal.Report();
        var preview = AlertDecider.Preview(
            journal.Context,
            IncidentType.Sammenstoed,
            ActivationLevel.Stabsberedskab,
            journal.Incident(incident).Position,
            City.Start
        );

        Assert.Equal(2, preview.People);
        Assert.Equal(
            journal.Alerts.Of(incident).Select(alert => (alert.Ledergruppe, alert.Reason)),
            preview.Alerts.Select(alert => (alert.Ledergruppe, alert.Reason))
        );
        Assert.Equal((1, SmsEncoding.Gsm7, 160), (preview.Sms.Parts, preview.Sms.Encoding, preview.Sms.Capacity));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void A_report_that_does_not_say_where_is_texted_with_the_place_on_the_map(string? where)
    {
        var refusal = journal.Do(
            new IncidentCommand.Report(
                new(Guid.NewGuid()),
                IncidentType.Sammenstoed,
                ActivationLevel.Stabsberedskab,
                IncidentScope.Lokal,
                new GeoModel.Ground.Coordinates(12.55, 55.69),
                "To grupper råber ad hinanden",
                where,
                null,
                null
            )
        );

        Assert.Null(refusal);
        Assert.Contains(
            ": Sammenstød ved Blågårds Plads, Nørrebro. ",
            journal.Messages()[0].Text.Value,
            StringComparison.Ordinal
        );
    }

    private static readonly Comparer<GeoModel.Identity.PersonId> PersonOrder =
        Comparer<GeoModel.Identity.PersonId>.Create((a, b) => a.Value.CompareTo(b.Value));
}
