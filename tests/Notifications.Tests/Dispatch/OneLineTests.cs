using System.Collections.Concurrent;
using Beredskab.GeoModel.Identity;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Channels;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Dispatch;
using Beredskab.Notifications.Roster;
using Beredskab.Notifications.Tests.World;
using Microsoft.Extensions.Time.Testing;

namespace Beredskab.Notifications.Tests.Dispatch;

/// <summary>A phone has one line: a second call at the same time would only meet the first.</summary>
public sealed class OneLineTests : IAsyncDisposable
{
    private const string Shared = "+4533000001";
    private static readonly TimeSpan LongestCall = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LongestWord = TimeSpan.FromSeconds(30);
    private static readonly WayId Line = new(new("00000000-0000-8000-8000-000000000777"));

    private readonly FakeTimeProvider time = new(City.Start);
    private readonly MemoryJournal journal;
    private readonly Phonebook phonebook = new() { Addresses = { [Line] = Shared } };
    private readonly Exchange exchange = new();
    private readonly CancellationTokenSource stop = new();
    private Task running = Task.CompletedTask;
    private int others;

    public OneLineTests() => journal = new(time, City.Context());

    [Fact]
    public async Task Two_people_called_on_one_duty_phone_at_once_are_called_one_after_the_other()
    {
        var phone = new DutyPhoneId(Guid.NewGuid());
        phonebook.Addresses[phone.CallWay] = Shared;
        SeatId[] seats = [new(City.NoerrebroGroup, City.Police), new(City.BispebjergGroup, City.Police)];
        Assert.Null(journal.Do(new DutyPhoneCommand.Register(phone, [.. seats], null, 0)));
        Assert.Null(journal.Do(new DutyPhoneCommand.EnterCode(phone, Fits: true)));
        journal.Location = Reading.Near(City.Noerrebro, City.Bispebjerg);
        journal.Report();
        var texts = journal.Messages().Count(message => message.Channel == MessageChannel.Sms);
        Assert.Equal(
            2,
            journal.Messages().Count(message => message.Phone == phone && message.Purpose == MessagePurpose.Alert)
        );
        Start();

        // What is written does not ring.
        await Until.True(() => OnTheLine.Length == 1 && exchange.Texts == texts, "the first call, and every text");
        await PassOthers(TimeSpan.FromSeconds(25));
        Assert.Single(OnTheLine);

        End(OnTheLine[0].Message, MessageFailures.NoAnswer);
        await Until.True(() => OnTheLine.Length == 2, "the second call, as soon as the first has ended");
        Assert.Equal(
            [City.PoliceNoerrebro, City.PoliceBispebjerg],
            OnTheLine.Select(call => journal.Alerts.Find(call.Message)!.Person!.Value)
        );
    }

    [Fact]
    public async Task A_call_that_nobody_knows_who_took_frees_the_line_when_it_is_over()
    {
        var exercise = Call(City.PoliceNoerrebro, exercise: true);
        Start();
        await Until.True(() => OnTheLine.Length == 1, "the exercise's call");
        var alert = Call(City.SofNoerrebro);
        Report(exercise, DeliveryStatus.Sent, ended: false);
        await PassOthers(TimeSpan.FromSeconds(10));
        Assert.Single(OnTheLine);

        Report(exercise, DeliveryStatus.Sent, ended: true);
        await Until.True(() => OnTheLine.Length == 2, "the real call, as soon as the exercise's is over");
        Assert.Equal(alert, OnTheLine[1].Message);
        // It has reached nobody for certain, and is told of once.
        Assert.Equal(MessageState.Sent, journal.Alerts.Find(exercise)!.State);
        var told = journal.Events.Count;
        Report(exercise, DeliveryStatus.Sent, ended: true);
        Assert.Equal(told, journal.Events.Count);
    }

    [Fact]
    public async Task A_call_whose_end_is_not_heard_of_holds_nothing_up_for_longer_than_a_call_lasts()
    {
        Call(City.PoliceNoerrebro);
        Call(City.SofNoerrebro);
        Call(City.BufBoth);
        Start();

        await Until.True(() => OnTheLine.Length == 1, "the first call");
        await PassOthers(LongestCall - TimeSpan.FromSeconds(1));
        Assert.Single(OnTheLine);
        time.Advance(TimeSpan.FromSeconds(1));
        // The end of the second would not be heard of either.
        await Until.True(() => OnTheLine.Length == 3, "both of the others");
        Assert.Equal(City.Start + LongestCall, time.GetUtcNow());
    }

