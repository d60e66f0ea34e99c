using Beredskab.GeoModel.Deciding;

namespace Beredskab.GeoModel.Incidents.Merging;

/// <summary>What merging and splitting make of an incident.</summary>
internal static class MergeFold
{
    internal static Incident Merged(Incident.Open incident, IncidentEvent.MergedInto e, EventOrigin origin) =>
        incident.End(origin, e.Reason, new LogItem.MergedInto(origin, e.Into, e.Reason)) with
        {
            Into = e.Into,
        };

    internal static Incident Absorbed(Incident.Open incident, IncidentEvent.Absorbed e, EventOrigin origin) =>
        incident with
        {
            // Whoever is about to end it, or to move it, has not seen that there is more to it now.
            Version = incident.Version + 1,
            Ties = incident.Ties with { Absorbed = incident.Ties.Absorbed.Add(e.Which) },
            Log = incident.Log.Add(new LogItem.Absorbed(origin, e.Which, e.Reason)),
        };

    internal static Incident SplitOff(Incident incident, IncidentEvent.SplitOff e, EventOrigin origin) =>
        incident with
        {
            Ties = incident.Ties with { SplitOff = incident.Ties.SplitOff.Add(e.Other) },
            Log = incident.Log.Add(new LogItem.SplitOff(origin, e.Other)),
        };
}
