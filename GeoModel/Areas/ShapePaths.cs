using Beredskab.GeoModel.Ground;
using NetTopologySuite.Geometries;

namespace Beredskab.GeoModel.Areas;

/// <summary>A shape as paths on the ground: each of several spots by itself, a line, an area's outline.</summary>
internal static class ShapePaths
{
    /// <returns>A path of one point is a spot.</returns>
    internal static IReadOnlyList<IReadOnlyList<GroundPoint>> Of(Shape shape) =>
        shape.InDegrees switch
        {
            LineString line => [AreaBoundary.OnGround(line.CoordinateSequence)],
            Polygon area => [AreaBoundary.OnGround(area.Shell.CoordinateSequence)],
            _ => [.. shape.Corners.Select(corner => (IReadOnlyList<GroundPoint>)[Utm32.From(corner)])],
        };
}
