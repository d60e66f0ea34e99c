using System.Collections.Immutable;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Escalation;
using Beredskab.Notifications.Messages;
using Beredskab.Notifications.Policies;
using Beredskab.Notifications.Roster;
using Beredskab.Notifications.Tests.World;
using Microsoft.Extensions.Time.Testing;

namespace Beredskab.Notifications.Tests.Alerts;

public sealed class EscalationTests
{
    private static readonly PersonId Deputy = City.Person(41);
    private static readonly PersonId Other = City.Person(42);
    private static readonly PersonId Chief = City.Person(71);
    private static readonly PersonId Director = City.Person(81);

    private readonly FakeTimeProvider time = new(City.Start);
    private readonly MemoryJournal journal;

    public EscalationTests()
    {
        journal = new(time, Context(City.Roster()));
    }

    private static AlertContext Context(RosterBook roster) =>
        City.Context(
            roster
                .Seat(City.NoerrebroGroup, City.Police, [City.PoliceNoerrebro, Deputy, Other], [Deputy])
                .Seat(City.NoerrebroGroup, City.Sof, [City.SofNoerrebro], [])
        ) with
        {
            AuthorityName = organisation => organisation == City.Police ? "Politi" : "SOF",
            Chefgruppe = [new(Chief, City.Sekretariatet)],
            Styregruppe = [new(Director, City.Sekretariatet)],
        };

    [Fact]
    public void Only_the_authority_that_is_missing_is_escalated_step_by_step_until_somebody_of_it_answers()
    {
        var incident = journal.Report();
        journal.Receive(City.SofNoerrebro, "ja");
        journal.Receive(City.BufBoth, "ja");
        var alert = journal.Alerts.Of(incident)[0].Id;

        // Nobody has another way, so that step is empty and the repetition comes at once after it.
        Pass(89);
        Assert.Empty(Steps());
        Pass(1);
        Assert.Equal([(StepKind.NextChannel, true), (StepKind.Repeat, false)], Steps());
        Assert.Equal(2, journal.TextsTo(City.PoliceNoerrebro).Length);
        Pass(120);
        Assert.Equal((StepKind.Deputy, false), Steps()[^1]);
        Assert.Equal(
            $"SSP-BEREDSKAB {journal.CodeOf(Deputy)}: Sammenstød ved Blågårds Plads, Nørrebro. Stabsberedskab. Politi er ikke "
                + $"dækket. Du er stedfortræder. Svar JA {journal.CodeOf(Deputy)} eller NEJ {journal.CodeOf(Deputy)}.",
            journal.TextsTo(Deputy)[^1]
        );
        Pass(120);
        Assert.Equal((StepKind.RestOfLedergruppe, false), Steps()[^1]);
        Assert.Single(journal.TextsTo(Other));
        Pass(120);
        Assert.Single(journal.TextsTo(City.DutyOfficer));

        journal.Receive(Other, "ja");
        Pass(24 * 60 * 60 - 1, until: 100 * 60);
        Assert.Equal(5, Steps().Length);
        Assert.Empty(journal.TextsTo(Chief));
        Assert.Equal("covered", journal.State(journal.Alerts.Find(alert)!).Split(' ')[0]);
        Assert.Single(journal.TextsTo(City.SofNoerrebro), text => text.Contains("Svar JA", StringComparison.Ordinal));
    }

    [Fact]
    public void What_comes_next_is_known_beforehand_and_comes_then()
    {
        var incident = journal.Report();
        // Nobody here has another channel, so that the step behind it is what comes.
        Assert.Equal(new NextStep(StepKind.Repeat, City.Start.AddSeconds(90), false), Next());
        Pass(90);
        Assert.Equal(new NextStep(StepKind.Deputy, City.Start.AddSeconds(90 + 120), false), Next());
        Pass(120);
        Assert.Equal((StepKind.Deputy, false), Steps(City.Police)[^1]);
        Pass(60 * 60);
        Assert.Equal((StepKind.Repeat, true), (Next()!.Kind, Next()!.AtTheEnd));
        journal.Receive(Deputy, "ja");
        Assert.Null(Next());

        NextStep? Next() =>
            EscalationDecider.NextStep(
                journal.Alerts,
                journal.Context.Contacts,
                journal.Alerts.Of(incident)[0],
                City.Police
            );
    }

