using System.Collections.Immutable;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Incidents;

namespace Beredskab.Notifications.Alerts;

/// <summary>Decides who must know, and what an answer means. Pure.</summary>
public static class AlertDecider
{
    /// <summary>What alerting makes of an incident's new events; committed together with them.</summary>
    /// <param name="after">The incident with the events applied.</param>
    public static ImmutableArray<AlertEvent> Follow(
        AlertBook book,
        AlertContext context,
        Incident after,
        ImmutableArray<IncidentEvent> events,
        CommandOrigin origin
    ) => [];

    public static Verdict Decide(AlertBook book, AlertContext context, AlertCommand command, CommandOrigin origin) =>
        Verdict.Accept();
}
