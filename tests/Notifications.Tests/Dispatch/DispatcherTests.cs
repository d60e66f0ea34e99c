using System.Collections.Concurrent;
using Beredskab.GeoModel.Identity;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Channels;
using Beredskab.Notifications.Dispatch;
using Beredskab.Notifications.Tests.World;
using Microsoft.Extensions.Time.Testing;

namespace Beredskab.Notifications.Tests.Dispatch;

public sealed class DispatcherTests : IAsyncDisposable
{
    private readonly FakeTimeProvider time = new(City.Start);
    private readonly MemoryJournal journal;
    private readonly RecordingChannel channel;
    private readonly DispatchOptions options = new() { ShutdownSeconds = 0, MessagesPerSecond = 1e9 };
    private readonly CancellationTokenSource stop = new();
    private Task running = Task.CompletedTask;

    public DispatcherTests()
    {
        journal = new(time, City.Context());
        channel = new(time);
    }

    [Fact]
    public async Task The_rate_for_a_sender_is_ours()
    {
        options.MessagesPerSecond = 1;
        Start();
        journal.Report();

        await Until.True(() => channel.Sent.Count == 1, "the first text at once");
        time.Advance(TimeSpan.FromMilliseconds(900));
        Assert.Single(channel.Sent);
        await Pass(() => channel.Sent.Count == 3, TimeSpan.FromMilliseconds(100));
        // Virtual time runs on between a text's turn and its sending, so only the distance from the start is sharp.
        Assert.All(
            channel.Sent.Select((sent, index) => (sent.At, index)),
            sent => Assert.True(sent.At >= City.Start.AddSeconds(sent.index))
        );
    }

    [Fact]
    public async Task At_a_high_rate_what_is_due_within_ten_milliseconds_leaves_together_and_the_rate_is_kept()
    {
        options.MessagesPerSecond = 200;
        Start();
        for (var i = 0; i < 5; i++)
        {
            journal.Report();
        }

        await Until.True(() => channel.Sent.Count >= 3, "the turns at 0, 5 and 10 ms, at once");
        Assert.Equal(City.Start, time.GetUtcNow());
        await Pass(() => journal.Alerts.Pending.IsEmpty, TimeSpan.FromMilliseconds(1));
        Assert.True(channel.Sent.Count >= 15);
        Assert.All(
            channel.Sent.Select((sent, index) => (sent.At, index)),
            sent => Assert.True(sent.At >= City.Start.AddMilliseconds((5 * sent.index) - 10))
        );
    }

    [Fact]
    public async Task What_is_real_does_not_wait_for_the_turn_that_an_exercise_has_taken()
    {
        options.MessagesPerSecond = 0.1;
        Start();
        journal.Report(exercise: true);
        await Until.True(() => channel.Sent.Count == 1, "the exercise's first text");
        Assert.True(channel.Sent.First().Sms.Exercise);

        // Not a moment passes on the clock, and two of the exercise's texts are older.
        journal.Report();
        await Until.True(() => channel.Sent.Count == 2, "the real one's first text, at once");
        Assert.False(channel.Sent.Last().Sms.Exercise);
        await Pass(() => channel.Sent.Count == 6, TimeSpan.FromSeconds(1));
        Assert.Equal([true, false, false, false, true, true], channel.Sent.Select(sent => sent.Sms.Exercise));
    }

    [Fact]
    public async Task An_exercise_never_fills_all_the_room_at_a_slow_provider()
    {
        options.Concurrency = 4;
        channel.Hold = new();
        Start();
        journal.Report(exercise: true);
        journal.Report(exercise: true);
        await Until.True(() => channel.Sent.Count == 2, "half of the room");
        journal.Report();
        await Until.True(() => channel.Sent.Count == 4, "the real one's in the other half");
        Assert.Equal([true, true, false, false], channel.Sent.Select(sent => sent.Sms.Exercise));
        channel.Hold.SetResult();
        await Pass(() => journal.Alerts.Pending.IsEmpty, TimeSpan.FromMilliseconds(50));
    }

    [Fact]
    public async Task A_provider_that_is_down_is_asked_less_and_less_often_and_given_up_after_an_hour()
    {
        channel.Answer = new SendResult.Failed("http-503", FailureAdvice.TryAgain, InDoubt: false);
        Start();
        journal.Report();

        await Pass(() => journal.Alerts.Pending.IsEmpty, TimeSpan.FromSeconds(10));
        var message = journal.Alerts.Messages.Values.First();
        Assert.Equal((MessageState.Failed, "http-503"), (message.State, message.ErrorCode));
        var waits = message.Attempts.Zip(message.Attempts.Skip(1), (a, b) => b.At - a.At).ToArray();
        // Virtual time runs on while the dispatcher works, so only the lower bounds are sharp.
        Assert.InRange(
            message.Attempts[^1].At - message.Attempts[0].At,
            TimeSpan.FromMinutes(50),
            TimeSpan.FromMinutes(90)
        );
        Assert.All(waits, wait => Assert.True(wait >= TimeSpan.FromMilliseconds(500)));
        Assert.InRange(message.Attempts.Length, options.LeastAttempts, 130);
    }

