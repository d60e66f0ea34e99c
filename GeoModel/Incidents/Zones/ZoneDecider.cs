using System.Collections.Immutable;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Ground;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Texts;

namespace Beredskab.GeoModel.Incidents.Zones;

/// <summary>
/// Decides what becomes of a zone. Nobody's drawing is lost: who drew without having seen another's stands beside it.
/// </summary>
internal static class ZoneDecider
{
    /// <summary>In UTF-16 units.</summary>
    internal const int MaxNoteLength = 120;

    /// <summary>On the map at a time, of one incident.</summary>
    internal const int MostZones = 40;

    /// <summary>That stand beside each other; more than so many cannot be told apart on a map.</summary>
    internal const int MostDrawings = 5;

    private static readonly Refusal Unknown = new("zone-unknown", "Zonen findes ikke på denne hændelse.", "zoneId");

    private static readonly Refusal Removed = new(
        "zone-removed",
        "Zonen er fjernet, mens du tegnede. Tegn den som en ny zone, hvis den skal være der.",
        "zoneId"
    );

    private static readonly Refusal NotSeen = new(
        "zone-conflict",
        "Zonen er ændret, siden du så den: tegnet om, eller valgt af en anden. Se den, som den er nu.",
        "latest"
    );

    /// <param name="place">Where a shape lies; a pure function of the areas in use.</param>
    internal static Verdict Draw(Incident incident, IncidentCommand.DrawZone c, Func<Shape, Position> place)
    {
        if (c.Zone.Value == Guid.Empty)
        {
            return Verdict.Refuse(new("id-missing", "Zonen mangler et id.", "zoneId"));
        }

        if (Find(incident, c.Zone) is not null)
        {
            return Verdict.Refuse(new("zone-exists", "Zonen er allerede tegnet.", "zoneId"));
        }

        if (!Enum.IsDefined(c.Kind))
        {
            return Verdict.Refuse(new("kind-unknown", "Vælg, hvad zonen er.", "kind"));
        }

        if (incident.Zones.Count(zone => zone.Removed is null) >= MostZones)
        {
            return Verdict.Refuse(
                new(
                    "zones-too-many",
                    $"Der er allerede {MostZones} zoner på hændelsen. Fjern en, der ikke gælder mere."
                )
            );
        }

        if (ShapeChecks.Check(c.Shape, "shape") is { } bad)
        {
            return Verdict.Refuse(bad);
        }

        FreeText? note = null;
        if (!string.IsNullOrWhiteSpace(c.Note))
        {
            if (OpenText.Check(c.Note, "note", out var text, MaxNoteLength) is { } refusal)
            {
                return Verdict.Refuse(refusal);
            }

            note = text;
        }

        return Verdict.Accept(new IncidentEvent.ZoneDrawn(c.Incident, c.Zone, c.Kind, place(c.Shape), note));
    }

    internal static Verdict Redraw(Incident incident, IncidentCommand.RedrawZone c, Func<Shape, Position> place)
    {
        if (Missing(incident, c.Zone, out var zone) is { } refusal)
        {
            return Verdict.Refuse(refusal);
        }

        if (c.Seen < 1 || c.Seen > zone.Latest)
        {
            return Verdict.Refuse(new("drawing-unknown", "Den tegning, du har rettet, findes ikke.", "seen"));
        }

        if (ShapeChecks.Check(c.Shape, "shape") is { } bad)
        {
            return Verdict.Refuse(bad);
        }

        if (zone.Standing.Any(drawing => drawing.Place.Whole.Equals(c.Shape)))
        {
            return Verdict.Accept();
        }

        var seen = zone.Standing.Any(drawing => drawing.Number == c.Seen);
        return !seen && zone.Standing.Length >= MostDrawings
            ? Verdict.Refuse(
                new(
                    "drawings-too-many",
                    $"Der er allerede {MostDrawings} udgaver af zonen. Vælg en af dem, og tegn så videre.",
                    "shape"
                )
            )
            : Verdict.Accept(
                new IncidentEvent.ZoneRedrawn(c.Incident, c.Zone, zone.Latest + 1, seen ? c.Seen : null, place(c.Shape))
            );
    }

    internal static Verdict Choose(Incident incident, IncidentCommand.ChooseDrawing c)
    {
        if (Missing(incident, c.Zone, out var zone) is { } refusal)
        {
            return Verdict.Refuse(refusal);
        }

        if (zone.Standing.All(drawing => drawing.Number != c.Drawing))
        {
            return Verdict.Refuse(NotSeen);
        }

        return !zone.IsDisputed ? Verdict.Accept()
            : c.Latest != zone.Latest ? Verdict.Refuse(NotSeen)
            : Verdict.Accept(new IncidentEvent.DrawingChosen(c.Incident, c.Zone, c.Drawing));
    }

    internal static Verdict Remove(Incident incident, IncidentCommand.RemoveZone c) =>
        Find(incident, c.Zone) switch
        {
            null => Verdict.Refuse(Unknown),
            { Removed: not null } => Verdict.Accept(),
            { Latest: var latest } when latest != c.Latest => Verdict.Refuse(NotSeen),
            _ => Verdict.Accept(new IncidentEvent.ZoneRemoved(c.Incident, c.Zone)),
        };

    private static Refusal? Missing(Incident incident, ZoneId id, out Zone zone)
    {
        zone = Find(incident, id)!;
        return zone is null ? Unknown
            : zone.Removed is not null ? Removed
            : null;
    }

    private static Zone? Find(Incident incident, ZoneId id) => incident.Zones.FirstOrDefault(zone => zone.Id == id);
}
