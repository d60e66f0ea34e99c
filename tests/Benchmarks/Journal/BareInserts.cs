using System.Security.Cryptography;
using Beredskab.Hub.Journal.Sqlite;

namespace Beredskab.Benchmarks.Journal;

/// <summary>The floor: a prepared insert of one blob, nothing else.</summary>
internal static class BareInserts
{
    public static (double PerSecond, double Microseconds) Measure(
        string root,
        int size,
        int perTransaction,
        TimeSpan duration,
        Action? beforeCommit
    )
    {
        var folder = Directory.CreateDirectory(Path.Combine(root, $"bare-{Guid.NewGuid():N}"));
        try
        {
            using var database = SqliteDatabase.Open(Path.Combine(folder.FullName, "bare.db"), readOnly: false, 1000);
            database.Run("pragma journal_mode=wal");
            database.Run("pragma synchronous=full");
            database.Run("pragma wal_autocheckpoint=2000");
            database.Run("create table row (id integer not null primary key, body blob not null) strict");
            using var insert = database.Prepare("insert into row (id, body) values (?1, ?2)");
            using var begin = database.Prepare("begin immediate");
            using var commit = database.Prepare("commit");
            var body = RandomNumberGenerator.GetBytes(size);
            long id = 0;
            var meter = new JournalBenchmark.Meter();
            while (!meter.Past(duration))
            {
                begin.Run();
                for (var i = 0; i < perTransaction; i++)
                {
                    insert.Bind(1, ++id).Bind(2, body).Run();
                }

                beforeCommit?.Invoke();
                commit.Run();
            }

            return meter.Read(id);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
