using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.Hub.Journal.Sqlite;
using Beredskab.Hub.State;
using Beredskab.Hub.Vault;
using Microsoft.Extensions.Logging.Abstractions;

namespace Beredskab.Hub.Journal;

/// <summary>
/// The journal of a folder for a command on the command line, beside a Hub that may be running: it reads what is there,
/// and writes one command by the same way as the Hub, which notices within a second.
/// </summary>
/// <param name="masterKey">As in <c>Vault:MasterKey</c>; null for the file in the folder.</param>
public sealed class JournalBeside(string folder, string? masterKey)
{
    private const string MasterKeySetting = "BEREDSKAB_Vault__MasterKey";

    /// <summary>With the master key of this process's environment.</summary>
    public static JournalBeside In(string folder) => new(folder, Environment.GetEnvironmentVariable(MasterKeySetting));

    public bool Exists => File.Exists(Path.Combine(folder, "journal.db"));

    /// <summary>The newest durable state; nothing is written.</summary>
    /// <exception cref="JournalStorageException">It cannot be read now, or not by this version.</exception>
    /// <exception cref="StoreRefusedException">The store or its key is not ours to use.</exception>
    public HubState Read(CancellationToken cancellationToken)
    {
        var settings = new SqliteSettings(folder) { ReadOnly = true };
        using var store = new SqliteJournalStore(settings);
        using var vault = new ContentVault(settings, masterKey);
        vault.Open();
        var identity = store.Open();
        using var _ = store.ReadConsistently();
        var reading = new JournalFolder(identity, vault, new(), vault.Checkpoint());
        reading.Read(store, null, cancellationToken);
        return reading.NotUnderstood is { } reason ? throw new JournalStorageException(reason) : reading.Head.State;
    }

    /// <summary>Decides and writes one command, as the machine's own and not a person's.</summary>
    /// <exception cref="JournalStorageException">The disk cannot do it now.</exception>
    /// <exception cref="StoreRefusedException">The store or its key is not ours to use.</exception>
    public async Task<Outcome> Submit(DomainCommand command, TimeProvider time, CancellationToken cancellationToken)
    {
        var settings = new SqliteSettings(folder);
        using var writer = new JournalWriter(
            // Which areas own the ledergrupper says nothing of an import.
            new HubDecider(AreaKind.Bydel),
            new SqliteJournalStore(settings),
            new ContentVault(settings, masterKey),
            new JournalHealth(),
            time,
            [],
            NullLogger<JournalWriter>.Instance
        );
        await writer.StartAsync(cancellationToken);
        try
        {
            var id = Guid.CreateVersion7(time.GetUtcNow());
            return await writer.Submit(
                new(id, PersonId.System, OrganisationId.System, null, command),
                cancellationToken
            );
        }
        finally
        {
            await writer.StopAsync(CancellationToken.None);
        }
    }
}
