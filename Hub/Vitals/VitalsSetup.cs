using Beredskab.Hub.Hosting;
using Microsoft.Extensions.Options;

namespace Beredskab.Hub.Vitals;

public static class VitalsSetup
{
    /// <summary>The vital signs, and the heartbeat when <c>Heartbeat:Url</c> says where it goes.</summary>
    public static void AddVitals(this IServiceCollection services, IConfiguration configuration, HubMode mode)
    {
        services
            .AddOptions<WatchOptions>()
            .Bind(configuration.GetSection(WatchOptions.Section))
            .PostConfigure(options =>
            {
                if (mode.IsDemo)
                {
                    options.Token = WatchOptions.DemoToken;
                    options.ProbeNumber = WatchOptions.DemoNumber;
                }
            })
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<WatchOptions>, WatchOptionsCheck>();
        services.AddSingleton<ProviderWatch>();
        services.AddHostedService(provider => provider.GetRequiredService<ProviderWatch>());
        services.AddSingleton<PulseTaker>();

        var section = configuration.GetSection(HeartbeatOptions.Section);
        services.AddOptions<HeartbeatOptions>().Bind(section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<HeartbeatOptions>, HeartbeatOptionsCheck>();
        if (string.IsNullOrEmpty(section["Url"]))
        {
            return;
        }

        // The address is often a secret, and the client's own lines name it.
        services.AddHttpClient("heartbeat").RemoveAllLoggers();
        services.AddHostedService(provider => new Heartbeat(
            provider.GetRequiredService<IHttpClientFactory>().CreateClient("heartbeat"),
            provider.GetRequiredService<PulseTaker>(),
            provider.GetRequiredService<IOptions<HeartbeatOptions>>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<Heartbeat>>()
        ));
    }
}
