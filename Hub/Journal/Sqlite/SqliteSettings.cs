namespace Beredskab.Hub.Journal.Sqlite;

/// <summary>How a SQLite store is opened.</summary>
/// <param name="Folder">Holds journal.db and vault.db; made when it is not there.</param>
public sealed record SqliteSettings(string Folder)
{
    /// <summary>Nothing is written, and what is not there is not made.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>How long to wait for another process that writes.</summary>
    public int BusyMilliseconds { get; init; } = 5000;

    /// <summary>The largest the file may become, in pages of 4 KiB; null for as large as the disk.</summary>
    public long? MaxPages { get; init; }

    /// <summary>Called before each commit: a slow disk, in a measurement.</summary>
    public Action? BeforeCommit { get; init; }
}
