using System.Globalization;
using System.Text.Json.Serialization;
using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Incidents;
using Beredskab.Hub.Access;
using Beredskab.Hub.Alerts;
using Beredskab.Hub.Alerts.Records;
using Beredskab.Hub.Alerts.Texts;
using Beredskab.Hub.Commands;
using Beredskab.Hub.Contacts;
using Beredskab.Hub.Demo;
using Beredskab.Hub.Demo.Play;
using Beredskab.Hub.Incidents;
using Beredskab.Hub.Journal;
using Beredskab.Hub.Live;
using Beredskab.Hub.Reference;
using Beredskab.Hub.State;
using Beredskab.Hub.Telemetry;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Contacts;
using Microsoft.AspNetCore.HttpOverrides;

namespace Beredskab.Hub.Hosting;

/// <summary>What the program needs around the product: addresses, limits, logs, the order of start.</summary>
public static class HostingSetup
{
    public const string DefaultUrl = "http://localhost:5080";

    public static StorageFolder AddHosting(this WebApplicationBuilder builder, HubCommandLine.Serving serve)
    {
        builder.Configuration.AddEnvironmentVariables("BEREDSKAB_");
        var storage = StorageFolder.Claim(
            serve.Folder ?? builder.Configuration["Storage:Folder"] ?? StorageFolder.Default(serve.Mode),
            serve.Mode,
            anew: !serve.Keep
        );

        builder.Configuration["Storage:Folder"] = storage.Path;
        var urls = serve.Urls ?? builder.Configuration["Urls"] ?? DefaultUrl;
        foreach (var url in urls.Split(';'))
        {
            if (
                !url.StartsWith("http://", StringComparison.Ordinal)
                && !url.StartsWith("https://", StringComparison.Ordinal)
            )
            {
                throw new WrongSettingException("Urls", $"en adresse som {DefaultUrl}, ikke »{url}«");
            }
        }

        builder.WebHost.UseUrls(urls.Split(';'));
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // Ours to refuse, in words: the server's own limit cuts the connection, and nobody hears why.
            kestrel.Limits.MaxRequestBodySize = null;
        });

        builder.Logging.ClearProviders();
        builder.Logging.AddJsonConsole(console => console.UseUtcTimestamp = true);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        builder.Logging.AddFilter("System.Net.Http", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.AspNetCore.Diagnostics.ExceptionHandlerMiddleware", LogLevel.Critical);
        builder.Logging.AddFilter("Polly", LogLevel.Warning);
        // Kestrel's own line at a port in use is said again, better, by Startup.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);

        builder.Services.AddSingleton(serve.Mode);
        builder.Services.AddSingleton(new JournalBeginning(serve.NewJournal));
        builder.Services.AddSingleton(storage);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddProblemDetails();
        builder.Services.AddExceptionHandler<MalformedBody>();
        builder.Services.AddOpenApi("v1", ApiDocument.Describe);
        builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        builder.Services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.Encoder = LiveJson.Options.Encoder;
            // A word is a word: a number in its place is a mistake, not the word that happens to have it.
            options.SerializerOptions.Converters.Add(new JsonStringEnumConverter<IncidentType>(null, false));
            options.SerializerOptions.Converters.Add(new JsonStringEnumConverter<IncidentScope>(null, false));
            options.SerializerOptions.Converters.Add(new JsonStringEnumConverter<DecisionLevel>(null, false));
            options.SerializerOptions.Converters.Add(new JsonStringEnumConverter<TargetGroup>(null, false));
            options.SerializerOptions.Converters.Add(new JsonStringEnumConverter<AnswerKind>(null, false));
            options.SerializerOptions.Converters.Add(new JsonStringEnumConverter<WayKind>(null, false));
            options.SerializerOptions.Converters.Add(new JsonStringEnumConverter<OrganisationKind>(null, false));
            options.SerializerOptions.Converters.Add(new JsonStringEnumConverter<Role>(null, false));
            options.SerializerOptions.Converters.Add(new JsonStringEnumConverter<ErasureReason>(null, false));
        });
        builder.Services.Configure<ForwardedHeadersOptions>(options =>
            options.ForwardedHeaders = ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost
        );
        return storage;
    }

    /// <summary>The decider, and which kind of area owns the ledergrupper.</summary>
    public static void AddAreas(this IServiceCollection services, IConfiguration configuration)
    {
        var kind = configuration["Alerts:LedergruppeArea"] switch
        {
            null or "bydel" => AreaKind.Bydel,
            "ssp-omraade" => AreaKind.SspOmraade,
            _ => throw new WrongSettingException("Alerts:LedergruppeArea", "bydel eller ssp-omraade"),
        };
        var window = configuration["Alerts:BundleSeconds"] switch
        {
            null => 5,
            var given
                when int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
                    && seconds <= 60 => seconds,
            _ => throw new WrongSettingException("Alerts:BundleSeconds", "et helt antal sekunder fra 0 til 60"),
        };
        services.AddSingleton(new HubDecider(kind) { BundleWindow = TimeSpan.FromSeconds(window) });
    }

    /// <summary>The live picture of this journal.</summary>
    public static void AddLivePicture(this IServiceCollection services)
    {
        services.AddSingleton(provider =>
            LiveSource.Of(provider.GetRequiredService<JournalWriter>, provider.GetRequiredService<JournalHealth>())
        );
        // Asked when a title is made: the writer is told of commits by what makes titles.
        services.AddLive(provider => area => provider.GetRequiredService<JournalWriter>().State.Areas.NameOf(area));
    }

    public static void AddCommands(this IServiceCollection services)
    {
        services.AddSingleton<CommandDesk>();
        services.AddSingleton<Timeline>();
        services.AddSingleton<PolicyHistory>();
        services.AddSingleton<TextHistory>();
        services.AddSingleton<AlertRecords>();
        services.AddSingleton<BaseMaps>();
    }

    public static void AddObservability(this IServiceCollection services) => services.AddHostedService<Observability>();

    public static void UseHosting(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseExceptionHandler();
        app.UseStatusCodePages(MalformedBody.Say);
        app.UseBodyLimit();
        app.UseSafetyHeaders();
        app.UseDashboardFiles();
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
    }

    /// <summary>Opens the journal before anybody is let in, then listens until told to stop.</summary>
    public static async Task Serve(this WebApplication app, HubCommandLine.Serving serve)
    {
        // A broken chain must not wait for the next heartbeat.
        app.Services.GetRequiredService<JournalHealth>().Changed += _ =>
            app.Services.GetRequiredService<LiveFeed>().BeatNow();
        // The journal is the first hosted service: it is read before the server listens.
        await app.StartAsync();
        app.Services.GetRequiredService<AddressEraser>()
            .EraseLeftovers(app.Services.GetRequiredService<JournalWriter>().State.Contacts);
        if (serve.Mode.IsDemo)
        {
            app.Services.GetRequiredService<DemoPast>().Recall(app.Lifetime.ApplicationStopping);
            await app.Services.GetRequiredService<DemoSeed>().Plant(app.Lifetime.ApplicationStopping);
        }

        Greeting.Say(app, serve);
        app.Services.GetService<PlayService>()?.Begin(app.Lifetime.ApplicationStopping);
        await app.WaitForShutdownAsync();
    }
}
