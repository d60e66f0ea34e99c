using System.Diagnostics.Metrics;
using Beredskab.Notifications.Alerts;

namespace Beredskab.Notifications;

/// <summary>What alerting measures, under the meter <c>Beredskab.Notifications</c>.</summary>
public sealed class NotificationsMeter
{
    public const string Name = "Beredskab.Notifications";

    private readonly Histogram<double> wait;
    private readonly Histogram<double> provider;
    private readonly Counter<long> sent;
    private readonly Counter<long> failed;
    private readonly Counter<long> repeats;
    private readonly Counter<long> outages;

    public NotificationsMeter(IMeterFactory meters)
    {
        var meter = meters.Create(Name);
        wait = meter.CreateHistogram<double>(
            "beredskab.message.wait",
            "s",
            "From a message's being intended to its being handed to the provider"
        );
        provider = meter.CreateHistogram<double>(
            "beredskab.message.provider",
            "s",
            "From the handing over to the provider's answer"
        );
        sent = meter.CreateCounter<long>("beredskab.message.sent", "{message}", "Taken by the provider");
        failed = meter.CreateCounter<long>("beredskab.message.failed", "{attempt}", "Not taken, by code and advice");
        repeats = meter.CreateCounter<long>(
            "beredskab.message.repeats",
            "{attempt}",
            "Handed over again after an attempt in doubt"
        );
        outages = meter.CreateCounter<long>(
            "beredskab.provider.outages",
            "{outage}",
            "A provider was found to be down, or still down at a trial, by channel"
        );
    }

    internal void ProviderShut(MessageChannel channel) =>
        outages.Add(1, new KeyValuePair<string, object?>("channel", channel.ToString()));

    internal void HandedOver(MessagePurpose purpose, TimeSpan waited, TimeSpan answered)
    {
        var tag = new KeyValuePair<string, object?>("purpose", purpose.ToString());
        wait.Record(waited.TotalSeconds, tag);
        provider.Record(answered.TotalSeconds, tag);
        sent.Add(1, tag);
    }

    internal void Failed(string code, FailureAdvice advice) =>
        failed.Add(1, new("code", code), new KeyValuePair<string, object?>("advice", advice.ToString()));

    internal void Repeated() => repeats.Add(1);
}