    [Fact]
    public void A_next_channel_that_nobody_has_is_not_told_of_and_what_comes_in_its_stead_is()
    {
        Assert.Equal(StepKind.NextChannel, Told(Way(1, WayKind.Sms, 0), Way(2, WayKind.Voice, 600)));
        Assert.Equal(StepKind.Repeat, Told(Way(1, WayKind.Sms, 0)));
        Pass(90);
        Assert.Equal([(StepKind.NextChannel, true), (StepKind.Repeat, false)], Steps(City.Police).Distinct());

        StepKind Told(params ContactWay[] ways)
        {
            journal.Context = journal.Context with { Contacts = City.Ways(City.PoliceNoerrebro, [.. ways]) };
            var incident = journal.Report();
            var alert = journal.Alerts.Of(incident)[0];
            var next = EscalationDecider.NextStep(journal.Alerts, journal.Context.Contacts, alert, City.Police)!;
            Assert.Equal((City.Start.AddSeconds(90), false), (next.At, next.AtTheEnd));
            return next.Kind;
        }
    }

    [Fact]
    public void An_answer_is_unusual_when_it_comes_on_a_channel_that_nobody_was_called_on()
    {
        journal.Context = journal.Context with { Contacts = City.Ways(City.PoliceNoerrebro, Way(1, WayKind.Voice, 0)) };
        var incident = journal.Report();
        journal.Receive(City.PoliceNoerrebro, "ja");
        journal.Receive(City.SofNoerrebro, "ja");
        Assert.True(IsUnusual(City.PoliceNoerrebro));
        Assert.False(IsUnusual(City.SofNoerrebro));

        journal.Do(
            new AlertCommand.Answer(journal.Alerts.Of(incident)[0].Id, AnswerKind.Coming, 5),
            City.PoliceNoerrebro
        );
        Assert.False(IsUnusual(City.PoliceNoerrebro));

        bool IsUnusual(PersonId person)
        {
            var alert = journal.Alerts.Of(incident)[0];
            return AnswerWays.IsUnusual(alert, journal.Alerts, person, alert.Answers[person]);
        }
    }

    [Fact]
    public void A_no_calls_the_next_at_once()
    {
        journal.Report();
        journal.Receive(City.PoliceNoerrebro, "nej");
        Pass(0);

        Assert.Equal(
            [(StepKind.NextChannel, true), (StepKind.Repeat, true), (StepKind.Deputy, false)],
            Steps(City.Police)
        );
        Assert.Single(journal.TextsTo(Deputy));
        Assert.Empty(journal.TextsTo(Other));
        Assert.Empty(Steps(City.Sof));
    }

    [Fact]
    public void Who_leaves_it_to_the_deputy_has_the_deputy_called_at_once()
    {
        var incident = journal.Report();
        var reply = journal.Receive(City.PoliceNoerrebro, $"Stedfortræder {journal.CodeOf(City.PoliceNoerrebro)}");
        Assert.EndsWith("Din stedfortræder kaldes nu.", reply, StringComparison.Ordinal);
        Pass(0);

        var called = Assert.Single(journal.Events.OfType<AlertEvent.Called>());
        Assert.Equal((CallCause.DeputyNamed, Deputy), (called.Cause, Assert.Single(called.Rounds).Person));
        journal.Receive(Deputy, "ja");
        Assert.StartsWith("covered", journal.State(journal.Alerts.Of(incident)[0]), StringComparison.Ordinal);
    }

    [Fact]
    public void All_the_way_up_and_then_again_to_those_who_have_not_answered_but_not_for_ever()
    {
        journal.Report();
        journal.Receive(City.SofNoerrebro, "ja");
        journal.Receive(City.BufBoth, "ja");
        Pass(100 * 60);

        Assert.NotEmpty(journal.TextsTo(Chief));
        // The level's procedure ends before the styregruppe.
        Assert.Empty(journal.TextsTo(Director));
        var repeats = Steps(City.Police).Count(step => step == (StepKind.Repeat, false));
        Assert.InRange(repeats, 2, 13);
        Pass(24 * 60 * 60);
        Assert.Equal(13, Steps(City.Police).Count(step => step == (StepKind.Repeat, false)));
    }

