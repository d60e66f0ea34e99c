using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Ground;

namespace Beredskab.GeoModel.Tests.Ground;

public sealed class BearingsTests
{
    private static readonly GroundPoint From = new(720_000, 6_170_000);

    [Theory]
    [InlineData(0, 400, "400 m nord")]
    [InlineData(300, 300, "400 m nordøst")]
    [InlineData(612, 0, "600 m øst")]
    [InlineData(300, -300, "400 m sydøst")]
    [InlineData(0, -974, "950 m syd")]
    [InlineData(0, -976, "1,0 km syd")]
    [InlineData(-900, -900, "1,3 km sydvest")]
    [InlineData(-400, 1, "400 m vest")]
    [InlineData(-300, 300, "400 m nordvest")]
    [InlineData(100, 400, "400 m nord")]
    [InlineData(0, 3, "50 m nord")]
    public void Distance_and_direction_are_said_as_people_say_them(double east, double north, string said) =>
        Assert.Equal(
            $"{said} for Bella Center",
            Bearings.Say(From, new(From.EastingMetres + east, From.NorthingMetres + north), "Bella Center")
        );

    [Fact]
    public void Every_spot_in_the_city_has_a_place_or_a_way_from_one_and_never_both()
    {
        var random = new Random(250);
        var beside = 0;
        for (var i = 0; i < 3_000; i++)
        {
            var location = AreaAtlas.Shipped.Locate(
                new(12.45 + (random.NextDouble() * 0.2), 55.61 + (random.NextDouble() * 0.13))
            );
            Assert.True(location.IsOutside || (location.Place is null) != (location.Beside is null));
            Assert.False(location.Place is not null && location.Beside is not null);
            beside += location.Beside is null ? 0 : 1;
        }

        Assert.InRange(beside, 300, 2_900);
        // Far from everything that the product has a name for.
        var faroff = AreaAtlas.Shipped.Locate(new(10.2, 56.15));
        Assert.Equal((null, null), (faroff.Place, faroff.Beside));
    }
}
