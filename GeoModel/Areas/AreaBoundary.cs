using System.Collections.Immutable;
using Beredskab.GeoModel.Ground;
using NetTopologySuite.Geometries;

namespace Beredskab.GeoModel.Areas;

/// <summary>An area's boundary on the ground, in short runs with a box each, so that far ones are passed over.</summary>
internal sealed class AreaBoundary
{
    private const int RunLength = 16;

    /// <summary>
    /// A straight line in degrees bends in the projection, about 0.2 m over 3 km here; cut this short, 2 mm.
    /// </summary>
    private const double StepMetres = 250;

    private readonly ImmutableArray<Run> runs;

    internal AreaBoundary(Geometry geometry) =>
        runs = [
            .. Enumerable
                .Range(0, geometry.NumGeometries)
                .Select(i => (Polygon)geometry.GetGeometryN(i))
                .SelectMany(polygon => polygon.Holes.Prepend(polygon.Shell))
                .SelectMany(ring => Runs(OnGround(ring.CoordinateSequence))),
        ];

    /// <returns>Metres to the nearest point of the boundary when that is less than the limit, otherwise the limit.</returns>
    internal double DistanceMetres(GroundPoint point, double limitMetres)
    {
        var nearest = limitMetres;
        foreach (var run in runs)
        {
            if (run.AtLeastMetres(point) >= nearest)
            {
                continue;
            }

            for (var i = 1; i < run.Points.Length; i++)
            {
                nearest = Math.Min(nearest, point.DistanceToSegmentMetres(run.Points[i - 1], run.Points[i]));
            }
        }

        return nearest;
    }

    /// <returns>
    /// Metres from the nearest point of a path to the nearest point of the boundary when that is less than the limit,
    /// otherwise the limit; 0 where they cross.
    /// </returns>
    internal double DistanceMetres(IReadOnlyList<GroundPoint> path, double limitMetres)
    {
        var nearest = limitMetres;
        for (var step = 1; step < path.Count && nearest > 0; step++)
        {
            var (from, to) = (path[step - 1], path[step]);
            foreach (var run in runs)
            {
                if (run.AtLeastMetres(from, to) >= nearest)
                {
                    continue;
                }

                for (var i = 1; i < run.Points.Length; i++)
                {
                    nearest = Math.Min(
                        nearest,
                        GroundPoint.BetweenSegmentsMetres(from, to, run.Points[i - 1], run.Points[i])
                    );
                }
            }
        }

        return nearest;
    }

    /// <summary>The corners on the ground, and as many points between them as the projection's bend asks for.</summary>
    internal static List<GroundPoint> OnGround(CoordinateSequence ring)
    {
        var points = new List<GroundPoint> { Utm32.From(ring.GetX(0), ring.GetY(0)) };
        for (var i = 1; i < ring.Count; i++)
        {
            var end = Utm32.From(ring.GetX(i), ring.GetY(i));
            var steps = (int)Math.Ceiling(points[^1].DistanceMetres(end) / StepMetres);
            for (var step = 1; step < steps; step++)
            {
                var part = (double)step / steps;
                points.Add(
                    Utm32.From(
                        ring.GetX(i - 1) + (part * (ring.GetX(i) - ring.GetX(i - 1))),
                        ring.GetY(i - 1) + (part * (ring.GetY(i) - ring.GetY(i - 1)))
                    )
                );
            }

            points.Add(end);
        }

        return points;
    }

    private static IEnumerable<Run> Runs(List<GroundPoint> points)
    {
        for (var from = 0; from < points.Count - 1; from += RunLength)
        {
            yield return new([.. points.Skip(from).Take(RunLength + 1)]);
        }
    }

    private sealed class Run(ImmutableArray<GroundPoint> points)
    {
        private readonly double west = points.Min(p => p.EastingMetres);
        private readonly double east = points.Max(p => p.EastingMetres);
        private readonly double south = points.Min(p => p.NorthingMetres);
        private readonly double north = points.Max(p => p.NorthingMetres);

        internal ImmutableArray<GroundPoint> Points => points;

        /// <summary>To the box; nothing in it is nearer.</summary>
        internal double AtLeastMetres(GroundPoint p)
        {
            var x = Math.Max(0, Math.Max(west - p.EastingMetres, p.EastingMetres - east));
            var y = Math.Max(0, Math.Max(south - p.NorthingMetres, p.NorthingMetres - north));
            return Math.Sqrt((x * x) + (y * y));
        }

        /// <summary>As for a point, from the box round a straight line.</summary>
        internal double AtLeastMetres(GroundPoint a, GroundPoint b)
        {
            var x = Math.Max(
                0,
                Math.Max(
                    west - Math.Max(a.EastingMetres, b.EastingMetres),
                    Math.Min(a.EastingMetres, b.EastingMetres) - east
                )
            );
            var y = Math.Max(
                0,
                Math.Max(
                    south - Math.Max(a.NorthingMetres, b.NorthingMetres),
                    Math.Min(a.NorthingMetres, b.NorthingMetres) - north
                )
            );
            return Math.Sqrt((x * x) + (y * y));
        }
    }
}
