using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Messages;
using Beredskab.Notifications.TestAlarms;
using Beredskab.Notifications.Tests.World;
using Microsoft.Extensions.Time.Testing;

namespace Beredskab.Notifications.Tests.TestAlarms;

/// <summary>One test alarm from its sending to its end.</summary>
public sealed class TestAlarmTests
{
    private const int OnDuty = 7;

    private readonly FakeTimeProvider time = new(City.Start);
    private readonly MemoryJournal journal;

    public TestAlarmTests() => journal = new(time, City.Context());

    [Fact]
    public void Everybody_on_duty_is_asked_once_under_an_own_code_and_no_incident()
    {
        var alert = Send();
        Assert.Null(alert.Incident);
        Assert.True(alert.Exercise);
        Assert.Equal(OnDuty, alert.Test!.Asked.Length);
        Assert.Equal(OnDuty, alert.Test.Asked.Select(round => round.Code).Distinct().Count());
        Assert.Equal(OnDuty, journal.Messages().Select(message => message.Person).Distinct().Count());
        // Asked once, though on duty in two places.
        Assert.Equal(
            [City.BispebjergGroup, City.NoerrebroGroup],
            alert.Test.Asked.Single(round => round.Person == City.BufBoth).Ledergrupper
        );
        Assert.All(
            journal.Messages(),
            message =>
            {
                var text = message.Text.Value!;
                Assert.Equal(
                    $"ØVELSE SSP-BEREDSKAB {message.Code}: PRØVEALARM. Svar JA {message.Code}. Der er ikke sket noget. ØVELSE",
                    text
                );
                Assert.Null(MessageGuard.Check(text));
                Assert.Equal(SmsEncoding.Gsm7, SmsPreview.Of(text).Encoding);
            }
        );
    }

    [Fact]
    public void A_call_says_first_and_last_that_it_is_an_exercise_and_asks_nobody_to_come()
    {
        Send();
        var spoken = SpokenTexts.Of(
            journal.TextsTo(City.SofNoerrebro)[0],
            journal.CodeOf(City.SofNoerrebro),
            test: true
        );
        Assert.StartsWith("Dette er en øvelse.", spoken, StringComparison.Ordinal);
        Assert.EndsWith("Dette er en øvelse.", spoken, StringComparison.Ordinal);
        Assert.Contains("Tryk 1", spoken, StringComparison.Ordinal);
        Assert.DoesNotContain("hvis du kommer", spoken, StringComparison.Ordinal);
    }

    [Fact]
    public void All_members_and_deputies_are_asked_when_it_is_for_them()
    {
        var (member, deputy) = (City.Person(41), City.Person(42));
        journal.Context = City.Context(
            City.Roster().Seat(City.ValbyGroup, City.Sof, [member, City.PoliceValby], [deputy])
        );
        Assert.Equal(
            "test-alarm-people-changed",
            journal.Do(new TestAlarmCommand.SendNow(TestAudience.Members, OnDuty))?.Code
        );
        Assert.Empty(journal.Messages());
        Assert.Null(journal.Do(new TestAlarmCommand.SendNow(TestAudience.Members, OnDuty + 2)));
        var asked = Running.Test!.Asked;
        Assert.Equal(Standing.Ledergruppe, asked.Single(round => round.Person == member).Standing);
        Assert.Equal(Standing.Deputy, asked.Single(round => round.Person == deputy).Standing);
        Assert.Equal(Standing.OnDuty, asked.Single(round => round.Person == City.PoliceValby).Standing);
    }