    [Fact]
    public void At_operation_level_every_way_is_used_at_once_and_otherwise_in_the_persons_own_order()
    {
        var (sms, push, voice) = (Way(1, WayKind.Sms, 0), Way(2, WayKind.Push, 20), Way(3, WayKind.Voice, 40));
        journal.Context = journal.Context with { Contacts = City.Ways(City.PoliceNoerrebro, sms, push, voice) };
        journal.Report(level: ActivationLevel.Operationsberedskab);
        Assert.Equal([MessageChannel.Sms, MessageChannel.Push, MessageChannel.Voice], Channels(City.PoliceNoerrebro));

        journal.Location = Reading.In(City.Noerrebro);
        var before = Channels(City.PoliceNoerrebro).Length;
        journal.Report(level: ActivationLevel.Stabsberedskab);
        Assert.Equal([MessageChannel.Sms], Channels(City.PoliceNoerrebro)[before..]);
        Pass(20);
        Assert.Equal([MessageChannel.Sms, MessageChannel.Push], Channels(City.PoliceNoerrebro)[before..][..2]);
        journal.Receive(City.PoliceNoerrebro, $"ja {journal.CodeOf(City.PoliceNoerrebro)}");
        var answered = Channels(City.PoliceNoerrebro).Length;
        Pass(39);
        Assert.DoesNotContain(MessageChannel.Voice, Channels(City.PoliceNoerrebro)[answered..]);
    }

    [Fact]
    public void A_way_that_fails_is_followed_by_the_next_at_once()
    {
        journal.Context = journal.Context with
        {
            Contacts = City.Ways(City.PoliceNoerrebro, Way(1, WayKind.Sms, 0), Way(2, WayKind.Voice, 300)),
        };
        journal.Report();
        var first = journal.Alerts.Messages.Values.Single(message => message.Person == City.PoliceNoerrebro);
        journal.Do(new AlertCommand.BeginAttempt(first.Id, 1, 1, false));
        journal.Do(new AlertCommand.RecordFailed(first.Id, "http-503", FailureAdvice.TryAgain, false));
        Pass(0);
        Assert.Equal([MessageChannel.Sms, MessageChannel.Voice], Channels(City.PoliceNoerrebro));
    }

