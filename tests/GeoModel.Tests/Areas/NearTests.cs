using Beredskab.GeoModel.Areas;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Distance;
using ProjNet.CoordinateSystems;
using ProjNet.CoordinateSystems.Transformations;
using Coordinates = Beredskab.GeoModel.Ground.Coordinates;

namespace Beredskab.GeoModel.Tests.Areas;

/// <summary>Metres as ProjNET and NetTopologySuite compute them, beside ours.</summary>
public sealed class NearTests
{
    private static readonly MathTransform ToUtm32 = new CoordinateTransformationFactory()
        .CreateFromCoordinateSystems(GeographicCoordinateSystem.WGS84, ProjectedCoordinateSystem.WGS84_UTM(32, true))
        .MathTransform;

    private static readonly AreaAtlas Atlas = AreaAtlas.Shipped;

    private static readonly (AreaId Id, IndexedFacetDistance Boundary)[] Independent =
    [
        .. Atlas
            .Areas.Where(area => area.Kind == AreaKind.Bydel)
            .Select(area => (area.Id, new IndexedFacetDistance(OnGround(area.Geometry.Boundary)))),
    ];

    [Fact]
    public void Near_and_the_distance_agree_with_an_independent_computation()
    {
        var random = new Random(150);
        for (var i = 0; i < 5_000; i++)
        {
            Compare(new(12.44 + (random.NextDouble() * 0.22), 55.60 + (random.NextDouble() * 0.14)));
        }
    }

    [Fact]
    public void Both_sides_of_150_m_are_told_apart_to_half_a_metre()
    {
        // Straight out from the middle of the edges that Nørrebro and Bispebjerg share.
        var noerrebro = Atlas.Find(new("bydel:noerrebro"))!.Geometry.Coordinates;
        var bispebjerg = Atlas.Find(new("bydel:bispebjerg"))!.Geometry.Coordinates.ToHashSet();
        var tried = 0;
        for (var i = 1; i < noerrebro.Length; i++)
        {
            if (!bispebjerg.Contains(noerrebro[i - 1]) || !bispebjerg.Contains(noerrebro[i]))
            {
                continue;
            }

            foreach (var metres in new[] { 148.0, 149.5, 150.5, 152.0 })
            {
                foreach (var side in new[] { -1, 1 })
                {
                    tried += Compare(Beside(noerrebro[i - 1], noerrebro[i], side * metres)) ? 1 : 0;
                }
            }
        }

        Assert.True(tried > 50);
    }

    [Fact]
    public void On_the_boundary_the_distance_is_nothing_and_no_neighbour_is_only_near()
    {
        var corner = Atlas.Find(new("bydel:noerrebro"))!.Geometry.Coordinate;

        var location = Atlas.Locate(new(corner.X, corner.Y));

        Assert.Equal(0, location.BoundaryMetres, 1e-6);
        Assert.Empty(location.Near.Intersect(location.Areas));
    }

    /// <returns>Whether a boundary was near enough for the comparison to say something.</returns>
    private static bool Compare(Coordinates point)
    {
        var location = Atlas.Locate(point);
        var (x, y) = ToUtm32.Transform(point.Longitude, point.Latitude);
        var ground = new Point(x, y);
        var distances = Independent.Select(area => (area.Id, Metres: area.Boundary.Distance(ground))).ToArray();

        Assert.Equal(distances.Min(area => area.Metres), location.BoundaryMetres, 0.5);
        foreach (var (id, metres) in distances.Where(area => Math.Abs(area.Metres - AreaAtlas.NearMetres) > 0.4))
        {
            Assert.Equal(metres < AreaAtlas.NearMetres && !location.Areas.Contains(id), location.Near.Contains(id));
        }

        return distances.Any(area => area.Metres < 200);
    }

    private static Coordinates Beside(Coordinate from, Coordinate to, double metres)
    {
        const double metresPerDegreeNorth = 111_340;
        var metresPerDegreeEast = 111_320 * Math.Cos(from.Y * Math.PI / 180);
        var east = (to.X - from.X) * metresPerDegreeEast;
        var north = (to.Y - from.Y) * metresPerDegreeNorth;
        var length = Math.Sqrt((east * east) + (north * north));
        return new(
            ((from.X + to.X) / 2) + (-north / length * metres / metresPerDegreeEast),
            ((from.Y + to.Y) / 2) + (east / length * metres / metresPerDegreeNorth)
        );
    }

    private static Geometry OnGround(Geometry geometry)
    {
        var copy = geometry.Copy();
        foreach (var corner in copy.Coordinates)
        {
            (corner.X, corner.Y) = ToUtm32.Transform(corner.X, corner.Y);
        }

        copy.GeometryChanged();
        return copy;
    }
}
