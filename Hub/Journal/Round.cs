using Beredskab.Hub.Journal.Format;

namespace Beredskab.Hub.Journal;

/// <summary>A batch as it was decided against a head: everything that is to be written, and who is to be told what.</summary>
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

    /// <summary>Empty when nothing is to be written.</summary>
    public StoredBatch Batch { get; set; } = new(0, [], [], []);

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

    public bool IsEmpty => Commands.Count == 0;
}