    [Fact]
    public void At_the_turn_of_a_shift_the_new_one_is_called_and_covers_only_after_answering()
    {
        var turn = City.Start.AddHours(1);
        journal.Context = Context(
            City.Roster().OnDuty(City.NoerrebroGroup, City.Police, Other, from: turn, to: turn.AddHours(8))
        );
        var incident = journal.Report();
        var alert = journal.Alerts.Of(incident)[0];
        journal.Receive(City.PoliceNoerrebro, "ja");
        journal.Receive(City.SofNoerrebro, "ja");
        journal.Receive(City.BufBoth, "ja");
        var old = alert.CodeOf(City.PoliceNoerrebro)!.Value;
        Pass(60 * 60);

        var code = journal.CodeOf(Other);
        Assert.EndsWith(
            $"Stabsberedskab. Du har nu vagten. Intet er besluttet. Ingen åbne opgaver. Svar JA {code} eller NEJ {code}.",
            journal.TextsTo(Other)[^1],
            StringComparison.Ordinal
        );
        Assert.Equal("covered covered covered waiting*", journal.State(alert));
        Assert.Equal(City.PoliceNoerrebro, Row(alert).Round!.Person);
        // Whoever leaves still covers; but the new one is asked until there is an answer.
        Pass(200);
        Assert.Equal(2, journal.TextsTo(Other).Length);

        journal.Receive(Other, "ja");
        Pass(0);
        Assert.Equal(Other, Row(alert).Round!.Person);
        Assert.Equal(
            $"SSP-BEREDSKAB {old}: Sammenstød ved Blågårds Plads, Nørrebro. Ny vagt for Politi i Nørrebro har kvitteret og overtager. Du skal ikke svare.",
            journal.TextsTo(City.PoliceNoerrebro)[^1]
        );
        journal.StandDown(incident);
        Assert.Contains("afsluttet", journal.TextsTo(City.PoliceNoerrebro)[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_after_which_the_authority_does_nothing_is_asked_for_again()
    {
        var incident = journal.Report();
        journal.Receive(City.PoliceNoerrebro, "ja");
        journal.Receive(City.SofNoerrebro, "ja");
        journal.Receive(City.BufBoth, "ja");
        Pass(60 * 60);
        // The police writes; the others do nothing.
        Assert.Null(journal.Do(new IncidentCommand.WriteNote(incident, "Patruljen er fremme."), City.PoliceNoerrebro));
        Pass(60 * 60);

        Assert.Equal("covered waiting waiting", journal.State(journal.Alerts.Of(incident)[0]));
        Assert.Contains("Intet nyt fra jer", journal.TextsTo(City.SofNoerrebro)[^1], StringComparison.Ordinal);
        Pass(60 * 60 - 1);
        Assert.StartsWith("covered", journal.State(journal.Alerts.Of(incident)[0]), StringComparison.Ordinal);
        Pass(1);
        Assert.StartsWith("waiting", journal.State(journal.Alerts.Of(incident)[0]), StringComparison.Ordinal);
    }

    [Fact]
    public void One_person_who_must_step_in_for_several_authorities_gets_one_text_that_names_them()
    {
        journal.Context = City.Context() with { AuthorityName = journal.Context.AuthorityName };
        journal.Report();
        journal.Receive(City.BufBoth, "ja");
        Pass(90 + 120);

        var text = Assert.Single(journal.TextsTo(City.DutyOfficer));
        Assert.Contains("Politi og SOF er ikke dækket", text, StringComparison.Ordinal);
        journal.Receive(City.DutyOfficer, "ja");
        Assert.StartsWith(
            "covered covered covered",
            journal.State(journal.Alerts.Alerts.Values.Single()),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Who_takes_over_for_several_authorities_at_once_gets_one_text()
    {
        var turn = City.Start.AddHours(1);
        journal.Context = Context(
            City.Roster()
                .OnDuty(City.NoerrebroGroup, City.Police, Other, from: turn)
                .OnDuty(City.NoerrebroGroup, City.Sof, Other, from: turn)
        );
        var incident = journal.Report();
        AnswerAll("ja");
        Pass(60 * 60);

        Assert.Single(journal.TextsTo(Other));
        journal.Receive(Other, "ja");
        Pass(0);
        Assert.Equal("covered covered covered", State(incident));
    }

    [Fact]
    public void A_deputy_who_is_named_for_several_authorities_gets_one_text_that_names_them()
    {
        journal.Context = Context(
            City.Roster().OnDuty(City.NoerrebroGroup, City.Sof, City.PoliceNoerrebro, from: City.Start.AddHours(-1))
        );
        journal.Context = journal.Context with
        {
            Roster = journal.Context.Roster.Seat(City.NoerrebroGroup, City.Sof, [], [Deputy]),
        };
        journal.Report();
        journal.Receive(City.PoliceNoerrebro, "stedfortræder");
        Pass(0);

        Assert.Contains("Politi og SOF", Assert.Single(journal.TextsTo(Deputy)), StringComparison.Ordinal);
    }

    [Fact]
    public void Who_comes_on_duty_for_one_authority_and_is_called_for_another_answers_each_by_its_own_code()
    {
        // Both fall on the same second: the step to the deputy for SOF, and the turn of the shift for the police.
        var turn = City.Start.AddSeconds(90 + 120);
        journal.Context = Context(City.Roster().OnDuty(City.NoerrebroGroup, City.Police, Other, from: turn));
        journal.Context = journal.Context with
        {
            Roster = journal.Context.Roster.Seat(City.NoerrebroGroup, City.Sof, [City.SofNoerrebro], [Other]),
        };
        var incident = journal.Report();
        journal.Receive(City.PoliceNoerrebro, "ja");
        journal.Receive(City.BufBoth, "ja");
        Pass(90 + 120);

        Assert.Equal(2, journal.TextsTo(Other).Length);
        var rounds = journal.Alerts.Of(incident)[0].Rounds.Where(round => round.Person == Other).ToArray();
        Assert.Equal(2, rounds.Select(round => round.Code).Distinct().Count());
        journal.Receive(Other, $"ja {rounds.Single(round => round.Authority == City.Police).Code}");
        Pass(0);
        Assert.StartsWith("covered waiting covered", State(incident), StringComparison.Ordinal);
        Assert.DoesNotContain(
            journal.TextsTo(City.SofNoerrebro),
            text => text.Contains("overtager", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Of_the_rest_of_the_ledergruppe_who_is_away_is_called_only_when_nobody_else_is_left(bool othersFollow)
    {
        var rules = AlertPolicy.Shipped.Rules.Select(rule =>
            rule with
            {
                Steps =
                [
                    new(StepKind.RestOfLedergruppe, 60),
                    .. othersFollow ? new PolicyStep[] { new(StepKind.Sekretariat, 60) } : [],
                ],
            }
        );
        journal.Context = journal.Context with
        {
            Policy = AlertPolicy.Shipped with { Rules = [.. rules] },
            Roster = Absent(Absent(journal.Context.Roster, Other), Deputy),
        };
        journal.Report();
        Pass(60);
        var step = journal.Events.OfType<AlertEvent.Escalated>().First(e => e.Authority == City.Police);
        Assert.Equal((othersFollow, !othersFollow), (step.Empty, step.Away));
        Assert.Equal(othersFollow ? 0 : 1, journal.TextsTo(Other).Length);
        Assert.Equal(othersFollow ? 1 : 0, journal.TextsTo(City.DutyOfficer).Length);
    }

    [Fact]
    public void Of_the_rest_of_the_ledergruppe_whoever_is_there_is_called_and_nobody_who_is_away()
    {
        journal.Context = journal.Context with { Roster = Absent(journal.Context.Roster, Other) };
        journal.Report(level: ActivationLevel.Operationsberedskab);
        Pass(30 * 60);
        Assert.NotEmpty(journal.TextsTo(Deputy));
        Assert.Empty(journal.TextsTo(Other));
    }

    private static RosterBook Absent(RosterBook roster, PersonId person) =>
        roster.Apply(
            new AbsenceEvent.Registered(person, Guid.NewGuid(), City.Start.AddDays(-1), City.Start.AddDays(1))
        );

    [Fact]
    public void A_deputy_who_is_away_is_passed_over()
    {
        var roster = City.Roster()
            .Apply(
                new AbsenceEvent.Registered(Deputy, Guid.NewGuid(), City.Start.AddHours(-1), City.Start.AddHours(8))
            );
        journal.Context = Context(roster);
        journal.Context = journal.Context with
        {
            Roster = journal.Context.Roster.Seat(
                City.NoerrebroGroup,
                City.Police,
                [City.PoliceNoerrebro],
                [Deputy, Other]
            ),
        };
        journal.Report();
        journal.Receive(City.PoliceNoerrebro, "stedfortræder");
        Pass(0);

        Assert.Empty(journal.TextsTo(Deputy));
        Assert.Single(journal.TextsTo(Other));
    }

    [Fact]
    public void Who_was_relieved_is_asked_anew_when_the_relief_falls_away()
    {
        var turn = City.Start.AddHours(1);
        journal.Context = Context(City.Roster().OnDuty(City.NoerrebroGroup, City.Police, Deputy, from: turn));
        var incident = journal.Report();
        AnswerAll("ja");
        Pass(60 * 60);
        journal.Receive(Deputy, "ja");
        Pass(0);
        journal.Receive(Deputy, "nej");
        Pass(10 * 60);

        Assert.Contains("Politi er ikke dækket", journal.TextsTo(City.PoliceNoerrebro)[^1], StringComparison.Ordinal);
        journal.Receive(City.PoliceNoerrebro, $"ja {journal.CodeOf(City.PoliceNoerrebro)}");
        Pass(0);
        Assert.StartsWith("covered", State(incident), StringComparison.Ordinal);
    }

    private void AnswerAll(string text)
    {
        journal.Receive(City.PoliceNoerrebro, text);
        journal.Receive(City.SofNoerrebro, text);
        journal.Receive(City.BufBoth, text);
    }

    private string State(IncidentId incident) => journal.State(journal.Alerts.Of(incident)[0])[..23];

    private void Pass(int seconds, int? until = null) => journal.Pass(time, TimeSpan.FromSeconds(until ?? seconds));

    private CoverageRow Row(Alert alert) =>
        Coverage.Of(journal.Alerts.Find(alert.Id)!, journal.Alerts, journal.Contacts)[0];

    private (StepKind, bool)[] Steps(OrganisationId? authority = null) =>
        [
            .. journal
                .Events.OfType<AlertEvent.Escalated>()
                .Where(e => authority is null || e.Authority == authority)
                .Select(e => (e.Kind, e.Empty)),
        ];

    private MessageChannel[] Channels(PersonId person) =>
        [
            .. journal
                .Messages()
                .Where(message => message.Person == person && message.Purpose == MessagePurpose.Alert)
                .Select(message => message.Channel),
        ];

    private static ContactWay Way(int number, WayKind kind, int after) =>
        new(new(new Guid($"00000000-0000-8000-8000-0000000090{number:00}")), kind, true, TimeSpan.FromSeconds(after));
}
