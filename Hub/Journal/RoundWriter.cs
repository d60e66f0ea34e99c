using System.Diagnostics;

namespace Beredskab.Hub.Journal;

/// <summary>The thread that waits for the disk, one round at a time.</summary>
internal sealed class RoundWriter : IDisposable
{
    private readonly DurableJournal journal;
    private readonly Func<int> waiting;
    private readonly Action wake;
    private readonly Thread thread;
    private readonly AutoResetEvent given = new(false);
    private readonly ManualResetEventSlim idle = new(true);
    private Round? round;
    private Round? failed;
    private long wrote;
    private volatile bool stopping;

    /// <param name="waiting">How many wait who are in no round that was given.</param>
    /// <param name="wake">Called when it is free again.</param>
    public RoundWriter(DurableJournal journal, Func<int> waiting, Action wake)
    {
        (this.journal, this.waiting, this.wake) = (journal, waiting, wake);
        thread = new(Run) { Name = "journal-disk", IsBackground = true };
        thread.Start();
    }

    public bool Idle => idle.IsSet;

    /// <summary>How long it has had nothing to do. Only when idle.</summary>
    public TimeSpan IdleFor => Stopwatch.GetElapsedTime(wrote);

    /// <summary>
    /// How long the last round took, and how many callers there were just before it was answered: those in it, and those
    /// who waited behind it. Only when idle.
    /// </summary>
    public (TimeSpan Took, int Callers) Last { get; private set; }

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
            var (began, callers) = (Stopwatch.GetTimestamp(), 0);
            try
            {
                failed = journal.TryWrite(current, () => callers = current.Count + waiting()) ? null : current;
            }
            catch (Exception)
            {
                // The other thread tries the same once more by the long way, and tells what it meets there.
                failed = current;
            }

            wrote = Stopwatch.GetTimestamp();
            Last = (Stopwatch.GetElapsedTime(began, wrote), callers);
            idle.Set();
            wake();
        }
    }
}
