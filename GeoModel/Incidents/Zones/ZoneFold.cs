using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;

namespace Beredskab.GeoModel.Incidents.Zones;

/// <summary>What the events of zones make of an incident.</summary>
internal static class ZoneFold
{
    internal static Incident Drawn(Incident incident, IncidentEvent.ZoneDrawn e, EventOrigin origin) =>
        incident with
        {
            Zones = incident.Zones.Add(new(e.Zone, e.Kind, e.Note, 1, [new(1, e.Place, origin)], null)),
            Log = incident.Log.Add(new LogItem.ZoneDrawn(origin, e.Zone, e.Kind, e.Place, e.Note)),
        };

    internal static Incident Redrawn(Incident incident, IncidentEvent.ZoneRedrawn e, EventOrigin origin) =>
        Change(
            incident,
            e.Zone,
            zone =>
                zone with
                {
                    Latest = e.Drawing,
                    Standing =
                    [
                        .. zone.Standing.Where(drawing => drawing.Number != e.Replaces),
                        new(e.Drawing, e.Place, origin),
                    ],
                },
            zone => new LogItem.ZoneRedrawn(origin, e.Zone, zone.Kind, e.Drawing, e.Replaces is null, e.Place)
        );

    internal static Incident Chosen(Incident incident, IncidentEvent.DrawingChosen e, EventOrigin origin) =>
        Change(
            incident,
            e.Zone,
            zone => zone with { Standing = [zone.Standing.Single(drawing => drawing.Number == e.Drawing)] },
            zone => new LogItem.DrawingChosen(origin, e.Zone, zone.Kind, e.Drawing)
        );

    internal static Incident Removed(Incident incident, IncidentEvent.ZoneRemoved e, EventOrigin origin) =>
        Change(
            incident,
            e.Zone,
            zone => zone with { Removed = origin },
            zone => new LogItem.ZoneRemoved(origin, e.Zone, zone.Kind)
        );

    private static Incident Change(Incident incident, ZoneId id, Func<Zone, Zone> change, Func<Zone, LogItem> item)
    {
        for (var i = 0; i < incident.Zones.Length; i++)
        {
            if (incident.Zones[i].Id == id)
            {
                var zone = incident.Zones[i];
                return incident with
                {
                    Zones = incident.Zones.SetItem(i, change(zone)),
                    Log = incident.Log.Add(item(zone)),
                };
            }
        }

        throw new InvalidOperationException($"The incident has no zone {id}.");
    }
}
