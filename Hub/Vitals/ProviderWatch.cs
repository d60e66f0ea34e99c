using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Channels;
using Beredskab.Notifications.Dispatch;
using Microsoft.Extensions.Options;

namespace Beredskab.Hub.Vitals;

/// <summary>Asks the SMS provider now and then whether it is there and takes our account; nothing is sent for it.</summary>
public sealed class ProviderWatch(
    IEnumerable<IMessageChannel> channels,
    IAlertJournal journal,
    IOptions<WatchOptions> options,
    TimeProvider time,
    ILogger<ProviderWatch> logger
) : BackgroundService
{
    /// <summary>A single lost question is everyday.</summary>
    private const int LostBeforeTrouble = 2;

    private readonly IMessageChannel? channel = channels.FirstOrDefault(one => one.Channel == MessageChannel.Sms);
    private volatile string? asked;

    /// <returns>Null when all is well, as far as is known.</returns>
    public string? Trouble =>
        channel is null ? DeliveryPipeline.NotConfigured
        : channel.Unavailable is { } why ? why
        : journal.Alerts.Outages.ContainsKey(MessageChannel.Sms) ? MessageFailures.ProviderDown
        : asked;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (channel is null || !options.Value.IsWatched)
        {
            return;
        }

        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.Value.ProviderSeconds), time);
        var lost = 0;
        try
        {
            do
            {
                var trouble = await channel.Check(stoppingToken);
                lost = trouble is null ? 0 : lost + 1;
                if (lost == LostBeforeTrouble)
                {
                    VitalsLog.ProviderSilent(logger, trouble!);
                }

                asked = lost >= LostBeforeTrouble ? trouble : null;
            } while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The Hub stops.
        }
    }
}
