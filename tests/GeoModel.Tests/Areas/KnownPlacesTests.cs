using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Ground;

namespace Beredskab.GeoModel.Tests.Areas;

/// <summary>Places whose bydel everybody in the beredskab knows.</summary>
public sealed class KnownPlacesTests
{
    private static readonly AreaAtlas Atlas = AreaAtlas.Shipped;

    [Theory]
    [InlineData("Rådhuspladsen", 12.5696, 55.6759, "bydel:indre-by")]
    [InlineData("Blågårds Plads", 12.5560, 55.6870, "bydel:noerrebro")]
    [InlineData("Mjølnerparken", 12.5420, 55.7038, "bydel:noerrebro")]
    [InlineData("Tingbjerg", 12.4850, 55.7180, "bydel:broenshoej-husum")]
    [InlineData("Folehaven", 12.4960, 55.6512, "bydel:valby")]
    [InlineData("Urbanplanen", 12.5890, 55.6560, "bydel:amager-vest")]
    [InlineData("Sydhavn St.", 12.5376, 55.6547, "bydel:vesterbro-kongens-enghave")]
    [InlineData("Trianglen", 12.5759, 55.6994, "bydel:oesterbro")]
    [InlineData("Vanløse Torv", 12.4910, 55.6868, "bydel:vanloese")]
    [InlineData("Bispebjerg Hospital", 12.5395, 55.7135, "bydel:bispebjerg")]
    [InlineData("Lergravsparken", 12.6170, 55.6625, "bydel:amager-oest")]
    public void A_known_place_lies_in_its_bydel_and_in_the_kommune(
        string place,
        double longitude,
        double latitude,
        string bydel
    )
    {
        var location = Atlas.Locate(new(longitude, latitude));

        Assert.True(location.Areas.SequenceEqual([new(bydel), AreaAtlas.Kommune]), place);
        Assert.False(location.IsOutside);
    }

    [Fact]
    public void Mjoelnerparken_is_in_Noerrebro_and_some_170_m_from_Bispebjerg()
    {
        var location = Atlas.Locate(new(12.5420, 55.7038));

        Assert.InRange(location.BoundaryMetres, 150, 200);
        Assert.Empty(location.Near);
    }

    [Fact]
    public void The_water_of_Sydhavnen_is_in_no_bydel_and_beside_one()
    {
        var location = Atlas.Locate(new(12.5430, 55.6500));

        Assert.True(location.IsOutside);
        Assert.Contains(new("bydel:vesterbro-kongens-enghave"), location.Near);
        Assert.InRange(location.BoundaryMetres, 0, 25);
    }

    [Fact]
    public void Frederiksberg_is_not_Koebenhavn_and_its_distance_is_told()
    {
        var location = Atlas.Locate(new(12.5325, 55.6780));

        Assert.True(location.IsOutside);
        Assert.Empty(location.Near);
        Assert.InRange(location.BoundaryMetres, 700, 1300);
    }

    [Theory]
    [InlineData(12.4500, 55.6800)] // Rødovre
    [InlineData(12.6500, 55.6300)] // Kastrup
    [InlineData(12.9980, 55.6050)] // Malmö
    [InlineData(10.8, 54.9)] // the corner of the region
    public void A_point_outside_all_areas_is_a_value_with_a_distance(double longitude, double latitude)
    {
        var location = Atlas.Locate(new(longitude, latitude));

        Assert.True(location.IsOutside);
        Assert.True(double.IsFinite(location.BoundaryMetres));
    }

    [Fact]
    public void The_ten_bydele_have_their_Danish_names_and_the_kommune_follows_them()
    {
        Assert.Equal(
            [
                "Indre By",
                "Østerbro",
                "Nørrebro",
                "Vesterbro/Kongens Enghave",
                "Valby",
                "Vanløse",
                "Brønshøj-Husum",
                "Bispebjerg",
                "Amager Øst",
                "Amager Vest",
                "Københavns Kommune",
            ],
            Atlas.Areas.Select(area => area.Name)
        );
        Assert.Equal("Nørrebro", Atlas.Find(new("bydel:noerrebro"))?.Name);
        Assert.Null(Atlas.Find(new("bydel:frederiksberg")));
    }

    [Fact]
    public void Named_places_lie_where_their_names_say()
    {
        Assert.Equal("Blågårds Plads", Atlas.Locate(new(12.5561, 55.6871)).Place);
        Assert.Null(Atlas.Locate(new(12.5200, 55.6180)).Place);
        Assert.True(PlaceIndex.Shipped.Places.Count() >= 120);
        Assert.Equal(
            PlaceIndex.Shipped.Places.Count(),
            PlaceIndex.Shipped.Places.Select(place => place.Name).Distinct().Count()
        );
        Assert.All(PlaceIndex.Shipped.Places, place => Assert.InRange(place.Rank, 1, 3));
    }

    [Fact]
    public void A_place_is_near_up_to_the_limit_and_not_beyond()
    {
        var index = new PlaceIndex([
            new("Her", "plads", 1, new(12.56, 55.68)),
            new("Der", "plads", 1, new(12.57, 55.68)),
        ]);
        var metres = Utm32.From(12.5610, 55.68).DistanceMetres(Utm32.From(12.56, 55.68));

        Assert.Equal("Her", index.Nearest(new(12.5610, 55.68), metres)?.Name);
        Assert.Null(index.Nearest(new(12.5610, 55.68), metres - 0.01));
        Assert.Equal("Der", index.Nearest(new(12.5660, 55.68), 10_000)?.Name);
    }
}
