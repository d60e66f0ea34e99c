namespace Beredskab.Notifications;

/// <summary>
/// By which a loop shows that it still goes round: whoever wants to know wakes it and waits for the next turn. A timer
/// that runs would only show that the timer runs.
/// </summary>
public sealed class LoopPulse
{
    private volatile TaskCompletionSource next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Called by the loop, once each turn.</summary>
    public void Beat() =>
        Interlocked
            .Exchange(ref next, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously))
            .TrySetResult();

    /// <param name="wake">Makes the loop take a turn.</param>
    /// <returns>Whether it took one within the limit.</returns>
    public async Task<bool> Answers(Action wake, TimeSpan limit, TimeProvider time, CancellationToken cancellationToken)
    {
        var turn = next.Task;
        wake();
        try
        {
            await turn.WaitAsync(limit, time, cancellationToken);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }
}
