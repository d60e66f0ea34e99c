using Beredskab.Hub.Journal;
using Beredskab.Hub.Journal.Format;
using Beredskab.Hub.Journal.Sqlite;
using static Beredskab.Hub.Tests.Journal.JournalWorld;

namespace Beredskab.Hub.Tests.Journal;

public sealed class StoreVersionTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task A_store_of_a_newer_version_stops_the_start_and_names_both()
    {
        await using (await OpenJournal.Start(folder.Path)) { }

        Change("pragma user_version=2; update store set written_by = '9.9.9'");
        var refused = await Assert.ThrowsAsync<StoreRefusedException>(() => OpenJournal.Start(folder.Path));
        Assert.Contains("9.9.9", refused.Message, StringComparison.Ordinal);
        Assert.Contains(SqliteJournalStore.ProgramVersion, refused.Message, StringComparison.Ordinal);
        Assert.Contains("format 2", refused.Message, StringComparison.Ordinal);
        var (code, said) = OpenJournal.Verify(folder.Path);
        Assert.Equal(4, code);
        Assert.Contains("9.9.9", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_another_kind_is_left_alone()
    {
        Change("pragma application_id=77; pragma user_version=1");
        await Assert.ThrowsAsync<StoreRefusedException>(() => OpenJournal.Start(folder.Path));
    }

    [Fact]
    public async Task An_event_of_an_unknown_type_stops_the_deciding_but_not_the_reading()
    {
        GeoModel.Identity.IncidentId incident;
        await using (var journal = await OpenJournal.Start(folder.Path))
        {
            incident = await journal.Found();
        }

        AppendUnknownType();
        await using var older = await OpenJournal.Start(folder.Path);
        Assert.False(older.Health.Ready);
        Assert.False(older.Health.ChainBroken);
        Assert.Contains("incident.from-the-future.v1", older.Health.NotReadyReason, StringComparison.Ordinal);
        Assert.NotNull(older.Writer.State.Picture.Find(incident));
        var outcome = await older.Submit(Note(incident, "Kan ikke besluttes."));
        Assert.Contains("besluttes ikke", Assert.IsType<Outcome.Unavailable>(outcome).Reason, StringComparison.Ordinal);
        Assert.Equal(JournalVerifier.Whole, OpenJournal.Verify(folder.Path).Code);
    }

    [Fact]
    public async Task An_unknown_type_from_another_process_stops_a_running_writer()
    {
        await using var journal = await OpenJournal.Start(folder.Path);
        var incident = await journal.Found();
        AppendUnknownType();
        Assert.IsType<Outcome.Unavailable>(await journal.Submit(Note(incident, "Kan ikke besluttes.")));
        Assert.False(journal.Health.Ready);
    }

    [Theory]
    [InlineData(false, "er tom")]
    [InlineData(true, "er ikke hel")]
    public async Task An_empty_or_half_journal_is_not_the_disks_fault(bool half, string said)
    {
        await using (await OpenJournal.Start(folder.Path)) { }

        foreach (var file in new[] { "journal.db", "journal.db-wal", "journal.db-shm" })
        {
            File.Delete(folder.File(file));
        }

        if (half)
        {
            Change("create table store (id); pragma user_version=1");
        }
        else
        {
            await File.WriteAllBytesAsync(folder.File("journal.db"), [], TestContext.Current.CancellationToken);
        }

        var (code, text) = OpenJournal.Verify(folder.Path);
        Assert.Equal(JournalVerifier.CannotRead, code);
        Assert.Contains(said, text, StringComparison.Ordinal);
        Assert.DoesNotContain("Disken", text, StringComparison.Ordinal);
    }

    // As a newer version would: chained, in a batch of its own.
    private void AppendUnknownType()
    {
        using var store = new SqliteJournalStore(new(folder.Path));
        store.Open();
        var last = store.ReadBatches(0, 0).Last();
        var previous = last.Entries[^1];
        var known = EntryHeader.Read(previous.Header);
        var command = NewId();
        var header = known with
        {
            Sequence = known.Sequence + 1,
            Type = "incident.from-the-future.v1",
            Command = command,
        };
        var writer = new CanonicalWriter();
        header.Write(writer);
        byte[] salt = new byte[32],
            data = "{}"u8.ToArray();
        var hash = Digests.OfEntry(previous.Hash, writer.Written, salt, data, []);
        var kept = new KeptCommand(
            command,
            header.Actor,
            header.Organisation,
            header.RecordedAt,
            null,
            1,
            BatchRecord.Read(last.Record).Commands[^1].Audiences
        );
        var record = new BatchRecord(last.Number + 1, header.Sequence, [.. hash], [kept]).ToBytes();
        using var append = store.Begin();
        var entry = new StoredEntry(header.Sequence, writer.ToArray(), salt, data, [], hash);
        append.Append([(command, [])], new(last.Number + 1, record, Digests.OfBatch(last.Hash, record), [entry]));
        append.Commit();
    }

    private void Change(string sql)
    {
        using var database = SqliteDatabase.Open(folder.File("journal.db"), readOnly: false, 1000);
        database.Run(sql);
    }

    public void Dispose() => folder.Dispose();
}