    [Theory]
    [InlineData(MessagePurpose.StandDown)]
    [InlineData(MessagePurpose.Moved)]
    [InlineData(MessagePurpose.Notice)]
    public async Task A_real_alert_waits_no_longer_behind_a_word_than_a_word_lasts(MessagePurpose purpose)
    {
        Call(City.PoliceNoerrebro, purpose);
        Start();
        await Until.True(() => OnTheLine.Length == 1, "the word");
        var exercise = Call(City.SofNoerrebro, exercise: true);
        var word = Call(City.SofNoerrebro, MessagePurpose.LevelChange);
        var alert = Call(City.BufBoth);

        await PassOthers(LongestWord - TimeSpan.FromSeconds(1));
        Assert.Single(OnTheLine);
        time.Advance(TimeSpan.FromSeconds(1));
        await Until.True(() => OnTheLine.Length == 2, "the alert");
        Assert.Equal(alert, OnTheLine[1].Message);

        // What is not a real alert has time.
        await PassOthers(LongestCall - LongestWord - TimeSpan.FromSeconds(1));
        Assert.Equal(2, OnTheLine.Length);
        time.Advance(TimeSpan.FromSeconds(1));
        await Until.True(() => OnTheLine.Length == 4, "the rest");
        // Both have waited as long as one waits, and go at once: which is first at the provider is chance.
        Assert.Equal(
            new HashSet<MessageId> { word, exercise },
            OnTheLine[2..].Select(call => call.Message).ToHashSet()
        );
    }

    [Fact]
    public async Task An_alert_that_passed_a_word_holds_the_next_alert_as_long_as_ever()
    {
        Call(City.PoliceNoerrebro, MessagePurpose.StandDown);
        Start();
        await Until.True(() => OnTheLine.Length == 1, "the word");
        time.Advance(LongestWord);
        Call(City.SofNoerrebro);
        await Until.True(() => OnTheLine.Length == 2, "the first alert");
        Call(City.BufBoth);
        await PassOthers(TimeSpan.FromSeconds(10));
        Assert.Equal(2, OnTheLine.Length);
        End(OnTheLine[1].Message, MessageFailures.NoAnswer);
        await Until.True(() => OnTheLine.Length == 3, "the second alert, as soon as the first has ended");
    }

    [Fact]
    public async Task Another_dispatcher_knows_that_the_line_is_taken_and_when_it_need_wait_no_longer()
    {
        var first = Call(City.PoliceNoerrebro);
        Assert.Null(journal.Do(new AlertCommand.BeginAttempt(first, 1, 0, Repeat: false)));
        Assert.Null(journal.Do(new AlertCommand.RecordAccepted(first, "CA-before")));
        var second = Call(City.SofNoerrebro);
        time.Advance(TimeSpan.FromSeconds(30));
        Start();

        await PassOthers(TimeSpan.Zero);
        Assert.Empty(OnTheLine);
        time.Advance(LongestCall - TimeSpan.FromSeconds(30));
        await Until.True(() => OnTheLine.Length == 1, "the second call");
        Assert.Equal(second, OnTheLine[0].Message);
    }

    [Fact]
    public async Task The_most_urgent_of_those_that_wait_is_called_first()
    {
        var first = Call(City.PoliceNoerrebro);
        Start();
        await Until.True(() => OnTheLine.Length == 1, "the first call");
        var exercise = Call(City.SofNoerrebro, exercise: true);
        var level = Call(City.SofNoerrebro, MessagePurpose.LevelChange);
        var alert = Call(City.BufBoth);
        await PassOthers(TimeSpan.FromSeconds(5));

        for (var ended = 1; ended < 4; ended++)
        {
            End(OnTheLine[^1].Message, null);
            await Until.True(() => OnTheLine.Length == ended + 1, "the next call");
        }

        Assert.Equal([first, alert, level, exercise], OnTheLine.Select(call => call.Message));
    }

