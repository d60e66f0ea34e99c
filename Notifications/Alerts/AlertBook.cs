using Beredskab.GeoModel.Deciding;

namespace Beredskab.Notifications.Alerts;

/// <summary>The fold over all alerts and messages.</summary>
public sealed record AlertBook
{
    public static AlertBook Empty { get; } = new();

    public AlertBook Apply(AlertEvent @event, EventOrigin origin) => this;
}
