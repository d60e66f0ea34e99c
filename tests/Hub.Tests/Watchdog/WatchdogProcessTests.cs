using Beredskab.FakeTwilio;
using Beredskab.Hub.Tests.Journal;

namespace Beredskab.Hub.Tests.Watchdog;

/// <summary>
/// The Hub and the watchdog as two processes, each with a provider account of its own, over real HTTP. Intervals are
/// shorter than they ship, so that a test takes seconds; how long the shipped ones take is counted elsewhere.
/// </summary>
public sealed class WatchdogProcessTests : IAsyncLifetime
{
    private const string Token = "en-lang-hemmelig-noegle";
    private const string Administrator = "+4540000001";
    private const string Deputy = "+4540000002";
    private const string ProbeNumber = "+4540000009";

    private readonly TemporaryFolder folder = new();
    private readonly int port = RunningProgram.FreePort();
    private readonly List<RunningProgram> programs = [];
    private FakeTwilioServer hubProvider = null!;
    private FakeTwilioServer ownProvider = null!;

    public async ValueTask InitializeAsync()
    {
        hubProvider = await FakeTwilioServer.StartAsync(new() { Number = "+4599999999" });
        ownProvider = await FakeTwilioServer.StartAsync(
            new() { AccountSid = "AC11111111111111111111111111111111", AuthToken = "own-token" }
        );
    }

    [Fact]
    public async Task A_killed_hub_alarms_every_administrator_and_is_said_to_be_well_when_it_is_back()
    {
        var hub = await StartHub();
        await StartWatchdog();
        await Arrived();
        hub.Kill();

        await Texts("Beredskabet svarer ikke siden kl.", Administrator, Deputy);
        await Until(
            () => ownProvider.Calls.Select(call => call.To).Order().SequenceEqual([Administrator, Deputy]),
            "the calls"
        );
        Assert.Equal(2, ownProvider.Messages.Count);

        await StartHub();
        await Texts("Beredskabet virker igen", Administrator, Deputy);
        Assert.Equal(4, ownProvider.Messages.Count);
    }

    [Fact]
    public async Task A_hub_that_is_frozen_alarms_too_and_a_short_pause_does_not()
    {
        var hub = await StartHub();
        await StartWatchdog();
        await Arrived();
        hub.Freeze();
        // One look in vain is over here; the third is two of its long timeouts away.
        await Until(() => Watchdog.Said.Contains("Beredskabet svarer ikke.", StringComparison.Ordinal), "a lost look");
        hub.Thaw();
        await Until(() => Watchdog.Said.Contains("svarer, som det skal", StringComparison.Ordinal), "a good look");
        Assert.Empty(ownProvider.Messages);

        hub.Freeze();
        await Texts("Beredskabet svarer ikke", Administrator, Deputy);
        hub.Thaw();
        await Texts("Beredskabet virker igen", Administrator, Deputy);
    }

    [Fact]
    public async Task A_provider_that_is_down_alarms_by_the_other_provider()
    {
        await StartHub();
        await StartWatchdog();
        await Arrived();
        hubProvider.Down = true;
        await Texts("Sms-udbyderen tager ikke imod", Administrator, Deputy);
        hubProvider.Down = false;
        await Texts("Beredskabet virker igen", Administrator, Deputy);
    }

    [Fact]
    public async Task A_dispatcher_whose_messages_do_not_move_alarms()
    {
        // The provider takes the message and never answers, and the Hub has been told to wait for it.
        hubProvider.Plan(new(Fault.SilentAfter, Times: 100));
        await StartHub(("Twilio:TimeoutSeconds", "60"), ("Dispatch:StandstillSeconds", "1"));
        await StartWatchdog();
        await Texts("Beskeder bliver ikke sendt", Administrator, Deputy);
    }

    [Fact]
    public async Task Test_messages_that_never_arrive_alarm_although_everything_answers()
    {
        hubProvider.Plan(new(Fault.NoReceipt, Times: 1000));
        await StartHub();
        await StartWatchdog(("Watchdog:ProbeReceiptSeconds", "1"));
        await Texts("Prøvebeskeder når ikke frem", Administrator, Deputy);
        Assert.All(hubProvider.Messages, message => Assert.Equal(ProbeNumber, message.To));
    }

