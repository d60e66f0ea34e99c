using Beredskab.GeoModel.Identity;
using Beredskab.Hub.Journal;
using Beredskab.Hub.Journal.Sqlite;
using Beredskab.Hub.State;
using Beredskab.Hub.Vault;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Beredskab.Hub.Tests.Journal;

/// <summary>A running writer on a folder.</summary>
public sealed class OpenJournal : IAsyncDisposable, ICommitObserver
{
    private readonly Lock gate = new();
    private readonly List<Commit> commits = [];
    private int erasures;

    public required JournalWriter Writer { get; init; }

    public required JournalHealth Health { get; init; }

    public required ContentVault Vault { get; init; }

    public required string Folder { get; init; }

    public FakeTimeProvider Time { get; init; } = new(JournalWorld.Start);

    public IReadOnlyList<Commit> Commits
    {
        get
        {
            lock (gate)
            {
                return [.. commits];
            }
        }
    }

    public void Committed(Commit commit)
    {
        lock (gate)
        {
            commits.Add(commit);
        }
    }

    public void Erased() => Interlocked.Increment(ref erasures);

    /// <summary>How often observers were told to let older states go.</summary>
    public int Erasures => Volatile.Read(ref erasures);

    public static Task<OpenJournal> Start(
        string folder,
        FakeTimeProvider? time = null,
        SqliteSettings? settings = null,
        string? masterKey = null
    ) => Start(folder, new SqliteJournalStore(settings ?? new(folder)), time, settings, masterKey);

    /// <param name="store">The store under test; the vault lies in the folder.</param>
    public static async Task<OpenJournal> Start(
        string folder,
        IJournalStore store,
        FakeTimeProvider? time = null,
        SqliteSettings? settings = null,
        string? masterKey = null,
        HubDecider? decider = null,
        bool anew = false
    )
    {
        time ??= new(JournalWorld.Start);
        var health = new JournalHealth();
        var vault = new ContentVault(settings ?? new(folder), masterKey);
        var relay = new Relay();
        var writer = new JournalWriter(
            decider ?? JournalWorld.Decider,
            store,
            vault,
            health,
            time,
            [relay],
            NullLogger<JournalWriter>.Instance,
            new(anew)
        );
        var journal = new OpenJournal
        {
            Writer = writer,
            Health = health,
            Vault = vault,
            Folder = folder,
            Time = time,
        };
        relay.To = journal;
        await writer.StartAsync(TestContext.Current.CancellationToken);
        return journal;
    }

    public Task<Outcome> Submit(CommandEnvelope envelope) =>
        Writer.Submit(envelope, TestContext.Current.CancellationToken);

    public async Task<Outcome.Accepted> Accept(CommandEnvelope envelope) =>
        Assert.IsType<Outcome.Accepted>(await Submit(envelope));

    /// <summary>Founds the organisation and reports an incident to write on.</summary>
    public async Task<IncidentId> Found()
    {
        foreach (var envelope in JournalWorld.Founding())
        {
            await Accept(envelope);
        }

        return await Report();
    }

    /// <summary>
    /// Entries 1 to 15 in 14 batches: founding is 1 to 3, the report 4 with its alert 5, and notes 6 to 15. From the notes
    /// on an entry's number is its batch's and one.
    /// </summary>
    public async Task FoundWithTenNotes()
    {
        var incident = await Found();
        for (var i = 0; i < 10; i++)
        {
            await Accept(JournalWorld.Note(incident, $"Note {i}."));
        }
    }

    /// <summary>Erases an entry's words, as an administrator would.</summary>
    public Task<Outcome> Erase(long sequence) =>
        Submit(JournalWorld.System(JournalWorld.Erase(sequence, Reader.FindErasable(sequence))));

    public JournalReader Reader => new(new SqliteSettings(Folder), Vault, Writer);

    public async Task<IncidentId> Report()
    {
        var incident = JournalWorld.NewIncident();
        await Accept(JournalWorld.By(JournalWorld.Report(incident)));
        return incident;
    }

    /// <summary>What <c>journal verify</c> says of the folder, after its exit code.</summary>
    public static (int Code, string Text) Verify(string folder)
    {
        using var output = new StringWriter();
        var code = JournalVerifier.Run(folder, output, TestContext.Current.CancellationToken);
        return (code, output.ToString());
    }

    public async ValueTask DisposeAsync() => await Writer.StopAsync(CancellationToken.None);

    private sealed class Relay : ICommitObserver
    {
        public OpenJournal? To { get; set; }

        public void Committed(Commit commit) => To?.Committed(commit);

        public void Erased() => To?.Erased();
    }
}
