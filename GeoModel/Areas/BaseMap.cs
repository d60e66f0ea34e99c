using System.Collections.Immutable;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;

namespace Beredskab.GeoModel.Areas;

/// <summary>
/// The map under the picture, all of it drawn by this project, as one GeoJSON FeatureCollection. Each feature has
/// <c>layer</c> and <c>name</c> among its properties:
/// <list type="table">
/// <item><term>outside</term><description>all land in the frame that is not København; no name</description></item>
/// <item><term>bydel</term><description>with <c>id</c>, <c>bydel:noerrebro</c></description></item>
/// <item><term>water</term><description>sea, harbour, lakes</description></item>
/// <item><term>park</term><description>parks, cemeteries, commons</description></item>
/// <item><term>street</term><description>LineString with <c>rank</c>, 1 main, 2 secondary</description></item>
/// <item><term>railway</term><description>LineString with <c>kind</c>: s-bane, bane, metro; in the open only</description></item>
/// <item><term>place</term><description>Point with <c>kind</c>, <c>rank</c>, 1 known by the whole city to 4 from a list, and <c>bydel</c>, its name</description></item>
/// <item><term>label</term><description>Point with <c>of</c>: bydel, water, outside</description></item>
/// </list>
/// </summary>
public sealed class BaseMap
{
    private static readonly Lazy<BaseMap> ShippedMap = new(() =>
        new(AreaAtlas.Shipped, PlaceIndex.Shipped, MapDrawing.Shipped())
    );

    /// <summary>Overlays are computed on this grid, so that they are as precise as they are written.</summary>
    private static readonly PrecisionModel FiveDecimals = new(1e5);

    private readonly byte[] utf8;

    private BaseMap(AreaAtlas atlas, PlaceIndex places, MapDrawing drawing)
    {
        using var writer = new FeatureWriter();
        Land(writer, atlas, drawing);
        foreach (var park in drawing.Parks)
        {
            writer.Polygons("park", park.Name, park.Polygon());
        }

        Lines(writer, drawing);
        foreach (var place in places.Places)
        {
            writer.Point(
                "place",
                place.Name,
                place.Point.Longitude,
                place.Point.Latitude,
                json =>
                {
                    json.WriteString("kind", place.Kind);
                    json.WriteNumber("rank", place.Rank);
                    if (BydelAt(atlas, place.Point.Longitude, place.Point.Latitude) is { } bydel)
                    {
                        json.WriteString("bydel", bydel.Name);
                    }
                }
            );
        }

        Labels(writer, atlas, drawing);

        utf8 = writer.Finish();
    }

    /// <summary>The map of the areas that come with the product. Built at first use, some tens of milliseconds.</summary>
    public static BaseMap Shipped => ShippedMap.Value;

    /// <summary>The map of other areas and places, on the same ground. Takes as long.</summary>
    public static BaseMap Of(AreaAtlas atlas, PlaceIndex places) =>
        ReferenceEquals(atlas, AreaAtlas.Shipped) && ReferenceEquals(places, PlaceIndex.Shipped)
            ? Shipped
            : new(atlas, places, MapDrawing.Shipped());

    /// <summary>UTF-8, no byte order mark; the same bytes in every process. Coordinates are [longitude, latitude], WGS 84.</summary>
    public ReadOnlyMemory<byte> GeoJson => utf8;

    private static void Land(FeatureWriter writer, AreaAtlas atlas, MapDrawing drawing)
    {
        var kommune = atlas.Areas.First(area => area.Kind == AreaKind.Kommune).Geometry;
        var sea = drawing.Sea.Select(part => (part.Name, Shape: Without(part.Polygon(), kommune))).ToImmutableArray();
        var frame = AreaDrawing.Geometries.ToGeometry(
            new Envelope(drawing.Frame[0], drawing.Frame[2], drawing.Frame[1], drawing.Frame[3])
        );

        var outside = sea.Aggregate(Without(frame, kommune), (land, part) => Without(land, part.Shape));
        writer.Polygons("outside", name: null, outside);
        foreach (var bydel in atlas.Areas.Where(area => area.Kind == AreaKind.Bydel))
        {
            writer.Polygons("bydel", bydel.Name, bydel.Geometry, json => json.WriteString("id", bydel.Id.Value));
        }

        foreach (var (name, shape) in sea)
        {
            writer.Polygons("water", name, shape);
        }

        foreach (var water in drawing.Water)
        {
            writer.Polygons("water", water.Name, water.Polygon());
        }
    }

    /// <summary>Each bydel is named once, where a name was drawn in it or else inside it, by what it is called now.</summary>
    private static void Labels(FeatureWriter writer, AreaAtlas atlas, MapDrawing drawing)
    {
        var unnamed = atlas.Areas.Where(area => area.Kind == AreaKind.Bydel).ToHashSet();
        foreach (var label in drawing.Labels)
        {
            if (label.Of != "bydel")
            {
                Label(label.Of, label.Name, label.At[0], label.At[1]);
            }
            else if (BydelAt(atlas, label.At[0], label.At[1]) is { } bydel && unnamed.Remove(bydel))
            {
                Label("bydel", bydel.Name, label.At[0], label.At[1]);
            }
        }

        foreach (var bydel in atlas.Areas.Where(unnamed.Contains))
        {
            var inside = bydel.Geometry.InteriorPoint;
            Label("bydel", bydel.Name, inside.X, inside.Y);
        }

        void Label(string of, string name, double longitude, double latitude) =>
            writer.Point("label", name, longitude, latitude, json => json.WriteString("of", of));
    }

    private static Area? BydelAt(AreaAtlas atlas, double longitude, double latitude) =>
        atlas.AreasAt(longitude, latitude).Select(atlas.Find).FirstOrDefault(area => area?.Kind == AreaKind.Bydel);

    private static void Lines(FeatureWriter writer, MapDrawing drawing)
    {
        foreach (var street in drawing.Streets)
        {
            writer.Line("street", street.Name, street.Points, json => json.WriteNumber("rank", street.Rank));
        }

        foreach (var railway in drawing.Railways)
        {
            writer.Line("railway", railway.Name, railway.Points, json => json.WriteString("kind", railway.Kind));
        }
    }

    private static Geometry Without(Geometry from, Geometry what)
    {
        var rest = OverlayNG.Overlay(from, what, SpatialFunction.Difference, FiveDecimals);
        // Slivers where a drawn coast and an outline nearly coincide are noise, not ground.
        Polygon[] parts =
        [
            .. Enumerable
                .Range(0, rest.NumGeometries)
                .Select(i => (Polygon)rest.GetGeometryN(i))
                .Where(part => AreaChecks.SquareMetres(part) > 2_000),
        ];
        return parts.Length == 1 ? parts[0] : AreaDrawing.Geometries.CreateMultiPolygon(parts);
    }
}
