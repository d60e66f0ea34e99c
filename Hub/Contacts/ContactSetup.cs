using System.Security.Cryptography;
using Beredskab.Hub.Access;
using Beredskab.Hub.Journal;
using Beredskab.Notifications.Channels.WebPush;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Dispatch;

namespace Beredskab.Hub.Contacts;

/// <param name="PublicKey">By which push services know this installation.</param>
public sealed record PushSetup(string PublicKey);

public static class ContactSetup
{
    /// <summary>The ways to people: their addresses, and the secrets that codes, tokens and notifications need.</summary>
    public static void AddContacts(this IServiceCollection services, string folder)
    {
        services.AddSingleton(provider =>
        {
            // The directory makes its file, and the folder for it.
            _ = provider.GetRequiredService<PeopleDirectory>();
            return new WayAddresses(folder);
        });
        services.AddSingleton(provider => new ContactDirectory(
            provider.GetRequiredService<PeopleDirectory>(),
            provider.GetRequiredService<WayAddresses>(),
            () => provider.GetRequiredService<JournalWriter>().State.Contacts
        ));
        services.AddSingleton<IDirectory>(provider => provider.GetRequiredService<ContactDirectory>());
        services.AddSingleton<ContactGate>();
        services.AddSingleton<PushThrottle>();
        services.AddSingleton<AddressEraser>();
        services.AddSingleton<ICommitObserver>(provider => provider.GetRequiredService<AddressEraser>());
        services.AddSingleton(_ =>
            SecretFile.Load(
                folder,
                "push.key",
                () =>
                {
                    using var made = VapidKey.Create();
                    return made.Export();
                },
                VapidKey.Import
            )
        );
        services.AddSingleton(_ =>
            SecretFile.Load(
                folder,
                "contact.key",
                () => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)),
                text =>
                    Convert.FromBase64String(text) is { Length: 32 } key
                        ? new ContactSecret(key)
                        : throw new FormatException("The key is not of 32 bytes.")
            )
        );
        services.AddSingleton(provider => new PushSetup(provider.GetRequiredService<VapidKey>().PublicKey));
    }
}
