namespace Beredskab.Hub.Tests.Watchdog;

/// <summary>How the watchdog is started: its settings, and the demonstration's two commands.</summary>
public sealed class WatchdogStartTests : WatchdogWorld
{
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
        await hub.Says("Telefoner");
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
        await hub.Says("Automatisk prøve");
        hub.Kill();
        await watchdog.Says("Vagthunden: Beredskabet svarer ikke");
    }
}
