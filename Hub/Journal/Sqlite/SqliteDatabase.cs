using System.Reflection;
using SQLitePCL;
using static SQLitePCL.raw;

namespace Beredskab.Hub.Journal.Sqlite;

/// <summary>One connection to a SQLite file, for one thread at a time. Statements are prepared once and kept.</summary>
public sealed class SqliteDatabase : IDisposable
{
    private readonly Dictionary<string, SqliteStatement> statements = new(StringComparer.Ordinal);
    private readonly sqlite3 handle;

    static SqliteDatabase() => Batteries_V2.Init();

    private SqliteDatabase(sqlite3 handle) => this.handle = handle;

    /// <param name="busyMilliseconds">How long to wait for another writer.</param>
    /// <exception cref="SqliteException">The file cannot be opened.</exception>
    public static SqliteDatabase Open(string path, bool readOnly, int busyMilliseconds)
    {
        if (!readOnly && Directory.Exists(Path.GetDirectoryName(path)))
        {
            OwnersFile.Make(path);
        }

        var flags =
            (readOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE) | SQLITE_OPEN_NOMUTEX;
        var code = sqlite3_open_v2(path, out var handle, flags, null);
        var database = new SqliteDatabase(handle);
        try
        {
            database.Check(code);
            sqlite3_extended_result_codes(handle, 1);
            database.Check(sqlite3_busy_timeout(handle, busyMilliseconds));
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>The statement in the embedded file <c>{name}.sql</c> of the owner's folder, kept; one owner per connection.</summary>
    public SqliteStatement Named<TOwner>(string name)
    {
        if (!statements.TryGetValue(name, out var statement))
        {
            statements[name] = statement = PrepareNamed<TOwner>(name);
        }

        return statement;
    }

    /// <summary>Such a statement for the caller alone, who disposes it.</summary>
    public SqliteStatement PrepareNamed<TOwner>(string name) =>
        Prepare(Sql.Text(typeof(TOwner).Assembly, $"{typeof(TOwner).Namespace}.{name}.sql"));

    /// <summary>Runs every statement of an embedded file.</summary>
    public void RunScript<TOwner>(string name) =>
        Run(Sql.Text(typeof(TOwner).Assembly, $"{typeof(TOwner).Namespace}.{name}.sql"));

    public void Run(string sql) => Check(sqlite3_exec(handle, sql));

    public SqliteStatement Prepare(string sql)
    {
        Check(sqlite3_prepare_v3(handle, sql, SQLITE_PREPARE_PERSISTENT, out var statement));
        return new(this, statement);
    }

    /// <summary>The first column of the first row of a short query of our own, a pragma for one.</summary>
    public long Number(string sql)
    {
        using var statement = Prepare(sql);
        return statement.Step() ? statement.Int64(0) : 0;
    }

    public bool InTransaction => sqlite3_get_autocommit(handle) == 0;

    internal void Check(int code)
    {
        if (code is not (SQLITE_OK or SQLITE_ROW or SQLITE_DONE))
        {
            throw new SqliteException(code, sqlite3_errmsg(handle).utf8_to_string());
        }
    }

    public void Dispose()
    {
        foreach (var statement in statements.Values)
        {
            statement.Dispose();
        }

        statements.Clear();
        sqlite3_close_v2(handle);
        handle.Dispose();
    }

    private static class Sql
    {
        public static string Text(Assembly assembly, string name)
        {
            using var stream =
                assembly.GetManifestResourceStream(name)
                ?? throw new InvalidOperationException($"The program has no statement {name}.");
            using var reader = new StreamReader(stream);
            return reader.ReadToEnd();
        }
    }
}

/// <summary>An error that SQLite itself gave.</summary>
/// <param name="code">Extended result code.</param>
public sealed class SqliteException(int code, string message) : Exception($"SQLite {code}: {message}")
{
    public int Code { get; } = code;

    /// <summary>The primary result code: what kind of error it is.</summary>
    public int Kind => Code & 0xFF;

    public bool IsConstraint => Kind == SQLITE_CONSTRAINT;
}
