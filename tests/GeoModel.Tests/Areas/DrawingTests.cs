using Beredskab.GeoModel.Areas;
using NetTopologySuite.Geometries;

namespace Beredskab.GeoModel.Tests.Areas;

/// <summary>Neighbours share their edges, so nothing overlaps and nothing gapes.</summary>
public sealed class DrawingTests
{
    private static readonly Geometry[] Bydele =
    [
        .. AreaAtlas.Shipped.Areas.Where(area => area.Kind == AreaKind.Bydel).Select(area => area.Geometry),
    ];

    private static readonly Geometry Kommune = AreaAtlas.Shipped.Find(AreaAtlas.Kommune)!.Geometry;

    [Fact]
    public void Each_edge_is_walked_once_each_way_by_two_neighbours_or_once_by_one()
    {
        var walked = new Dictionary<(double, double, double, double), int>();
        foreach (var ring in Bydele.SelectMany(Rings))
        {
            for (var i = 1; i < ring.NumPoints; i++)
            {
                var (from, to) = (ring.GetCoordinateN(i - 1), ring.GetCoordinateN(i));
                var edge = (from.X, from.Y, to.X, to.Y);
                walked[edge] = walked.GetValueOrDefault(edge) + 1;
            }
        }

        Assert.All(walked, edge => Assert.Equal(1, edge.Value));
        var shared = walked.Keys.Count(e => walked.ContainsKey((e.Item3, e.Item4, e.Item1, e.Item2)));
        Assert.True(shared > 200);

        // What only one bydel walks is the outline of the kommune, holes and islands included.
        var outline = Rings(Kommune).Sum(ring => ring.NumPoints - 1);
        Assert.Equal(outline, walked.Count - shared);
    }

    [Fact]
    public void No_two_bydele_share_ground()
    {
        for (var i = 0; i < Bydele.Length; i++)
        {
            foreach (var other in Bydele.Skip(i + 1))
            {
                Assert.Equal(0, Bydele[i].Intersection(other).Area);
            }
        }
    }

    [Fact]
    public void The_bydele_together_are_the_kommune_and_nothing_is_missing_between_them() =>
        Assert.Equal(Kommune.Area, Bydele.Sum(bydel => bydel.Area), 1e-12);

    [Fact]
    public void Frederiksberg_is_a_hole()
    {
        var mainland = (Polygon)
            Enumerable.Range(0, Kommune.NumGeometries).Select(Kommune.GetGeometryN).MaxBy(part => part.Area)!;
        var frederiksberg = mainland.Holes.Single(hole =>
            hole.Factory.CreatePolygon(hole).Contains(new Point(12.5325, 55.6780))
        );

        // 8.7 square kilometres, as in the statistics.
        var squareKilometres = frederiksberg.Factory.CreatePolygon(frederiksberg).Area * 111.3 * 62.8;
        Assert.InRange(squareKilometres, 8.3, 9.1);
    }

    [Fact]
    public void Every_bydel_is_valid_and_wound_as_in_RFC_7946()
    {
        Assert.All(Bydele, bydel => Assert.True(bydel.IsValid));
        Assert.All(
            Bydele.SelectMany(bydel => Enumerable.Range(0, bydel.NumGeometries).Select(bydel.GetGeometryN)),
            part =>
            {
                Assert.True(((Polygon)part).Shell.IsCCW);
                Assert.All(((Polygon)part).Holes, hole => Assert.False(hole.IsCCW));
            }
        );
    }

    private static IEnumerable<LinearRing> Rings(Geometry geometry) =>
        Enumerable
            .Range(0, geometry.NumGeometries)
            .Select(i => (Polygon)geometry.GetGeometryN(i))
            .SelectMany(polygon => polygon.Holes.Prepend(polygon.Shell));
}