    [Fact]
    public void Each_channel_answers_and_the_report_says_which_and_how_fast()
    {
        var call = new WayId(Guid.NewGuid());
        journal.Context = journal.Context with
        {
            Contacts = City.Ways(City.PoliceValby, new ContactWay(call, WayKind.Voice, true, TimeSpan.Zero)),
        };
        var push = journal.Add(City.SofBispebjerg, WayKind.Push);
        var alert = Send();
        time.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(
            $"ØVELSE SSP-BEREDSKAB {journal.CodeOf(City.SofNoerrebro)}: Tak. Dit svar på prøvealarmen er modtaget. ØVELSE",
            journal.Receive(City.SofNoerrebro, $"ja {journal.CodeOf(City.SofNoerrebro)}")
        );
        time.Advance(TimeSpan.FromSeconds(20));
        Assert.Null(journal.Do(new AlertCommand.Answer(alert.Id, AnswerKind.Coming, null), City.PoliceNoerrebro));
        var spoken = journal.Messages().Single(message => message.Person == City.PoliceValby);
        Assert.Equal(MessageChannel.Voice, spoken.Channel);
        Assert.Null(journal.Do(new AlertCommand.AnswerByKey(City.PoliceValby, spoken.Message, "1")));
        var notification = journal.AlertOn(City.SofBispebjerg, push, MessageChannel.Push);
        Assert.Null(journal.Do(new AlertCommand.AnswerByKey(City.SofBispebjerg, notification, "2")));

        var rows = Rows(alert);
        Assert.Equal((AnswerKind.Coming, AnswerChannel.Sms, 20), Told(rows, City.SofNoerrebro));
        Assert.Equal((AnswerKind.Coming, AnswerChannel.Dashboard, 40), Told(rows, City.PoliceNoerrebro));
        Assert.Equal((AnswerKind.Coming, AnswerChannel.Voice, 40), Told(rows, City.PoliceValby));
        Assert.Equal((AnswerKind.Cannot, AnswerChannel.Push, 40), Told(rows, City.SofBispebjerg));
        Assert.Equal(new TestCount(OnDuty, 4, 0, 40), TestReport.Count(rows));
    }

    [Fact]
    public void A_way_that_fails_is_followed_by_the_next_at_once_and_by_nobody_else()
    {
        journal.Add(City.SofNoerrebro, WayKind.Voice);
        var alert = Send();
        var first = journal.Messages().Single(message => message.Person == City.SofNoerrebro);
        journal.Do(new AlertCommand.RecordFailed(first.Message, "30003", FailureAdvice.NextChannel, false));
        journal.Pass(time, TimeSpan.Zero);

        var calls = journal.Messages().Where(message => message.Person == City.SofNoerrebro).ToArray();
        Assert.Equal([MessageChannel.Sms, MessageChannel.Voice], calls.Select(message => message.Channel));
        Assert.Equal(calls[0].Code, calls[1].Code);
        journal.Pass(time, TimeSpan.FromMinutes(14));
        Assert.Equal(OnDuty + 1, journal.Messages().Length);
        var row = Rows(alert).Single(one => one.Asked.Person == City.SofNoerrebro);
        Assert.Equal([ContactFault.NotDelivered, null], row.Tries.Select(one => one.Fault));
        Assert.Equal((MessageChannel.Sms, ContactFault.NotDelivered), (row.Faults[0].Channel, row.Faults[0].Fault));
        Assert.Empty(journal.Events.OfType<AlertEvent.Escalated>());
    }

    [Fact]
    public void Who_does_not_answer_is_reached_on_the_next_way_after_the_own_delay()
    {
        var delay = TimeSpan.FromSeconds(45);
        journal.Context = journal.Context with
        {
            Contacts = City.Ways(
                City.SofNoerrebro,
                new ContactWay(new(Guid.NewGuid()), WayKind.Sms, true, TimeSpan.Zero),
                new ContactWay(new(Guid.NewGuid()), WayKind.Voice, true, delay)
            ),
        };
        Send();
        journal.Pass(time, delay - TimeSpan.FromSeconds(1));
        Assert.Equal(OnDuty, journal.Messages().Length);
        journal.Pass(time, TimeSpan.FromSeconds(1));
        Assert.Equal(MessageChannel.Voice, journal.Messages()[^1].Channel);
    }

