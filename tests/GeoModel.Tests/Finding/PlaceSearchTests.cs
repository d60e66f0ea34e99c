using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Finding;
using Beredskab.GeoModel.Ground;
using FsCheck;
using FsCheck.Fluent;

namespace Beredskab.GeoModel.Tests.Finding;

public sealed class PlaceSearchTests
{
    [Theory]
    [InlineData("Blågårds Plads", "Blågårds Plads")]
    [InlineData("blaagaards plads", "Blågårds Plads")]
    [InlineData("blågårdsplads", "Blågårds Plads")]
    [InlineData("blågaards plds", "Blågårds Plads")]
    [InlineData("blåg", "Blågårds Plads")]
    [InlineData("nørrebro", "Nørrebro")]
    [InlineData("noerrebor", "Nørrebro")]
    [InlineData("BRØNSHØJ HUSUM", "Brønshøj-Husum")]
    public void A_place_is_found_as_it_is_typed_in_a_hurry(string typed, string name) =>
        Assert.Equal(name, Find(typed)[0].Name);

    [Theory]
    [InlineData("tingbjerg skole", "Tingbjerg")]
    [InlineData("oerestad bibliotek", "Ørestad")]
    [InlineData("skole amager", "Amager Fælled Skole")]
    public void What_has_some_of_the_words_is_found_when_nothing_has_all_of_them(string typed, string name) =>
        Assert.Equal(name, Find(typed)[0].Name);

    [Fact]
    public void What_is_found_says_what_it_is_and_in_which_bydel()
    {
        Assert.Equal(("plads", "Nørrebro"), (Find("Blågårds Plads")[0].Kind, Find("Blågårds Plads")[0].Bydel));
        Assert.Equal(("bydel", "Valby"), (Find("valby")[0].Kind, Find("valby")[0].Bydel));
    }

    [Fact]
    public void Of_those_that_fit_as_well_the_nearer_comes_first()
    {
        var index = new PlaceIndex([
            new("Skolen i syd", "skole", 4, new(12.50, 55.62)),
            new("Skolen i nord", "skole", 4, new(12.50, 55.70)),
        ]);

        Assert.Equal("Skolen i nord", PlaceSearch.Find("skolen", AreaAtlas.Shipped, index, new(12.50, 55.71))[0].Name);
        Assert.Equal("Skolen i syd", PlaceSearch.Find("skolen", AreaAtlas.Shipped, index, new(12.50, 55.61))[0].Name);
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("zzzzzzqqqq")]
    [InlineData("   ")]
    [InlineData("æ")]
    public void Nothing_is_found_for_nothing(string typed) =>
        Assert.DoesNotContain(Find(typed), one => one.Name == typed);

    [Theory]
    [InlineData("12.5560 55.6870")]
    [InlineData("12,5560 55,6870")]
    [InlineData("12,5560; 55,6870")]
    [InlineData("12.5560, 55.6870")]
    [InlineData("12.5560,55.6870")]
    [InlineData("55.6870, 12.5560")]
    [InlineData("55.6870N 12.5560E")]
    [InlineData("55.6870° N, 12.5560° E")]
    [InlineData("N 55,6870 Ø 12,5560")]
    public void Degrees_are_read_in_every_usual_form(string text)
    {
        var point = SpotText.Read(text);

        Assert.Equal(new Coordinates(12.5560, 55.6870), point);
        Assert.Equal("Nørrebro", Assert.Single(Find(text)).Bydel);
    }

    [Theory]
    [InlineData("{0} {1}")]
    [InlineData("{1} {0}")]
    [InlineData("32U {0} {1}")]
    [InlineData("UTM 32N {0} {1}")]
    [InlineData("E {0} N {1}")]
    [InlineData("{0}, {1}")]
    public void Metres_are_read_in_every_usual_form(string form)
    {
        var ground = Utm32.From(12.5560, 55.6870);
        var text = string.Format(
            System.Globalization.CultureInfo.InvariantCulture,
            form,
            Math.Round(ground.EastingMetres),
            Math.Round(ground.NorthingMetres)
        );

        Assert.True(Utm32.From(SpotText.Read(text)!.Value).DistanceMetres(ground) < 1, text);
    }

    [Theory]
    [InlineData("55°41'20.1\"N 12°33'10\"E", 12.552778, 55.688917)]
    [InlineData("12°33'10,0\"Ø 55°41'20,1\"N", 12.552778, 55.688917)]
    [InlineData("N 55° 41' 20.1\", E 12° 33' 10\"", 12.552778, 55.688917)]
    [InlineData("55°41′20.1″N12°33′10″E", 12.552778, 55.688917)]
    [InlineData("55 41 20.1 N 12 33 10 E", 12.552778, 55.688917)]
    [InlineData("55 41.335 N, 12 33.17 E", 12.552833, 55.688917)]
    [InlineData("55 41,335; 12 33,17", 12.552833, 55.688917)]
    [InlineData("55°41.335'N 12°33.17'E", 12.552833, 55.688917)]
    public void Degrees_and_minutes_are_read_in_every_usual_form(string text, double longitude, double latitude)
    {
        var point = SpotText.Read(text);

        Assert.NotNull(point);
        Assert.Equal(longitude, point.Value.Longitude, 1e-6);
        Assert.Equal(latitude, point.Value.Latitude, 1e-6);
    }

