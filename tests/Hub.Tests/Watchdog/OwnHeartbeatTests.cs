using Beredskab.FakeTwilio;

namespace Beredskab.Hub.Tests.Watchdog;

/// <summary>The watchdog tells an outside service that it can alarm, while it can.</summary>
public sealed class OwnHeartbeatTests : WatchdogWorld
{
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
        await Until(() => Volatile.Read(ref beats) >= 3, "three beats");
        // The Hub's token goes to the Hub alone.
        Assert.Equal(0, Volatile.Read(ref carried));

        ownProvider.Down = true;
        await Until(() => Held() >= 1, "a beat held back");
        var before = Volatile.Read(ref beats);
        var held = Held();
        await Until(() => Held() >= held + 3, "beats held back");
        Assert.Equal(before, Volatile.Read(ref beats));

        ownProvider.Down = false;
        await Until(() => Volatile.Read(ref beats) > before, "a beat again");

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
        await Until(() => Volatile.Read(ref beats) >= 1, "a beat");
        hub.Kill();
        await Until(() => Unsaid() >= 1, "an alarm that nobody takes");
        var before = Volatile.Read(ref beats);
        var unsaid = Unsaid();
        await Until(() => Unsaid() >= unsaid + 3, "tried again");
        Assert.Equal(before, Volatile.Read(ref beats));

        // By text or by telephone: whichever it tries next.
        ownProvider.ClearFaults();
        await Until(() => Volatile.Read(ref beats) > before, "a beat again");

        int Unsaid() => Watchdog.Said.Split("kunne ikke få besked").Length - 1;
    }
}