    [Fact]
    public void It_ends_at_the_deadline_and_a_late_answer_is_noted_as_late()
    {
        var alert = Send();
        var code = journal.CodeOf(City.SofNoerrebro);
        journal.Pass(time, TimeSpan.FromMinutes(15));
        Assert.False(journal.Alerts.Find(alert.Id)!.IsOpen);
        Assert.Equal(TestEnding.Deadline, journal.TestAlarms.Find(alert.Id)!.Ending);
        time.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(
            $"ØVELSE SSP-BEREDSKAB {code}: Prøvealarmen er slut. Svar JA {code}, så noterer vi det som for sent. ØVELSE",
            journal.Receive(City.SofNoerrebro, "JA")
        );

        Assert.Equal(
            $"ØVELSE SSP-BEREDSKAB {code}: Tak. Prøvealarmen er slut, og dit svar er noteret som for sent. ØVELSE",
            journal.Receive(City.SofNoerrebro, $"JA {code}")
        );
        Assert.Null(journal.Do(new AlertCommand.Answer(alert.Id, AnswerKind.Coming, null), City.PoliceValby));
        var rows = Rows(alert);
        Assert.True(rows.Single(row => row.Asked.Person == City.SofNoerrebro).Answer!.Late);
        Assert.Equal(new TestCount(OnDuty, 0, 2, null), TestReport.Count(rows));

        time.Advance(AlertBook.CodesRest);
        Assert.Equal(
            "alert-ended",
            journal.Do(new AlertCommand.Answer(alert.Id, AnswerKind.Coming, null), City.DutyOfficer)?.Code
        );
    }

    [Fact]
    public void What_came_in_time_stands_whatever_comes_afterwards()
    {
        var alert = Send();
        var code = journal.CodeOf(City.SofNoerrebro);
        journal.Receive(City.SofNoerrebro, $"JA {code}");
        journal.Pass(time, TimeSpan.FromMinutes(16));
        journal.Receive(City.SofNoerrebro, $"NEJ {code}");
        var answer = Rows(alert).Single(row => row.Asked.Person == City.SofNoerrebro).Answer!;
        Assert.Equal((AnswerKind.Coming, false), (answer.Kind, answer.Late));
    }

    [Fact]
    public void The_report_names_stop_refused_numbers_dead_browsers_and_people_without_a_way()
    {
        journal.Receive(City.SofNoerrebro, "STOP");
        journal.Write(
            new ContactEvent.WayRemoved(City.PoliceValby, ContactBook.MobileOf(City.PoliceValby), WayRemoval.ByPerson)
        );
        var alert = Send();
        Fail(City.PoliceValby, MessageFailures.NoNumber);
        Fail(City.SofBispebjerg, "21211");
        Fail(City.BufBoth, "push-gone");
        Fail(City.PoliceBispebjerg, "21610");
        journal.Pass(time, TimeSpan.FromMinutes(15));

        var faults = Rows(alert).ToDictionary(row => row.Asked.Person, row => row.Faults.Select(f => f.Fault));
        Assert.Contains(ContactFault.OptedOut, faults[City.SofNoerrebro]);
        Assert.Equal([ContactFault.NoWay], faults[City.PoliceValby]);
        Assert.Equal([ContactFault.NumberRefused], faults[City.SofBispebjerg]);
        Assert.Equal([ContactFault.PushGone], faults[City.BufBoth]);
        Assert.Equal([ContactFault.OptedOut], faults[City.PoliceBispebjerg]);
        Assert.Empty(faults[City.DutyOfficer]);
        // None of it is told as a loss of the night.
        Assert.Empty(journal.Alerts.Lost);
    }

