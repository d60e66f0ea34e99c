using System.Text;
using Beredskab.GeoModel.Incidents;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Channels.WebPush;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Messages;
using Beredskab.Notifications.Tests.World;
using Microsoft.Extensions.Time.Testing;

namespace Beredskab.Notifications.Tests.Exercises;

public sealed class ExerciseTests
{
    private readonly FakeTimeProvider time = new(City.Start);
    private readonly MemoryJournal journal;

    public ExerciseTests() => journal = new(time, City.Context());

    [Fact]
    public void Every_text_of_an_exercise_begins_and_ends_with_the_word_and_is_one_message()
    {
        var incident = journal.Report(exercise: true);
        journal.Receive(City.PoliceNoerrebro, $"JA {journal.CodeOf(City.PoliceNoerrebro)} 20");
        journal.Receive(City.SofNoerrebro, "hvad skal jeg svare");
        journal.Pass(time, TimeSpan.FromMinutes(40));
        journal.ChangeLevel(incident, ActivationLevel.Operationsberedskab);
        journal.Move(incident, Reading.In(City.Bispebjerg));
        journal.Pass(time, TimeSpan.FromMinutes(40));
        journal.ChangeLevel(incident, ActivationLevel.Informationsberedskab);
        journal.StandDown(incident);
        journal.Receive(City.PoliceNoerrebro, "JA");

        var texts = journal.Messages();
        Assert.Contains(texts, text => text.Purpose == MessagePurpose.Reply);
        Assert.Contains(texts, text => text.Purpose == MessagePurpose.LevelChange);
        Assert.Contains(texts, text => text.Purpose == MessagePurpose.StandDown);
        Assert.All(
            texts,
            message =>
            {
                var text = message.Text.Value!;
                Assert.StartsWith("ØVELSE SSP-BEREDSKAB", text, StringComparison.Ordinal);
                Assert.EndsWith(" ØVELSE", text, StringComparison.Ordinal);
                Assert.Null(MessageGuard.Check(text));
                Assert.Equal(SmsEncoding.Gsm7, SmsPreview.Of(text).Encoding);
            }
        );
    }

    [Fact]
    public void Nothing_real_carries_the_word_while_an_exercise_runs()
    {
        journal.Report(exercise: true);
        var before = journal.Messages().Length;
        var real = journal.Report();
        journal.Receive(City.PoliceNoerrebro, $"JA {journal.CodeOf(City.PoliceNoerrebro)}");
        journal.StandDown(real);

        Assert.All(
            journal.Messages()[before..],
            message => Assert.DoesNotContain("ØVELSE", message.Text.Value!, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void An_exercise_is_escalated_and_covered_like_a_real_incident()
    {
        var real = new MemoryJournal(time, City.Context());
        var realIncident = real.Report();
        var exercise = journal.Report(exercise: true);
        real.Pass(new FakeTimeProvider(City.Start), TimeSpan.Zero);

        Assert.Equal(
            real.Messages().Select(message => (message.Person, message.Channel, message.Purpose)),
            journal.Messages().Select(message => (message.Person, message.Channel, message.Purpose))
        );
        var code = journal.CodeOf(City.SofNoerrebro);
        journal.Receive(City.SofNoerrebro, $"JA {code}");
        real.Receive(City.SofNoerrebro, $"JA {real.CodeOf(City.SofNoerrebro)}");
        Assert.Equal(real.State(real.Alerts.Of(realIncident)[0]), journal.State(journal.Alerts.Of(exercise)[0]));
        Assert.True(journal.Alerts.Of(exercise)[0].Exercise);
        Assert.False(real.Alerts.Of(realIncident)[0].Exercise);
    }

    [Fact]
    public void A_real_message_of_whatever_purpose_goes_before_every_exercise()
    {
        journal.Report(exercise: true);
        journal.Report(exercise: true);
        var real = journal.Report();
        var left = journal.Alerts.Pending.First(place => !place.Exercise);
        Assert.Null(journal.Do(new AlertCommand.RecordAccepted(left.Message, "left")));
        journal.StandDown(real);

        var order = journal.Alerts.Pending.Select(place => place.Exercise).ToArray();
        Assert.Equal(order.Order(), order);
        Assert.False(order[0]);
        Assert.True(order[^1]);
        // A real stand-down is less urgent than a real call, and more than an exercise's.
        Assert.Equal(MessagePurpose.StandDown, journal.Alerts.Pending.Last(place => !place.Exercise).Purpose);
    }

    [Fact]
    public void What_is_lost_in_an_exercise_is_no_trouble_of_the_night()
    {
        journal.Report(exercise: true);
        var message = journal.Alerts.Pending[0].Message;
        journal.Do(new AlertCommand.RecordFailed(message, "30003", FailureAdvice.NextChannel, false));
        Assert.True(journal.Alerts.Find(message)!.IsLost);
        Assert.Empty(journal.Alerts.Lost);

        journal.Report();
        journal.Do(
            new AlertCommand.RecordFailed(journal.Alerts.Pending[0].Message, "30003", FailureAdvice.NextChannel, false)
        );
        Assert.Single(journal.Alerts.Lost);
    }

    [Fact]
    public void Who_has_only_exercises_open_is_answered_as_in_one_and_who_has_both_is_told_both_codes()
    {
        journal.Report(exercise: true);
        journal.Report(exercise: true);
        Assert.StartsWith("ØVELSE", journal.Receive(City.SofNoerrebro, "JA"), StringComparison.Ordinal);

        journal.Report();
        var both = journal.Receive(City.SofNoerrebro, "JA");
        Assert.StartsWith("SSP-BEREDSKAB", both, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_notification_says_whether_it_is_an_exercise_and_nothing_real_carries_the_field(bool exercise)
    {
        var payload = PushPayload.Of(
            new(new(Guid.NewGuid()), "{}", "x", MessagePurpose.Alert, 4711, Urgent: true) { Exercise = exercise },
            new ContactSecret([.. Enumerable.Repeat((byte)7, 32)])
        );
        var json = Encoding.UTF8.GetString(payload.ToBytes());
        Assert.Equal(exercise, json.Contains("\"exercise\":true", StringComparison.Ordinal));
        Assert.Equal(exercise, json.Contains("exercise", StringComparison.Ordinal));
    }

    [Fact]
    public void A_call_says_first_and_last_that_it_is_an_exercise()
    {
        journal.Report(exercise: true);
        var text = journal.TextsTo(City.SofNoerrebro)[0];
        var spoken = SpokenTexts.Of(text, journal.CodeOf(City.SofNoerrebro));
        Assert.StartsWith("Dette er en øvelse. Dette er SSP-beredskabet. ", spoken, StringComparison.Ordinal);
        Assert.EndsWith("Dette er en øvelse.", spoken, StringComparison.Ordinal);
        Assert.DoesNotContain("SSP-BEREDSKAB", spoken, StringComparison.Ordinal);
        Assert.DoesNotContain("Svar JA", spoken, StringComparison.Ordinal);
    }
}