    [Fact]
    public void What_stands_in_two_lists_under_one_name_at_one_spot_is_found_once()
    {
        var index = new PlaceIndex([
            new("Kongens Nytorv", "plads", 1, new(12.5856, 55.6797)),
            new("Kongens nytorv", "metrostation", 4, new(12.5850, 55.6793)),
            new("Kongens Nytorv", "park", 4, new(12.5860, 55.6799)),
            new("Nørrebro Station", "station", 1, new(12.5378, 55.7002)),
            new("Nørrebro", "s-station", 4, new(12.5380, 55.7005)),
            new("Børnelandet", "daginstitution", 4, new(12.50, 55.70)),
            new("Børnelandet", "daginstitution", 4, new(12.51, 55.70)),
        ]);

        Assert.Equal("plads", Assert.Single(Of("kongens nytorv")).Kind);
        // The bydel of that name is another answer.
        Assert.Equal(
            ["bydel", "s-station"],
            Of("nørrebro").Where(one => one.Kind != "gade").Select(one => one.Kind).Order()
        );
        Assert.Equal(2, Of("børnelandet").Length);
        var near = SamePlace.Once(index.Within(Shape.At(new(12.5850, 55.6793)), 500), found => found.Place);
        Assert.Equal("metrostation", Assert.Single(near).Place.Kind);

        System.Collections.Immutable.ImmutableArray<FoundPlace> Of(string typed) =>
            PlaceSearch.Find(typed, AreaAtlas.Shipped, index);
    }

    [Fact]
    public void A_street_that_the_map_draws_is_found_by_its_name()
    {
        var street = Assert.Single(Find("nørrebrogade"), one => one.Name == "Nørrebrogade");

        Assert.Equal(("gade", "Nørrebro"), (street.Kind, street.Bydel));
        Assert.Equal(Streets.Shipped.Length, Streets.Shipped.DistinctBy(one => one.Name).Count());
    }

    [Theory]
    [InlineData("0 0", 0, 0)]
    [InlineData("48.85 2.35", 48.85, 2.35)]
    [InlineData("-33,87 151,21", -33.87, 151.21)]
    [InlineData("59.33N, 18.07E", 59.33, 18.07)]
    [InlineData("48 51 N, 2 21 E", 48.85, 2.35)]
    [InlineData("1000000 2", 1_000_000, 2)]
    public void Two_numbers_of_another_region_are_a_spot_there_and_no_name(string text, double one, double other)
    {
        Assert.Equal(new Coordinates(one, other), SpotText.ReadOutside(text));
        Assert.Equal("position-outside-region", SpotText.ReadOutside(text)!.Value.Check("q")!.Code);
        Assert.Empty(Find(text));
    }

    [Theory]
    [InlineData("12,5560 55,6870")]
    [InlineData("724500 6175500")]
    [InlineData("12.5560")]
    [InlineData("48,85")]
    [InlineData("Skole 12")]
    [InlineData("Nørrebrogade 45 2")]
    public void A_name_and_a_spot_of_the_region_are_none_outside(string text) =>
        Assert.Null(SpotText.ReadOutside(text));

    [Theory]
    [InlineData("55°61'20\"N 12°33'10\"E")]
    [InlineData("55°41'60\"N 12°33'10\"E")]
    [InlineData("2200 1234")]
    [InlineData("12.5560")]
    [InlineData("18.07 59.33")]
    [InlineData("Nørrebrogade 45")]
    public void What_is_no_pair_in_the_region_is_no_spot(string text) => Assert.Null(SpotText.Read(text));

    [Fact]
    public void One_slip_of_the_finger_in_a_long_name_still_finds_it_and_nothing_is_ever_thrown()
    {
        var names = PlaceIndex
            .Shipped.Places.Select(place => place.Name)
            .Where(name => NameFit.Plain(name).Length >= 7 && !name.Contains(' '))
            .ToArray();
        Prop.ForAll(
                (
                    from name in Gen.Elements(names)
                    from at in Gen.Choose(1, 1_000)
                    from letter in Gen.Choose('a', 'z')
                    select (name, at, (char)letter)
                ).ToArbitrary(),
                slip =>
                {
                    var (name, at, letter) = slip;
                    var typed = NameFit.Plain(name).ToCharArray();
                    typed[1 + (at % (typed.Length - 1))] = letter;
                    return Find(new string(typed)).Any(found => found.Name == name);
                }
            )
            .QuickCheckThrowOnFailure();
        Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), text => !Find(text.Get).IsDefault)
            .QuickCheckThrowOnFailure();
    }

    private static System.Collections.Immutable.ImmutableArray<FoundPlace> Find(string typed) =>
        PlaceSearch.Find(typed, AreaAtlas.Shipped, PlaceIndex.Shipped);
}
