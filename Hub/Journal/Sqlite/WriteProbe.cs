namespace Beredskab.Hub.Journal.Sqlite;

/// <summary>
/// Whether the journal's file can be written to again, found out by writing to it what is there already. Without it, a
/// Hub that gets no commands because it is not ready would never learn that it is.
/// </summary>
public sealed class WriteProbe(SqliteSettings settings, JournalHealth health)
{
    // Whoever asks for the readiness waits meanwhile, and asks again soon.
    private const int BusyMilliseconds = 200;

    private readonly Lock gate = new();

    /// <returns>Danish: why nothing can be written; null when it can. Touches the disk only after a write that failed.</returns>
    public string? Trouble()
    {
        lock (gate)
        {
            if (health.WriteTrouble is null)
            {
                return null;
            }

            try
            {
                Write();
                health.WriteSucceeded();
                return null;
            }
            catch (SqliteException fault)
            {
                return SqliteReasons.Danish(fault);
            }
        }
    }

    /// <summary>Writes whether or not a write has failed; for whoever must know before the next command does.</summary>
    /// <returns>Danish: why nothing can be written; null when it can.</returns>
    public string? TryNow()
    {
        lock (gate)
        {
            try
            {
                Write();
                health.WriteSucceeded();
                return null;
            }
            catch (SqliteException fault)
            {
                return SqliteReasons.Danish(fault);
            }
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
}
