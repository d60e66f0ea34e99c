using Beredskab.GeoModel.Incidents;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Tests.World;
using Microsoft.Extensions.Time.Testing;

namespace Beredskab.Notifications.Tests.Alerts;

public sealed class MessageStateTests
{
    private readonly MemoryJournal journal = new(new FakeTimeProvider(City.Start), City.Context());
    private readonly MessageId message;
    private readonly Alert alert;

    public MessageStateTests()
    {
        var incident = journal.Report();
        alert = journal.Alerts.Of(incident)[0];
        message = alert.Messages[City.PoliceNoerrebro][0];
    }

    private MessageState State => journal.Alerts.Find(message)!.State;

    [Fact]
    public void A_message_goes_from_intended_to_delivered_and_leaves_the_queue_when_accepted()
    {
        Assert.Equal(3, journal.Alerts.Pending.Count);
        Assert.Null(Begin(1, 1));
        Assert.Equal(MessageState.Attempted, State);
        Do(new AlertCommand.RecordAccepted(message, "SM1"));
        Assert.Equal(MessageState.Accepted, State);
        Assert.Equal(2, journal.Alerts.Pending.Count);
        Status(DeliveryStatus.Sent);
        Status(DeliveryStatus.Delivered);
        Assert.Equal(MessageState.Delivered, State);
    }

    [Fact]
    public void Reordered_and_repeated_callbacks_never_take_a_message_back()
    {
        Begin(1, 1);
        Status(DeliveryStatus.Delivered);
        var events = journal.Events;
        Status(DeliveryStatus.Sent);
        Status(DeliveryStatus.Delivered);
        Status(DeliveryStatus.Undelivered);
        Do(new AlertCommand.RecordAccepted(message, "SM1"));
        Do(new AlertCommand.RecordFailed(message, "timeout", FailureAdvice.TryAgain, true));

        Assert.Equal(MessageState.Delivered, State);
        Assert.Same(events, journal.Events);
    }

    [Fact]
    public void A_callback_for_an_unknown_message_is_refused()
    {
        var refusal = journal.Do(new AlertCommand.RecordStatus(new(Guid.NewGuid()), "SM1", DeliveryStatus.Sent, null));
        Assert.Equal(MessageRefusals.Unknown, refusal?.Code);
    }

    [Fact]
    public void An_attempt_under_an_old_fence_is_refused()
    {
        Assert.Null(Begin(1, 7));
        Do(new AlertCommand.RecordFailed(message, "http-503", FailureAdvice.TryAgain, false));

        Assert.Equal(MessageRefusals.FenceStale, Begin(2, 6));
        Assert.Equal(MessageRefusals.AttemptUnexpected, Begin(1, 7));
        Assert.Null(Begin(2, 8));
        Do(new AlertCommand.RecordAccepted(message, "SM1"));
        Assert.Equal(MessageRefusals.Settled, Begin(3, 8));
    }

    [Fact]
    public void A_repeat_of_what_may_have_arrived_is_marked_even_when_nobody_says_so()
    {
        Begin(1, 1);
        Begin(2, 2);

        Assert.True(journal.Alerts.Find(message)!.Attempts[1].Repeat);
        Assert.True(journal.Alerts.Find(message)!.WasRepeated);
    }

    [Fact]
    public void A_message_that_reaches_nobody_leaves_its_authority_missing_and_an_answer_covers_it_all_the_same()
    {
        Begin(1, 1);
        Do(new AlertCommand.RecordFailed(message, "21614", FailureAdvice.NextChannel, false));
        Assert.Equal("missing waiting waiting", journal.State(alert));

        journal.Do(new AlertCommand.Answer(alert.Id, AnswerKind.Coming, null), City.PoliceNoerrebro);
        Assert.Equal("covered waiting waiting", journal.State(alert));
    }

    [Fact]
    public void An_undelivered_message_leaves_its_authority_missing()
    {
        Begin(1, 1);
        Do(new AlertCommand.RecordAccepted(message, "SM1"));
        Status(DeliveryStatus.Undelivered);

        Assert.Equal("missing waiting waiting", journal.State(alert));
    }

    [Fact]
    public void A_call_is_not_sent_after_its_alert_has_ended()
    {
        journal.StandDown(alert.Incident!.Value);

        Assert.Equal(MessageRefusals.AlertEnded, Begin(1, 1));
    }

    [Fact]
    public void An_operationsberedskab_is_handed_over_before_what_was_reported_first()
    {
        journal.Report();
        journal.Report(level: ActivationLevel.Operationsberedskab);
        var urgent = journal.Alerts.Pending.Select(place => place.Urgent).ToArray();
        Assert.Contains(true, urgent);
        Assert.Contains(false, urgent);
        Assert.Equal(urgent.OrderByDescending(one => one), urgent);
    }

    [Fact]
    public void The_queue_puts_alerts_before_everything_else()
    {
        journal.Receive(City.PoliceNoerrebro, "JA");
        journal.Report();

        Assert.Equal(
            [.. Enumerable.Repeat(MessagePurpose.Alert, 6), MessagePurpose.Reply],
            journal.Alerts.Pending.Select(pending => pending.Purpose)
        );
    }

    private string? Begin(int attempt, long fence) =>
        journal.Do(new AlertCommand.BeginAttempt(message, attempt, fence, false))?.Code;

    private void Do(AlertCommand command) => Assert.Null(journal.Do(command));

    private void Status(DeliveryStatus status) =>
        Do(
            new AlertCommand.RecordStatus(message, "SM1", status, status == DeliveryStatus.Undelivered ? "30003" : null)
        );
}
