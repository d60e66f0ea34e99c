using System.Collections.Concurrent;

namespace Beredskab.Scenarios.Virtual;

/// <summary>
/// Everything asynchronous of a night runs here, on the one thread of its test and in a fixed order, so that a seed says
/// what happens.
/// </summary>
internal sealed class OneThread : SynchronizationContext
{
    private readonly ConcurrentQueue<(SendOrPostCallback Callback, object? State)> posted = new();
    private readonly int thread = Environment.CurrentManagedThreadId;

    /// <summary>Whether the caller is the night itself.</summary>
    public bool IsHere => Environment.CurrentManagedThreadId == thread;

    public override void Post(SendOrPostCallback d, object? state) => posted.Enqueue((d, state));

    public override void Send(SendOrPostCallback d, object? state) => throw new NotSupportedException();

    public override SynchronizationContext CreateCopy() => this;

    /// <summary>Until nothing is left to do at this instant.</summary>
    public void Drain()
    {
        while (posted.TryDequeue(out var next))
        {
            next.Callback(next.State);
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
                return hasEnded();
            },
            TimeSpan.FromSeconds(30)
        );
        Assert.True(hasEnded(), "What was cancelled did not end.");
        Drain();
    }
}
