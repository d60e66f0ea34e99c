using System.Globalization;
using System.Reflection;
using Beredskab.Hub.Journal.Format;
using static SQLitePCL.raw;

namespace Beredskab.Hub.Journal.Sqlite;

/// <summary>The journal in <c>journal.db</c>: write-ahead log, <c>synchronous=FULL</c>, one connection.</summary>
public sealed partial class SqliteJournalStore(SqliteSettings settings) : IJournalStore
{
    private readonly SqliteSettings settings = settings;

    /// <summary>The form of the tables. Raised when an older program could no longer read them.</summary>
    public const int FormatVersion = 1;

    // "BERJ": tells the file's kind to whoever finds it.
    private const int ApplicationId = 0x4245524A;

    private SqliteDatabase? database;
    private bool suspect;

    public string Path { get; } = System.IO.Path.Combine(settings.Folder, "journal.db");

    private SqliteDatabase Database =>
        database ?? throw new InvalidOperationException("The journal's store is not open.");

    public StoreIdentity Open(bool mayCreate = true) =>
        Guard(() =>
        {
            if (!mayCreate && new FileInfo(Path) is not { Exists: true, Length: > 0 })
            {
                throw LostJournal.Refusal(Path);
            }

            if (!settings.ReadOnly)
            {
                Directory.CreateDirectory(settings.Folder);
            }

            Connect();
            RefuseWhatIsNotOurs();
            if (!mayCreate && Database.Number("pragma user_version") == 0)
            {
                throw LostJournal.Refusal(Path);
            }

            return settings.ReadOnly ? Identity() : IdentityOrNew();
        });

    public IJournalAppend Begin() =>
        Guard(() =>
        {
            if (suspect)
            {
                Connect();
                suspect = false;
            }

            Database.Run("begin immediate");
            return new Transaction(this);
        });

    public IEnumerable<StoredBatch> ReadBatches(long after, long afterSequence)
    {
        using var batches = Prepared("select_batches");
        using var entries = Prepared("select_entries");
        batches.Bind(1, after);
        entries.Bind(1, afterSequence);
        var next = Next(entries);
        while (Guard(batches.Step))
        {
            var (number, record, hash) = (batches.Int64(0), batches.Bytes(1), batches.Bytes(2));
            var last = LastSequenceOf(record);
            var covered = new List<StoredEntry>();
            while (next is not null && next.Sequence <= last)
            {
                covered.Add(next);
                next = Next(entries);
            }

            yield return new(number, record, hash, covered);
        }

        while (next is not null)
        {
            yield return new(0, [], [], [next]);
            next = Next(entries);
        }
    }

    public IEnumerable<StoredEntry> ReadEntries(long after)
    {
        using var statement = Prepared("select_entries");
        statement.Bind(1, after);
        while (Next(statement) is { } entry)
        {
            yield return entry;
        }
    }

    public StoredEntry? EntryAt(long sequence)
    {
        var statement = Guard(() => Named("select_entry").Bind(1, sequence));
        try
        {
            return Next(statement);
        }
        finally
        {
            statement.Reset();
        }
    }

    public long? BatchOf(Guid command) =>
        Guard(() =>
        {
            var statement = Named("select_batch_of").Bind(1, command);
            long? batch = statement.Step() ? statement.Int64(0) : null;
            statement.Reset();
            return batch;
        });

    public long LastBatch() =>
        Guard(() =>
        {
            var statement = Named("select_head");
            var last = statement.Step() ? statement.Int64(0) : 0;
            statement.Reset();
            return last;
        });

    public long CountCommands() =>
        Guard(() =>
        {
            var statement = Named("count_commands");
            statement.Step();
            var count = statement.Int64(0);
            statement.Reset();
            return count;
        });

    public void BlankDigest(Guid command) =>
        Guard(() =>
        {
            Named("blank_digest").Bind(1, command).Run();
            Database.Run("pragma wal_checkpoint(truncate)");
            return 0;
        });

    public IDisposable ReadConsistently() =>
        Guard(() =>
        {
            Database.Run("begin deferred");
            return new Reading(Database);
        });

    public void Dispose()
    {
        database?.Dispose();
        database = null;
    }

    private SqliteStatement Named(string name) => Database.Named<SqliteJournalStore>(name);

    private SqliteStatement Prepared(string name) => Guard(() => Database.PrepareNamed<SqliteJournalStore>(name));

