namespace Beredskab.Notifications;

/// <summary>What a loop does after a fault of its own, before it begins again from the journal.</summary>
internal static class LoopPause
{
    /// <summary>Ends early, and without an exception, when the loop is to stop; the loop looks for that itself.</summary>
    public static Task Of(TimeSpan length, TimeProvider time, CancellationToken stop) =>
        Task.Delay(length, time, stop)
            .ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
}
