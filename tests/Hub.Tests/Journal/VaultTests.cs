using System.Security.Cryptography;
using Beredskab.GeoModel.Incidents;
using Beredskab.Hub.Journal;
using Beredskab.Hub.Journal.Format;
using Beredskab.Hub.Journal.Sqlite;
using Beredskab.Hub.Vault;
using static Beredskab.Hub.Tests.Journal.JournalWorld;

namespace Beredskab.Hub.Tests.Journal;

public sealed class VaultTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task An_erased_text_reads_as_erased_and_the_chain_is_whole()
    {
        await using (var journal = await OpenJournal.Start(folder.Path))
        {
            var incident = await journal.Found();
            var note = Note(incident, "Skal slettes.");
            await journal.Accept(note);
            await journal.Accept(Note(incident, "Skal blive."));
            Assert.IsType<Outcome.Accepted>(await journal.Erase(6));
            AssertErased(journal);
            await journal.Accept(note);
            await journal.Accept(Note(incident, "Og der kan skrives videre."));
        }

        var (code, text) = OpenJournal.Verify(folder.Path);
        Assert.Equal(0, code);
        Assert.Contains("1 er slettet", text, StringComparison.Ordinal);
        await using var again = await OpenJournal.Start(folder.Path);
        AssertErased(again);
    }

    private static void AssertErased(OpenJournal journal)
    {
        var notes = journal.Writer.State.Picture.Incidents.Values.Single().Log.OfType<LogItem.Note>().ToArray();
        Assert.Null(notes[0].Text.Value);
        Assert.Equal("Skal blive.", notes[1].Text.Value);
    }

    [Fact]
    public async Task An_entry_without_words_has_nothing_to_erase()
    {
        await using var journal = await OpenJournal.Start(folder.Path);
        await journal.Found();
        Assert.Equal("entry-without-words", Assert.IsType<Outcome.Refused>(await journal.Erase(1)).Refusal.Code);
        Assert.Equal("entry-unknown", Assert.IsType<Outcome.Refused>(await journal.Erase(99)).Refusal.Code);
    }

    [Fact]
    public void Nothing_of_a_sealed_page_is_left_after_an_erasure()
    {
        using var vault = new ContentVault(new(folder.Path), null);
        vault.Open();
        Span<byte> key = stackalloc byte[32];
        var reference = vault.Take(key);
        var before = SealedPage(reference.Page);
        vault.Erase(reference);
        Assert.NotEqual(before, SealedPage(reference.Page));
        foreach (var file in new[] { "vault.db", "vault.db-wal" }.Select(folder.File).Where(File.Exists))
        {
            var bytes = File.ReadAllBytes(file).AsSpan();
            for (var at = 0; at + 64 <= before.Length; at += 64)
            {
                Assert.Equal(-1, bytes.IndexOf(before.AsSpan(at, 64)));
            }
        }
    }

    private byte[] SealedPage(long page)
    {
        using var database = SqliteDatabase.Open(folder.File("vault.db"), readOnly: true, 1000);
        using var statement = database.Prepare("select sealed from key_page where page = ?1").Bind(1, page);
        Assert.True(statement.Step());
        return statement.Bytes(0);
    }

    [Fact]
    public void No_key_is_given_twice_across_pages_and_openings()
    {
        var seen = new HashSet<string>();
        var references = new HashSet<KeyReference>();
        Span<byte> key = stackalloc byte[32];
        for (var opening = 0; opening < 3; opening++)
        {
            using var vault = new ContentVault(new(folder.Path), null);
            vault.Open();
            for (var i = 0; i < 1500; i++)
            {
                Assert.True(references.Add(vault.Take(key)));
                Assert.True(seen.Add(Convert.ToHexString(key)));
            }
        }
    }

    [Fact]
    public async Task Words_stand_nowhere_in_the_files()
    {
        await using (var journal = await OpenJournal.Start(folder.Path))
        {
            var incident = await journal.Found();
            await journal.Accept(Note(incident, "HemmeligtOrd"));
            await journal.Submit(Note(NewIncident(), "HemmeligtOrd"));
        }

        foreach (var file in Directory.GetFiles(folder.Path))
        {
            Assert.Equal(
                -1,
                (await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken))
                    .AsSpan()
                    .IndexOf("HemmeligtOrd"u8)
            );
        }
    }

    [Fact]
    public async Task A_wrong_master_key_stops_the_start_and_names_the_setting()
    {
        await using (await OpenJournal.Start(folder.Path)) { }

        var wrong = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        var refused = await Assert.ThrowsAsync<StoreRefusedException>(() =>
            OpenJournal.Start(folder.Path, masterKey: wrong)
        );
        Assert.Contains("Vault:MasterKey", refused.Message, StringComparison.Ordinal);
        refused = await Assert.ThrowsAsync<StoreRefusedException>(() =>
            OpenJournal.Start(folder.Path, masterKey: "kort")
        );
        Assert.Contains("Vault:MasterKey", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_key_file_is_not_replaced()
    {
        await using (await OpenJournal.Start(folder.Path)) { }

        File.Delete(folder.File("vault.key"));
        var refused = await Assert.ThrowsAsync<StoreRefusedException>(() => OpenJournal.Start(folder.Path));
        Assert.Contains("vault.key", refused.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.File("vault.key")));
    }

    [Fact]
    public async Task The_key_file_is_for_its_owner_alone()
    {
        await using (await OpenJournal.Start(folder.Path)) { }

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite,
                File.GetUnixFileMode(folder.File("vault.key"))
            );
        }
    }

    public void Dispose() => folder.Dispose();
}