    [Fact]
    public async Task A_call_that_waits_when_its_alert_ends_is_dropped_and_the_stand_down_goes_out()
    {
        channel.Answer = new SendResult.Failed("http-503", FailureAdvice.TryAgain, InDoubt: false);
        Start();
        var incident = journal.Report();
        await Until.True(() => channel.Sent.Count == 3, "three attempts");
        channel.Answer = null;
        journal.StandDown(incident);

        await Pass(() => journal.Alerts.Pending.IsEmpty, TimeSpan.FromMilliseconds(250));
        var states = journal.Alerts.Messages.Values.ToLookup(message => message.Purpose);
        Assert.All(states[MessagePurpose.Alert], message => Assert.Equal("superseded", message.ErrorCode));
        Assert.All(states[MessagePurpose.StandDown], message => Assert.Equal(MessageState.Accepted, message.State));
    }

    [Fact]
    public async Task A_call_in_doubt_that_is_dropped_stays_in_doubt()
    {
        var incident = journal.Report();
        var message = journal.Alerts.Pending[0].Message;
        journal.Do(new AlertCommand.BeginAttempt(message, 1, 1, false));
        journal.StandDown(incident);
        Start();

        await Pass(() => journal.Alerts.Pending.IsEmpty, TimeSpan.FromMilliseconds(500));
        Assert.Equal("superseded", journal.Alerts.Find(message)!.ErrorCode);
        Assert.True(journal.Alerts.Find(message)!.InDoubt);
    }

    [Fact]
    public async Task A_channel_that_throws_costs_no_text()
    {
        channel.Throws = 2;
        Start();
        journal.Report();

        await Pass(() => journal.Alerts.Pending.IsEmpty, TimeSpan.FromMilliseconds(500));
        Assert.All(journal.Alerts.Messages.Values, message => Assert.Equal(MessageState.Accepted, message.State));
    }

    [Fact]
    public async Task A_dispatcher_that_was_overtaken_asks_for_the_lease_again()
    {
        Start();
        await Until.True(() => lease.Granted == 1, "the lease");
        journal.Location = Reading.In(City.Vanloese);
        channel.Refuse = City.NumberOf(City.DutyOfficer);
        journal.Report();
        await Until.True(() => channel.Sent.Count == 1, "a first attempt");
        // Another holder attempts the same text under a newer fence.
        await Until.True(() => journal.Alerts.Messages.Values.Single().ErrorCode is not null, "its failure");
        var waiting = journal
            .Alerts.Pending.First(p => journal.Alerts.Find(p.Message)!.Person == City.DutyOfficer)
            .Message;
        journal.Do(
            new AlertCommand.BeginAttempt(waiting, journal.Alerts.Find(waiting)!.Attempts.Length + 1, 50, false)
        );
        channel.Refuse = null;

        await Pass(() => journal.Alerts.Find(waiting)!.State == MessageState.Accepted, TimeSpan.FromSeconds(1));
        Assert.True(lease.Granted >= 2);
        Assert.True(journal.Alerts.Fence >= 51);
    }

    [Fact]
    public async Task A_thousand_alerts_at_once_are_all_handed_over()
    {
        Start();
        for (var i = 0; i < 340; i++)
        {
            journal.Report();
        }

        await Pass(() => journal.Alerts.Pending.IsEmpty, TimeSpan.FromMilliseconds(50));
        Assert.Equal(1020, channel.Sent.Count);
        Assert.Equal(
            1020,
            journal
                .Events.OfType<AlertEvent.Raised>()
                .SelectMany(e => e.Rounds)
                .Select(round => round.Code)
                .Distinct()
                .Count()
        );
    }

