using System.Collections.Concurrent;

namespace Beredskab.Scenarios.Virtual;

/// <summary>
/// Everything asynchronous of a night runs here, on the one thread of its test and in a fixed order, so that a seed says
/// what happens.
/// </summary>
internal sealed class OneThread : SynchronizationContext
{
    private readonly Queue<(SendOrPostCallback Callback, object? State)> posted = new();
    private readonly ConcurrentQueue<(SendOrPostCallback Callback, object? State)> fromOthers = new();
    private readonly ConcurrentQueue<Action> last = new();
    private readonly int thread = Environment.CurrentManagedThreadId;

    /// <summary>Whether the caller is the night itself.</summary>
    public bool IsHere => Environment.CurrentManagedThreadId == thread;

    public override void Post(SendOrPostCallback d, object? state)
    {
        if (IsHere)
        {
            posted.Enqueue((d, state));
        }
        else
        {
            fromOthers.Enqueue((d, state));
        }
    }

    /// <summary>From another thread: done when all else of the instant is, whenever it was asked for.</summary>
    public void Last(Action action) => last.Enqueue(action);

    public override void Send(SendOrPostCallback d, object? state) => throw new NotSupportedException();

    public override SynchronizationContext CreateCopy() => this;

    /// <summary>
    /// Until nothing is left to do at this instant. How fast other threads are says nothing of the order: what comes from
    /// them waits for what is here.
    /// </summary>
    public void Drain()
    {
        while (posted.TryDequeue(out var next) || fromOthers.TryDequeue(out next))
        {
            next.Callback(next.State);
        }
    }

    /// <summary>What was to be done last, one after the other.</summary>
    public void DrainLast()
    {
        while (last.TryDequeue(out var action))
        {
            action();
            Drain();
        }
    }

    /// <summary>
    /// Cancels something, and goes on when it has ended. What is cancelled may end by way of other threads, so nothing
    /// of it must write or send any more.
    /// </summary>
    public void End(CancellationTokenSource life, Func<bool> hasEnded)
    {
        life.Cancel();
        SpinWait.SpinUntil(
            () =>
            {
                Drain();
                DrainLast();
                return hasEnded();
            },
            TimeSpan.FromSeconds(30)
        );
        Assert.True(hasEnded(), "What was cancelled did not end.");
        Drain();
    }
}
