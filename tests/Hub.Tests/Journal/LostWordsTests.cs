using System.Text.RegularExpressions;
using Beredskab.GeoModel.Incidents;
using Beredskab.Hub.Journal;
using Beredskab.Hub.Journal.Sqlite;
using Beredskab.Hub.Live;
using static Beredskab.Hub.Tests.Journal.JournalWorld;

namespace Beredskab.Hub.Tests.Journal;

/// <summary>The chain can be whole while nobody can read what it holds; and a head that was noted is found again.</summary>
public sealed partial class LostWordsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    // Entry 4 is the report, 6 to 15 are notes; the words of 6 are erased by entry 16.
    private async Task Write()
    {
        await using var journal = await OpenJournal.Start(folder.Path);
        await journal.FoundWithTenNotes();

        Assert.IsType<Outcome.Accepted>(await journal.Erase(6));
        Assert.Null(journal.Health.LostWords);
    }

    private void Vault(string sql)
    {
        using var database = SqliteDatabase.Open(folder.File("vault.db"), readOnly: false, 1000);
        database.Run(sql);
    }

    private void LoseVault()
    {
        foreach (var file in new[] { "vault.db", "vault.db-wal", "vault.db-shm" })
        {
            File.Delete(folder.File(file));
        }
    }

    private (int Code, string Text) Verify(bool texts = true, string? head = null)
    {
        using var output = new StringWriter();
        var code = JournalVerifier.Run(
            folder.Path,
            output,
            TestContext.Current.CancellationToken,
            texts: texts,
            head: head
        );
        return (code, output.ToString());
    }

    [Theory]
    [InlineData("delete from key_page")]
    [InlineData("update key_page set sealed = x''")]
    [InlineData("update key_page set sealed = cast(substr(sealed, 1, 100) || x'00' || substr(sealed, 102) as blob)")]
    public async Task Words_that_nobody_erased_and_nobody_can_read_have_an_exit_code(string sql)
    {
        await Write();
        Assert.Equal(JournalVerifier.Whole, Verify().Code);
        Vault(sql);
        var (code, text) = Verify();
        Assert.Equal(JournalVerifier.TextsLost, code);
        Assert.Contains("Kæden er hel", text, StringComparison.Ordinal);
        // The reason of the erasure, in 16, is lost as well; what was erased is not.
        Assert.Contains("Ordene i 11 poster er tabt, den første post 4", text, StringComparison.Ordinal);
        Assert.Contains("1 er slettet", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_was_destroyed_without_a_command_is_lost_and_not_erased()
    {
        await Write();
        using (var vault = new Hub.Vault.ContentVault(new(folder.Path), null))
        using (var store = new SqliteJournalStore(new(folder.Path)))
        {
            vault.Open();
            store.Open();
            vault.Erase(Hub.Journal.Format.SealedText.ReferenceOf(store.EntryAt(9)!.Ciphertext));
        }

        var (code, text) = Verify();
        Assert.Equal(JournalVerifier.TextsLost, code);
        Assert.Contains("Ordene i 1 post er tabt, den første post 9", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("vault.db")]
    [InlineData("vault.key")]
    public async Task Without_the_vault_texts_are_said_to_be_unchecked(string file)
    {
        await Write();
        File.Delete(folder.File(file));
        var (code, text) = Verify();
        Assert.Equal(JournalVerifier.TextsUnchecked, code);
        Assert.Contains("Teksterne er ikke efterset", text, StringComparison.Ordinal);
        Assert.Contains(file, text, StringComparison.Ordinal);
        Assert.DoesNotContain("Disken", text, StringComparison.Ordinal);
        Assert.Equal(JournalVerifier.Whole, Verify(texts: false).Code);
        Assert.Contains("Teksterne er ikke efterset", Verify(texts: false).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_start_without_the_vault_goes_on_and_says_so_at_once_and_again()
    {
        await Write();
        LoseVault();
        for (var start = 0; start < 2; start++)
        {
            await using var journal = await OpenJournal.Start(folder.Path);
            Assert.True(journal.Health.Ready);
            Assert.Equal((11, 4), (journal.Health.LostWords!.Count, journal.Health.LostWords.First));
            Assert.Equal([new Trouble(TroubleKind.WordsLost, 11, Start)], Troubles.Of(journal.Health.LostWords));
            var incident = journal.Writer.State.Picture.Incidents.Values.First().Id;
            await journal.Accept(Note(incident, $"Efter tabet {start}."));
        }

        Assert.Equal(JournalVerifier.TextsLost, Verify().Code);
    }

    [Fact]
    public async Task An_erasure_behind_a_lost_vault_destroys_no_other_words()
    {
        await Write();
        LoseVault();
        await using (var journal = await OpenJournal.Start(folder.Path))
        {
            var incident = journal.Writer.State.Picture.Incidents.Values.First().Id;
            for (var i = 0; i < 12; i++)
            {
                await journal.Accept(Note(incident, $"Ny {i}."));
            }

            // Lost already, and its place in the old vault is nobody else's in the new one.
            for (var sequence = 4; sequence <= 15; sequence++)
            {
                if (sequence is not (5 or 6))
                {
                    Assert.IsType<Outcome.Accepted>(await journal.Erase(sequence));
                }
            }
        }

        await using var again = await OpenJournal.Start(folder.Path);
        var notes = again.Writer.State.Picture.Incidents.Values.Single().Log.OfType<LogItem.Note>().ToArray();
        Assert.Equal(Enumerable.Range(0, 12).Select(i => $"Ny {i}."), notes[^12..].Select(note => note.Text.Value));
    }

    [Fact]
    public async Task A_noted_head_is_found_in_every_later_journal_and_in_no_other()
    {
        await Write();
        var head = Head().Match(Verify().Text).Groups[1].Value;
        Assert.Equal(64, head.Length);
        await using (var journal = await OpenJournal.Start(folder.Path))
        {
            await journal.Report();
        }

        var (code, text) = Verify(head: head);
        Assert.Equal(JournalVerifier.Whole, code);
        Assert.Contains("Det noterede hoved er post 16", text, StringComparison.Ordinal);
        Assert.Contains("16 af 64 tegn", Verify(head: head[..16]).Text, StringComparison.Ordinal);
        (code, text) = Verify(head: new string('0', 64));
        Assert.Equal(JournalVerifier.Broken, code);
        Assert.Contains("findes ikke i kæden", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_chain_is_worse_than_lost_words()
    {
        Assert.Equal(JournalVerifier.Broken, JournalVerifier.Worse(JournalVerifier.TextsLost, JournalVerifier.Broken));
        Assert.Equal(
            JournalVerifier.TextsLost,
            JournalVerifier.Worse(JournalVerifier.TextsLost, JournalVerifier.Whole)
        );
    }

    [GeneratedRegex("Hoved ([0-9a-f]+) ved post 16", RegexOptions.None, 1000)]
    private static partial Regex Head();

    public void Dispose() => folder.Dispose();
}
