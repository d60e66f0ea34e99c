using Beredskab.FakeTwilio;
using Beredskab.Hub.Tests.Journal;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Beredskab.Hub.Tests.Watchdog;

/// <summary>
/// The Hub and the watchdog as two processes, each with a provider account of its own, over real HTTP. Intervals are
/// shorter than they ship, so that a test takes seconds; how long the shipped ones take is counted elsewhere.
/// </summary>
public abstract class WatchdogWorld : IAsyncLifetime
{
    private protected const string Token = "en-lang-hemmelig-noegle";
    private protected const string Administrator = "+4540000001";
    private protected const string Deputy = "+4540000002";
    private protected const string ProbeNumber = "+4540000009";

    private protected readonly TemporaryFolder folder = new();
    private readonly int port = RunningProgram.FreePort();
    private readonly List<RunningProgram> programs = [];
    private protected FakeTwilioServer hubProvider = null!;
    private protected FakeTwilioServer ownProvider = null!;

    public async ValueTask InitializeAsync()
    {
        hubProvider = await FakeTwilioServer.StartAsync(new() { Number = "+4599999999" });
        ownProvider = await FakeTwilioServer.StartAsync(
            new() { AccountSid = "AC11111111111111111111111111111111", AuthToken = "own-token" }
        );
    }

    private protected string Url => $"http://127.0.0.1:{port}";

    private protected RunningProgram Watchdog { get; set; } = null!;

    private protected async Task<RunningProgram> StartHub(params (string Name, string Value)[] settings)
    {
        var hub = Start(
            new Dictionary<string, string>
            {
                ["Twilio:AccountSid"] = hubProvider.AccountSid,
                ["Twilio:AuthToken"] = hubProvider.AuthToken,
                ["Twilio:From"] = "+4599999999",
                ["Twilio:BaseUrl"] = hubProvider.Url.ToString(),
                ["Twilio:PublicUrl"] = Url,
                ["Watch:Token"] = Token,
                ["Watch:ProbeNumber"] = ProbeNumber,
                ["Watch:ProviderSeconds"] = "0.3",
            }
                .Concat(settings.Select(setting => KeyValuePair.Create(setting.Name, setting.Value)))
                .GroupBy(pair => pair.Key, StringComparer.Ordinal)
                .ToDictionary(group => group.Key, group => group.Last().Value, StringComparer.Ordinal),
            "--urls",
            Url,
            "--folder",
            Path.Combine(folder.Path, "hub")
        );
        await hub.Says("Beredskab er klar");
        return hub;
    }

    private protected async Task<RunningProgram> StartWatchdog(params (string Name, string Value)[] settings)
    {
        Watchdog = Start(
            new Dictionary<string, string>
            {
                ["Watchdog:HubUrl"] = Url,
                ["Watchdog:Token"] = Token,
                ["Watchdog:Administrators"] = $"{Administrator}, {Deputy}",
                ["Watchdog:Twilio:AccountSid"] = ownProvider.AccountSid,
                ["Watchdog:Twilio:AuthToken"] = ownProvider.AuthToken,
                ["Watchdog:Twilio:From"] = "+4588888888",
                ["Watchdog:Twilio:BaseUrl"] = ownProvider.Url.ToString(),
                ["Watchdog:StateFile"] = Path.Combine(folder.Path, "watchdog.json"),
                ["Watchdog:PollSeconds"] = "0.5",
                // Long, because the machine that runs the tests is busy: a look that is given up after the Hub has taken
                // the test message asks for another, which the Hub refuses so soon, and that is an alarm.
                ["Watchdog:PollTimeoutSeconds"] = "15",
                ["Watchdog:CallAfterSeconds"] = "1",
                ["Watchdog:WellAfterSeconds"] = "1",
            }
                .Concat(settings.Select(setting => KeyValuePair.Create(setting.Name, setting.Value)))
                .GroupBy(pair => pair.Key, StringComparer.Ordinal)
                .ToDictionary(group => group.Key, group => group.Last().Value, StringComparer.Ordinal),
            "watchdog"
        );
        await Watchdog.Says("Vagthunden ser til");
        return Watchdog;
    }

    private protected RunningProgram Start(IReadOnlyDictionary<string, string> settings, params string[] arguments)
    {
        var program = RunningProgram.Start(settings, arguments);
        programs.Add(program);
        return program;
    }

    private protected static async Task<WebApplication> Listening(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var listening = builder.Build();
        listening.Run(answer);
        await listening.StartAsync(TestContext.Current.CancellationToken);
        return listening;
    }

    /// <summary>A test message went the whole way round.</summary>
    private protected Task Arrived() =>
        Until(
            () => hubProvider.Messages.Any(message => message is { To: ProbeNumber, Status: "delivered" }),
            "a test message"
        );

    private protected Task Texts(string text, params string[] to) =>
        Until(
            () =>
                to.All(number =>
                    ownProvider.Messages.Any(message =>
                        message.To == number && message.Body.Contains(text, StringComparison.Ordinal)
                    )
                ),
            text
        );

    private protected Task Until(Func<bool> condition, string what) =>
        Waiting.Until(condition, what, () => Watchdog?.Said ?? "");

    public async ValueTask DisposeAsync()
    {
        foreach (var program in programs)
        {
            program.Dispose();
        }

        await hubProvider.DisposeAsync();
        await ownProvider.DisposeAsync();
        folder.Dispose();
        GC.SuppressFinalize(this);
    }
}
