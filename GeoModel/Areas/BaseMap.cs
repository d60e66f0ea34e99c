using System.Collections.Immutable;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;
using NetTopologySuite.Index.Strtree;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;

namespace Beredskab.GeoModel.Areas;

/// <summary>
/// The map under the picture, drawn by this project as far as no layer of it is imported, as one GeoJSON FeatureCollection. Each feature has
/// <c>layer</c> and <c>name</c> among its properties:
/// <list type="table">
/// <item><term>outside</term><description>all land in the frame that is not København; no name</description></item>
/// <item><term>bydel</term><description>with <c>id</c>, <c>bydel:noerrebro</c></description></item>
/// <item><term>water</term><description>sea, harbour, lakes</description></item>
/// <item><term>block</term><description>city blocks, when they are imported; the gaps are the streets. No name</description></item>
/// <item><term>park</term><description>parks, cemeteries, commons</description></item>
/// <item><term>street</term><description>LineString with <c>rank</c>, 1 main, 2 secondary</description></item>
/// <item><term>railway</term><description>LineString with <c>kind</c>: s-bane, bane, metro; in the open only</description></item>
/// <item><term>place</term><description>Point with <c>kind</c>, <c>rank</c>, 1 known by the whole city to 4 from a list, and <c>bydel</c>, its name</description></item>
/// <item><term>label</term><description>Point with <c>of</c>: bydel, water, outside; or street, half way along it and with <c>bydel</c>, to be found by and not to be drawn</description></item>
/// </list>
/// </summary>
public sealed class BaseMap
{
    private static readonly Lazy<BaseMap> ShippedMap = new(() =>
        new(AreaAtlas.Shipped, PlaceIndex.Shipped, [], MapDrawing.Shipped())
    );

    /// <summary>Overlays are computed on this grid, so that they are as precise as they are written.</summary>
    private static readonly PrecisionModel FiveDecimals = new(1e5);

    private readonly byte[] utf8;

    private BaseMap(AreaAtlas atlas, PlaceIndex places, IReadOnlyList<MapSurfaces> layers, MapDrawing drawing)
    {
        using var writer = new FeatureWriter();
        var kommune = atlas.Areas.First(area => area.Kind == AreaKind.Kommune).Geometry;
        // What lies outside keeps the look of outside.
        var blocks = Within(kommune, Polygons(layers, MapLayers.Blocks));
        Land(writer, atlas, kommune, drawing);
        Surfaces(writer, "water", drawing.Water, Polygons(layers, MapLayers.Water));
        Surfaces(writer, "block", [], blocks);
        Surfaces(writer, "park", drawing.Parks, Polygons(layers, MapLayers.Parks));
        // Between blocks the streets are drawn already, and truer than our lines.
        Streets(writer, drawing, blocks.Length > 0 ? kommune : null);
        Railways(writer, drawing);
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
        StreetNames(writer, atlas);

        utf8 = writer.Finish();
    }

    /// <summary>The map of the areas that come with the product. Built at first use, some tens of milliseconds.</summary>
    public static BaseMap Shipped => ShippedMap.Value;

    /// <summary>The map of other areas and places, and of what was imported of it. Takes as long.</summary>
    public static BaseMap Of(AreaAtlas atlas, MapBook book) =>
        ReferenceEquals(atlas, AreaAtlas.Shipped)
        && ReferenceEquals(book.Places, PlaceIndex.Shipped)
        && book.Layers.IsEmpty
            ? Shipped
            : new(atlas, book.Places, [.. book.Layers.Values], MapDrawing.Shipped());

    /// <summary>UTF-8, no byte order mark; the same bytes in every process. Coordinates are [longitude, latitude], WGS 84.</summary>
    public ReadOnlyMemory<byte> GeoJson => utf8;

    private static void Land(FeatureWriter writer, AreaAtlas atlas, Geometry kommune, MapDrawing drawing)
    {
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
    }

