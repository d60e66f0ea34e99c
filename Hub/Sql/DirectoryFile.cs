using System.Globalization;
using Beredskab.Hub.Journal;
using Beredskab.Hub.Journal.Sqlite;
using Microsoft.Data.Sqlite;
using SqliteException = Microsoft.Data.Sqlite.SqliteException;

namespace Beredskab.Hub.Sql;

/// <summary>The file <c>directory.db</c>, which people's names and their addresses share.</summary>
/// <param name="folder">The storage folder; it is there.</param>
public sealed class DirectoryFile(string folder)
{
    /// <summary>The form of the tables. Raised when an older program could no longer read them.</summary>
    public const int FormatVersion = 1;

    private readonly string path = Path.Combine(folder, "directory.db");

    /// <summary>Makes the tables of one owner where they are missing.</summary>
    /// <param name="create">The statement that does.</param>
    /// <exception cref="StoreRefusedException">A newer version wrote the file; nothing is changed in it.</exception>
    public void Prepare(string create)
    {
        OwnersFile.Make(path);
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = "pragma user_version;";
        var version = Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
        if (version > FormatVersion)
        {
            throw new StoreRefusedException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{path} er skrevet af en nyere version (format {version}). Denne version er {SqliteJournalStore.ProgramVersion} og kan læse format {FormatVersion}. Installér den nyere version; filen er ikke rørt."
                )
            );
        }

        Set(connection);
#pragma warning disable CA2100 // The statements are the product's own files.
        command.CommandText = create;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
        if (version == 0)
        {
            // Also a file from before it had a mark: the tables are the same.
            command.CommandText = "pragma user_version = 1;";
            command.ExecuteNonQuery();
        }
    }

    public SqliteConnection Open()
    {
        var connection = Connect();
        Set(connection);
        return connection;
    }

    public static string Danish(SqliteException fault) =>
        SqliteReasons.Danish(fault.SqliteExtendedErrorCode, "Personkartoteket", "Personkartotekets fil, directory.db,");

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path }.ToString());
        connection.Open();
        return connection;
    }

    private static void Set(SqliteConnection connection)
    {
        using var pragma = connection.CreateCommand();
        pragma.CommandText =
            "pragma journal_mode = wal; pragma synchronous = full; pragma secure_delete = on; pragma busy_timeout = 5000;";
        pragma.ExecuteNonQuery();
    }
}
