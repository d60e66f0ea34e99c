using Beredskab.Notifications.Alerts;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Beredskab.Notifications.Dispatch;

/// <summary>
/// Hands over what the journal intends, the most urgent first. All that it knows it reads in the journal, so another
/// can go on where it stopped.
/// </summary>
public sealed class Dispatcher(
    IAlertJournal journal,
    DeliveryPipeline pipeline,
    ProviderGates gates,
    IDispatchLease lease,
    IOptions<DispatchOptions> options,
    TimeProvider time,
    ILogger<Dispatcher> log
) : BackgroundService
{
    private readonly WakeUp bell = new(time);

    private readonly LoopPulse pulse = new();
    private volatile string? standstill;

    /// <summary>To be called after each commit; returns at once.</summary>
    public void Wake() => bell.Ring();

    /// <summary>Whether messages are handed over: the loop goes round, and what is due moves.</summary>
    /// <param name="limit">How long the loop may take for a turn.</param>
    /// <returns>Null when all is well; otherwise a word for what is not: <c>no-turn</c>, <c>stuck</c>.</returns>
    public async Task<string?> Trouble(TimeSpan limit, CancellationToken cancellationToken) =>
        await pulse.Answers(Wake, limit, time, cancellationToken) ? standstill : "no-turn";

    /// <summary>Until stopped. What is on its way then gets <see cref="DispatchOptions.ShutdownSeconds"/> to be recorded.</summary>
    public async Task Run(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                var held = await lease.Acquire(stop);
                Log.Leading(log, held.Fence);
                using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, held.Lost);
                await Dispatch(held.Fence, either.Token);
            }
            catch (LeaseLostException)
            {
                Log.LeaseLost(log);
            }
            catch (OperationCanceledException) when (!stop.IsCancellationRequested)
            {
                Log.LeaseLost(log);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception e)
            {
                // The dispatcher never stops for a fault of its own; it begins again from the journal.
                Log.Crashed(log, e);
                await LoopPause.Of(TimeSpan.FromSeconds(1), time, stop);
            }
        }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Run(stoppingToken);

    private async Task Dispatch(long fence, CancellationToken stop)
    {
        using var abandon = new CancellationTokenSource();
        var round = new Round(options.Value, gates, time.GetUtcNow());
        try
        {
            while (true)
            {
                stop.ThrowIfCancellationRequested();
                await Collect(round);
                var now = time.GetUtcNow();
                var (message, wake) = Next(round, now);
                standstill = round.IsStuck(now) ? "stuck" : null;
                pulse.Beat();
                if (message is null)
                {
                    await bell.Sleep(wake, stop);
                    continue;
                }

                round.LaneOf(message).Begin(message, now);
                round.OnTheWay.Add(message.Id, (message, now, Deliver(message, fence, abandon.Token)));
            }
        }
        finally
        {
            standstill = null;
            await Finish(round, abandon);
        }
    }

    /// <returns>The most urgent message that is due on a channel that is free, or when there may be one.</returns>
    private (Message? Message, DateTimeOffset? Wake) Next(Round round, DateTimeOffset now)
    {
        var book = journal.Alerts;
        DateTimeOffset? earliest = null;
        foreach (var place in book.Pending)
        {
            if (round.OnTheWay.ContainsKey(place.Message))
            {
                continue;
            }

            var message = book.Messages[place.Message];
            if (Bundling.Waits(book, message))
            {
                continue;
            }

            var due = round.DueAt(message);
            if (due <= now)
            {
                var lane = round.LaneOf(message);
                if (lane.IsFullFor(message))
                {
                    continue;
                }

                if ((lane.HeldUntil(message, now) ?? round.LineTakenUntil(book, message, now)) is not { } held)
                {
                    return (message, null);
                }

                due = held;
            }

            earliest = earliest < due ? earliest : due;
        }

        return (null, earliest);
    }

    private async Task<DateTimeOffset?> Deliver(Message message, long fence, CancellationToken abandoned)
    {
        // Off the loop at once, so that a slow step of one message holds up no other.
        await Task.Yield();
        try
        {
            return await pipeline.Deliver(message, fence, abandoned);
        }
        finally
        {
            Wake();
        }
    }

    /// <summary>Takes away what has come to its end, and throws what it threw.</summary>
    private async Task Collect(Round round)
    {
        if (round.Reopenings != gates.Reopenings)
        {
            round.Reopenings = gates.Reopenings;
            round.Resting.Clear();
        }

        foreach (var (id, (message, _, task)) in round.OnTheWay)
        {
            if (!task.IsCompleted)
            {
                continue;
            }

            round.OnTheWay.Remove(id);
            round.LaneOf(message).End(time.GetUtcNow());
            round.Resting.Remove(id);
            try
            {
                if (await task is { } until)
                {
                    round.Resting[id] = until;
                }
            }
            catch (Exception e) when (e is not LeaseLostException)
            {
                // One message's fault is no other's; and what fails before it is written down must not be tried at once.
                Log.DeliveryThrew(log, e, id);
                round.Resting[id] = time.GetUtcNow() + TimeSpan.FromSeconds(1);
            }
        }
    }

    private async Task Finish(Round round, CancellationTokenSource abandon)
    {
        var all = Task.WhenAll(round.OnTheWay.Values.Select(delivery => delivery.Task));
        if (round.OnTheWay.Count > 0 && options.Value.ShutdownSeconds > 0)
        {
            await Task.WhenAny(
                all,
                Task.Delay(TimeSpan.FromSeconds(options.Value.ShutdownSeconds), time, CancellationToken.None)
            );
        }

        await abandon.CancelAsync();
        // What is abandoned is in doubt in the journal, and the next holder clears that.
        _ = all.ContinueWith(
            task => task.Exception,
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted,
            TaskScheduler.Default
        );
    }

    /// <summary>What one holder of the lease has going.</summary>
    private sealed class Round(DispatchOptions options, ProviderGates gates, DateTimeOffset since)
    {
        /// <summary>Longer than any one message may take, whatever its channel is set to.</summary>
        private readonly TimeSpan standstill = TimeSpan.FromSeconds(options.StandstillSeconds);
        private readonly Schedule schedule = new(options);
        private readonly Dictionary<MessageChannel, Lane> lanes = [];

        public Dictionary<
            MessageId,
            (Message Message, DateTimeOffset Begun, Task<DateTimeOffset?> Task)
        > OnTheWay { get; } = [];

        /// <summary>Not to be taken up before this, whatever the journal says.</summary>
        public Dictionary<MessageId, DateTimeOffset> Resting { get; } = [];

        public int Reopenings { get; set; } = gates.Reopenings;

        public Lane LaneOf(Message message)
        {
            if (!lanes.TryGetValue(message.Channel, out var lane))
            {
                lanes[message.Channel] = lane = new(message.Channel, options, gates, since);
            }

            return lane;
        }

        public DateTimeOffset DueAt(Message message)
        {
            var due = schedule.DueAt(message, since);
            return Resting.TryGetValue(message.Id, out var rested) && rested > due ? rested : due;
        }

        /// <summary>
        /// One number is called once at a time: a second call would only find it busy. A text never waits for that, nor
        /// what is not going to ring: what is overtaken, what a provider that is down turns away, and what is in doubt.
        /// </summary>
        /// <returns>When the call may begin, unless the one before it ends sooner; null for now.</returns>
        public DateTimeOffset? LineTakenUntil(AlertBook book, Message message, DateTimeOffset now) =>
            message is { Channel: MessageChannel.Voice, Way: { } way, InDoubt: false }
            && !gates.IsShut(message.Channel)
            && !MessageDecider.IsOvertaken(book, message)
                ? schedule.LineTakenUntil(
                    message,
                    [
                        .. from id in book.OnTheLine.GetValueOrDefault(way, [])
                        let call = book.Messages[id]
                        let begun = LineFold.BegunAt(call)
                        where begun is not null
                        select (call, begun.Value),
                        // The journal does not know of it yet.
                        .. OnTheWay
                            .Values.Where(other =>
                                other.Message.Channel == MessageChannel.Voice && other.Message.Way == way
                            )
                            .Select(other => (other.Message, other.Begun)),
                    ],
                    now
                )
                : null;

        /// <summary>
        /// Nothing has moved on a channel that has something on its way, or one message has been so for longer than
        /// twice what a whole channel may stand. What is due and not on its way is begun, unless its channel is full.
        /// </summary>
        public bool IsStuck(DateTimeOffset now) =>
            lanes.Values.Any(lane => lane.OnTheWay > 0 && now - lane.MovedAt > standstill)
            || OnTheWay.Values.Any(delivery => now - delivery.Begun > 2 * standstill);
    }
}
