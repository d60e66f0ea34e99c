using Beredskab.GeoModel.Identity;
using Beredskab.Hub.Journal;
using Beredskab.Hub.Journal.Sqlite;
using Beredskab.Hub.Tests.Journal;
using Beredskab.Hub.Vault;
using Microsoft.Extensions.Logging.Abstractions;

namespace Beredskab.Benchmarks.Journal;

/// <summary>The real writer on a store of its own; each caller writes notes and waits for each answer.</summary>
internal static class JournalRun
{
    private const int Incidents = 40;

    private static readonly string Text = string.Concat(Enumerable.Repeat("Grupper samler sig ved stationen. ", 2));

    public static async Task<(double PerSecond, double Microseconds)> Measure(
        string root,
        int callers,
        TimeSpan duration,
        Action? beforeCommit
    )
    {
        var folder = Directory.CreateDirectory(Path.Combine(root, $"journal-{Guid.NewGuid():N}"));
        try
        {
            var (writer, incidents) = await Open(folder.FullName, beforeCommit);
            var meter = new JournalBenchmark.Meter();
            var counts = await Task.WhenAll(
                Enumerable
                    .Range(0, callers)
                    .Select(caller => Task.Run(() => Call(writer, incidents[caller % Incidents], meter, duration)))
            );
            var rate = meter.Read(counts.Sum());
            await writer.StopAsync(CancellationToken.None);
            return rate;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Bytes of an entry's row in this measurement, without the rows' overhead.</summary>
    public static async Task<int> RowSize(string root)
    {
        var folder = Directory.CreateDirectory(Path.Combine(root, $"journal-{Guid.NewGuid():N}"));
        try
        {
            var (writer, incidents) = await Open(folder.FullName, null);
            await writer.Submit(JournalWorld.Note(incidents[0], Text), CancellationToken.None);
            await writer.StopAsync(CancellationToken.None);
            using var store = new SqliteJournalStore(new(folder.FullName) { ReadOnly = true });
            store.Open();
            var entry = store.ReadBatches(0, 0).Last().Entries[^1];
            return entry.Header.Length
                + entry.Salt.Length
                + entry.Data.Length
                + entry.Ciphertext.Length
                + entry.Hash.Length;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<long> Call(
        JournalWriter writer,
        IncidentId incident,
        JournalBenchmark.Meter meter,
        TimeSpan duration
    )
    {
        long count = 0;
        while (!meter.Past(duration))
        {
            var outcome = await writer.Submit(JournalWorld.Note(incident, Text), CancellationToken.None);
            if (outcome is not Outcome.Accepted)
            {
                throw new InvalidOperationException($"A note was not accepted: {outcome.GetType().Name}.");
            }

            count++;
        }

        return count;
    }

    private static async Task<(JournalWriter, IncidentId[])> Open(string folder, Action? beforeCommit)
    {
        var settings = new SqliteSettings(folder) { BeforeCommit = beforeCommit };
        var writer = new JournalWriter(
            JournalWorld.Decider,
            new SqliteJournalStore(settings),
            new ContentVault(settings, null),
            new JournalHealth(),
            TimeProvider.System,
            [],
            NullLogger<JournalWriter>.Instance
        );
        await writer.StartAsync(CancellationToken.None);
        foreach (var founding in JournalWorld.Founding())
        {
            await writer.Submit(founding, CancellationToken.None);
        }

        var incidents = Enumerable.Range(0, Incidents).Select(_ => JournalWorld.NewIncident()).ToArray();
        foreach (var incident in incidents)
        {
            await writer.Submit(JournalWorld.By(JournalWorld.Report(incident)), CancellationToken.None);
        }

        return (writer, incidents);
    }
}
