using Beredskab.Hub.Hosting;
using Beredskab.Hub.Vitals;

namespace Beredskab.Hub.Watchdog;

/// <summary>The small process beside the Hub that says so when the Hub cannot.</summary>
public static class WatchdogProgram
{
    /// <param name="hub">Where the Hub is; null for the setting's.</param>
    /// <returns>0 ended as asked, 2 a wrong setting.</returns>
    public static Task<int> Run(bool isDemo, string? hub, CancellationToken stop) =>
        Startup.Guard(() => Watch(Read(isDemo, hub), isDemo, stop), () => "", Console.Error);

    private static WatchdogOptions Read(bool isDemo, string? hub)
    {
        var options = new WatchdogOptions();
        new ConfigurationBuilder()
            .SetBasePath(AppContext.BaseDirectory)
            .AddJsonFile("appsettings.json", optional: true)
            .AddEnvironmentVariables("BEREDSKAB_")
            .Build()
            .GetSection(WatchdogOptions.Section)
            .Bind(options);
        options.HubUrl = hub ?? options.HubUrl;
        if (isDemo)
        {
            options.Token = WatchOptions.DemoToken;
            options.StateFile = Path.ChangeExtension(options.StateFile, ".demo.json");
        }

        options.Check(isDemo);
        return options;
    }

    private static async Task Watch(WatchdogOptions options, bool isDemo, CancellationToken stop)
    {
        using var http = new HttpClient(
            new SocketsHttpHandler
            {
                ConnectTimeout = TimeSpan.FromSeconds(options.PollTimeoutSeconds),
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                AllowAutoRedirect = false,
            }
        );
        using var provider = new HttpClient(
            new SocketsHttpHandler
            {
                ConnectTimeout = TimeSpan.FromSeconds(5),
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                AllowAutoRedirect = false,
            }
        );
        // The token is the Hub's alone: what goes elsewhere goes by another client.
        using var outside = new HttpClient();
        var loop = new WatchdogLoop(
            new HubObserver(
                http,
                options,
                TimeProvider.System,
                options.HasInbox ? new ProbeInbox(provider, options, TimeProvider.System) : null
            ),
            isDemo ? AlarmVoice.OnConsole : AlarmVoice.ByProvider(options, provider),
            new WatchdogMemory(options.StateFile, options.HubUrl),
            outside,
            options,
            TimeProvider.System,
            Console.Out
        );
        await Console.Out.WriteLineAsync(WatchdogTexts.Watching(options, isDemo));
        try
        {
            await loop.Run(stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Ended as asked.
        }
    }
}
