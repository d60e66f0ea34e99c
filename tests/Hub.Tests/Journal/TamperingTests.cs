using System.Globalization;
using Beredskab.Hub.Journal;
using Beredskab.Hub.Journal.Sqlite;
using static Beredskab.Hub.Tests.Journal.JournalWorld;

namespace Beredskab.Hub.Tests.Journal;

/// <summary>Somebody with the file in hand changes it; the triggers are gone first, as they would be.</summary>
public sealed class TamperingTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private async Task Write()
    {
        await using var journal = await OpenJournal.Start(folder.Path);
        await journal.FoundWithTenNotes();

        Assert.Equal(JournalVerifier.Whole, OpenJournal.Verify(folder.Path).Code);
    }

    private void Tamper(string sql)
    {
        using var database = SqliteDatabase.Open(folder.File("journal.db"), readOnly: false, 1000);
        foreach (
            var trigger in new[]
            {
                "entry_no_update",
                "entry_no_delete",
                "batch_no_update",
                "batch_no_delete",
                "command_only_blanked",
                "command_no_delete",
            }
        )
        {
            database.Run($"drop trigger if exists tr_{trigger}");
        }

        database.Run("pragma ignore_check_constraints=on");
        database.Run(sql);
    }

    [Theory]
    [InlineData(
        "update entry set data = cast(replace(cast(data as text), '$text', '$tekst') as blob) where sequence = 7",
        7
    )]
    [InlineData("update entry set salt = randomblob(32) where sequence = 7", 7)]
    [InlineData("update entry set ciphertext = randomblob(length(ciphertext)) where sequence = 7", 7)]
    [InlineData("update entry set ciphertext = x'' where sequence = 7", 7)]
    [InlineData("update entry set hash = randomblob(32) where sequence = 7", 7)]
    [InlineData("update entry set header = randomblob(length(header)) where sequence = 7", 7)]
    [InlineData("update entry set header = (select header from entry where sequence = 8) where sequence = 7", 7)]
    [InlineData("delete from entry where sequence = 7", 7)]
    [InlineData("delete from entry where sequence = 1", 1)]
    [InlineData("delete from entry where sequence >= 13", 13)]
    [InlineData(
        "update entry set sequence = 100 where sequence = 7; update entry set sequence = 7 where sequence = 8; update entry set sequence = 8 where sequence = 100",
        7
    )]
    [InlineData("insert into entry select 16, header, salt, data, ciphertext, hash from entry where sequence = 15", 16)]
    [InlineData("update batch set record = cast(replace(record, x'01', x'02') as blob) where number = 7", 7)]
    [InlineData("update batch set hash = randomblob(32) where number = 7", 8)]
    [InlineData("delete from batch where number = 7", 8)]
    [InlineData("delete from batch where number = 14; delete from command where batch = 14", 15)]
    public async Task What_was_changed_is_found_and_named(string sql, long first)
    {
        await Write();
        Tamper(sql);
        var (code, text) = OpenJournal.Verify(folder.Path);
        Assert.Equal(JournalVerifier.Broken, code);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"post {first}"), text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("delete from entry where sequence = 1", "Allerede den første post er brudt", "Til og med post")]
    [InlineData("delete from entry where sequence = 2", "Til og med post 1 er kæden hel", "Allerede den første")]
    public async Task How_far_the_chain_is_whole_is_said_in_plain_words(string sql, string says, string saysNot)
    {
        await Write();
        Tamper(sql);
        var (_, text) = OpenJournal.Verify(folder.Path);
        Assert.Contains(says, text, StringComparison.Ordinal);
        Assert.DoesNotContain(saysNot, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("vault.key")]
    public async Task A_journal_that_is_gone_from_beside_its_vault_is_not_one_that_never_was(string? goneToo)
    {
        await Write();
        foreach (var file in Directory.GetFiles(folder.Path, "journal.db*"))
        {
            File.Delete(file);
        }

        if (goneToo is not null)
        {
            File.Delete(folder.File(goneToo));
        }

        var (code, text) = OpenJournal.Verify(folder.Path);
        Assert.Equal(JournalVerifier.CannotRead, code);
        Assert.Contains("mangler eller er tom", text, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.File("journal.db")));

        File.Delete(folder.File("vault.db"));
        Assert.Equal(JournalVerifier.NoJournal, OpenJournal.Verify(folder.Path).Code);
    }

    [Fact]
    public async Task Breaks_behind_the_first_are_named_too()
    {
        await Write();
        Tamper("update entry set salt = randomblob(32) where sequence in (7, 9, 12)");
        var (code, text) = OpenJournal.Verify(folder.Path);
        Assert.Equal(JournalVerifier.Broken, code);
        Assert.Contains("Første fejl: post 7, id ", text, StringComparison.Ordinal);
        Assert.Contains("Derefter 2 fejl til", text, StringComparison.Ordinal);
        Assert.Matches("(?m)^  post 9, id .*kædesum", text);
        Assert.Matches("(?m)^  post 12, id .*kædesum", text);
    }

    [Fact]
    public async Task No_more_than_twenty_further_breaks_are_named_and_all_are_counted()
    {
        await using (var journal = await OpenJournal.Start(folder.Path))
        {
            var incident = await journal.Found();
            for (var i = 0; i < 30; i++)
            {
                await journal.Accept(Note(incident, $"Note {i}."));
            }
        }

        Tamper(
            "update entry set salt = randomblob(32) where sequence > 5; update command set batch = 1 where batch > 4"
        );
        var (_, text) = OpenJournal.Verify(folder.Path);
        Assert.Equal(2, Count("Derefter 29 fejl til, som kan følge af den første. De første 20 af dem:"));
        Assert.Equal(20, Count("\n  post "));
        Assert.Equal(20, Count("\n  Kommando "));

        int Count(string what) => text.Split(what).Length - 1;
    }

    [Fact]
    public async Task A_text_whose_key_does_not_fit_is_named()
    {
        await Write();
        using (var database = SqliteDatabase.Open(folder.File("vault.db"), readOnly: false, 1000))
        {
            database.Run("delete from key_page");
        }

        var text = OpenJournal.Verify(folder.Path).Text;
        Assert.Contains("Kan ikke læses: post 4, 6, 7, 8,", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("update command set batch = 3 where batch = 7")]
    [InlineData("delete from command where batch = 7")]
    [InlineData("insert into command values (randomblob(16), 7, null)")]
    public async Task A_changed_register_of_commands_is_found(string sql)
    {
        await Write();
        Tamper(sql);
        var (code, text) = OpenJournal.Verify(folder.Path);
        Assert.Equal(JournalVerifier.Broken, code);
        Assert.Contains("ommando", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clean_cut_at_the_end_is_found_by_what_the_vault_has_noted()
    {
        await Write();
        Tamper(
            "delete from entry where sequence > 11; delete from batch where number > 10; delete from command where batch > 10"
        );
        var (code, text) = OpenJournal.Verify(folder.Path);
        Assert.Equal(JournalVerifier.Broken, code);
        Assert.Contains("post 12", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_store_refuses_updates_and_deletions()
    {
        await Write();
        using var database = SqliteDatabase.Open(folder.File("journal.db"), readOnly: false, 1000);
        foreach (
            var sql in new[]
            {
                "update entry set data = x'00' where sequence = 1",
                "delete from entry where sequence = 14",
                "update batch set record = x'00'",
                "delete from batch",
                "update command set batch = 1",
                "update command set digest = randomblob(32)",
                "delete from command",
                "update store set origin = randomblob(16)",
                "delete from store",
            }
        )
        {
            Assert.Throws<SqliteException>(() => database.Run(sql));
        }
    }

    [Theory]
    [InlineData("update entry set data = cast('{' as blob) where sequence = 7", 7)]
    [InlineData("delete from entry where sequence = 4", 4)]
    [InlineData("update batch set hash = randomblob(32) where number = 7", 8)]
    [InlineData("insert into entry select 16, header, salt, data, ciphertext, hash from entry where sequence = 15", 16)]
    public async Task A_broken_chain_goes_on_in_a_marked_segment(string sql, long first)
    {
        await Write();
        Tamper(sql);
        for (var start = 0; start < 2; start++)
        {
            await using var journal = await OpenJournal.Start(folder.Path);
            Assert.True(journal.Health.Ready);
            Assert.True(journal.Health.ChainBroken);
            Assert.Equal(first, journal.Health.Break!.Sequence);
            await journal.Report();
        }

        var (code, text) = OpenJournal.Verify(folder.Path);
        Assert.Equal(JournalVerifier.Broken, code);
        Assert.Contains("1 afsnit", text, StringComparison.Ordinal);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"post {first}"), text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_break_behind_a_segment_begins_another()
    {
        await Write();
        Tamper("update entry set salt = randomblob(32) where sequence = 7");
        await using (var journal = await OpenJournal.Start(folder.Path))
        {
            await journal.Report();
        }

        Tamper("update entry set salt = randomblob(32) where sequence = 16");
        await using (var journal = await OpenJournal.Start(folder.Path))
        {
            await journal.Report();
        }

        Assert.Contains("2 afsnit", OpenJournal.Verify(folder.Path).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_put_in_while_the_writer_runs_does_not_stop_it()
    {
        await using var journal = await OpenJournal.Start(folder.Path);
        var incident = await journal.Found();
        Tamper("insert into entry select 6, header, salt, data, ciphertext, hash from entry where sequence = 5");
        await journal.Accept(Note(incident, "Det går videre."));
        Assert.Equal(6, journal.Health.Break!.Sequence);
    }

    [Fact]
    public async Task A_journal_cut_off_while_the_writer_runs_stops_the_deciding()
    {
        await using var journal = await OpenJournal.Start(folder.Path);
        var incident = await journal.Found();
        Tamper(
            "delete from entry where sequence >= 4; delete from batch where number = 4; delete from command where batch = 4"
        );
        Assert.IsType<Outcome.Unavailable>(await journal.Submit(Note(incident, "Hvor blev den af?")));
        Assert.False(journal.Health.Ready);
    }

    public void Dispose() => folder.Dispose();
}
