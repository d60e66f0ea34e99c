using Beredskab.Hub.Hosting;
using Microsoft.Extensions.Options;

namespace Beredskab.Hub.Addresses;

public static class AddressSetup
{
    /// <summary>Street addresses, when section <c>Addresses</c> is there. A demonstration asks nobody, whatever is configured.</summary>
    public static void AddAddresses(this IServiceCollection services, IConfiguration configuration, HubMode mode)
    {
        var section = configuration.GetSection(AddressOptions.Section);
        if (mode.IsDemo || !section.Exists())
        {
            return;
        }

        services.AddOptions<AddressOptions>().Bind(section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<AddressOptions>, AddressOptionsCheck>();
        services
            .AddHttpClient("addresses")
            // The token and what was typed are in the address, and the client's own lines name it.
            .RemoveAllLoggers()
            .ConfigurePrimaryHttpMessageHandler(Handler)
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan);
        services.AddSingleton(provider => new AddressService(
            provider.GetRequiredService<IHttpClientFactory>().CreateClient("addresses"),
            provider.GetRequiredService<IOptions<AddressOptions>>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<AddressService>>()
        ));
    }

    /// <summary>As the service is spoken to.</summary>
    internal static SocketsHttpHandler Handler() =>
        new()
        {
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            ConnectTimeout = TimeSpan.FromSeconds(5),
            // Another host must not be handed the token.
            AllowAutoRedirect = false,
            UseCookies = false,
            // A trace would carry the address on.
            ActivityHeadersPropagator = null,
        };
}
