using SQLitePCL;
using static SQLitePCL.raw;

namespace Beredskab.Hub.Journal.Sqlite;

/// <summary>A prepared statement. Parameters count from 1, columns from 0, as SQLite does.</summary>
public sealed class SqliteStatement : IDisposable
{
    private readonly SqliteDatabase database;
    private readonly sqlite3_stmt handle;

    internal SqliteStatement(SqliteDatabase database, sqlite3_stmt handle) =>
        (this.database, this.handle) = (database, handle);

    public SqliteStatement Bind(int index, long value)
    {
        database.Check(sqlite3_bind_int64(handle, index, value));
        return this;
    }

    public SqliteStatement Bind(int index, ReadOnlySpan<byte> value)
    {
        database.Check(
            value.IsEmpty ? sqlite3_bind_zeroblob(handle, index, 0) : sqlite3_bind_blob(handle, index, value)
        );
        return this;
    }

    public SqliteStatement Bind(int index, Guid value)
    {
        Span<byte> bytes = stackalloc byte[16];
        value.TryWriteBytes(bytes, bigEndian: true, out _);
        return Bind(index, bytes);
    }

    public SqliteStatement Bind(int index, string value)
    {
        database.Check(sqlite3_bind_text(handle, index, value));
        return this;
    }

    /// <returns>Whether there is a row.</returns>
    public bool Step()
    {
        var code = sqlite3_step(handle);
        if (code is SQLITE_ROW or SQLITE_DONE)
        {
            return code == SQLITE_ROW;
        }

        sqlite3_reset(handle);
        database.Check(code);
        return false;
    }

    /// <summary>Steps a statement that has no rows, and makes it ready again.</summary>
    public void Run()
    {
        try
        {
            Step();
        }
        finally
        {
            Reset();
        }
    }

    /// <summary>Ends the reading; parameters stay bound.</summary>
    public void Reset() => sqlite3_reset(handle);

    public bool IsNull(int column) => sqlite3_column_type(handle, column) == SQLITE_NULL;

    public long Int64(int column) => sqlite3_column_int64(handle, column);

    public byte[] Bytes(int column) => sqlite3_column_blob(handle, column).ToArray();

    public Guid Id(int column)
    {
        var bytes = sqlite3_column_blob(handle, column);
        return bytes.Length == 16 ? new(bytes, bigEndian: true) : throw new FormatException("An id is not 16 bytes.");
    }

    public string Text(int column) => sqlite3_column_text(handle, column).utf8_to_string();

    public void Dispose() => handle.Dispose();
}
