using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Ground;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;
using Beredskab.GeoModel.Incidents.Zones;

namespace Beredskab.Hub.Live;

/// <param name="Note">Null when nothing is written on it, or when it is erased.</param>
/// <param name="Latest">What a choice or a removal sends back as seen.</param>
/// <param name="Standing">One drawing; several, oldest first, when people drew at a time and none is chosen yet.</param>
public sealed record ZoneView(
    ZoneId Id,
    ZoneKind Kind,
    string? Note,
    int Latest,
    ImmutableArray<ZoneDrawingView> Standing
);

/// <param name="Number">What a redrawing sends back as seen.</param>
/// <param name="Areas">Those that it touches; empty when it lies outside all of them.</param>
/// <param name="Place">The nearest named place of the product's own list.</param>
/// <param name="Beside">How far from the nearest place and in which direction, when none is near; Danish words.</param>
public sealed record ZoneDrawingView(
    int Number,
    [property: JsonConverter(typeof(GeometryJson))] Shape Shape,
    ImmutableArray<AreaId> Areas,
    string? Place,
    string? Beside,
    ActorView By,
    DateTimeOffset OccurredAt
);

/// <summary>Projects the zones that are on the map. Pure.</summary>
internal static class ZoneViews
{
    internal static ImmutableArray<ZoneView> Of(Incident incident) =>
        [
            .. from zone in incident.Zones
            where zone.Removed is null
            select new ZoneView(
                zone.Id,
                zone.Kind,
                zone.Note?.Value,
                zone.Latest,
                [
                    .. zone.Standing.Select(drawing => new ZoneDrawingView(
                        drawing.Number,
                        drawing.Place.Whole,
                        drawing.Place.Areas,
                        drawing.Place.Place,
                        drawing.Place.Beside,
                        new(drawing.Origin.Actor, drawing.Origin.Organisation),
                        drawing.Origin.OccurredAt.ToUniversalTime()
                    )),
                ]
            ),
        ];
}
