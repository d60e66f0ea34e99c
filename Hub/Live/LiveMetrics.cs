using System.Diagnostics.Metrics;

namespace Beredskab.Hub.Live;

/// <summary>The meter <c>Beredskab.Live</c>.</summary>
public sealed class LiveMetrics
{
    public const string MeterName = "Beredskab.Live";

    private readonly UpDownCounter<int> connections;
    private readonly Counter<long> sent;
    private readonly Counter<long> dropped;
    private readonly Histogram<double> handed;
    private readonly Counter<long> presence;
    private readonly Counter<long> presencePutOff;

    public LiveMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        connections = meter.CreateUpDownCounter<int>(
            "beredskab.live.connections",
            "{connection}",
            "Dashboards connected to this node"
        );
        sent = meter.CreateCounter<long>(
            "beredskab.live.changes_sent",
            "{change}",
            "Changes sent, counted once for each connection"
        );
        dropped = meter.CreateCounter<long>(
            "beredskab.live.slow_clients",
            "{connection}",
            "Connections ended because the client did not read"
        );
        handed = meter.CreateHistogram<double>(
            "beredskab.live.handed_over",
            "s",
            "From the commit until the change was handed to every connection"
        );
        presence = meter.CreateCounter<long>(
            "beredskab.live.presence_sent",
            "{message}",
            "Messages of who looks at what, counted once for each connection"
        );
        presencePutOff = meter.CreateCounter<long>(
            "beredskab.live.presence_put_off",
            "{message}",
            "The same, put off because the connection had a change to read"
        );
    }

    internal void Connected() => connections.Add(1);

    internal void Disconnected() => connections.Add(-1);

    internal void DroppedSlowClient() => dropped.Add(1);

    internal void SentPresence(bool sent) => (sent ? presence : presencePutOff).Add(1);

    internal void Sent(long changes, TimeSpan sinceCommit)
    {
        sent.Add(changes);
        handed.Record(sinceCommit.TotalSeconds);
    }
}
