using System.Collections.Immutable;
using System.Globalization;
using Beredskab.Hub.Sql;
using Microsoft.Data.Sqlite;

namespace Beredskab.Hub.Access;

/// <summary>
/// Sessions that somebody signed out of, in <c>directory.db</c>: their cookie is of no more use to whoever kept a copy,
/// also after a restart. Each is remembered for as long as its cookie could have lived.
/// </summary>
public sealed class EndedSessions
{
    private readonly Lock gate = new();
    private readonly DirectoryFile file;
    private readonly TimeProvider time;
    private readonly TimeSpan remembered;
    private ImmutableDictionary<Guid, DateTimeOffset> ended = ImmutableDictionary<Guid, DateTimeOffset>.Empty;

    /// <param name="folder">The storage folder; it is there.</param>
    /// <param name="remembered">The longest that a cookie lives without being renewed.</param>
    public EndedSessions(string folder, TimeProvider time, TimeSpan remembered)
    {
        (this.time, this.remembered) = (time, remembered);
        file = new(folder);
        file.Prepare(SqlFile.Read<EndedSessions>("create-ended-session"));
        using var connection = file.Open();
        using var select = Command(connection, "select-ended-sessions");
        using var reader = select.ExecuteReader();
        while (reader.Read())
        {
            ended = ended.SetItem(
                Guid.Parse(reader.GetString(0)),
                DateTimeOffset.Parse(reader.GetString(1), CultureInfo.InvariantCulture)
            );
        }
    }

    public bool Has(Guid session) => ended.ContainsKey(session);

    /// <summary>
    /// It is ended when this returns, and stays so over a restart. A repeat changes nothing. On a disk that takes nothing it
    /// is ended until a restart: whoever signs out must not be kept in by that.
    /// </summary>
    public void End(Guid session)
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            ended = ended
                .RemoveRange(ended.Where(one => one.Value < now - remembered).Select(one => one.Key))
                .SetItem(session, now);
            try
            {
                using var connection = file.Open();
                using var save = Command(connection, "save-ended-session");
                save.Parameters.AddWithValue("$id", session.ToString());
                save.Parameters.AddWithValue("$ended", Text(now));
                save.Parameters.AddWithValue("$forgotten", Text(now - remembered));
                save.ExecuteNonQuery();
            }
            catch (SqliteException)
            {
                // The disk speaks for itself: readiness, and everything that must be written.
            }
        }
    }

    private static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    private static SqliteCommand Command(SqliteConnection connection, string name)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are the product's own files.
        command.CommandText = SqlFile.Read<EndedSessions>(name);
#pragma warning restore CA2100
        return command;
    }
}
