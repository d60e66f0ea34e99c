using System.Collections.Concurrent;
using System.Threading.Channels;
using Beredskab.Hub.Journal.Format;
using Beredskab.Hub.State;
using Beredskab.Hub.Vault;

namespace Beredskab.Hub.Journal;

/// <summary>The writer's thread. Everything that touches the store happens here, one thing after another.</summary>
internal sealed class WriterLoop(
    HubDecider decider,
    IJournalStore store,
    ContentVault vault,
    JournalHealth health,
    TimeProvider time,
    ICommitObserver[] observers,
    ILogger logger
)
{
    // Between these, a journal that is cut off behind the last note is not found to be.
    private const int BatchesBetweenNotes = 256;

    private readonly RoundBuilder builder = new(decider, vault, time);
    private StoreIdentity identity = new(Guid.Empty, Guid.Empty);
    private JournalFolder? folder;
    private volatile JournalHead head = JournalHead.Genesis(Guid.Empty);
    private long noted;

    public JournalHead Head => head;

    public ConcurrentQueue<Erasure> Erasures { get; } = new();

    private JournalFolder Folder => folder ?? throw new InvalidOperationException("The journal is not open.");

    /// <returns>The store's epoch.</returns>
    public Guid Open(CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        vault.Open();
        identity = store.Open();
        Fold(cancellationToken);
        JournalLog.Opened(logger, head.Sequence, head.Batch, (long)time.GetElapsedTime(began).TotalMilliseconds);
        return identity.Epoch;
    }

    /// <summary>Until the queue is completed and empty.</summary>
    public void Run(ChannelReader<Submission> queue)
    {
        var batch = new List<Submission>(JournalWriter.LargestBatch);
        while (WaitFor(queue))
        {
            batch.Clear();
            while (batch.Count < JournalWriter.LargestBatch && queue.TryRead(out var submission))
            {
                if (submission != Submission.Wake)
                {
                    batch.Add(submission);
                }
            }

            Erase();
            if (batch.Count > 0)
            {
                Write(batch);
            }
        }

        Note();
    }

    private static bool WaitFor(ChannelReader<Submission> queue)
    {
        var waiting = queue.WaitToReadAsync();
        return waiting.IsCompletedSuccessfully ? waiting.Result : waiting.AsTask().GetAwaiter().GetResult();
    }

    private void Write(List<Submission> submissions)
    {
        if (health.NotReadyReason is { } reason)
        {
            Refuse(submissions, reason);
            return;
        }

        try
        {
            Publish(Commit(submissions));
        }
        catch (JournalStorageException e)
        {
            JournalLog.Unavailable(logger, submissions.Count, e);
            Refuse(submissions, e.Message);
        }
        catch (Exception e) when (submissions.Count > 1)
        {
            JournalLog.OneByOne(logger, submissions.Count, e);
            foreach (var submission in submissions)
            {
                Write([submission]);
            }
        }
        catch (Exception e)
        {
            JournalLog.CommandFailed(logger, submissions[0].Envelope.Id, e);
            submissions[0].TrySetException(e);
        }
    }

    /// <summary>
    /// Decides before the head is locked, which is right whenever nobody else has written meanwhile; when somebody has,
    /// or when a command's id is not new, decides again under the lock.
    /// </summary>
    private Round Commit(List<Submission> submissions)
    {
        var round = builder.Decide(head, submissions);
        for (var (repeats, refolded) = (false, false); ; )
        {
            using (var append = store.Begin())
            {
                if (CatchUp(append) || repeats)
                {
                    var known = repeats ? Remembered(append, submissions) : [];
                    round = builder.Decide(head, [.. submissions.Where(one => !known.ContainsKey(one))]);
                    round.Repeats = known;
                }

                if (round.IsEmpty)
                {
                    return round;
                }

                switch (append.Append(round.Digests, round.Entries, round.Batch))
                {
                    case AppendResult.Appended:
                        append.Commit();
                        Folder.Advance(round);
                        return round;
                    case AppendResult.IdKnown:
                        repeats = true;
                        continue;
                    case AppendResult.PlaceTaken when refolded:
                        throw new InvalidOperationException("The journal's next place is taken, and nobody wrote there.");
                }
            }

            // Rows that belong to no batch: somebody has put them there. The fold finds them and goes on behind them.
            refolded = true;
            Fold(CancellationToken.None);
            round = builder.Decide(head, submissions);
        }
    }

    private static Dictionary<Submission, RememberedCommand> Remembered(
        IJournalAppend append,
        List<Submission> submissions
    )
    {
        var known = new Dictionary<Submission, RememberedCommand>();
        foreach (var submission in submissions)
        {
            if (append.Find(submission.Envelope.Id) is { } remembered)
            {
                known.Add(submission, remembered);
            }
        }

        return known;
    }

    /// <summary>Folds what others have written since.</summary>
    /// <returns>Whether there was anything.</returns>
    private bool CatchUp(IJournalAppend append)
    {
        if (append.LastBatch == head.Batch && (head.Batch == 0 || append.LastBatchHash.Span.SequenceEqual(head.BatchHash)))
        {
            return false;
        }

        if (append.LastBatch <= head.Batch)
        {
            Stop(
                "Journalen på disken er ikke længere den, der er svaret ud fra: slutningen mangler eller er skiftet ud. Genstart programmet, og kør journal verify."
            );
        }
        else
        {
            var commits = new List<Commit>();
            Folder.Read(store, commits.Add, CancellationToken.None);
            Found();
            commits.ForEach(Tell);
        }

        return health.NotReadyReason is { } reason ? throw new JournalStorageException(reason) : true;
    }

    private void Publish(Round round)
    {
        head = round.IsEmpty ? head : round.After;
        foreach (var (submission, outcome) in round.Answers)
        {
            submission.TrySetResult(outcome);
        }

        foreach (var (submission, remembered) in round.Repeats)
        {
            submission.TrySetResult(Again(submission, remembered));
        }

        foreach (var submission in round.Doubled)
        {
            submission.TrySetResult(Again(submission, round.OutcomeOf(submission.Envelope.Id)));
        }

        round.Commits.ForEach(Tell);
        if (head.Batch >= noted + BatchesBetweenNotes)
        {
            Note();
        }
    }

    private Outcome Again(Submission submission, RememberedCommand remembered)
    {
        var envelope = submission.Envelope;
        var command = remembered.Command;
        if (
            command.Actor != envelope.Actor
            || command.Organisation != envelope.Organisation
            || (remembered.Digest is { } digest && !CommandDigest.Same(digest, submission.Digest))
        )
        {
            return new Outcome.IdReused();
        }

        return command.Refusal is { } refusal
            ? new Outcome.Refused(refusal, head.State)
            : new Outcome.Accepted(remembered.RecordedAt, head.State);
    }

    private void Fold(CancellationToken cancellationToken)
    {
        folder = new(identity, vault, vault.Checkpoint());
        folder.Read(store, null, cancellationToken);
        vault.Forget();
        Found();
        if (folder.Skipped + folder.Unreadable > 0)
        {
            JournalLog.Incomplete(logger, folder.Skipped, folder.Unreadable);
        }

        while (folder.NotUnderstood is null && folder.Unmarked is { } unmarked)
        {
            BeginSegment(unmarked);
        }

        if (folder.NotUnderstood is null)
        {
            health.BecomeReady();
        }

        Note();
    }

    private void BeginSegment(ChainBreak unmarked)
    {
        using var append = store.Begin();
        if (append.LastBatch > head.Batch)
        {
            // Another process wrote meanwhile, a segment perhaps.
            Folder.Read(store, null, CancellationToken.None);
            Found();
            return;
        }

        var round = builder.BeginSegment(head, unmarked);
        if (append.Append(round.Digests, round.Entries, round.Batch) != AppendResult.Appended)
        {
            throw new InvalidOperationException("A segment could not be begun.");
        }

        append.Commit();
        Folder.Mark(round);
        head = Folder.Head;
    }

    /// <summary>Takes over what the folder found.</summary>
    private void Found()
    {
        head = Folder.Head;
        if (Folder.Broken is { } broken && health.Break != broken)
        {
            JournalLog.ChainBroken(logger, broken.Sequence, broken.Type, broken.What);
            health.ReportBreak(broken);
        }

        if (Folder.NotUnderstood is { } reason)
        {
            Stop(reason);
        }
    }

    private void Stop(string reason)
    {
        JournalLog.NotReady(logger, reason);
        health.StopDeciding(reason);
    }

    private void Erase()
    {
        while (Erasures.TryDequeue(out var erasure))
        {
            try
            {
                erasure.TrySetResult(Erase(erasure.Sequence));
            }
            catch (Exception e)
            {
                erasure.TrySetException(e);
            }
        }
    }

    private bool Erase(long sequence)
    {
        if (store.EntryAt(sequence) is not { Ciphertext.Length: > 0 } entry)
        {
            return false;
        }

        vault.Erase(SealedText.ReferenceOf(entry.Ciphertext));
        store.BlankDigest(EntryHeader.Read(entry.Header).Command);
        Fold(CancellationToken.None);
        return true;
    }

    private void Note()
    {
        try
        {
            vault.NoteCheckpoint(head.Batch, head.BatchHash);
            noted = head.Batch;
        }
        catch (JournalStorageException e)
        {
            JournalLog.NotNoted(logger, e);
        }
    }

    private void Tell(Commit commit)
    {
        foreach (var observer in observers)
        {
            try
            {
                observer.Committed(commit);
            }
            catch (Exception e)
            {
                JournalLog.ObserverFailed(logger, e);
            }
        }
    }

    private static void Refuse(List<Submission> submissions, string reason)
    {
        foreach (var submission in submissions)
        {
            submission.TrySetResult(new Outcome.Unavailable(reason));
        }
    }
}
