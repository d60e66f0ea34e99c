using Beredskab.Hub.Journal.Format;
using static SQLitePCL.raw;

namespace Beredskab.Hub.Journal.Sqlite;

public sealed partial class SqliteJournalStore
{
    /// <summary>One <c>begin immediate</c>.</summary>
    private sealed class Transaction : IJournalAppend
    {
        private readonly SqliteJournalStore store;
        private bool done;

        public Transaction(SqliteJournalStore store)
        {
            this.store = store;
            var head = store.Named("select_head");
            if (head.Step())
            {
                (LastBatch, LastBatchHash) = (head.Int64(0), head.Bytes(1));
            }

            head.Reset();
        }

        public long LastBatch { get; }

        public ReadOnlyMemory<byte> LastBatchHash { get; }

        public RememberedCommand? Find(Guid command) =>
            store.Guard(() =>
            {
                var statement = store.Named("select_command").Bind(1, command);
                try
                {
                    if (!statement.Step())
                    {
                        return null;
                    }

                    var record = BatchRecord.Read(statement.Bytes(0));
                    var kept = record.Commands.FirstOrDefault(kept => kept.Id == command);
                    return kept is null
                        ? null
                        : new RememberedCommand(kept, statement.IsNull(1) ? null : statement.Bytes(1));
                }
                finally
                {
                    statement.Reset();
                }
            });

        public AppendResult Append(IReadOnlyList<(Guid Id, byte[] Digest)> commands, StoredBatch batch) =>
            store.Guard(() =>
            {
                var insertCommand = store.Named("insert_command");
                foreach (var (id, digest) in commands)
                {
                    try
                    {
                        insertCommand.Bind(1, id).Bind(2, batch.Number).Bind(3, digest).Run();
                    }
                    catch (SqliteException fault) when (fault.Code == SQLITE_CONSTRAINT_PRIMARYKEY)
                    {
                        return AppendResult.IdKnown;
                    }
                }

                try
                {
                    Insert(batch.Entries);
                    store.Named("insert_batch").Bind(1, batch.Number).Bind(2, batch.Record).Bind(3, batch.Hash).Run();
                    return AppendResult.Appended;
                }
                catch (SqliteException fault) when (fault.Code == SQLITE_CONSTRAINT_PRIMARYKEY)
                {
                    return AppendResult.PlaceTaken;
                }
            });

        private void Insert(IReadOnlyList<StoredEntry> entries)
        {
            var statement = store.Named("insert_entry");
            foreach (var entry in entries)
            {
                statement
                    .Bind(1, entry.Sequence)
                    .Bind(2, entry.Header)
                    .Bind(3, entry.Salt)
                    .Bind(4, entry.Data)
                    .Bind(5, entry.Ciphertext)
                    .Bind(6, entry.Hash)
                    .Run();
            }
        }

        public void Commit() =>
            store.Guard(() =>
            {
                store.settings.BeforeCommit?.Invoke();
                store.Database.Run("commit");
                return done = true;
            });

        public void Dispose()
        {
            if (!done)
            {
                done = true;
                try
                {
                    store.Rollback();
                }
                catch (SqliteException)
                {
                    // The connection is of no more use; the next batch begins on a new one, which undoes this.
                    store.suspect = true;
                }
            }
        }
    }
}
