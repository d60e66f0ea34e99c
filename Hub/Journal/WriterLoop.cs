using System.Collections.Concurrent;
using System.Threading.Channels;
using Beredskab.Notifications;

namespace Beredskab.Hub.Journal;

/// <summary>
/// Decides what waits while the batch before is being written, and lets a round grow until the disk is free for it. The
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
    private readonly Patience patience = new();
    private readonly LoopPulse pulse = new();
    private int ahead;
    private int asked;
    private RoundWriter? writer;

    public ConcurrentQueue<Erasure> Erasures => journal.Erasures;

    /// <summary>Until the queue is completed and empty.</summary>
    public void Run()
    {
        using var begun = new RoundWriter(journal, () => Volatile.Read(ref ahead) + queue.Count, bell.Ring);
        writer = begun;
        var round = new Round(journal.Head);
        while (true)
        {
            bell.SleepUnless(() => SomethingToDo(round));
            if (queue.Completion.IsCompleted)
            {
                break;
            }

            ShowPulse();
            round = Take(round);
            round = HandOver(round);
        }

        Finish(round);
        journal.Note();
    }

    private bool SomethingToDo(Round round) =>
        queue.TryPeek(out _)
        || queue.Completion.IsCompleted
        || (Writer.Idle && (round.Count > 0 || Writer.HasFailed || !Erasures.IsEmpty || Volatile.Read(ref asked) == 1));

    /// <summary>Whether the loop takes a turn, with nothing left in the middle of being written, within the limit.</summary>
    public Task<bool> Turns(TimeSpan limit, TimeProvider time, CancellationToken cancellationToken) =>
        pulse.Answers(
            () =>
            {
                Volatile.Write(ref asked, 1);
                bell.Ring();
            },
            limit,
            time,
            cancellationToken
        );

    private void ShowPulse()
    {
        if (Writer.Idle && Interlocked.Exchange(ref asked, 0) == 1)
        {
            pulse.Beat();
        }
    }

    private RoundWriter Writer => writer ?? throw new InvalidOperationException("The loop is not running.");

    /// <summary>Decides what waits now.</summary>
    private Round Take(Round round)
    {
        if (round.Count == 0 && Writer.Idle)
        {
            // Others may have been folded in since.
            round = new(journal.Head);
        }

        Add(round);
        if (round.Count == JournalWriter.LargestBatch)
        {
            Writer.AwaitIdle();
        }

        return round;
    }

    private void Add(Round round)
    {
        // Only what waits now: those who come meanwhile are for the next round, and the disk is not kept waiting.
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
                Volatile.Write(ref ahead, round.Count);
            }
        }
    }

    /// <summary>Gives the round to the writing thread when that is free, and begins the next behind it.</summary>
    private Round HandOver(Round round)
    {
        if (!Writer.Idle)
        {
            return round;
        }

        if (Writer.TakeFailed() is { } failed)
        {
            return DecideAnew(failed, round);
        }

        if (!Erasures.IsEmpty)
        {
            return Erase(round);
        }

        if (round.Count == 0)
        {
            return round;
        }

        Gather(round);
        RoundBuilder.Close(round);
        Volatile.Write(ref ahead, 0);
        Writer.Give(round);
        return new(round.After);
    }

    /// <summary>Lets those in who were just answered and come back.</summary>
    private void Gather(Round round)
    {
        var (took, callers) = Writer.Last;
        var enough = Patience.For(took);
        if (Writer.IdleFor >= enough || queue.Completion.IsCompleted)
        {
            return;
        }

        var expected = patience.Expected(round.Count, callers);
        if (expected <= round.Count)
        {
            return;
        }

        while (round.Count < expected && Writer.IdleFor < enough)
        {
            if (queue.TryPeek(out _))
            {
                Add(round);
            }
            else
            {
                // Less than any timer can sleep. Whoever is to come back runs on this core, if nowhere else.
                Thread.Yield();
            }
        }

        patience.Met(expected, round.Count);
    }

    private Round DecideAnew(Round failed, Round behind)
    {
        journal.Write(failed.Submissions);
        if (behind.Count > 0)
        {
            journal.Write(behind.Submissions);
        }

        return new(journal.Head);
    }

    private Round Erase(Round round)
    {
        if (round.Count > 0)
        {
            journal.Write(round.Submissions);
        }

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

        return new(journal.Head);
    }

    private void Finish(Round round)
    {
        do
        {
            Writer.AwaitIdle();
            round = HandOver(round);
        } while (!Writer.Idle || Writer.HasFailed || round.Count > 0);
    }
}
