using System.Collections.Concurrent;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Channels;
using Beredskab.Notifications.Dispatch;
using Beredskab.Notifications.Tests.World;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
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

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await running;
        stop.Dispose();
    }

    private readonly List<IMessageChannel> others = [];
    private Dispatcher dispatcher = null!;
    private CountingLease lease = null!;

    private void Start()
    {
        var given = Options.Create(options);
        lease = new(new EmbeddedLease(journal));
        var meter = new NotificationsMeter(new Meters());
        var gates = new ProviderGates(journal, given, time, meter, NullLogger<ProviderGates>.Instance);
        dispatcher = new Dispatcher(
            journal,
            new DeliveryPipeline(
                journal,
                new Phonebook(),
                [channel, .. others],
                gates,
                given,
                time,
                meter,
                NullLogger<DeliveryPipeline>.Instance
            ),
            gates,
            lease,
            given,
            time,
            NullLogger<Dispatcher>.Instance
        );
        journal.Committed += dispatcher.Wake;
        running = Task.Run(() => dispatcher.Run(stop.Token), TestContext.Current.CancellationToken);
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

    private sealed class CountingLease(IDispatchLease inner) : IDispatchLease
    {
        public int Granted { get; private set; }

        public Task<DispatchLease> Acquire(CancellationToken cancellationToken)
        {
            Granted++;
            return inner.Acquire(cancellationToken);
        }
    }

    private sealed class RecordingChannel(TimeProvider time, MessageChannel kind = MessageChannel.Sms) : IMessageChannel
    {
        public ConcurrentQueue<(OutgoingMessage Sms, DateTimeOffset At)> Sent { get; } = new();

        /// <summary>Null to accept.</summary>
        public SendResult? Answer { get; set; }

        public string? Refuse { get; set; }

        public int Throws { get; set; }

        public MessageChannel Channel => kind;

        public Task<SendResult> Send(OutgoingMessage sms, CancellationToken cancellationToken)
        {
            Sent.Enqueue((sms, time.GetUtcNow()));
            if (Throws > 0)
            {
                Throws--;
                throw new InvalidOperationException("Test.");
            }

            return Task.FromResult(
                sms.Address == Refuse
                    ? new SendResult.Failed("http-503", FailureAdvice.TryAgain, InDoubt: false)
                    : Answer ?? new SendResult.Accepted(Guid.NewGuid().ToString())
            );
        }

        public Task<IReadOnlyList<string>> Find(
            OutgoingMessage sms,
            DateTimeOffset since,
            CancellationToken cancellationToken
        ) => Task.FromResult<IReadOnlyList<string>>([]);
    }
}
