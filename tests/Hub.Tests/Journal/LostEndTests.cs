using Beredskab.Hub.Journal;
using Beredskab.Hub.Journal.Sqlite;
using Beredskab.Hub.Vault;
using static Beredskab.Hub.Tests.Journal.JournalWorld;

namespace Beredskab.Hub.Tests.Journal;

/// <summary>The end of a journal is gone, or all of it: no later start makes that whole.</summary>
public sealed class LostEndTests : IDisposable
{
    private const string CutBehindBatchTen =
        "delete from entry where sequence > 11; delete from batch where number > 10; delete from command where batch > 10";

    private readonly TemporaryFolder folder = new();

    private async Task Write()
    {
        await using var journal = await OpenJournal.Start(folder.Path);
        await journal.FoundWithTenNotes();
    }

    private void Tamper(string sql)
    {
        using var database = SqliteDatabase.Open(folder.File("journal.db"), readOnly: false, 1000);
        foreach (var table in new[] { "entry", "batch", "command" })
        {
            database.Run($"drop trigger if exists tr_{table}_no_delete; drop trigger if exists tr_{table}_no_update");
        }

        database.Run(sql);
    }

    private async Task StartAndWrite()
    {
        await using var journal = await OpenJournal.Start(folder.Path);
        Assert.True(journal.Health.Ready);
        Assert.Equal(12, journal.Health.Break!.Sequence);
        await journal.Report();
    }

    private void IsBroken(params string[] says)
    {
        var (code, text) = OpenJournal.Verify(folder.Path);
        Assert.Equal(JournalVerifier.Broken, code);
        Assert.All(says, said => Assert.Contains(said, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_cut_is_named_for_ever()
    {
        await Write();
        Tamper(CutBehindBatchTen);
        IsBroken("Første fejl: post 12.", "efter parti 10; den havde nået parti 14");
        for (var start = 0; start < 3; start++)
        {
            await StartAndWrite();
            IsBroken(
                "Første fejl: post 12.",
                "efter parti 10; den havde nået parti 14",
                "1 afsnit",
                "Til og med post 11"
            );
        }

        // The journal alone says it too, without the vault's note.
        File.Delete(folder.File("vault.db"));
        IsBroken("Første fejl: post 12.", "efter parti 10; den havde nået parti 14");
    }

    [Fact]
    public async Task A_cut_is_marked_once_when_the_note_could_not_be_renewed()
    {
        await Write();
        Tamper(CutBehindBatchTen);
        long batch;
        byte[] hash;
        using (var vault = new ContentVault(new(folder.Path), null))
        {
            vault.Open();
            (batch, hash) = vault.Checkpoint();
        }

        await StartAndWrite();
        using (var vault = new ContentVault(new(folder.Path), null))
        {
            vault.Open();
            vault.NoteCheckpoint(batch, hash);
        }

        await StartAndWrite();
        IsBroken("Første fejl: post 12.", "1 afsnit");
        Assert.DoesNotContain("fejl til", OpenJournal.Verify(folder.Path).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cut_behind_another_break_is_named_too()
    {
        await Write();
        Tamper(CutBehindBatchTen + "; update entry set salt = randomblob(32) where sequence = 7");
        for (var start = 0; start < 2; start++)
        {
            await using var journal = await OpenJournal.Start(folder.Path);
            await journal.Report();
        }

        IsBroken("Første fejl: post 7", "den havde nået parti 14", "1 afsnit");
    }

    [Fact]
    public async Task A_noted_batch_that_is_another_now_is_named_for_ever()
    {
        await Write();
        using (var vault = new ContentVault(new(folder.Path), null))
        {
            vault.Open();
            vault.NoteCheckpoint(9, new byte[32]);
        }

        for (var start = 0; start < 3; start++)
        {
            await using var journal = await OpenJournal.Start(folder.Path);
            Assert.Equal(10, journal.Health.Break!.Sequence);
            await journal.Report();
        }

        IsBroken("Første fejl: post 10", "Parti 9 er et andet", "1 afsnit");
    }

    [Theory]
    [InlineData("deleted")]
    [InlineData("empty")]
    [InlineData("a header")]
    [InlineData("without rows")]
    public async Task A_journal_that_is_gone_is_no_clean_installation(string how)
    {
        await Write();
        Lose(how);
        var before = Stores();
        var refused = await Assert.ThrowsAsync<StoreRefusedException>(() => OpenJournal.Start(folder.Path));
        Assert.Contains("--new-journal", refused.Message, StringComparison.Ordinal);
        Assert.Contains("sikkerhedskopien", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, Stores());
    }

    // Without the logs beside them, which may still be open for a moment.
    private IEnumerable<(string, long)> Stores() =>
        [
            .. Directory
                .GetFiles(folder.Path)
                .Where(file =>
                    !file.EndsWith("-wal", StringComparison.Ordinal) && !file.EndsWith("-shm", StringComparison.Ordinal)
                )
                .Order(StringComparer.Ordinal)
                .Select(file => (file, new FileInfo(file).Length)),
        ];

    [Theory]
    [InlineData("deleted")]
    [InlineData("empty")]
    [InlineData("without rows")]
    public async Task A_new_journal_that_somebody_asked_for_says_for_ever_that_another_is_lost(string how)
    {
        await Write();
        Lose(how);
        for (var start = 0; start < 3; start++)
        {
            await using var journal = await OpenJournal.Start(
                folder.Path,
                new SqliteJournalStore(new(folder.Path)),
                anew: true
            );
            Assert.True(journal.Health.Ready);
            Assert.Equal(1, journal.Health.Break!.Sequence);
            if (start == 0)
            {
                await journal.Found();
            }
        }

        IsBroken("Første fejl: post 1.", "den havde nået parti 14", "1 afsnit");
        await using var without = await OpenJournal.Start(folder.Path);
        Assert.True(without.Health.ChainBroken);
    }

    [Fact]
    public async Task So_does_one_whose_forerunner_was_never_noted()
    {
        await Write();
        using (var database = SqliteDatabase.Open(folder.File("vault.db"), readOnly: false, 1000))
        {
            database.Run("delete from checkpoint");
        }

        Lose("deleted");
        await Assert.ThrowsAsync<StoreRefusedException>(() => OpenJournal.Start(folder.Path));
        await using (await OpenJournal.Start(folder.Path, new SqliteJournalStore(new(folder.Path)), anew: true)) { }

        IsBroken("Første fejl: post 1.", "begyndt forfra");
    }

    [Fact]
    public async Task A_clean_installation_is_whole_also_when_a_new_journal_was_asked_for()
    {
        await using (
            var journal = await OpenJournal.Start(folder.Path, new SqliteJournalStore(new(folder.Path)), anew: true)
        )
        {
            await journal.Found();
        }

        Assert.Equal(JournalVerifier.Whole, OpenJournal.Verify(folder.Path).Code);
    }

    private void Lose(string how)
    {
        if (how == "without rows")
        {
            Tamper("delete from entry; delete from batch; delete from command");
            return;
        }

        foreach (var file in new[] { "journal.db", "journal.db-wal", "journal.db-shm" })
        {
            File.Delete(folder.File(file));
        }

        if (how == "empty")
        {
            File.WriteAllBytes(folder.File("journal.db"), []);
        }
        else if (how == "a header")
        {
            using var database = SqliteDatabase.Open(folder.File("journal.db"), readOnly: false, 1000);
            database.Run("pragma journal_mode=wal");
        }
    }

    public void Dispose() => folder.Dispose();
}
