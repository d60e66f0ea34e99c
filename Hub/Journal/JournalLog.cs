namespace Beredskab.Hub.Journal;

/// <summary>What the journal tells the log. Never a person's data.</summary>
internal static partial class JournalLog
{
    [LoggerMessage(
        1101,
        LogLevel.Information,
        "The journal is open: {Entries} entries in {Batches} batches, read in {Milliseconds} ms."
    )]
    public static partial void Opened(ILogger logger, long entries, long batches, long milliseconds);

    [LoggerMessage(1102, LogLevel.Critical, "The journal's chain is broken at entry {Sequence} ({Type}): {What}")]
    public static partial void ChainBroken(ILogger logger, long sequence, string? type, string what);

    [LoggerMessage(1103, LogLevel.Critical, "The journal decides nothing: {Reason}")]
    public static partial void NotReady(ILogger logger, string reason);

    [LoggerMessage(1104, LogLevel.Error, "A batch of {Count} commands could not be written; nothing of it was done.")]
    public static partial void Unavailable(ILogger logger, int count, Exception exception);

    [LoggerMessage(1105, LogLevel.Warning, "A batch of {Count} commands failed and is tried command by command.")]
    public static partial void OneByOne(ILogger logger, int count, Exception exception);

    [LoggerMessage(1106, LogLevel.Error, "Command {Command} failed; nothing of it was done.")]
    public static partial void CommandFailed(ILogger logger, Guid command, Exception exception);

    [LoggerMessage(1107, LogLevel.Error, "An observer of the journal failed.")]
    public static partial void ObserverFailed(ILogger logger, Exception exception);

    [LoggerMessage(1108, LogLevel.Warning, "{Skipped} entries behind the break could not be folded.")]
    public static partial void Incomplete(ILogger logger, int skipped);

    [LoggerMessage(
        1113,
        LogLevel.Critical,
        "The words of {Count} entries, the first of them {First}, cannot be read and were not erased: their keys in the vault are gone or do not fit. Alerts go on."
    )]
    public static partial void WordsLost(ILogger logger, int count, long first);

    [LoggerMessage(1109, LogLevel.Critical, "The journal's writer has stopped.")]
    public static partial void WriterStopped(ILogger logger, Exception exception);

    [LoggerMessage(1110, LogLevel.Warning, "How far the journal reaches could not be noted in the vault.")]
    public static partial void NotNoted(ILogger logger, Exception exception);

    [LoggerMessage(1111, LogLevel.Information, "The words of entry {Sequence} are erased.")]
    public static partial void Erased(ILogger logger, long sequence);

    [LoggerMessage(
        1112,
        LogLevel.Error,
        "The words of entry {Sequence} could not be erased yet; it is tried again at the next start, or when it is asked for again."
    )]
    public static partial void NotErased(ILogger logger, long sequence, Exception exception);

    [LoggerMessage(
        1114,
        LogLevel.Warning,
        "What another process wrote to the journal could not be taken over yet; it is looked for again."
    )]
    public static partial void NotTakenOver(ILogger logger, Exception exception);
}
