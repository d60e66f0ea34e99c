namespace Beredskab.Hub.Journal.Sqlite;

/// <summary>
/// Whether commands can be written again: whether the journal's file takes a write, of what is there already, and whether
/// there is room on the disk for what a command needs. Without it, a Hub that gets no commands because it is not ready
/// would never learn that it is.
/// </summary>
public sealed class WriteProbe(SqliteSettings settings, JournalHealth health)
{
    /// <summary>
    /// The room that a command may need, in bytes: its entries in the file and in the log beside it, and a page of keys.
    /// What a few bytes can be written to is full all the same, since what failed before left some room in the log.
    /// </summary>
    public const int Room = 256 * 1024;

    // Whoever asks for the readiness waits meanwhile, and asks again soon.
    private const int BusyMilliseconds = 200;

    private readonly Lock gate = new();

    /// <returns>Danish: why nothing can be written; null when it can. Touches the disk only after a write that failed.</returns>
    public string? Trouble()
    {
        lock (gate)
        {
            return health.WriteTrouble is null ? null : Try();
        }
    }

    /// <summary>Writes whether or not a write has failed; for whoever must know before the next command does.</summary>
    /// <returns>Danish: why nothing can be written; null when it can.</returns>
    public string? TryNow()
    {
        lock (gate)
        {
            return Try();
        }
    }

    private string? Try()
    {
        try
        {
            Write();
            TakeRoom();
            health.WriteIsPossible();
            return null;
        }
        catch (SqliteException fault)
        {
            return SqliteReasons.Danish(fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return SqliteReasons.Danish(fault);
        }
    }

    private void Write()
    {
        using var database = SqliteDatabase.Open(
            Path.Combine(settings.Folder, "journal.db"),
            readOnly: false,
            BusyMilliseconds
        );
        database.Run("pragma synchronous=full");
        database.Named<WriteProbe>("try_write").Run();
    }

    private void TakeRoom()
    {
        var path = Path.Combine(settings.Folder, "room.tmp");
        try
        {
            using var file = OwnersFile.Open(path, FileMode.Create);
            RandomAccess.Write(file.SafeFileHandle, new byte[Room], 0);
            RandomAccess.FlushToDisk(file.SafeFileHandle);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
