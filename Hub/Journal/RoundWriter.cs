namespace Beredskab.Hub.Journal;

/// <summary>The thread that waits for the disk, one round at a time.</summary>
internal sealed class RoundWriter : IDisposable
{
    private readonly DurableJournal journal;
    private readonly Action wake;
    private readonly Thread thread;
    private readonly AutoResetEvent given = new(false);
    private readonly ManualResetEventSlim idle = new(true);
    private Round? round;
    private Round? failed;
    private volatile bool stopping;

    /// <param name="wake">Called when it is free again.</param>
    public RoundWriter(DurableJournal journal, Action wake)
    {
        (this.journal, this.wake) = (journal, wake);
        thread = new(Run) { Name = "journal-disk", IsBackground = true };
        thread.Start();
    }

    public bool Idle => idle.IsSet;

    public bool HasFailed => failed is not null;

    /// <summary>Only when idle.</summary>
    public void Give(Round next)
    {
        idle.Reset();
        round = next;
        given.Set();
    }

    public void AwaitIdle() => idle.Wait();

    /// <returns>The round that must be decided anew, once; null when all is well. Only when idle.</returns>
    public Round? TakeFailed()
    {
        var taken = failed;
        failed = null;
        return taken;
    }

    public void Dispose()
    {
        stopping = true;
        given.Set();
        thread.Join();
        given.Dispose();
        idle.Dispose();
    }

    private void Run()
    {
        while (true)
        {
            given.WaitOne();
            if (stopping)
            {
                return;
            }

            var current = round!;
            try
            {
                failed = journal.TryWrite(current) ? null : current;
            }
            catch (Exception)
            {
                // The other thread tries the same once more by the long way, and tells what it meets there.
                failed = current;
            }

            idle.Set();
            wake();
        }
    }
}