    /// <summary>What was imported, and of what we have drawn that which the file has nothing of: a park of a neighbour, say.</summary>
    private static void Surfaces(
        FeatureWriter writer,
        string layer,
        ImmutableArray<MapDrawing.Surface> drawn,
        Polygon[] imported
    )
    {
        var near = new STRtree<Polygon>();
        foreach (var polygon in imported)
        {
            near.Insert(polygon.EnvelopeInternal, polygon);
        }

        foreach (var surface in drawn)
        {
            var ours = surface.Polygon();
            if (imported.Length == 0 || !near.Query(ours.EnvelopeInternal).Any(ours.Intersects))
            {
                writer.Polygons(layer, surface.Name, ours);
            }
        }

        // One feature for each patch of ground: a screen draws those that it shows, and thousands would weigh more.
        foreach (var patch in imported.GroupBy(PatchOf))
        {
            Polygon[] parts = [.. patch];
            writer.Polygons(
                layer,
                name: null,
                parts.Length == 1 ? parts[0] : AreaDrawing.Geometries.CreateMultiPolygon(parts)
            );
        }
    }

    private static Polygon[] Within(Geometry ground, Polygon[] polygons)
    {
        var prepared = PreparedGeometryFactory.Prepare(ground);
        return
        [
            .. polygons.SelectMany(polygon =>
                prepared.Contains(polygon) ? [polygon]
                : prepared.Intersects(polygon)
                    ? Parts(OverlayNG.Overlay(polygon, ground, SpatialFunction.Intersection, FiveDecimals))
                : []
            ),
        ];
    }

    private static IEnumerable<Polygon> Parts(Geometry geometry) =>
        Enumerable
            .Range(0, geometry.NumGeometries)
            .Select(geometry.GetGeometryN)
            .OfType<Polygon>()
            .Where(part => !part.IsEmpty);

    // Some 1.2 km by 1.1 km.
    private static (double, double) PatchOf(Polygon polygon) =>
        (Math.Floor(polygon.EnvelopeInternal.MinX * 50), Math.Floor(polygon.EnvelopeInternal.MinY * 100));

    private static Polygon[] Polygons(IEnumerable<MapSurfaces> layers, string layer) =>
        [
            .. layers
                .Where(one => string.Equals(one.Layer, layer, StringComparison.Ordinal))
                .SelectMany(one => one.Outlines)
                .SelectMany(outline => Parts(outline.Geometry)),
        ];

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

    private static void StreetNames(FeatureWriter writer, AreaAtlas atlas)
    {
        foreach (var (name, _, _, point) in Areas.Streets.Shipped)
        {
            writer.Point(
                "label",
                name,
                point.Longitude,
                point.Latitude,
                json =>
                {
                    json.WriteString("of", "street");
                    if (BydelAt(atlas, point.Longitude, point.Latitude) is { } bydel)
                    {
                        json.WriteString("bydel", bydel.Name);
                    }
                }
            );
        }
    }

    private static Area? BydelAt(AreaAtlas atlas, double longitude, double latitude) =>
        atlas.AreasAt(longitude, latitude).Select(atlas.Find).FirstOrDefault(area => area?.Kind == AreaKind.Bydel);

    /// <param name="without">Within it no streets are drawn; null for none.</param>
    private static void Streets(FeatureWriter writer, MapDrawing drawing, Geometry? without)
    {
        foreach (var street in drawing.Streets)
        {
            foreach (var points in without is null ? [street.Points] : Beyond(street.Points, without))
            {
                writer.Line("street", street.Name, points, json => json.WriteNumber("rank", street.Rank));
            }
        }
    }

    private static void Railways(FeatureWriter writer, MapDrawing drawing)
    {
        foreach (var railway in drawing.Railways)
        {
            writer.Line("railway", railway.Name, railway.Points, json => json.WriteString("kind", railway.Kind));
        }
    }

    private static IEnumerable<double[][]> Beyond(double[][] points, Geometry without)
    {
        var line = AreaDrawing.Geometries.CreateLineString([.. points.Select(p => new Coordinate(p[0], p[1]))]);
        var rest = OverlayNG.Overlay(line, without, SpatialFunction.Difference, FiveDecimals);
        return Enumerable
            .Range(0, rest.NumGeometries)
            .Select(rest.GetGeometryN)
            .OfType<LineString>()
            .Where(part => !part.IsEmpty)
            .Select(part => part.Coordinates.Select(corner => new[] { corner.X, corner.Y }).ToArray());
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
