using System.Globalization;
using static SQLitePCL.raw;

namespace Beredskab.Hub.Journal.Sqlite;

/// <summary>SQLite's errors, said to the person who waits.</summary>
internal static class SqliteReasons
{
    public static string Danish(SqliteException fault) =>
        fault.Kind switch
        {
            SQLITE_FULL => "Disken er fuld, så der er ikke skrevet noget. Frigør plads, og prøv igen.",
            SQLITE_BUSY => "Journalen er optaget af et andet program. Der er ikke skrevet noget; prøv igen.",
            SQLITE_CORRUPT or SQLITE_NOTADB => string.Create(
                CultureInfo.InvariantCulture,
                $"Journalens fil er beskadiget (SQLite {fault.Code}). Der er ikke skrevet noget; tilkald drift."
            ),
            _ => string.Create(
                CultureInfo.InvariantCulture,
                $"Disken svarer ikke, som den skal (SQLite {fault.Code}). Der er ikke skrevet noget; prøv igen, og tilkald drift."
            ),
        };
}
