namespace Beredskab.Scenarios.Virtual;

/// <summary>
/// A clock that stands still until it is told to go on to the next thing that waits for it. What waits for the same
/// instant happens in the order in which it was asked for.
/// </summary>
internal sealed class VirtualClock(DateTimeOffset start) : TimeProvider
{
    private readonly PriorityQueue<Waiting, (DateTimeOffset At, long Asked)> waiting = new();
    private long asked;
    private long ticks = start.UtcTicks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public DateTimeOffset Now => new(Volatile.Read(ref ticks), TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;

    public override long GetTimestamp() => Volatile.Read(ref ticks);

    /// <summary>Does something at an instant, or now when it has passed.</summary>
    public void At(DateTimeOffset instant, Action action) => Add(instant, new Waiting(action));

    public void After(TimeSpan span, Action action) => At(Now + span, action);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Goes on to what waits next.</summary>
    /// <returns>False when nothing waits until then; the clock then stands at the limit.</returns>
    public bool GoOn(DateTimeOffset limit)
    {
        while (waiting.TryPeek(out var next, out var place) && place.At <= limit)
        {
            waiting.Dequeue();
            if (next.Cancelled)
            {
                continue;
            }

            if (place.At > Now)
            {
                Volatile.Write(ref ticks, place.At.UtcTicks);
            }

            next.Action();
            return true;
        }

        Volatile.Write(ref ticks, Math.Max(ticks, limit.UtcTicks));
        return false;
    }

    // To whole microseconds, as the journal writes them.
    private void Add(DateTimeOffset instant, Waiting one)
    {
        var at = instant > Now ? instant : Now;
        waiting.Enqueue(one, (at.AddTicks((10 - (at.Ticks % 10)) % 10), asked++));
    }

    private sealed class Waiting(Action action)
    {
        public Action Action { get; } = action;

        public bool Cancelled { get; set; }
    }

    private sealed class Timer(VirtualClock clock, TimerCallback callback, object? state) : ITimer
    {
        private Waiting? set;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            if (period != Timeout.InfiniteTimeSpan)
            {
                throw new NotSupportedException("Nothing in the product ticks.");
            }

            Dispose();
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                set = new(() => callback(state));
                clock.Add(clock.Now + dueTime, set);
            }

            return true;
        }

        public void Dispose()
        {
            if (set is not null)
            {
                set.Cancelled = true;
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