    [Fact]
    public async Task What_need_not_be_said_any_more_does_not_wait_for_the_line()
    {
        Call(City.PoliceNoerrebro);
        var incident = journal.Report();
        var second = journal.AlertOn(City.SofNoerrebro, Line, MessageChannel.Voice);
        Start();
        await Until.True(() => OnTheLine.Length == 1, "the first call");
        journal.StandDown(incident);

        await Until.True(() => !journal.Alerts.Find(second)!.IsPending, "the second given up");
        Assert.Equal(MessageFailures.Superseded, journal.Alerts.Find(second)!.ErrorCode);
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await running;
        stop.Dispose();
    }

    // Those that the journal knows of too: what is done next is counted, or reported with the provider's id.
    private (MessageId Message, string To)[] OnTheLine =>
        [
            .. exchange.Calls.Where(call =>
                call.To == Shared && journal.Alerts.Find(call.Message)!.ProviderIds.Length > 0
            ),
        ];

    private MessageId Call(
        PersonId person,
        MessagePurpose purpose = MessagePurpose.Alert,
        bool exercise = false,
        WayId? way = null
    )
    {
        journal.Report(exercise: exercise);
        return journal.AlertOn(person, way ?? Line, MessageChannel.Voice, purpose);
    }

    private void Report(MessageId call, DeliveryStatus status, bool ended) =>
        Assert.Null(
            journal.Do(
                new AlertCommand.RecordStatus(
                    call,
                    journal.Alerts.Find(call)!.ProviderIds[0],
                    status,
                    null,
                    Ended: ended
                )
            )
        );

    private void End(MessageId call, string? error) =>
        Assert.Null(
            journal.Do(
                new AlertCommand.RecordStatus(
                    call,
                    journal.Alerts.Find(call)!.ProviderIds[0],
                    error is null ? DeliveryStatus.Delivered : DeliveryStatus.Undelivered,
                    error
                )
            )
        );

    /// <summary>Time passes, and the dispatcher has looked: it has called another number since.</summary>
    private async Task PassOthers(TimeSpan span)
    {
        time.Advance(span);
        var number = $"+453311{others++:0000}";
        var way = new WayId(Guid.NewGuid());
        phonebook.Addresses[way] = number;
        Call(City.SofNoerrebro, way: way);
        await Until.True(() => exchange.Calls.Any(call => call.To == number), "a call to another number");
    }

    private void Start()
    {
        var options = new DispatchOptions
        {
            MessagesPerSecond = 1e9,
            CallsPerSecond = 1e9,
            ShutdownSeconds = 0,
            LongestCallSeconds = LongestCall.TotalSeconds,
            LongestWordSeconds = LongestWord.TotalSeconds,
        };
        running = Dispatching
            .Over(journal, phonebook, [exchange, new Texts(exchange)], options, time)
            .Begin(journal, stop.Token);
    }

    /// <summary>Takes every call, and says nothing of its end by itself.</summary>
    private sealed class Exchange : IMessageChannel
    {
        private int texts;

        public ConcurrentQueue<(MessageId Message, string To)> Calls { get; } = new();

        public int Texts => Volatile.Read(ref texts);

        public MessageChannel Channel => MessageChannel.Voice;

        public void Text() => Interlocked.Increment(ref texts);

        public Task<SendResult> Send(OutgoingMessage message, CancellationToken cancellationToken)
        {
            Calls.Enqueue((message.Message, message.Address));
            return Task.FromResult<SendResult>(new SendResult.Accepted($"CA{message.Message}"));
        }

        public Task<IReadOnlyList<string>> Find(
            OutgoingMessage message,
            DateTimeOffset since,
            CancellationToken cancellationToken
        ) => Task.FromResult<IReadOnlyList<string>>([]);
    }

    private sealed class Texts(Exchange exchange) : IMessageChannel
    {
        public MessageChannel Channel => MessageChannel.Sms;

        public Task<SendResult> Send(OutgoingMessage message, CancellationToken cancellationToken)
        {
            exchange.Text();
            return Task.FromResult<SendResult>(new SendResult.Accepted($"SM{message.Message}"));
        }

        public Task<IReadOnlyList<string>> Find(
            OutgoingMessage message,
            DateTimeOffset since,
            CancellationToken cancellationToken
        ) => Task.FromResult<IReadOnlyList<string>>([]);
    }
}
