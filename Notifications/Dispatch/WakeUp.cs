namespace Beredskab.Notifications.Dispatch;

/// <summary>One loop's sleep, until an instant or until somebody rings. A ring while it is awake is kept for the next.</summary>
internal sealed class WakeUp(TimeProvider time)
{
    private readonly Lock gate = new();
    private TaskCompletionSource? sleeper;
    private bool rung;

    /// <summary>Returns at once; nothing of the loop runs on the caller's thread.</summary>
    public void Ring()
    {
        TaskCompletionSource? woken;
        lock (gate)
        {
            woken = sleeper;
            sleeper = null;
            rung = woken is null;
        }

        woken?.TrySetResult();
    }

    /// <param name="until">Null for "until rung". It may be a moment early only when somebody rang.</param>
    /// <exception cref="OperationCanceledException">It is to stop.</exception>
    public async Task Sleep(DateTimeOffset? until, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        Task woken;
        lock (gate)
        {
            if (rung)
            {
                rung = false;
                return;
            }

            sleeper = new(TaskCreationOptions.RunContinuationsAsynchronously);
            woken = sleeper.Task;
        }

        using var timer = until is not null
            ? time.CreateTimer(Ring, this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan)
            : null;
        if (until is { } instant)
        {
            Set(timer!, instant);
        }

        await using var stopping = stop.UnsafeRegister(Ring, this);
        await woken;
        stop.ThrowIfCancellationRequested();
    }

    // A timer counts from when it is set. Should the clock have leapt between that and the look at it, it
    // would go off late by the leap.
    private void Set(ITimer timer, DateTimeOffset instant)
    {
        TimeSpan counted;
        do
        {
            counted = Left(instant);
            timer.Change(counted, Timeout.InfiniteTimeSpan);
        } while (Left(instant) < counted);
    }

    private static void Ring(object? me) => ((WakeUp)me!).Ring();

    // A timer counts whole milliseconds, and one that goes off early is set again at once, for nothing; and it reaches
    // some weeks at most.
    private TimeSpan Left(DateTimeOffset instant) =>
        TimeSpan.FromMilliseconds(
            Math.Ceiling(
                Math.Clamp((instant - time.GetUtcNow()).TotalMilliseconds, 0, TimeSpan.FromDays(1).TotalMilliseconds)
            )
        );
}
