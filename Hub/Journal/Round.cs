using Beredskab.Hub.Journal.Format;

namespace Beredskab.Hub.Journal;

/// <summary>What was decided against a head: everything that is to be written as one batch, and who is to be told what.</summary>
internal sealed class Round(JournalHead before)
{
    public JournalHead Before { get; } = before;

    public JournalHead After { get; set; } = before;

    public List<KeptCommand> Commands { get; } = [];

    public List<(Guid Id, byte[] Digest)> Digests { get; } = [];

    public List<StoredEntry> Entries { get; } = [];

    /// <summary>The stream of each entry.</summary>
    public List<(long Sequence, string Stream)> Streams { get; } = [];

    public List<Commit> Commits { get; } = [];

    public List<(Submission Submission, Outcome Outcome)> Answers { get; } = [];

    /// <summary>A command id that stands twice in this batch; the later ones wait for what becomes of the first.</summary>
    public List<Submission> Doubled { get; } = [];

    /// <summary>Commands that were answered before.</summary>
    public Dictionary<Submission, RememberedCommand> Repeats { get; set; } = [];

    /// <summary>What became of a command of this round.</summary>
    public RememberedCommand OutcomeOf(Guid command)
    {
        var index = Commands.FindIndex(kept => kept.Id == command);
        return new(Commands[index], Digests[index].Digest);
    }

    /// <summary>Everybody who waits for this round.</summary>
    public List<Submission> Submissions { get; } = [];

    /// <summary>The command ids in this round.</summary>
    public HashSet<Guid> Ids { get; } = [];

    public int Count => Submissions.Count;

    private volatile bool begun;

    /// <summary>Whether it is being written, or was; it does not grow any more.</summary>
    public bool Begun => begun;

    public void Begin() => begun = true;

    public bool IsEmpty => Commands.Count == 0;

    /// <summary>The batch of what it has.</summary>
    /// <param name="last">The one that it follows.</param>
    public StoredBatch Close(BatchHead last)
    {
        var record = new BatchRecord(last.Number + 1, After.Sequence, [.. After.EntryHash], [.. Commands]).ToBytes();
        return new(last.Number + 1, record, Format.Digests.OfBatch(last.Hash, record), Entries);
    }
}
