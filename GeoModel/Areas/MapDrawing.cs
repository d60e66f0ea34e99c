using System.Collections.Immutable;
using System.Text.Json;
using NetTopologySuite.Geometries;

namespace Beredskab.GeoModel.Areas;

/// <summary>What the base map draws besides the areas, as it stands in <c>kort.json</c>. [longitude, latitude], degrees.</summary>
/// <param name="Frame">West, south, east, north; beyond it nothing is drawn.</param>
/// <param name="Sea">Follows the foreign coasts and runs on under the kommune, whose outline is its other shore.</param>
/// <param name="Water">Harbour, canals and lakes, as they are.</param>
internal sealed record MapDrawing(
    ImmutableArray<double> Frame,
    ImmutableArray<MapDrawing.Surface> Sea,
    ImmutableArray<MapDrawing.Surface> Water,
    ImmutableArray<MapDrawing.Surface> Parks,
    ImmutableArray<MapDrawing.Street> Streets,
    ImmutableArray<MapDrawing.Railway> Railways,
    ImmutableArray<MapDrawing.Label> Labels
)
{
    internal static MapDrawing Shipped()
    {
        using var stream = AreaDrawing.Resource("kort.json");
        return JsonSerializer.Deserialize<MapDrawing>(stream, AreaDrawing.Json)!;
    }

    /// <param name="Points">An open ring, in either direction.</param>
    /// <param name="Hole">An island in it, likewise, or null.</param>
    internal sealed record Surface(string Name, double[][] Points, double[][]? Hole)
    {
        internal Polygon Polygon() =>
            AreaDrawing.Geometries.CreatePolygon(Ring(Points), Hole is null ? [] : [Ring(Hole)]);

        private static LinearRing Ring(double[][] points) =>
            AreaDrawing.Geometries.CreateLinearRing([
                .. points.Append(points[0]).Select(p => new Coordinate(p[0], p[1])),
            ]);
    }

    /// <param name="Rank">1 main, 2 secondary.</param>
    internal sealed record Street(string Name, int Rank, double[][] Points);

    /// <param name="Kind">s-bane, bane or metro; only where it runs in the open.</param>
    internal sealed record Railway(string Name, string Kind, double[][] Points);

    /// <param name="Of">bydel, water or outside.</param>
    internal sealed record Label(string Of, string Name, double[] At);
}
