using Beredskab.GeoModel.Areas;
using Beredskab.Hub.Journal;
using Beredskab.Hub.Live.Presence;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Beredskab.Hub.Live;

public static class LiveSetup
{
    /// <summary>The largest message a client may send; Follow and Attend are far smaller.</summary>
    private const int MaxReceivedBytes = 16 * 1024;

    /// <summary>
    /// Adds the live picture. It takes the commits as an <see cref="ICommitObserver"/>; the caller also registers a
    /// <see cref="LiveSource"/>, and starts the journal before the hosted services of this.
    /// </summary>
    /// <param name="areaName">An area's name as people say it, for the titles of incidents.</param>
    public static IServiceCollection AddLive(
        this IServiceCollection services,
        Func<IServiceProvider, Func<AreaId, string>> areaName
    )
    {
        services.AddOptions<LiveOptions>().BindConfiguration("Live").ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => new IncidentViews(areaName(provider)));
        services.AddSingleton<Changes>();
        services.AddSingleton<Snapshots>();
        services.AddSingleton<LiveMetrics>();
        services.AddSingleton<LiveFrames>();
        services.AddSingleton<LiveConnections>();
        services.AddSingleton<LiveFeed>();
        services.AddSingleton<ICommitObserver>(provider => provider.GetRequiredService<LiveFeed>());
        services.AddSingleton<ICommitObserver>(provider => provider.GetRequiredService<Snapshots>());
        services.AddHostedService(provider => provider.GetRequiredService<LiveFeed>());
        services.AddSingleton<PresenceBoard>();
        services.AddSingleton<Attendance>(provider =>
            new(provider.GetRequiredService<PresenceBoard>(), provider.GetRequiredService<LiveFeed>())
        );
        services.AddSingleton<PresenceFeed>();
        services.AddHostedService(provider => provider.GetRequiredService<PresenceFeed>());
        services
            .AddSignalR(hub =>
            {
                hub.MaximumReceiveMessageSize = MaxReceivedBytes;
                hub.MaximumParallelInvocationsPerClient = 1;
                hub.SupportedProtocols = ["json"];
            })
            .AddJsonProtocol(json => json.PayloadSerializerOptions = LiveJson.Options);
        services.AddSingleton<HubLifetimeManager<PictureHub>, LiveLifetime>();
        return services;
    }

    /// <summary>Maps <c>/live</c>: WebSockets, without negotiation, from our own pages.</summary>
    public static IEndpointConventionBuilder MapLive(this IEndpointRouteBuilder endpoints)
    {
        var patience = endpoints.ServiceProvider.GetRequiredService<IOptions<LiveOptions>>().Value.SlowClientSeconds;
        return endpoints
            .MapHub<PictureHub>(
                "/live",
                connection =>
                {
                    connection.Transports = HttpTransportType.WebSockets;
                    connection.ApplicationMaxBufferSize = MaxReceivedBytes;
                    connection.TransportSendTimeout = TimeSpan.FromSeconds(patience);
                    connection.CloseOnAuthenticationExpiration = true;
                }
            )
            .RequireKnownOrigin();
    }
}