    private void Connect()
    {
        database?.Dispose();
        database = SqliteDatabase.Open(Path, settings.ReadOnly, settings.BusyMilliseconds);
        if (settings.ReadOnly)
        {
            return;
        }

        Database.Run("pragma journal_mode=wal");
        Database.Run("pragma synchronous=full");
        Database.Run("pragma wal_autocheckpoint=2000");
        // Blanking a digest must leave nothing of it.
        Database.Run("pragma secure_delete=on");
        if (settings.MaxPages is { } pages)
        {
            Database.Run(string.Create(CultureInfo.InvariantCulture, $"pragma max_page_count={pages}"));
        }
    }

    private void RefuseWhatIsNotOurs()
    {
        var application = Database.Number("pragma application_id");
        var version = Database.Number("pragma user_version");
        if (application is not (0 or ApplicationId))
        {
            throw new StoreRefusedException(
                $"{Path} er ikke en journal fra Beredskab. Ret indstillingen Storage:Folder."
            );
        }

        if (settings.ReadOnly && version == 0)
        {
            throw new StoreRefusedException(
                new FileInfo(Path).Length == 0
                    ? $"{Path} er tom. Der er ingen journal i den; hent den fra sikkerhedskopien."
                    : $"{Path} er ikke hel: den mangler sit mærke og sine tabeller. Hent den fra sikkerhedskopien."
            );
        }

        if (version > FormatVersion)
        {
            throw new StoreRefusedException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Journalen i {settings.Folder} er skrevet af Beredskab {WrittenBy()} (format {version}). Denne version er {ProgramVersion} og kan læse format {FormatVersion}. Installér den nyere version; journalen er ikke rørt."
                )
            );
        }
    }

    private string WrittenBy()
    {
        try
        {
            var statement = Named("select_store");
            var by = statement.Step() ? statement.Text(2) : "?";
            statement.Reset();
            return by;
        }
        catch (SqliteException)
        {
            return "i en nyere version";
        }
    }

    internal static string ProgramVersion { get; } =
        typeof(SqliteJournalStore)
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
            ?.InformationalVersion.Split('+')[0]
        ?? "0";

    private StoreIdentity IdentityOrNew()
    {
        Database.Run("begin immediate");
        try
        {
            if (Database.Number("pragma user_version") == 0)
            {
                Database.RunScript<SqliteJournalStore>("schema");
                Named("insert_store").Bind(1, Guid.NewGuid()).Bind(2, Guid.NewGuid()).Bind(3, ProgramVersion).Run();
                Database.Run(string.Create(CultureInfo.InvariantCulture, $"pragma application_id={ApplicationId}"));
                Database.Run(string.Create(CultureInfo.InvariantCulture, $"pragma user_version={FormatVersion}"));
            }
            else
            {
                Named("update_written_by").Bind(1, ProgramVersion).Run();
            }

            var identity = Identity();
            Database.Run("commit");
            return identity;
        }
        catch
        {
            Rollback();
            throw;
        }
    }

    private StoreIdentity Identity()
    {
        var statement = Named("select_store");
        if (!statement.Step())
        {
            statement.Reset();
            throw new StoreRefusedException($"{Path} mangler sit oprindelsesmærke og kan ikke læses.");
        }

        var identity = new StoreIdentity(statement.Id(0), statement.Id(1));
        statement.Reset();
        return identity;
    }

    private void Rollback()
    {
        if (Database.InTransaction)
        {
            Database.Run("rollback");
        }
    }

    private StoredEntry? Next(SqliteStatement entries) =>
        Guard(entries.Step)
            ? new(
                entries.Int64(0),
                entries.Bytes(1),
                entries.Bytes(2),
                entries.Bytes(3),
                entries.Bytes(4),
                entries.Bytes(5)
            )
            : null;

    private static long LastSequenceOf(byte[] record)
    {
        try
        {
            return BatchRecord.Read(record).LastSequence;
        }
        catch (FormatException)
        {
            return 0;
        }
    }

    /// <summary>Turns SQLite's errors into ours; a constraint is the caller's own and passes.</summary>
    private T Guard<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException fault) when (!fault.IsConstraint)
        {
            suspect |= fault.Kind is not (SQLITE_FULL or SQLITE_BUSY);
            throw new JournalStorageException(SqliteReasons.Danish(fault), fault);
        }
    }

    private sealed class Reading(SqliteDatabase database) : IDisposable
    {
        public void Dispose() => database.Run("rollback");
    }
}
