using Beredskab.FakeTwilio;

namespace Beredskab.Hub.Tests.Watchdog;

/// <summary>A Hub that does not answer, and whoever is to hear of it.</summary>
public sealed class HubGoneTests : WatchdogWorld
{
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
        await StartWatchdog(("Watchdog:PollTimeoutSeconds", "3"));
        await Arrived();
        hub.Freeze();
        // One look in vain is over here; the third is two of its long timeouts away.
        await Watchdog.Says("Beredskabet svarer ikke.");
        hub.Thaw();
        await Watchdog.Says("svarer, som det skal");
        Assert.Empty(ownProvider.Messages);

        hub.Freeze();
        await Texts("Beredskabet svarer ikke", Administrator, Deputy);
        hub.Thaw();
        await Texts("Beredskabet virker igen", Administrator, Deputy);
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
        await Watchdog.Says("er stadig tændt");
        await Watchdog.Says("Beredskabet svarer ikke.");
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
}
