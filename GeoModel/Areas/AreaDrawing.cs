using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using NetTopologySuite.Geometries;

namespace Beredskab.GeoModel.Areas;

/// <summary>
/// The ten bydele as the product draws them: nodes where outlines meet, and edges between nodes, each drawn once and
/// used by both neighbours. Whatever the numbers are, nothing overlaps and nothing gapes.
/// </summary>
internal sealed record AreaDrawing(
    ImmutableDictionary<string, ImmutableArray<Coordinate>> Edges,
    ImmutableArray<AreaDrawing.Bydel> Bydele
)
{
    /// <param name="Polygons">Per polygon its rings, shell first; per ring the names of its edges, "-" before one that is walked backwards.</param>
    internal sealed record Bydel(
        string Id,
        string Name,
        ImmutableArray<ImmutableArray<ImmutableArray<string>>> Polygons
    );

    /// <summary>SRID 4326, floating precision.</summary>
    internal static GeometryFactory Geometries { get; } = new(new PrecisionModel(), 4326);

    internal static AreaDrawing Read(Stream utf8Json)
    {
        var sheet = JsonSerializer.Deserialize<Sheet>(utf8Json, Json)!;
        var edges = sheet.Edges.ToImmutableDictionary(
            edge => edge.Key,
            edge => Complete(edge.Value, sheet.Nodes),
            StringComparer.Ordinal
        );
        return new(edges, sheet.Bydele);
    }

    internal static AreaDrawing Shipped()
    {
        using var stream = Resource("bydele.json");
        return Read(stream);
    }

    internal static Stream Resource(string file) =>
        Assembly.GetExecutingAssembly().GetManifestResourceStream($"Beredskab.GeoModel.Areas.Data.{file}")
        ?? throw new InvalidOperationException($"The resource {file} is not in the assembly.");

    internal static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web);

    internal IEnumerable<Area> Areas() =>
        Bydele.Select(bydel => new Area(
            new("bydel:" + bydel.Id),
            AreaKind.Bydel,
            bydel.Name,
            Shape([.. bydel.Polygons.Select(Polygon)])
        ));

    internal Polygon Polygon(ImmutableArray<ImmutableArray<string>> rings)
    {
        // Shells counter-clockwise, holes clockwise (RFC 7946), whichever way the edges were listed.
        var shell = Ring(rings[0], counterClockwise: true);
        return Geometries.CreatePolygon(shell, [.. rings.Skip(1).Select(hole => Ring(hole, counterClockwise: false))]);
    }

    private static Geometry Shape(Polygon[] polygons) =>
        polygons.Length == 1 ? polygons[0] : Geometries.CreateMultiPolygon(polygons);

    private LinearRing Ring(ImmutableArray<string> names, bool counterClockwise)
    {
        var corners = new List<Coordinate>();
        foreach (var name in names)
        {
            var edge = Edges[name.TrimStart('-')];
            var walked = name.StartsWith('-') ? edge.Reverse() : edge;
            if (corners.Count > 0 && !corners[^1].Equals2D(walked.First()))
            {
                throw new InvalidOperationException($"The edge {name} does not begin where the one before it ends.");
            }

            corners.AddRange(corners.Count > 0 ? walked.Skip(1) : walked);
        }

        var ring = Geometries.CreateLinearRing([.. corners.Select(corner => corner.Copy())]);
        return ring.IsCCW == counterClockwise ? ring : (LinearRing)ring.Reverse();
    }

    private static ImmutableArray<Coordinate> Complete(EdgeSheet edge, Dictionary<string, double[]> nodes)
    {
        var points = edge.Points.Select(At);
        return edge is { From: { } from, To: { } to }
            ? [At(nodes[from]), .. points, At(nodes[to])]
            : [.. points, At(edge.Points[0])]; // an island or a basin, closed by itself
    }

    private static Coordinate At(double[] point) => new(point[0], point[1]);

    private sealed record Sheet(
        string Source,
        Dictionary<string, double[]> Nodes,
        Dictionary<string, EdgeSheet> Edges,
        ImmutableArray<Bydel> Bydele
    );

    private sealed record EdgeSheet(string? From, string? To, double[][] Points);
}
