using System.Collections.Immutable;
using Beredskab.GeoModel.Areas;
using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;

namespace Beredskab.GeoModel.Tests.Areas;

/// <summary>The quick answer is the exact answer, on the boundaries too.</summary>
public sealed class AreaGridTests
{
    private static readonly AreaAtlas Atlas = AreaAtlas.Shipped;

    private static readonly (AreaId Id, SimplePointInAreaLocator Exact)[] Exact =
    [
        .. Atlas.Areas.Select(area => (area.Id, new SimplePointInAreaLocator(area.Geometry))),
    ];

    [Fact]
    public void Every_corner_of_every_boundary_has_the_exact_answer_and_lies_in_its_area()
    {
        foreach (var area in Atlas.Areas)
        {
            foreach (var corner in area.Geometry.Coordinates)
            {
                Assert.Contains(area.Id, Check(corner.X, corner.Y));
            }
        }
    }

    [Fact]
    public void Midpoints_of_edges_and_points_a_hair_off_have_the_exact_answer()
    {
        double[] hairs = [0, 1e-15, 1e-14, 1e-12, 1e-9, 1e-7, -1e-15, -1e-14, -1e-12, -1e-9, -1e-7];
        foreach (var (from, to) in Segments())
        {
            foreach (var hair in hairs)
            {
                Check(((from.X + to.X) / 2) + hair, (from.Y + to.Y) / 2);
                Check((from.X + to.X) / 2, ((from.Y + to.Y) / 2) + hair);
                Check(from.X + hair, from.Y - hair);
            }
        }
    }

    [Fact]
    public void Two_hundred_thousand_random_points_have_the_exact_answer()
    {
        var prepared = Atlas.Areas.Select(area => (area.Id, PreparedGeometryFactory.Prepare(area.Geometry))).ToArray();
        var random = new Random(20261123);
        var extent = Atlas.Find(AreaAtlas.Kommune)!.Geometry.EnvelopeInternal;
        for (var i = 0; i < 200_000; i++)
        {
            var x = extent.MinX - 0.005 + (random.NextDouble() * (extent.Width + 0.01));
            var y = extent.MinY - 0.005 + (random.NextDouble() * (extent.Height + 0.01));
            var point = new Point(x, y);
            var expected = prepared.Where(area => area.Item2.Intersects(point)).Select(area => area.Id);
            Assert.True(expected.SequenceEqual(Atlas.AreasAt(x, y)), $"({x:R} {y:R})");
        }
    }

    [Fact]
    public void The_edges_of_the_grid_s_own_cells_have_the_exact_answer()
    {
        var extent = Atlas.Find(AreaAtlas.Kommune)!.Geometry.EnvelopeInternal;
        extent.ExpandBy(extent.Width / 512, extent.Height / 512);
        for (var i = 0; i <= 512; i += 4)
        {
            for (var j = 0; j <= 512; j += 4)
            {
                Check(extent.MinX + (i * extent.Width / 512), extent.MinY + (j * extent.Height / 512));
            }
        }
    }

    [Fact]
    public void A_shared_edge_belongs_to_both_neighbours()
    {
        var noerrebro = Atlas.Find(new("bydel:noerrebro"))!.Geometry;
        var bispebjerg = Atlas.Find(new("bydel:bispebjerg"))!.Geometry;
        var shared = noerrebro.Coordinates.Intersect(bispebjerg.Coordinates).ToArray();

        Assert.True(shared.Length > 5);
        Assert.All(
            shared,
            corner =>
            {
                var areas = Atlas.AreasAt(corner.X, corner.Y);
                Assert.Contains(new("bydel:noerrebro"), areas);
                Assert.Contains(new("bydel:bispebjerg"), areas);
            }
        );
    }

    [Theory]
    [InlineData(double.NaN, 55.7)]
    [InlineData(12.5, double.NaN)]
    [InlineData(double.PositiveInfinity, 55.7)]
    [InlineData(12.5, double.NegativeInfinity)]
    [InlineData(55.7, 12.5)]
    [InlineData(double.MaxValue, double.MinValue)]
    public void What_is_no_point_in_the_city_is_in_no_area(double longitude, double latitude) =>
        Assert.Empty(Atlas.AreasAt(longitude, latitude));

    private static ImmutableArray<AreaId> Check(double x, double y)
    {
        var actual = Atlas.AreasAt(x, y);
        var point = new Coordinate(x, y);
        var expected = Exact
            .Where(area => area.Exact.Locate(point) != NetTopologySuite.Geometries.Location.Exterior)
            .Select(area => area.Id);
        Assert.True(expected.SequenceEqual(actual), $"({x:R} {y:R})");
        return actual;
    }

    private static IEnumerable<(Coordinate From, Coordinate To)> Segments() =>
        from area in Atlas.Areas
        where area.Kind == AreaKind.Bydel
        from i in Enumerable.Range(0, area.Geometry.NumGeometries)
        let polygon = (Polygon)area.Geometry.GetGeometryN(i)
        from ring in polygon.Holes.Prepend(polygon.Shell)
        from j in Enumerable.Range(1, ring.NumPoints - 1)
        select (ring.GetCoordinateN(j - 1), ring.GetCoordinateN(j));
}
