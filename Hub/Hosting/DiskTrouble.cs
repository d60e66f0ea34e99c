using Beredskab.Hub.Journal;
using Beredskab.Hub.Journal.Sqlite;
using Beredskab.Hub.Sql;
using DirectorySqliteException = Microsoft.Data.Sqlite.SqliteException;

namespace Beredskab.Hub.Hosting;

/// <summary>What a start meets when the disk under its folder cannot be written to.</summary>
public static class DiskTrouble
{
    private const int SqliteFull = 13;
    private const int SqliteConstraint = 19;

    // SQLite and the file system need some room of their own; below this, a disk is full whatever the error is called.
    private const long LeastRoom = WriteProbe.Room;

    /// <returns>One line in Danish that names the folder; null when it is another kind of error.</returns>
    public static string? Say(Exception fault, string folder) =>
        fault switch
        {
            _ when IsFull(fault) || (IsOfStore(fault) && HasNoRoom(folder)) =>
                $"Beredskab kan ikke starte: disken med mappen {folder} er fuld. Frigør plads på disken, og start igen.",
            JournalStorageException => $"Beredskab kan ikke starte fra mappen {folder}. {fault.Message}",
            DirectorySqliteException sqlite =>
                $"Beredskab kan ikke starte fra mappen {folder}. {DirectoryFile.Danish(sqlite)}",
            _ => null,
        };

    /// <returns>Danish, for whoever waits for an answer; null when it is not the disk's fault or the file's.</returns>
    public static string? OfRunning(Exception fault, string folder) =>
        fault switch
        {
            DirectorySqliteException { SqliteErrorCode: SqliteConstraint } => null,
            _ when IsFull(fault) || (IsOfStore(fault) && HasNoRoom(folder)) => SqliteReasons.Full,
            JournalStorageException => fault.Message,
            DirectorySqliteException sqlite => DirectoryFile.Danish(sqlite),
            _ => null,
        };

    private static bool IsOfStore(Exception fault) =>
        fault is JournalStorageException or DirectorySqliteException or IOException;

    private static bool IsFull(Exception fault) =>
        fault switch
        {
            DirectorySqliteException sqlite => sqlite.SqliteErrorCode == SqliteFull,
            SqliteException sqlite => sqlite.Kind == SqliteFull,
            IOException => SqliteReasons.IsFull(fault),
            JournalStorageException { InnerException: { } inner } => IsFull(inner),
            _ => false,
        };

    private static bool HasNoRoom(string folder)
    {
        try
        {
            return new DriveInfo(Path.GetFullPath(folder)).AvailableFreeSpace < LeastRoom;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return false;
        }
    }
}
