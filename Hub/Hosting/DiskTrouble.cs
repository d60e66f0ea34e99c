using Beredskab.Hub.Journal;
using DirectorySqliteException = Microsoft.Data.Sqlite.SqliteException;

namespace Beredskab.Hub.Hosting;

/// <summary>What a start meets when the disk under its folder cannot be written to.</summary>
public static class DiskTrouble
{
    private const int SqliteFull = 13;

    // SQLite and the file system need some room of their own; below this, a disk is full whatever the error is called.
    private const long LeastRoom = 256 * 1024;

    /// <returns>One line in Danish that names the folder; null when it is another kind of error.</returns>
    public static string? Say(Exception fault, string folder) =>
        fault switch
        {
            _ when IsFull(fault) || (IsOfStore(fault) && HasNoRoom(folder)) =>
                $"Beredskab kan ikke starte: disken med mappen {folder} er fuld. Frigør plads på disken, og start igen.",
            JournalStorageException => $"Beredskab kan ikke starte fra mappen {folder}. {fault.Message}",
            DirectorySqliteException sqlite =>
                $"Beredskab kan ikke starte fra mappen {folder}. Disken svarer ikke, som den skal (SQLite {sqlite.SqliteExtendedErrorCode}); tilkald drift.",
            _ => null,
        };

    private static bool IsOfStore(Exception fault) =>
        fault is JournalStorageException or DirectorySqliteException or IOException;

    private static bool IsFull(Exception fault) =>
        fault switch
        {
            DirectorySqliteException sqlite => sqlite.SqliteErrorCode == SqliteFull,
            Journal.Sqlite.SqliteException sqlite => sqlite.Kind == SqliteFull,
            // ENOSPC and EDQUOT; on Windows ERROR_HANDLE_DISK_FULL and ERROR_DISK_FULL.
            IOException io when OperatingSystem.IsWindows() => (io.HResult & 0xFFFF) is 39 or 112,
            IOException io => io.HResult is 28 or 122,
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
