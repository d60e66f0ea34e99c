using Beredskab.GeoModel.Ground;
using ProjNet.CoordinateSystems;
using ProjNet.CoordinateSystems.Transformations;

namespace Beredskab.GeoModel.Tests.Ground;

public sealed class Utm32Tests
{
    [Fact]
    public void Metres_agree_with_ProjNET_to_a_centimetre_all_over_the_region()
    {
        var transform = new CoordinateTransformationFactory()
            .CreateFromCoordinateSystems(
                GeographicCoordinateSystem.WGS84,
                ProjectedCoordinateSystem.WGS84_UTM(32, true)
            )
            .MathTransform;
        for (var longitude = Coordinates.West; longitude <= Coordinates.East; longitude += 0.05)
        {
            for (var latitude = Coordinates.South; latitude <= Coordinates.North; latitude += 0.05)
            {
                var (x, y) = transform.Transform(longitude, latitude);
                var ours = Utm32.From(longitude, latitude);
                Assert.Equal(x, ours.EastingMetres, 0.01);
                Assert.Equal(y, ours.NorthingMetres, 0.01);
            }
        }
    }

    [Fact]
    public void Distance_agrees_with_the_ellipsoid_s_radii_of_curvature()
    {
        var random = new Random(32);
        for (var i = 0; i < 1_000; i++)
        {
            var (x, y) = (12.45 + (random.NextDouble() * 0.2), 55.61 + (random.NextDouble() * 0.12));
            var (dx, dy) = ((random.NextDouble() - 0.5) * 0.005, (random.NextDouble() - 0.5) * 0.003);
            var distance = Utm32.From(x, y).DistanceMetres(Utm32.From(x + dx, y + dy));

            // The meridian's and the prime vertical's radius (WGS 84) at the middle; exact enough over 300 m.
            const double a = 6_378_137,
                e2 = 0.00669437999014;
            var phi = (y + (dy / 2)) * Math.PI / 180;
            var w = 1 - (e2 * Math.Sin(phi) * Math.Sin(phi));
            var north = a * (1 - e2) / Math.Pow(w, 1.5) * dy * Math.PI / 180;
            var east = a / Math.Sqrt(w) * Math.Cos(phi) * dx * Math.PI / 180;
            Assert.Equal(Math.Sqrt((north * north) + (east * east)), distance, 0.1);
        }
    }

    [Theory]
    [InlineData(0, 5, 5)] // beside the segment
    [InlineData(-3, 4, 5)] // before its start
    [InlineData(13, 4, 5)] // beyond its end
    [InlineData(7, 0, 0)] // on it
    public void Distance_to_a_segment_is_to_its_nearest_point(double east, double north, double metres) =>
        Assert.Equal(metres, new GroundPoint(east, north).DistanceToSegmentMetres(new(0, 0), new(10, 0)), 1e-12);

    [Fact]
    public void A_segment_without_length_is_a_point() =>
        Assert.Equal(5, new GroundPoint(3, 4).DistanceToSegmentMetres(new(0, 0), new(0, 0)), 1e-12);

    [Theory]
    [InlineData(55.68, 12.57, "position-swapped")]
    [InlineData(double.NaN, 55.68, "position-not-a-number")]
    [InlineData(12.57, double.PositiveInfinity, "position-not-a-number")]
    [InlineData(0, 0, "position-outside-region")]
    [InlineData(9.2, 48.8, "position-outside-region")]
    public void A_bad_position_is_refused_with_its_own_code(double longitude, double latitude, string code) =>
        Assert.Equal(code, new Coordinates(longitude, latitude).Check("position")?.Code);

    [Fact]
    public void A_position_in_the_city_is_good() => Assert.Null(new Coordinates(12.5560, 55.6870).Check("position"));
}
