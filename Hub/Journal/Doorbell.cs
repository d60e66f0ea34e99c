namespace Beredskab.Hub.Journal;

/// <summary>
/// Wakes one thread that sleeps until there is something to do, without a way round the thread pool, where the callers
/// that were just answered stand in line.
/// </summary>
internal sealed class Doorbell : IDisposable
{
    private readonly AutoResetEvent bell = new(false);
    private Func<bool>? awaited;
    private int sleeping;

    /// <summary>
    /// Call it after what there is to do can be seen. Whoever rings looks too, so that nobody is woken for nothing: on a
    /// quiet night most of what the journal costs is waking and sleeping.
    /// </summary>
    public void Ring()
    {
        Interlocked.MemoryBarrier();
        if (
            Volatile.Read(ref sleeping) == 1
            && Volatile.Read(ref awaited)?.Invoke() != false
            && Interlocked.Exchange(ref sleeping, 0) == 1
        )
        {
            bell.Set();
        }
    }

    /// <summary>Sleeps until rung, unless there is something to do already.</summary>
    /// <param name="something">Asked on any thread; it changes nothing.</param>
    public void SleepUnless(Func<bool> something)
    {
        Volatile.Write(ref awaited, something);
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