    [Fact]
    public async Task A_slow_pace_of_texts_holds_back_neither_calls_nor_notifications_and_the_most_urgent_goes_first()
    {
        options.MessagesPerSecond = 0.1;
        options.CallsPerSecond = 2;
        var (calls, pushes) = (
            new RecordingChannel(time, MessageChannel.Voice),
            new RecordingChannel(time, MessageChannel.Push)
        );
        others.AddRange([calls, pushes]);
        for (var i = 0; i < 10; i++)
        {
            journal.Receive(City.Person(40 + i), "hvad sker der");
        }

        journal.Report();
        foreach (
            var (person, index) in new[] { City.PoliceNoerrebro, City.SofNoerrebro, City.BufBoth }.Select(
                (p, i) => (p, i)
            )
        )
        {
            journal.AlertOn(person, new(DerivedId.From(person.Value, 'v', index)), MessageChannel.Voice);
            journal.AlertOn(person, new(DerivedId.From(person.Value, 'p', index)), MessageChannel.Push);
        }

        phonebook.AnswerAll = "+4533000001";
        Start();
        await Until.True(() => channel.Sent.Count == 1 && calls.Sent.Count == 1, "one text and one call");
        // Notifications have no sender's number.
        await Until.True(() => pushes.Sent.Count == 3, "all notifications at once");
        Assert.Equal(City.Start, time.GetUtcNow());
        await Pass(() => calls.Sent.Count == 3, TimeSpan.FromMilliseconds(100));
        Assert.Single(channel.Sent);
        Assert.InRange(time.GetUtcNow() - City.Start, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5));
        await Pass(() => channel.Sent.Count == 4, TimeSpan.FromSeconds(1));
        Assert.Equal([true, true, true, false], channel.Sent.Select(sent => sent.Sms.Purpose == MessagePurpose.Alert));
    }

    [Fact]
    public async Task A_channel_that_never_returns_holds_up_no_other_and_is_seen_as_a_standstill()
    {
        var calls = new RecordingChannel(time, MessageChannel.Voice);
        others.Add(calls);
        channel.Hangs = true;
        options.Concurrency = 2;
        phonebook.AnswerAll = "+4533000001";
        Start();
        journal.Report();
        journal.AlertOn(City.PoliceNoerrebro, new(Guid.NewGuid()), MessageChannel.Voice);

        await Until.True(() => channel.Sent.Count == 2 && calls.Sent.Count == 1, "two texts begun, and the call");
        Assert.Null(await dispatcher.Trouble(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken));
        time.Advance(TimeSpan.FromSeconds(options.StandstillSeconds + 1));
        // The turn that answers the first question may have begun before the time passed; that of the second has not.
        await dispatcher.Trouble(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);
        Assert.Equal("stuck", await dispatcher.Trouble(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_dispatcher_that_does_not_get_the_lease_takes_no_turn()
    {
        Start();
        Assert.Null(await dispatcher.Trouble(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken));
        lease.Withhold = true;
        lease.Lose();

        await Until.True(() => lease.IsWaitedFor, "it asks for the lease");
        var asked = Task.Run(() => dispatcher.Trouble(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken));
        await Pass(() => asked.IsCompleted, TimeSpan.FromMilliseconds(100));
        Assert.Equal("no-turn", await asked);
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await running;
        lease?.Dispose();
        stop.Dispose();
    }

    private readonly Phonebook phonebook = new();
    private readonly List<IMessageChannel> others = [];
    private Dispatcher dispatcher = null!;
    private CountingLease lease = null!;

    private void Start()
    {
        lease = new(new EmbeddedLease(journal));
        dispatcher = Dispatching.Over(journal, phonebook, [channel, .. others], options, time, lease);
        running = dispatcher.Begin(journal, stop.Token);
    }

    /// <summary>Lets virtual time pass until something has happened.</summary>
    private Task Pass(Func<bool> condition, TimeSpan step) =>
        Until.True(
            () =>
            {
                time.Advance(step);
                return condition();
            },
            "what was expected on virtual time",
            seconds: 30
        );

    private sealed class CountingLease(IDispatchLease inner) : IDispatchLease, IDisposable
    {
        public int Granted { get; private set; }

        private readonly CancellationTokenSource lost = new();

        /// <summary>Nobody gets it any more.</summary>
        public bool Withhold { get; set; }

        public bool IsWaitedFor { get; private set; }

        public void Lose() => lost.Cancel();

        public void Dispose() => lost.Dispose();

        public async Task<DispatchLease> Acquire(CancellationToken cancellationToken)
        {
            IsWaitedFor = Withhold;
            if (Withhold)
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }

            Granted++;
            return (await inner.Acquire(cancellationToken)) with { Lost = lost.Token };
        }
    }

    private sealed class RecordingChannel(TimeProvider time, MessageChannel kind = MessageChannel.Sms) : IMessageChannel
    {
        public ConcurrentQueue<(OutgoingMessage Sms, DateTimeOffset At)> Sent { get; } = new();

        /// <summary>Null to accept.</summary>
        public SendResult? Answer { get; set; }

        public string? Refuse { get; set; }

        public int Throws { get; set; }

        public bool Hangs { get; set; }

        /// <summary>Nothing is answered before it is set.</summary>
        public TaskCompletionSource? Hold { get; set; }

        public MessageChannel Channel => kind;

        public async Task<SendResult> Send(OutgoingMessage sms, CancellationToken cancellationToken)
        {
            Sent.Enqueue((sms, time.GetUtcNow()));
            if (Hangs)
            {
                await new TaskCompletionSource().Task;
            }

            if (Hold is { } held)
            {
                await held.Task.WaitAsync(cancellationToken);
            }

            if (Throws > 0)
            {
                Throws--;
                throw new InvalidOperationException("Test.");
            }

            return sms.Address == Refuse
                ? new SendResult.Failed("http-503", FailureAdvice.TryAgain, InDoubt: false)
                : Answer ?? new SendResult.Accepted(Guid.NewGuid().ToString());
        }

        public Task<IReadOnlyList<string>> Find(
            OutgoingMessage sms,
            DateTimeOffset since,
            CancellationToken cancellationToken
        ) => Task.FromResult<IReadOnlyList<string>>([]);
    }
}
