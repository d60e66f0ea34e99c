using Beredskab.Hub.Vault;
using Microsoft.Extensions.Options;

namespace Beredskab.Hub.Journal.Sqlite;

/// <summary>Where everything durable lies.</summary>
public sealed class StorageOptions
{
    public const string Section = "Storage";

    /// <summary>A folder of this program's own, on a local disk; relative to the working folder.</summary>
    public string Folder { get; set; } = "data";
}

/// <summary>How the keys of free text are kept.</summary>
public sealed class VaultOptions
{
    public const string Section = "Vault";

    /// <summary>Base64 of 32 bytes; without it, the file <c>vault.key</c> in the storage folder is made and used.</summary>
    public string? MasterKey { get; set; }
}

public static class SqliteJournalServices
{
    /// <summary>The journal on SQLite: writer, reader, vault and health. Expects a <c>HubDecider</c> and a clock.</summary>
    public static IServiceCollection AddSqliteJournal(this IServiceCollection services)
    {
        services
            .AddOptions<StorageOptions>()
            .BindConfiguration(StorageOptions.Section)
            .Validate(
                options => IsFolder(options.Folder),
                "Storage:Folder skal være stien til en mappe, som programmet må skrive i."
            )
            .ValidateOnStart();
        services
            .AddOptions<VaultOptions>()
            .BindConfiguration(VaultOptions.Section)
            .Validate(
                options => string.IsNullOrWhiteSpace(options.MasterKey) || Vault.MasterKey.IsKey(options.MasterKey),
                "Vault:MasterKey skal være 32 bytes skrevet som base64. Lav en med: openssl rand -base64 32"
            )
            .ValidateOnStart();
        services.AddSingleton(provider => new SqliteSettings(
            provider.GetRequiredService<IOptions<StorageOptions>>().Value.Folder
        ));
        services.AddSingleton<JournalHealth>();
        services.AddSingleton<WriteProbe>();
        services.AddSingleton<IJournalStore, SqliteJournalStore>();
        services.AddSingleton(provider => new ContentVault(
            provider.GetRequiredService<SqliteSettings>(),
            provider.GetRequiredService<IOptions<VaultOptions>>().Value.MasterKey
        ));
        services.AddSingleton<JournalReader>();
        services.AddSingleton<JournalWriter>();
        services.AddHostedService(provider => provider.GetRequiredService<JournalWriter>());
        services.AddHostedService<OtherWriters>();
        return services;
    }

    private static bool IsFolder(string folder) => !string.IsNullOrWhiteSpace(folder) && !File.Exists(folder);
}
