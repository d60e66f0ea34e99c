using Beredskab.FakeTwilio;
using Beredskab.Hub.Journal.Sqlite;
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
    public async Task A_receipt_that_is_not_true_is_not_believed_when_test_messages_come_to_the_watchdog()
    {
        // The Hub is told that each was delivered; none comes out at the other end.
        await StartHub();
        await StartWatchdog(("Watchdog:ProbeNumber", ProbeNumber), ("Watchdog:ProbeReceiptSeconds", "1"));
        await Arrived();
        await Texts("Prøvebeskeder når ikke frem", Administrator, Deputy);
    }

    [Fact]
    public async Task What_comes_in_at_the_watchdog_has_arrived_though_nobody_tells_the_hub()
    {
        hubProvider.Plan(new(Fault.NoReceipt, Times: 1000));
        hubProvider.Carry = ToTheWatchdog;
        await StartHub();
        await StartWatchdog(
            ("Watchdog:ProbeNumber", ProbeNumber),
            ("Watchdog:ProbeReceiptSeconds", "20"),
            ("Watchdog:ProbeMinutes", "0.01")
        );
        // The next is sent only when the one before it has arrived.
        await Until(() => hubProvider.Messages.Count >= 4, "four rounds", () => Watchdog.Said);
        Assert.All(hubProvider.Messages, message => Assert.NotEqual("delivered", message.Status));
        Assert.DoesNotContain(ownProvider.Messages, message => message.To != ProbeNumber);
    }

    private void ToTheWatchdog(FakeMessage message) => ownProvider.Receive(message.From, message.To, message.Body);

    [Fact]
    public async Task A_writer_that_stands_still_alarms()
    {
        await StartHub();
        await StartWatchdog(("Watchdog:ProbeMinutes", "0"));
        await Until(() => Watchdog.Said.Contains("ser til", StringComparison.Ordinal), "the watch");
        // Somebody else holds the file: the disk is there, and no write gets through.
        using (var held = SqliteDatabase.Open(Path.Combine(folder.Path, "hub", "journal.db"), readOnly: false, 10_000))
        {
            held.Run("begin immediate");
            await Texts("Journalen kan ikke skrives", Administrator, Deputy);
            held.Run("rollback");
        }

        await Texts("Beredskabet virker igen", Administrator, Deputy);
    }

    [Theory]
    [InlineData("escalator", "no-turn", "Alarmer går ikke videre")]
    [InlineData("dispatcher", "no-turn", "Beskeder bliver ikke sendt")]
    [InlineData("journal", "no-turn", "Journalen kan ikke skrives")]
    public async Task A_part_that_says_that_it_takes_no_turn_alarms(string part, string word, string text)
    {
        string? trouble = null;
        await using var hub = await Listening(context =>
            context.Response.WriteAsJsonAsync(
                new Dictionary<string, object?>
                {
                    ["at"] = DateTimeOffset.UnixEpoch,
                    [part] = Volatile.Read(ref trouble),
                }
            )
        );
        await StartWatchdog(("Watchdog:HubUrl", hub.Urls.First()), ("Watchdog:ProbeMinutes", "0"));
        Volatile.Write(ref trouble, word);
        await Texts(text, Administrator, Deputy);
        Volatile.Write(ref trouble, null);
        await Texts("Beredskabet virker igen", Administrator, Deputy);
    }

    [Fact]
    public async Task Its_own_heartbeat_comes_while_it_can_alarm_and_is_held_back_while_it_cannot()
    {
        var beats = 0;
        var carried = 0;
        await using var expecting = await Listening(context =>
        {
            Interlocked.Increment(ref beats);
            Interlocked.Add(ref carried, context.Request.Headers.Authorization.Count);
            return Task.CompletedTask;
        });
        await StartHub();
        await StartWatchdog(
            ("Watchdog:HeartbeatUrl", $"{expecting.Urls.First()}/livstegn"),
            ("Watchdog:HeartbeatSeconds", "0.1")
        );
        await Until(() => Volatile.Read(ref beats) >= 3, "three beats", () => Watchdog.Said);
        // The Hub's token goes to the Hub alone.
        Assert.Equal(0, Volatile.Read(ref carried));

        ownProvider.Down = true;
        await Until(() => Held() >= 1, "a beat held back", () => Watchdog.Said);
        var before = Volatile.Read(ref beats);
        var held = Held();
        await Until(() => Held() >= held + 3, "beats held back", () => Watchdog.Said);
        Assert.Equal(before, Volatile.Read(ref beats));

        ownProvider.Down = false;
        await Until(() => Volatile.Read(ref beats) > before, "a beat again", () => Watchdog.Said);

        int Held() => Watchdog.Said.Split("livstegnet holdes tilbage").Length - 1;
    }

    [Fact]
    public async Task Its_own_heartbeat_is_held_back_while_an_alarm_could_not_be_said()
    {
        var beats = 0;
        await using var expecting = await Listening(_ =>
        {
            Interlocked.Increment(ref beats);
            return Task.CompletedTask;
        });
        ownProvider.Plan(new(Fault.Unavailable, Times: 100_000));
        var hub = await StartHub();
        await StartWatchdog(
            ("Watchdog:HeartbeatUrl", $"{expecting.Urls.First()}/livstegn"),
            ("Watchdog:HeartbeatSeconds", "0.1")
        );
        await Until(() => Volatile.Read(ref beats) >= 1, "a beat", () => Watchdog.Said);
        hub.Kill();
        await Until(() => Unsaid() >= 1, "an alarm that nobody takes", () => Watchdog.Said);
        var before = Volatile.Read(ref beats);
        var unsaid = Unsaid();
        await Until(() => Unsaid() >= unsaid + 3, "tried again", () => Watchdog.Said);
        Assert.Equal(before, Volatile.Read(ref beats));

        // By text or by telephone: whichever it tries next.
        ownProvider.ClearFaults();
        await Until(() => Volatile.Read(ref beats) > before, "a beat again", () => Watchdog.Said);

        int Unsaid() => Watchdog.Said.Split("kunne ikke få besked").Length - 1;
    }

    private static async Task<WebApplication> Listening(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var listening = builder.Build();
        listening.Run(answer);
        await listening.StartAsync(TestContext.Current.CancellationToken);
        return listening;
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
