using Microsoft.Extensions.Hosting;

namespace Beredskab.Notifications.Channels.Console;

/// <summary>Lets the demo's phones ring out when nobody picks up.</summary>
public sealed class DemoClock(DemoCalls calls, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Tick, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                try
                {
                    await calls.RingOut(stoppingToken);
                }
                catch (Dispatch.JournalUnavailableException)
                {
                    // The phone has stopped ringing; the journal hears of no receipt, as with a network.
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The demo is over.
        }
    }
}
