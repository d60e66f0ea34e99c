using Beredskab.GeoModel.Identity;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Channels.Console;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Messages;
using Beredskab.Notifications.Tests.World;
using Microsoft.Extensions.Time.Testing;

namespace Beredskab.Notifications.Tests.Dispatch;

/// <summary>The demo's calls, e-mails and notifications: each as its provider would have it, and none of them leaves.</summary>
public sealed class DemoCallTests
{
    private const string Number = "+4520000099";
    private static readonly PersonId Person = City.PoliceNoerrebro;

    private readonly FakeTimeProvider time = new(City.Start);
    private readonly MemoryJournal journal;
    private readonly DemoCalls calls;
    private readonly DemoInbox inbox;

    public DemoCallTests()
    {
        journal = new(time, City.Context());
        calls = new(journal, time);
        inbox = new(journal, time);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DemoCallAct.One, AnswerKind.Coming, SpokenTexts.Coming)]
    [InlineData(DemoCallAct.Two, AnswerKind.Cannot, SpokenTexts.Cannot)]
    [InlineData(DemoCallAct.Three, AnswerKind.Deputy, $"{SpokenTexts.Received} {AnswerTexts.DeputyNext}")]
    public async Task A_call_rings_is_picked_up_says_its_words_and_a_key_answers(
        DemoCallAct key,
        AnswerKind answer,
        string said
    )
    {
        var (incident, message) = await Ring();
        Assert.Equal((DemoCallState.Ringing, 0), (Call.State, Call.Said.Count));
        Assert.Equal(MessageState.Sent, State(message));
        Assert.Equal("call-over", (await calls.Do(Call.Id, key, Ct))?.Code);

        Assert.Null(await calls.Do(Call.Id, DemoCallAct.PickUp, Ct));
        Assert.StartsWith("Dette er SSP-beredskabet.", Assert.Single(Call.Said), StringComparison.Ordinal);
        Assert.Contains("Tryk 1", Call.Said[0], StringComparison.Ordinal);
        Assert.Null(await calls.Do(Call.Id, key, Ct));
        Assert.Equal((DemoCallState.Ended, said), (Call.State, Call.Said[^1]));
        Assert.Equal(MessageState.Delivered, State(message));
        var given = journal.Alerts.Of(incident)[0].Answers[Person];
        Assert.Equal((answer, AnswerChannel.Voice), (given.Kind, given.Channel));
        Assert.Equal("call-over", (await calls.Do(Call.Id, key, Ct))?.Code);
    }

    [Theory]
    [InlineData(DemoCallAct.RingOut, DemoCallState.Missed, "no-answer")]
    [InlineData(DemoCallAct.Machine, DemoCallState.Machine, "answering-machine")]
    public async Task A_call_that_nobody_takes_did_not_reach_anybody(DemoCallAct act, DemoCallState state, string code)
    {
        var (incident, message) = await Ring();
        Assert.Null(await calls.Do(Call.Id, act, Ct));
        Assert.Equal(state, Call.State);
        Assert.Equal((MessageState.Undelivered, code), (State(message), journal.Alerts.Find(message)!.ErrorCode));
        Assert.Empty(journal.Alerts.Of(incident)[0].Answers);
    }

    [Fact]
    public async Task Left_alone_it_stops_ringing_by_itself()
    {
        var (_, message) = await Ring();
        time.Advance(DemoCalls.RingsFor - TimeSpan.FromSeconds(1));
        await calls.RingOut(Ct);
        Assert.Equal(DemoCallState.Ringing, Call.State);
        time.Advance(TimeSpan.FromSeconds(1));
        await calls.RingOut(Ct);
        Assert.Equal((DemoCallState.Missed, MessageState.Undelivered), (Call.State, State(message)));
    }

    [Fact]
    public async Task Whoever_hangs_up_was_reached_and_has_not_answered()
    {
        var (incident, message) = await Ring();
        await calls.Do(Call.Id, DemoCallAct.PickUp, Ct);
        Assert.Null(await calls.Do(Call.Id, DemoCallAct.HangUp, Ct));
        Assert.Equal((DemoCallState.Ended, MessageState.Delivered), (Call.State, State(message)));
        Assert.Empty(journal.Alerts.Of(incident)[0].Answers);
    }

    [Fact]
    public async Task After_the_stand_down_a_key_is_told_that_it_is_over()
    {
        var (incident, _) = await Ring();
        await calls.Do(Call.Id, DemoCallAct.PickUp, Ct);
        journal.StandDown(incident);
        Assert.Null(await calls.Do(Call.Id, DemoCallAct.One, Ct));
        Assert.Equal(SpokenTexts.Ended, Call.Said[^1]);
    }

    [Fact]
    public async Task An_e_mail_lies_in_the_mailbox_with_the_text_and_that_it_cannot_be_answered()
    {
        var (channel, message) = Prepare(WayKind.Email);
        var sent = await new ConsoleEmailChannel(inbox, journal, time, TextWriter.Null).Send(
            new(message, "navn@demo.invalid", "SSP-BEREDSKAB 4711: Stenkast.", MessagePurpose.Alert, 4711, true)
            {
                Person = Person,
            },
            Ct
        );
        Assert.IsType<Channels.SendResult.Accepted>(sent);
        Assert.Equal(WayKind.Email, channel);
        var mail = Assert.Single(inbox.MailsTo("NAVN@demo.invalid"));
        Assert.Equal("SSP-BEREDSKAB 4711", mail.Subject);
        Assert.Contains("kan ikke besvares", mail.Text, StringComparison.Ordinal);
        Assert.Equal(MessageState.Delivered, State(message));
    }

    [Fact]
    public async Task A_notification_has_buttons_and_answers_once()
    {
        var (_, message) = Prepare(WayKind.Push);
        await new ConsolePushChannel(inbox, journal, time, TextWriter.Null).Send(
            new(message, "{}", "SSP-BEREDSKAB 4711: Stenkast.", MessagePurpose.Alert, 4711, true) { Person = Person },
            Ct
        );
        var shown = Assert.Single(inbox.NotificationsOf(Person));
        Assert.True(shown.Asks);
        Assert.Equal("key-unknown", (await inbox.Press(shown.Id, "9", Ct))?.Code);
        Assert.Null(await inbox.Press(shown.Id, "1", Ct));
        Assert.True(Assert.Single(inbox.NotificationsOf(Person)).Answered);
        Assert.Equal("notification-gone", (await inbox.Press(shown.Id, "2", Ct))?.Code);
        Assert.Equal(AnswerChannel.Push, Assert.Single(journal.Events.OfType<AlertEvent.Answered>()).Channel);
    }

    private DemoCall Call => Assert.Single(calls.Of(Number));

    private MessageState State(MessageId message) => journal.Alerts.Find(message)!.State;

    private (WayKind Kind, MessageId Message) Prepare(WayKind kind)
    {
        journal.Report();
        return (kind, journal.AlertOn(Person, journal.Add(Person, kind), kind.Channel()));
    }

    private async Task<(IncidentId, MessageId)> Ring()
    {
        var incident = journal.Report();
        var message = journal.AlertOn(Person, journal.Add(Person, WayKind.Voice), MessageChannel.Voice);
        var code = journal.CodeOf(Person);
        var sent = await new ConsoleVoiceChannel(calls, journal, time, TextWriter.Null).Send(
            new(message, Number, journal.TextsTo(Person)[^1], MessagePurpose.Alert, code, true) { Person = Person },
            Ct
        );
        Assert.IsType<Channels.SendResult.Accepted>(sent);
        return (incident, message);
    }
}
