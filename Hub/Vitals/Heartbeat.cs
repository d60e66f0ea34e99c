using Microsoft.Extensions.Options;

namespace Beredskab.Hub.Vitals;

/// <summary>
/// Tells an outside service that alerting is alive, and only while it is: when the writer, the dispatcher or the
/// escalation stands still, it stops, and the outside service says so.
/// </summary>
public sealed class Heartbeat(
    HttpClient http,
    PulseTaker pulse,
    IOptions<HeartbeatOptions> given,
    TimeProvider time,
    ILogger<Heartbeat> logger
) : BackgroundService
{
    private readonly HeartbeatOptions options = given.Value;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.IntervalSeconds), time);
        try
        {
            do
            {
                await Beat(stoppingToken);
            } while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The Hub stops.
        }
    }

    private async Task Beat(CancellationToken stoppingToken)
    {
        try
        {
            var signs = await pulse.Take(stoppingToken);
            if (!signs.IsAlive)
            {
                VitalsLog.HeartbeatHeldBack(
                    logger,
                    signs.Journal ?? "ok",
                    signs.Dispatcher ?? "ok",
                    signs.Escalator ?? "ok"
                );
                return;
            }

            if (await SignOfLife.Send(http, options.Url!, options.Method, time, stoppingToken) is { } trouble)
            {
                VitalsLog.HeartbeatNotTaken(logger, trouble);
            }
        }
        catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
        {
            // It must go on by itself when whatever it was is over.
            VitalsLog.HeartbeatFailed(logger, fault);
        }
    }
}
