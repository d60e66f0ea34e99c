using System.Diagnostics;
using Beredskab.Hub.Journal.Format;
using Beredskab.Hub.Vault;

namespace Beredskab.Hub.Journal;

/// <summary>
/// What is durable, and the head of it. Everything that touches the store happens here, one thing after another; the
/// writer's two threads never call it at once.
/// </summary>
internal sealed partial class DurableJournal(
    IJournalStore store,
    ContentVault vault,
    RoundBuilder builder,
    StreamIndex streams,
    JournalHealth health,
    TimeProvider time,
    ICommitObserver[] observers,
    ILogger logger,
    bool mayBeginAnew = false
)
{
    // Between these, a journal that is cut off behind the last note is not found to be.
    private const int BatchesBetweenNotes = 256;

    private StoreIdentity identity = new(Guid.Empty, Guid.Empty);
    private JournalFolder? folder;
    private volatile JournalHead head = JournalHead.Genesis(Guid.Empty);
    private bool served;
    private long noted;

    public JournalHead Head => head;

    private BatchHead Last => Folder.Batch;

    private JournalFolder Folder => folder ?? throw new InvalidOperationException("The journal is not open.");

    /// <returns>The store's epoch.</returns>
    public Guid Open(CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        vault.Open();
        served = vault.HasServed();
        identity = store.Open(mayCreate: !served || mayBeginAnew);
        if (!mayBeginAnew && vault.Checkpoint().Batch > 0 && !store.ReadBatches(0, 0).Any())
        {
            throw LostJournal.Refusal(Path.Combine(vault.Folder, "journal.db"));
        }

        Fold(cancellationToken);
        CompleteErasures(cancellationToken);
        JournalLog.Opened(logger, head.Sequence, Last.Number, (long)time.GetElapsedTime(began).TotalMilliseconds);
        return identity.Epoch;
    }

    /// <summary>Writes a round and answers, when nobody else has written and no command's id was used before.</summary>
    /// <param name="synced">Called when it is durable, before anybody is answered, with how long the disk took for that.</param>
    /// <returns>False when it must be decided anew; then nothing was done.</returns>
    /// <exception cref="JournalStorageException">The disk cannot do it now; nothing was done.</exception>
    public bool TryWrite(Round round, Action<TimeSpan> synced)
    {
        TimeSpan took;
        var batch = round.Close(Last);
        using (var append = store.Begin())
        {
            if (
                !ReferenceEquals(round.Before, head)
                || IsBehind(append)
                || append.Append(round.Digests, batch) != AppendResult.Appended
            )
            {
                return false;
            }

            var began = Stopwatch.GetTimestamp();
            append.Commit();
            took = Stopwatch.GetElapsedTime(began);
        }

        Folder.Advance(round, batch);
        synced(took);
        Publish(round);
        return true;
    }

    private bool IsBehind(IJournalAppend append) =>
        append.LastBatch != Last.Number || (Last.Number != 0 && !append.LastBatchHash.Span.SequenceEqual(Last.Hash));

    /// <summary>Decides and writes, whatever has happened meanwhile, and answers each.</summary>
    public void Write(List<Submission> submissions)
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
            health.WriteFailed(e.Message);
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
            submissions[0].Fail(e);
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

                var batch = round.Close(Last);
                switch (append.Append(round.Digests, batch))
                {
                    case AppendResult.Appended:
                        append.Commit();
                        Folder.Advance(round, batch);
                        return round;
                    case AppendResult.IdKnown:
                        repeats = true;
                        continue;
                    case AppendResult.PlaceTaken when refolded:
                        throw new InvalidOperationException(
                            "The journal's next place is taken, and nobody wrote there."
                        );
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

    /// <summary>The last batch that is in the head.</summary>
    public long LastBatch => folder?.Batch.Number ?? 0;

    /// <summary>Takes over what another process wrote, when there is anything. Only while nothing is being written.</summary>
    public void TakeOver()
    {
        if (health.NotReadyReason is not null)
        {
            return;
        }

        try
        {
            using var append = store.Begin();
            CatchUp(append);
        }
        catch (JournalStorageException e)
        {
            // It is looked for again, and at the latest found when the next command is written.
            JournalLog.NotTakenOver(logger, e);
        }
    }

    /// <summary>Folds what others have written since.</summary>
    /// <returns>Whether there was anything.</returns>
    private bool CatchUp(IJournalAppend append)
    {
        if (!IsBehind(append))
        {
            return false;
        }

        if (append.LastBatch <= Last.Number)
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
        foreach (var (submission, remembered) in round.Repeats)
        {
            round.Answers.Add((submission, Again(submission, remembered)));
        }

        foreach (var submission in round.Doubled)
        {
            round.Answers.Add((submission, Again(submission, round.OutcomeOf(submission.Envelope.Id))));
        }

        Answers.Give(round.Answers);
        round.Commits.ForEach(Tell);
        if (noted == 0 || Last.Number >= noted + BatchesBetweenNotes)
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
            : new Outcome.Accepted(command.RecordedAt, head.State);
    }

    private void Fold(CancellationToken cancellationToken)
    {
        streams.Clear();
        folder = new(identity, vault, streams, vault.Checkpoint());
        folder.Read(store, null, cancellationToken);
        vault.Forget();
        if (served && mayBeginAnew && folder is { Unmarked: null, Head.Sequence: 0 })
        {
            folder.ReportLost();
        }

        Found();
        if (folder.Skipped > 0)
        {
            JournalLog.Incomplete(logger, folder.Skipped);
        }

        ReportLostWords();
        vault.KeepClearOf(folder.HighestPage);

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

    private void ReportLostWords()
    {
        if (Folder.LostWords() is not { } lost)
        {
            health.ReportLostWords(null);
            return;
        }

        if (health.LostWords?.Count != lost.Count)
        {
            JournalLog.WordsLost(logger, lost.Count, lost.First);
            health.ReportLostWords(new(lost.Count, lost.First, time.GetUtcNow()));
        }
    }

    private void BeginSegment(ChainBreak unmarked)
    {
        using var append = store.Begin();
        if (append.LastBatch > Last.Number)
        {
            // Another process wrote meanwhile, a segment perhaps.
            Folder.Read(store, null, CancellationToken.None);
            Found();
            return;
        }

        var round = builder.BeginSegment(head, unmarked);
        var batch = round.Close(Last);
        if (append.Append(round.Digests, batch) != AppendResult.Appended)
        {
            throw new InvalidOperationException("A segment could not be begun.");
        }

        append.Commit();
        Folder.Mark(round, batch);
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

    /// <summary>Notes in the vault how far the journal reaches.</summary>
    public void Note()
    {
        if (Folder.NotUnderstood is not null)
        {
            // What the note says may not have been looked for yet, and no segment can tell of it.
            return;
        }

        try
        {
            vault.NoteCheckpoint(Last.Number, Last.Hash);
            noted = Last.Number;
        }
        catch (JournalStorageException e)
        {
            JournalLog.NotNoted(logger, e);
        }
    }

    private void Tell(Commit commit)
    {
        foreach (var recorded in commit.Events)
        {
            if (recorded.Event is JournalEvent.EntryErased erased)
            {
                Erasures.Enqueue(new(erased.Sequence));
            }
        }

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

    public static void Refuse(IEnumerable<Submission> submissions, string reason)
    {
        foreach (var submission in submissions)
        {
            Answers.Give(submission, new Outcome.Unavailable(reason));
        }
    }
}