    [Fact]
    public async Task A_watchdog_that_is_started_again_does_not_alarm_twice()
    {
        var hub = await StartHub();
        var first = await StartWatchdog(("Watchdog:CallAfterSeconds", "600"));
        await Arrived();
        hub.Kill();
        await Texts("svarer ikke", Administrator, Deputy);
        first.Kill();

        await StartWatchdog(("Watchdog:CallAfterSeconds", "600"));
        await Until(() => Watchdog.Said.Contains("er stadig tændt", StringComparison.Ordinal), "its memory");
        await Until(() => Watchdog.Said.Contains("Beredskabet svarer ikke.", StringComparison.Ordinal), "a look");
        await StartHub();
        await Texts("Beredskabet virker igen", Administrator, Deputy);
        Assert.Equal(
            2,
            ownProvider.Messages.Count(message => message.Body.Contains("svarer ikke", StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task An_administrator_who_cannot_be_told_by_SMS_is_called_and_the_other_hears_it_once()
    {
        ownProvider.Plan(new(Fault.Unavailable, Times: 1000, To: Administrator));
        await StartWatchdog(("Watchdog:CallAfterSeconds", "600"));
        await Texts("svarer ikke", Deputy);
        ownProvider.ClearFaults();
        await Until(
            () =>
                ownProvider.Calls.Any(call => call.To == Administrator)
                || ownProvider.Messages.Any(message => message.To == Administrator),
            "the administrator told"
        );
        Assert.Single(ownProvider.Messages, message => message.To == Deputy);
    }

    [Fact]
    public async Task Wrong_settings_stop_it_by_name()
    {
        var watchdog = Start(
            new Dictionary<string, string>
            {
                ["Watchdog:HubUrl"] = "http://beredskab.example",
                ["Watchdog:Administrators"] = "12345",
                ["Watchdog:PollSeconds"] = "0",
                ["Watchdog:HeartbeatUrl"] = "ftp://x",
            },
            "watchdog"
        );
        Assert.Equal(2, await watchdog.Exit());
        foreach (
            var name in (string[])
                ["HubUrl", "Token", "Administrators", "PollSeconds", "HeartbeatUrl", "Twilio:AccountSid", "Twilio:From"]
        )
        {
            Assert.Contains($"Watchdog:{name}", watchdog.Said, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_demonstration_is_watched_with_two_commands_and_alarms_stand_on_the_console()
    {
        var hub = Start(
            new Dictionary<string, string>(),
            "demo",
            "--urls",
            Url,
            "--folder",
            Path.Combine(folder.Path, "demo")
        );
        await Until(() => hub.Said.Contains("Telefoner", StringComparison.Ordinal), "the demonstration");
        var watchdog = Start(
            new Dictionary<string, string>
            {
                ["Watchdog:PollSeconds"] = "0.3",
                ["Watchdog:StateFile"] = Path.Combine(folder.Path, "demo-watchdog.json"),
            },
            "watchdog",
            "--demo",
            "--hub",
            Url
        );
        await Until(() => hub.Said.Contains("Automatisk prøve", StringComparison.Ordinal), "a test message");
        hub.Kill();
        await Until(
            () => watchdog.Said.Contains("Vagthunden: Beredskabet svarer ikke", StringComparison.Ordinal),
            "the alarm on the console"
        );
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var program in programs)
        {
            program.Dispose();
        }

        await hubProvider.DisposeAsync();
        await ownProvider.DisposeAsync();
        folder.Dispose();
    }

    private string Url => $"http://127.0.0.1:{port}";

    private RunningProgram Watchdog { get; set; } = null!;

    private RunningProgram Start(IReadOnlyDictionary<string, string> settings, params string[] arguments)
    {
        var program = RunningProgram.Start(settings, arguments);
        programs.Add(program);
        return program;
    }

    private async Task<RunningProgram> StartHub(params (string Name, string Value)[] settings)
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
        await Until(() => hub.Said.Contains("Beredskab er klar", StringComparison.Ordinal), "the Hub", () => hub.Said);
        return hub;
    }

    private async Task<RunningProgram> StartWatchdog(params (string Name, string Value)[] settings)
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
                // Long, because the machine that runs the tests is busy.
                ["Watchdog:PollTimeoutSeconds"] = "3",
                ["Watchdog:CallAfterSeconds"] = "1",
                ["Watchdog:WellAfterSeconds"] = "1",
            }
                .Concat(settings.Select(setting => KeyValuePair.Create(setting.Name, setting.Value)))
                .GroupBy(pair => pair.Key, StringComparer.Ordinal)
                .ToDictionary(group => group.Key, group => group.Last().Value, StringComparer.Ordinal),
            "watchdog"
        );
        await Until(
            () => Watchdog.Said.Contains("Vagthunden ser til", StringComparison.Ordinal),
            "the watchdog",
            () => Watchdog.Said
        );
        return Watchdog;
    }

    /// <summary>A test message went the whole way round.</summary>
    private Task Arrived() =>
        Until(
            () => hubProvider.Messages.Any(message => message is { To: ProbeNumber, Status: "delivered" }),
            "a test message",
            () => Watchdog.Said
        );

    private Task Texts(string text, params string[] to) =>
        Until(
            () =>
                to.All(number =>
                    ownProvider.Messages.Any(message =>
                        message.To == number && message.Body.Contains(text, StringComparison.Ordinal)
                    )
                ),
            text,
            () => Watchdog.Said
        );

    private static async Task Until(Func<bool> condition, string what, Func<string>? said = null)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!condition())
        {
            Assert.False(limit.IsCancellationRequested, $"Within a minute it did not come: {what}. {said?.Invoke()}");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
