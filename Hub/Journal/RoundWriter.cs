using System.Diagnostics;

namespace Beredskab.Hub.Journal;

/// <summary>
/// The thread that waits for the disk. When it is free it takes the round that is offered; until then the round can be
/// taken back, to grow. After a round that could not be written it takes no other until that one is fetched.
/// </summary>
internal sealed class RoundWriter : IDisposable
{
    private readonly DurableJournal journal;
    private readonly Func<int> waiting;
    private readonly Action wake;
    private readonly Thread thread;
    private readonly Doorbell bell = new();
    private readonly ManualResetEventSlim idle = new(true);
    private readonly Patience patience = new();
    private Round? offered;
    private volatile Round? failed;
    private long written;
    private volatile bool stopping;

    // Of the last round: when it was written, how long the disk took for the sync, and how many callers there were then.
    private long wrote;
    private TimeSpan synced;
    private int callers;

    /// <param name="waiting">How many wait who are in no round that was taken.</param>
    /// <param name="wake">Called when a round was taken, and when it is free again.</param>
    public RoundWriter(DurableJournal journal, Func<int> waiting, Action wake)
    {
        (this.journal, this.waiting, this.wake) = (journal, waiting, wake);
        thread = new(Run) { Name = "journal-disk", IsBackground = true };
        thread.Start();
    }

    /// <summary>Whether nothing is being written.</summary>
    public bool Idle => idle.IsSet;

    /// <summary>How many rounds it is done with, failed ones among them.</summary>
    public long Written => Volatile.Read(ref written);

    public bool HasFailed => failed is not null;

    /// <summary>Whether a round lies here that was not begun.</summary>
    public bool HasOffer => Volatile.Read(ref offered) is not null;

    /// <summary>Only when nothing is offered.</summary>
    public void Offer(Round round)
    {
        Volatile.Write(ref offered, round);
        bell.Ring();
    }

    /// <returns>The round that is offered, if any, which then is not begun.</returns>
    public Round? TakeBack() => Interlocked.Exchange(ref offered, null);

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
        bell.Ring();
        thread.Join();
        bell.Dispose();
        idle.Dispose();
    }

    private void Run()
    {
        while (true)
        {
            bell.SleepUnless(() => stopping || (HasOffer && !HasFailed));
            if (stopping)
            {
                return;
            }

            LetCallersIn();
            idle.Reset();
            if (TakeBack() is { } round)
            {
                round.Begin();
                wake();
                Write(round);
            }

            idle.Set();
            wake();
        }
    }

    private void Write(Round round)
    {
        try
        {
            failed = journal.TryWrite(round, took => (synced, callers) = (took, round.Count + waiting()))
                ? null
                : round;
        }
        catch (Exception)
        {
            // The other thread tries the same once more by the long way, and tells what it meets there.
            failed = round;
        }

        wrote = Stopwatch.GetTimestamp();
        Volatile.Write(ref written, written + 1);
    }

    /// <summary>Lets those in who were just answered and come back.</summary>
    private void LetCallersIn()
    {
        var enough = Patience.For(synced);
        var came = waiting();
        var expected = patience.Expected(came, callers);
        if (expected <= came || IdleFor >= enough)
        {
            return;
        }

        while ((came = waiting()) < expected && IdleFor < enough && !stopping)
        {
            // Less than any timer can sleep. Whoever is to come back runs on this core, if nowhere else.
            Thread.Yield();
        }

        patience.Met(expected, came);
    }

    private TimeSpan IdleFor => Stopwatch.GetElapsedTime(wrote);
}
