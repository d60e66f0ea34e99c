using System.Globalization;
using static SQLitePCL.raw;

namespace Beredskab.Hub.Journal.Sqlite;

/// <summary>SQLite's errors, and those of the disk under it, said to the person who waits.</summary>
internal static class SqliteReasons
{
    public const string Full = "Disken er fuld, så der er ikke skrevet noget. Frigør plads, og prøv igen.";

    public static string Danish(SqliteException fault) => Danish(fault.Code, "Journalen", "Journalens fil");

    /// <param name="code">Extended result code.</param>
    /// <param name="store">What is busy, with a capital.</param>
    /// <param name="file">What is damaged, with a capital.</param>
    public static string Danish(int code, string store, string file) =>
        (code & 0xFF) switch
        {
            SQLITE_FULL => Full,
            SQLITE_BUSY => $"{store} er optaget af et andet program. Der er ikke skrevet noget; prøv igen.",
            SQLITE_CORRUPT or SQLITE_NOTADB => string.Create(
                CultureInfo.InvariantCulture,
                $"{file} er beskadiget (SQLite {code}). Der er ikke skrevet noget; tilkald drift."
            ),
            // A statement that is right and cannot be run: the tables are not those that it was written for.
            SQLITE_ERROR => string.Create(
                CultureInfo.InvariantCulture,
                $"{file} er ikke hel: tabeller, som den skal have, mangler (SQLite {code}). Der er ikke skrevet noget; hent den fra sikkerhedskopien."
            ),
            _ => string.Create(
                CultureInfo.InvariantCulture,
                $"Disken svarer ikke, som den skal (SQLite {code}). Der er ikke skrevet noget; prøv igen, og tilkald drift."
            ),
        };

    /// <param name="fault">Of the file system.</param>
    public static string Danish(Exception fault) =>
        IsFull(fault)
            ? Full
            : $"Disken svarer ikke, som den skal ({fault.GetType().Name}). Der er ikke skrevet noget; prøv igen, og tilkald drift.";

    // ENOSPC and EDQUOT; on Windows ERROR_HANDLE_DISK_FULL and ERROR_DISK_FULL.
    public static bool IsFull(Exception fault) =>
        fault is IOException io
        && (OperatingSystem.IsWindows() ? (io.HResult & 0xFFFF) is 39 or 112 : io.HResult is 28 or 122);
}