    [Fact]
    public void A_real_operation_ends_it_and_what_was_not_sent_is_dropped()
    {
        var alert = Send();
        journal.Report(level: ActivationLevel.Operationsberedskab);
        journal.Pass(time, TimeSpan.Zero);
        Assert.Equal(TestEnding.RealAlert, journal.TestAlarms.Find(alert.Id)!.Ending);
        var waiting = journal.Alerts.Pending.First(place => place.Exercise).Message;
        Assert.Equal(MessageRefusals.AlertEnded, journal.Do(new AlertCommand.BeginAttempt(waiting, 1, 1, false))?.Code);
        Assert.Equal(
            "test-alarm-real-alert",
            journal.Do(new TestAlarmCommand.SendNow(TestAudience.OnDuty, OnDuty))?.Code
        );
    }

    [Fact]
    public void A_lesser_real_alert_goes_before_it_and_does_not_end_it()
    {
        var alert = Send();
        journal.Report();
        journal.Pass(time, TimeSpan.Zero);
        Assert.True(journal.Alerts.Find(alert.Id)!.IsOpen);
        Assert.False(journal.Alerts.Pending[0].Exercise);
        // JA alone is now two things, and both codes are told.
        Assert.Contains("flere åbne alarmer", journal.Receive(City.SofNoerrebro, "JA"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_answered_test_alarm_takes_no_answer_without_a_code_from_what_is_real()
    {
        Send();
        journal.Receive(City.SofNoerrebro, "JA");
        journal.Report();
        journal.Pass(time, TimeSpan.Zero);
        Assert.Contains("Dit JA er modtaget", journal.Receive(City.SofNoerrebro, "JA"), StringComparison.Ordinal);
        Assert.Contains(
            journal.Alerts.Alerts.Values,
            alert => alert is { Test: null } && alert.Answers.ContainsKey(City.SofNoerrebro)
        );
    }

    [Fact]
    public void An_exercise_at_operationsberedskab_holds_no_test_alarm_back()
    {
        journal.Report(level: ActivationLevel.Operationsberedskab, exercise: true);
        Send();
    }

    [Fact]
    public void One_runs_at_a_time_and_can_be_stopped()
    {
        var alert = Send();
        Assert.Equal("test-alarm-running", journal.Do(new TestAlarmCommand.SendNow(TestAudience.OnDuty, OnDuty))?.Code);
        Assert.Null(journal.Do(new TestAlarmCommand.Stop(alert.Id)));
        Assert.Null(journal.Do(new TestAlarmCommand.Stop(alert.Id)));
        Assert.Single(journal.Events.OfType<TestAlarmEvent.Closed>());
        Assert.NotEqual(alert.Id, Send().Id);
        Assert.Equal(alert.Id, journal.TestAlarms.Before(Running.Id)!.Alert);
    }

    [Fact]
    public void Nobody_on_duty_is_said_and_nothing_is_sent()
    {
        journal.Context = City.Context(Roster.RosterBook.Empty);
        Assert.Equal("test-alarm-nobody", journal.Do(new TestAlarmCommand.SendNow(TestAudience.OnDuty, 0))?.Code);
    }

    private Alert Running => journal.Alerts.Find(journal.TestAlarms.Running!.Alert)!;

    private Alert Send()
    {
        Assert.Null(journal.Do(new TestAlarmCommand.SendNow(TestAudience.OnDuty, OnDuty)));
        return Running;
    }

    private void Fail(PersonId person, string code) =>
        journal.Do(
            new AlertCommand.RecordFailed(
                journal.Messages().Last(message => message.Person == person).Message,
                code,
                FailureAdvice.NextChannel,
                false
            )
        );

    private TestRow[] Rows(Alert alert) => [.. TestReport.Rows(journal.Alerts, journal.Alerts.Find(alert.Id)!)];

    private static (AnswerKind, AnswerChannel, double) Told(TestRow[] rows, PersonId person)
    {
        var answer = rows.Single(row => row.Asked.Person == person).Answer!;
        Assert.False(answer.Late);
        return (answer.Kind, answer.Channel, answer.Seconds);
    }
}
