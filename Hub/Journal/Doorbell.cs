namespace Beredskab.Hub.Journal;

/// <summary>
/// Wakes one thread that sleeps until there is something to do, without a way round the thread pool, where the callers
/// that were just answered stand in line.
/// </summary>
internal sealed class Doorbell : IDisposable
{
    private readonly AutoResetEvent bell = new(false);
    private int sleeping;

    /// <summary>Call it after what there is to do can be seen.</summary>
    public void Ring()
    {
        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref sleeping) == 1 && Interlocked.Exchange(ref sleeping, 0) == 1)
        {
            bell.Set();
        }
    }

    /// <summary>Sleeps until rung, unless there is something to do already.</summary>
    public void SleepUnless(Func<bool> something)
    {
        while (!something())
        {
            Interlocked.Exchange(ref sleeping, 1);
            if (something())
            {
                Interlocked.Exchange(ref sleeping, 0);
                return;
            }

            bell.WaitOne();
        }
    }

    public void Dispose() => bell.Dispose();
}
