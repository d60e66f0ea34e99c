using System.Collections.Concurrent;
using Beredskab.Notifications.Alerts;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Beredskab.Notifications.Dispatch;

/// <summary>A gate before each provider, and what is told when one shuts or opens. In memory: the journal has the failures.</summary>
public sealed class ProviderGates
{
    private readonly ConcurrentDictionary<(MessageChannel Channel, string Provider), ProviderGate> gates = new();
    private readonly DispatchOptions options;
    private readonly IAlertJournal journal;
    private readonly JournalPatience patience;
    private readonly TimeProvider time;
    private readonly NotificationsMeter meter;
    private readonly ILogger<ProviderGates> log;
    private readonly Lock telling = new();
    private Task told = Task.CompletedTask;
    private int reopenings;

    public ProviderGates(
        IAlertJournal journal,
        IOptions<DispatchOptions> options,
        TimeProvider time,
        NotificationsMeter meter,
        ILogger<ProviderGates> log
    )
    {
        this.journal = journal;
        this.options = options.Value;
        this.time = time;
        this.meter = meter;
        this.log = log;
        patience = new(journal, time);
    }

    /// <summary>Counts how often a provider came back: what rested for one need rest no longer.</summary>
    internal int Reopenings => Volatile.Read(ref reopenings);

    /// <summary>Until the journal has been told of all that shut and opened so far, or has refused it.</summary>
    internal Task Told
    {
        get
        {
            lock (telling)
            {
                return told;
            }
        }
    }

    internal ProviderGate Of(MessageChannel channel, string provider) =>
        gates.GetOrAdd((channel, provider), key => Make(key.Channel, key.Provider));

    /// <returns>Whether the one provider of the channel is down; false for a channel with many.</returns>
    internal bool IsShut(MessageChannel channel) => gates.TryGetValue((channel, ""), out var gate) && gate.IsShut;

    /// <summary>A message was taken. An outage from before a restart ends here, without any gate having shut.</summary>
    internal void Taken(MessageChannel channel, string provider)
    {
        if (provider.Length == 0 && journal.Alerts.Outages.ContainsKey(channel) && !Of(channel, provider).IsShut)
        {
            Report(channel, null);
        }
    }

    private ProviderGate Make(MessageChannel channel, string provider) =>
        new(
            options,
            time,
            code =>
            {
                Log.ProviderDown(log, channel);
                meter.ProviderShut(channel);
                // One push service of many is no channel: whoever has their device there is reached otherwise.
                if (provider.Length == 0)
                {
                    Report(channel, code);
                }
            },
            () =>
            {
                Log.ProviderBack(log, channel);
                Interlocked.Increment(ref reopenings);
                if (provider.Length == 0)
                {
                    Report(channel, null);
                }
            }
        );

    /// <summary>Beside the messages: none of them waits for it. One after the other, so that what is told last holds.</summary>
    private void Report(MessageChannel channel, string? code)
    {
        lock (telling)
        {
            told = Tell(told, channel, code);
        }
    }

    private Task Tell(Task before, MessageChannel channel, string? code) =>
        Task.Run(async () =>
        {
            await before;
            try
            {
                await patience.Submit(new AlertCommand.ReportProvider(channel, code), CancellationToken.None);
            }
            catch (Exception e)
            {
                Log.ProviderNotReported(log, e, channel);
            }
        });
}
