using Beredskab.GeoModel.Areas;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace Beredskab.GeoModel.Tests.Areas;

public sealed class AreaChecksTests
{
    private const string Square = "POLYGON((12.50 55.60, 12.60 55.60, 12.60 55.70, 12.50 55.70, 12.50 55.60))";
    private const string East = "POLYGON((12.60 55.60, 12.70 55.60, 12.70 55.70, 12.60 55.70, 12.60 55.60))";

    [Fact]
    public void Two_neighbours_are_accepted_and_the_kommune_is_their_union()
    {
        var atlas = AreaAtlas.Create([Bydel("vest", Square), Bydel("oest", East)]);

        Assert.Equal(
            atlas.Areas[0].Geometry.Area + atlas.Areas[1].Geometry.Area,
            atlas.Find(AreaAtlas.Kommune)!.Geometry.Area,
            1e-12
        );
        Assert.Equal(3, atlas.AreasAt(12.60, 55.65).Length);
    }

    [Fact]
    public void A_kommune_that_is_given_is_kept() =>
        Assert.Equal(
            "Byen",
            AreaAtlas
                .Create([Bydel("vest", Square), new(new("kommune:byen"), AreaKind.Kommune, "Byen", Read(Square))])
                .Areas[^1]
                .Name
        );

    [Fact]
    public void A_place_can_lie_in_a_bydel_and_in_an_SSP_area_at_once()
    {
        var ssp = new Area(new("ssp-omraade:ydre"), AreaKind.SspOmraade, "Ydre", Read(Square).Buffer(-0.01));
        var atlas = AreaAtlas.Create([Bydel("vest", Square), ssp]);

        Assert.Equal([new("bydel:vest"), new("ssp-omraade:ydre"), AreaAtlas.Kommune], atlas.AreasAt(12.55, 55.65));
        Assert.DoesNotContain(ssp.Id, atlas.Locate(new(12.5099, 55.65)).Near);
    }

    [Theory]
    [InlineData("POLYGON((12.5 55.6, 12.6 55.7, 12.6 55.6, 12.5 55.7, 12.5 55.6))", "area-invalid", "krydser sig selv")]
    [InlineData("POINT(12.5 55.6)", "area-not-polygon", "ikke en flade")]
    [InlineData("POLYGON EMPTY", "area-not-polygon", "ikke en flade")]
    [InlineData("POLYGON((55.6 12.5, 55.6 12.6, 55.7 12.6, 55.6 12.5))", "area-position-swapped", "byttet om")]
    [InlineData("POLYGON((0 0, 1 0, 1 1, 0 0))", "area-position-outside-region", "uden for Sjælland")]
    [InlineData(
        "POLYGON((12.5 55.6, 12.6 55.6, 12.6 55.7, 12.5 55.6),(12.3 55.6, 12.4 55.6, 12.4 55.7, 12.3 55.6))",
        "area-invalid",
        "hul ligger uden for"
    )]
    public void A_bad_geometry_is_named_and_explained(string wkt, string code, string says)
    {
        var problem = Assert.Single(AreaChecks.Problems([Bydel("vest", wkt)]));

        Assert.Equal(code, problem.Code);
        Assert.Contains("Området vest", problem.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("bydel:", problem.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("hændelse", problem.Text, StringComparison.Ordinal);
        Assert.Contains(says, problem.Text, StringComparison.Ordinal);
        Assert.Equal([new AreaId("bydel:vest")], problem.Areas);
    }

    [Fact]
    public void A_place_in_a_text_has_six_decimals_at_most() =>
        Assert.DoesNotMatch(
            @"\d,\d{7}",
            Assert
                .Single(
                    AreaChecks.Problems([
                        Bydel(
                            "vest",
                            "POLYGON((12.5000000001 55.6, 12.6 55.7000000001, 12.6 55.6, 12.5 55.7, 12.5000000001 55.6))"
                        ),
                    ])
                )
                .Text
        );

    [Fact]
    public void A_coordinate_that_is_no_number_is_explained() =>
        Assert.Equal(
            "area-position-not-a-number",
            AreaChecks
                .Problems([
                    new(
                        new("bydel:vest"),
                        AreaKind.Bydel,
                        "Vest",
                        new Polygon(
                            new LinearRing([new(12.5, 55.6), new(double.NaN, 55.6), new(12.6, 55.7), new(12.5, 55.6)])
                        )
                    ),
                ])
                .Single()
                .Code
        );

    [Fact]
    public void An_overlap_says_who_how_much_and_where()
    {
        var problem = Assert.Single(AreaChecks.Problems([Bydel("vest", Square), Bydel("oest", Square)]));

        Assert.Equal("area-overlap", problem.Code);
        Assert.Contains("vest og oest", problem.Text, StringComparison.Ordinal);
        Assert.Contains("m²", problem.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_crack_between_bydele_is_found_and_a_lake_is_not()
    {
        const string Lake = "(12.53 55.63, 12.53 55.66, 12.56 55.66, 12.56 55.63, 12.53 55.63)";
        const string Crack = "(12.55 55.62, 12.55 55.68, 12.55001 55.68, 12.55001 55.62, 12.55 55.62)";
        const string Shell = "(12.50 55.60, 12.60 55.60, 12.60 55.70, 12.50 55.70, 12.50 55.60)";

        Assert.Empty(AreaChecks.Problems([Bydel("vest", $"POLYGON({Shell},{Lake})")]));
        Assert.Equal("area-gap", AreaChecks.Problems([Bydel("vest", $"POLYGON({Shell},{Crack})")]).Single().Code);
    }

    [Theory]
    [InlineData("", "Vest", "area-id")]
    [InlineData("bydel", "Vest", "area-id")]
    [InlineData("bydel:Nørrebro", "Vest", "area-id")]
    [InlineData("bydel:vest", "  ", "area-name")]
    [InlineData("bydel:vest", "Ve\nst", "area-name")]
    public void A_bad_id_or_name_is_refused(string id, string name, string code) =>
        Assert.Equal(code, Assert.Single(AreaChecks.Problems([new(new(id), AreaKind.Bydel, name, Read(Square))])).Code);

    [Fact]
    public void An_id_used_twice_is_refused() =>
        Assert.Equal("area-id-repeated", AreaChecks.Problems([Bydel("a", Square), Bydel("a", East)]).Single().Code);

    [Fact]
    public void Without_a_bydel_there_is_no_atlas()
    {
        Assert.Equal("bydele-missing", Assert.Single(AreaChecks.Problems([])).Code);
        var exception = Assert.Throws<InvalidAreasException>(() => AreaAtlas.Create([]));
        Assert.Equal("bydele-missing", Assert.Single(exception.Problems).Code);
        Assert.Contains("bydel", exception.Message, StringComparison.Ordinal);
    }

    private static Area Bydel(string name, string wkt) => new(new("bydel:" + name), AreaKind.Bydel, name, Read(wkt));

    private static Geometry Read(string wkt) => new WKTReader().Read(wkt);
}
