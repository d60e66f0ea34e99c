using System.Collections.Concurrent;
using System.Threading.Channels;
using Beredskab.Notifications;

namespace Beredskab.Hub.Journal;

/// <summary>
/// Decides what waits while the round before is being written, and lets a round grow until the disk is free for it. The
/// rounds ahead are decided on a state that is not durable yet; when a round cannot be written as it was decided, all
/// that build on it are dropped and decided anew.
/// </summary>
internal sealed class WriterLoop(
    DurableJournal journal,
    RoundBuilder builder,
    JournalHealth health,
    ChannelReader<Submission> queue,
    Doorbell bell
)
{
    private readonly LoopPulse pulse = new();
    private long writtenWhenAsked;
    private int asked;
    private volatile bool othersWrote;
    private RoundWriter? writer;
    private volatile Round newest = new(journal.Head);

    public ConcurrentQueue<Erasure> Erasures => journal.Erasures;

    private RoundWriter Writer => writer ?? throw new InvalidOperationException("The loop is not running.");

    /// <summary>Until the queue is completed and empty.</summary>
    public void Run()
    {
        using var begun = new RoundWriter(journal, () => (newest.Begun ? 0 : newest.Count) + queue.Count, bell.Ring);
        writer = begun;
        while (true)
        {
            bell.SleepUnless(SomethingToDo);
            ShowPulse();
            if (Writer.HasFailed || !Erasures.IsEmpty || othersWrote)
            {
                Settle();
            }
            else if (queue.Completion.IsCompleted)
            {
                break;
            }
            else
            {
                Decide();
            }
        }

        Settle();
        journal.Note();
    }

    private bool SomethingToDo() =>
        Writer.HasFailed
        || !Erasures.IsEmpty
        || othersWrote
        || queue.Completion.IsCompleted
        || MayBeat
        || (queue.TryPeek(out _) && !(newest.Count == JournalWriter.LargestBatch && Writer.HasOffer));

    /// <summary>Another process has written, it seems: look now, and do not wait for a command.</summary>
    public void TakeOver()
    {
        othersWrote = true;
        bell.Ring();
    }

    /// <summary>Whether the loop takes a turn, with nothing left in the middle of being written, within the limit.</summary>
    public Task<bool> Turns(TimeSpan limit, TimeProvider time, CancellationToken cancellationToken) =>
        pulse.Answers(
            () =>
            {
                Volatile.Write(ref writtenWhenAsked, writer?.Written ?? 0);
                Volatile.Write(ref asked, 1);
                bell.Ring();
            },
            limit,
            time,
            cancellationToken
        );

    // What was being written when it was asked for is written.
    private bool MayBeat =>
        Volatile.Read(ref asked) == 1 && (Writer.Idle || Writer.Written != Volatile.Read(ref writtenWhenAsked));

    private void ShowPulse()
    {
        if (MayBeat && Interlocked.Exchange(ref asked, 0) == 1)
        {
            pulse.Beat();
        }
    }

    /// <summary>Decides what waits, on what the newest round leaves; into that round, unless the disk has begun it.</summary>
    private void Decide()
    {
        newest = Writer.TakeBack() ?? new(Writer.Idle ? journal.Head : newest.After);
        Add(newest);
        if (newest.Count > 0)
        {
            Writer.Offer(newest);
        }
    }

    private void Add(Round round)
    {
        // Only what waits now: those who come meanwhile come next, and the disk is not kept waiting.
        for (var waiting = queue.Count; waiting > 0 && round.Count < JournalWriter.LargestBatch; waiting--)
        {
            if (!queue.TryRead(out var submission))
            {
                break;
            }

            if (health.NotReadyReason is { } reason)
            {
                Answers.Give(submission, new Outcome.Unavailable(reason));
            }
            else
            {
                builder.Add(round, submission);
            }
        }
    }

    /// <summary>
    /// Lets the disk finish, and writes by the long way what is left: what it could not write as it was decided, and what
    /// builds on that. Then nothing is under way, and words can be erased.
    /// </summary>
    private void Settle()
    {
        var behind = Writer.TakeBack();
        Writer.AwaitIdle();
        if (Writer.TakeFailed() is { } failed)
        {
            journal.Write(failed.Submissions);
        }

        if (behind is not null)
        {
            journal.Write(behind.Submissions);
        }

        Erase();
        if (othersWrote)
        {
            othersWrote = false;
            journal.TakeOver();
        }

        newest = new(journal.Head);
    }

    private void Erase()
    {
        while (Erasures.TryDequeue(out var erasure))
        {
            try
            {
                journal.Erase(erasure.Sequence);
                erasure.TrySetResult();
            }
            catch (Exception e)
            {
                erasure.TrySetException(e);
                // Often nobody waits for it.
                _ = erasure.Task.Exception;
            }
        }
    }
}
