namespace Beredskab.Hub.Journal;

/// <summary>Where the chain does not fit.</summary>
/// <param name="Sequence">The first entry that does not fit.</param>
/// <param name="Entry">Its id as a UUID, or null when it cannot be read.</param>
/// <param name="Type">Its wire name, or null when it cannot be read.</param>
/// <param name="Batch">The batch in which it was found, if it has one.</param>
/// <param name="What">Danish: what does not fit.</param>
/// <param name="LastGood">The last entry that fits; 0 when none does.</param>
public sealed record ChainBreak(
    long Sequence,
    Guid? Entry,
    string? Type,
    long? Batch,
    string What,
    long LastGood,
    string LastGoodHash
)
{
    /// <summary>The batch that the vault had noted and that is not there, with its hash in hexadecimal; null for another break.</summary>
    public (long Batch, string Hash)? Noted { get; init; }
}

/// <summary>Words that no command erased and that cannot be read: their keys are gone, or do not fit.</summary>
/// <param name="First">The first entry whose words they were.</param>
/// <param name="Since">When it was found.</param>
public sealed record LostWords(int Count, long First, DateTimeOffset Since);

/// <summary>How the journal is; every screen shows it when something is wrong.</summary>
public sealed class JournalHealth
{
    private volatile string? notReady = "Journalen er ved at blive læst.";
    private volatile string? writeTrouble;
    private volatile ChainBreak? chainBreak;
    private volatile LostWords? lostWords;

    /// <summary>Raised after a change, on the thread that made it; a handler must return at once.</summary>
    public event Action<JournalHealth>? Changed;

    /// <summary>Whether commands are decided at all.</summary>
    public bool Ready => notReady is null;

    /// <summary>Danish, for the person; null when ready.</summary>
    public string? NotReadyReason => notReady;

    /// <summary>
    /// Danish: why a write did not come through, a full disk for one. It stands until a probe of a command's size gets
    /// through: a smaller one that does says nothing. The writer goes on trying for each command, so this says nothing of
    /// <see cref="Ready"/>.
    /// </summary>
    public string? WriteTrouble => writeTrouble;

    public bool ChainBroken => chainBreak is not null;

    public ChainBreak? Break => chainBreak;

    /// <summary>As the journal was last read as a whole; null for none.</summary>
    public LostWords? LostWords => lostWords;

    internal void ReportLostWords(LostWords? lost) => lostWords = lost;

    internal void BecomeReady()
    {
        notReady = null;
        Changed?.Invoke(this);
    }

    internal void StopDeciding(string reason)
    {
        notReady = reason;
        Changed?.Invoke(this);
    }

    internal void WriteFailed(string reason) => writeTrouble = reason;

    internal void WriteIsPossible() => writeTrouble = null;

    internal void ReportBreak(ChainBreak found)
    {
        chainBreak = found;
        Changed?.Invoke(this);
    }
}
