using System.Diagnostics;
using System.Globalization;
using Beredskab.GeoModel.Incidents;
using Beredskab.Hub.Journal;
using Beredskab.Hub.Journal.Format;
using Beredskab.Hub.Journal.Sqlite;
using Beredskab.Hub.Live;
using Microsoft.Extensions.Time.Testing;
using static Beredskab.Hub.Tests.Journal.JournalWorld;

namespace Beredskab.Hub.Tests.Journal;

/// <summary>A real process is killed (SIGKILL) at moments that nobody chose, again and again over one store.</summary>
public sealed class KilledWriterTests(ITestOutputHelper output) : IDisposable
{
    private const int Kills = 30;
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task Nothing_that_was_answered_is_lost_however_often_the_writer_is_killed()
    {
        var seed = Environment.TickCount;
        output.WriteLine($"Seed {seed}.");
        var random = new Random(seed);
        var answered = new Dictionary<Guid, string>();
        for (var kill = 0; kill < Kills; kill++)
        {
            // Now and then while it opens; otherwise after some answers.
            await RunAndKill(answered, random.Next(6) == 0 ? -1 : random.Next(0, 400));
            var (code, text) = OpenJournal.Verify(folder.Path);
            Assert.True(
                code == JournalVerifier.Whole
                    || (code is JournalVerifier.NoJournal or JournalVerifier.CannotRead && answered.Count == 0),
                text
            );
        }

        output.WriteLine($"{answered.Count} commands were answered.");
        Assert.NotEmpty(answered);
        AudienceNumbersAreContiguous();
        await using var journal = await OpenJournal.Start(
            folder.Path,
            new FakeTimeProvider(TimeProvider.System.GetUtcNow())
        );
        Assert.False(journal.Health.ChainBroken);
        var incident = journal.Writer.State.Picture.Incidents.Values.Single();
        var written = incident.Log.OfType<LogItem.Note>().Select(note => note.Origin.Entry).ToHashSet();
        foreach (var (id, text) in answered)
        {
            Assert.Contains(GeoModel.Identity.EntryId.From(GeoModel.Identity.DerivedId.From(id, 'e', 0)), written);
            await journal.Accept(Note(incident.Id, text) with { Id = id });
        }

        Assert.Empty(journal.Commits);
    }

    private async Task RunAndKill(Dictionary<Guid, string> answered, int after)
    {
        var program = AppContext.BaseDirectory.Replace("Hub.Tests", "JournalCrasher", StringComparison.Ordinal);
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, UseShellExecute = false };
        start.ArgumentList.Add(Path.Combine(program, "Beredskab.JournalCrasher.dll"));
        start.ArgumentList.Add(folder.Path);
        start.ArgumentList.Add("8");
        using var process = Process.Start(start)!;
        var seen = 0;
        var killed = false;
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            var words = line.Split(' ', 3);
            if (words is ["accepted", _, _] && line.EndsWith('.'))
            {
                answered[Guid.Parse(words[1], CultureInfo.InvariantCulture)] = words[2];
                seen++;
            }

            if (!killed && seen >= after && (after > 0 || line == (after < 0 ? "opening" : "open")))
            {
                process.Kill();
                killed = true;
            }
        }

        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(killed, $"The writer stopped by itself with {process.ExitCode}.");
    }

    private void AudienceNumbersAreContiguous()
    {
        using var store = new SqliteJournalStore(new(folder.Path) { ReadOnly = true });
        store.Open();
        var numbers = store
            .ReadBatches(0, 0)
            .SelectMany(batch => BatchRecord.Read(batch.Record).Commands)
            .Where(command => command.Audiences.ContainsKey(Audiences.Authorities))
            .Select(command => command.Audiences[Audiences.Authorities])
            .ToArray();
        Assert.Equal(Enumerable.Range(1, numbers.Length).Select(i => (long)i), numbers);
    }

    public void Dispose() => folder.Dispose();
}
