using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Areas.Import;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Ground;

namespace Beredskab.GeoModel.Tests.Areas.Import;

public sealed class PlaceTests
{
    private static readonly NotedPlace School = new("Blågård Skole", "skole", 12.5530, 55.6866);

    [Fact]
    public void An_imported_place_names_a_spot_beside_the_product_s_own()
    {
        // In the middle of the water at Prøvestenen, where the product knows no name within 250 m.
        var far = new NotedPlace("Klub Kajen", "klub", 12.6440, 55.6700);
        var book = Apply(MapBook.Shipped, [School, far]);

        Assert.Equal("Klub Kajen", AreaAtlas.Shipped.Locate(new(12.6441, 55.6701), book.Places).Place);
        Assert.NotEqual("Klub Kajen", AreaAtlas.Shipped.Locate(new(12.6441, 55.6701)).Place);
        Assert.Equal("Blågårds Plads", AreaAtlas.Shipped.Locate(new(12.5560, 55.6870), book.Places).Place);
        Assert.Equal("Blågård Skole", AreaAtlas.Shipped.Locate(new(12.5530, 55.6866), book.Places).Place);
    }

    [Fact]
    public void A_place_that_the_product_has_already_stays_the_product_s()
    {
        var book = Apply(MapBook.Shipped, [new("blågårds plads", "plads", 12.5562, 55.6871), School]);

        var place = Assert.Single(
            book.Places.Places,
            place => place.Name.Equals("Blågårds Plads", StringComparison.OrdinalIgnoreCase)
        );
        Assert.True(place.Rank < MapBook.ImportedRank);
    }

    [Fact]
    public void A_list_takes_the_place_of_the_one_before_and_the_same_again_changes_nothing()
    {
        var book = Apply(Apply(MapBook.Shipped, [School]), [School with { Name = "Ny Skole" }]);

        Assert.Equal("Ny Skole", Assert.Single(book.Imported).Name);
        Assert.Empty(Accepted(book, book.Imported).Events);
    }

    [Fact]
    public void A_long_list_is_written_in_parts_and_whole_when_it_is_adopted()
    {
        ImmutableArray<NotedPlace> many =
        [
            .. Enumerable.Range(0, 1_000).Select(i => School with { Name = $"Skole {i}" }),
        ];

        Assert.Equal(4, Accepted(MapBook.Shipped, many).Events.Length);
        Assert.Equal(many, Apply(MapBook.Shipped, many).Imported);
    }

    [Fact]
    public void Of_two_imports_at_once_the_later_is_refused()
    {
        var book = Apply(MapBook.Shipped, [School]);

        Assert.Equal(
            "places-version-conflict",
            Assert
                .IsType<Verdict.Refused>(MapDecider.Decide(book, new MapCommand.ImportPlaces([School], 0)))
                .Refusal.Code
        );
    }

    [Theory]
    [InlineData("place-name", "", "skole", "12.5", "55.6")]
    [InlineData("cpr-in-name", "Hos 010190-1234", "skole", "12.5", "55.6")]
    [InlineData("place-kind", "A", null, "12.5", "55.6")]
    [InlineData("place-kind", "A", "rumskib", "12.5", "55.6")]
    [InlineData("place-position", "A", "skole", "", "55.6")]
    [InlineData("place-position", "A", "skole", "øst", "55.6")]
    [InlineData("place-position-swapped", "A", "skole", "55.6", "12.5")]
    [InlineData("place-position-outside-region", "A", "skole", "18.1", "59.3")]
    [InlineData("crs-does-not-fit", "A", "skole", "724000", "6175000")]
    public void A_line_that_cannot_be_used_is_refused_with_its_number(
        string code,
        string name,
        string? kind,
        string x,
        string y
    )
    {
        var problem = PlaceReading.Of([new("Linje 7", name, kind, x, y)], ReferenceSystem.Wgs84, null).Problems[0];

        Assert.Equal(code, problem.Code);
        Assert.StartsWith("Linje 7", problem.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_kind_that_nobody_knows_is_named_with_what_was_meant_and_all_that_it_can_be()
    {
        var problems = PlaceReading
            .Of(
                [
                    new("Linje 2", "A", "rumskib", "12.5", "55.6"),
                    new("Linje 3", "B", "skoel", "12.5", "55.6"),
                    new("Linje 4", "C", "Svømmehal", "12.5", "55.6"),
                ],
                ReferenceSystem.Wgs84,
                null
            )
            .Problems;

        Assert.Equal(["place-kind", "place-kind", "place-kinds"], problems.Select(problem => problem.Code));
        Assert.Equal("Linje 2 har slagsen »rumskib«, som ikke kendes.", problems[0].Text);
        Assert.Equal("Linje 3 har slagsen »skoel«, som ikke kendes; måske er det skole.", problems[1].Text);
        Assert.Contains("skatepark, skole, stadion", problems[2].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_word_of_a_map_that_nobody_knows_gives_way_to_the_kind_that_is_asked_for()
    {
        const string Map = """
            {"type":"FeatureCollection","features":[
             {"type":"Feature","properties":{"name":"A","type":"amenity"},"geometry":{"type":"Point","coordinates":[12.5,55.7]}},
             {"type":"Feature","properties":{"name":"B","type":"klub"},"geometry":{"type":"Point","coordinates":[12.6,55.7]}}]}
            """;
        var file = GeoJsonFile.Read(Encoding.UTF8.GetBytes(Map), null);

        Assert.Equal(["skole", "klub"], PlaceReading.Of(file, "skole").Places.Select(place => place.Kind));
        Assert.Contains(PlaceReading.Of(file, null).Problems, problem => problem.Code == "place-kind");
    }

    [Fact]
    public void Every_place_of_the_product_is_of_a_known_kind() =>
        Assert.All(PlaceIndex.Shipped.Places, place => Assert.Equal(place.Kind, PlaceKinds.Find(place.Kind)));

    [Theory]
    [InlineData(
        ReferenceSystem.Wgs84,
        "55,7",
        "12,5",
        "I kolonnen »lon« skal stå længden (cirka 12,6) og i »lat« bredden"
    )]
    [InlineData(
        ReferenceSystem.Utm32,
        "6175000",
        "724000",
        "I kolonnen »lon« skal stå øst (cirka 725.000) og i »lat« nord"
    )]
    public void Swapped_columns_are_named(ReferenceSystem system, string x, string y, string says)
    {
        var problem = Assert.Single(
            PlaceReading.Of([new("Linje 7", "A", "skole", x, y, ("lon", "lat"))], system, null).Problems
        );

        Assert.Equal("place-position-swapped", problem.Code);
        Assert.Contains(says, problem.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("stå først", problem.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Metres_and_decimal_commas_are_read()
    {
        var ground = Utm32.From(12.55, 55.68);
        var reading = PlaceReading.Of(
            [
                new("1", "A", "S_Station", "12,55", "55,68"),
                new("2", "B", "svoemmehal", Say(ground.EastingMetres), Say(ground.NorthingMetres)),
            ],
            ReferenceSystem.Wgs84,
            null
        );
        Assert.Equal("crs-does-not-fit", Assert.Single(reading.Problems).Code);

        var metres = PlaceReading.Of(
            [new("2", "B", "svoemmehal", Say(ground.EastingMetres), Say(ground.NorthingMetres))],
            ReferenceSystem.Utm32,
            null
        );
        Assert.Equal(new NotedPlace("B", "svømmehal", 12.55, 55.68), Assert.Single(metres.Places));

        static string Say(double number) =>
            number.ToString("F3", CultureInfo.GetCultureInfo("da-DK")).Replace(".", "", StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_no_message_has_room_for_is_left_out_and_told()
    {
        var reading = PlaceReading.Of(
            [
                new("Linje 2", new string('x', 59), "skole", "12.5", "55.6"),
                new("Linje 3", "A", "skole", "12.5", "55.6"),
            ],
            ReferenceSystem.Wgs84,
            null
        );

        Assert.Empty(reading.Problems);
        Assert.Equal("A", Assert.Single(reading.Places).Name);
        Assert.StartsWith("Linje 2", Assert.Single(reading.LeftOut), StringComparison.Ordinal);
    }

    [Fact]
    public void What_lies_within_a_distance_comes_nearest_first()
    {
        var found = PlaceIndex.Shipped.Within(Shape.At(new(12.5560, 55.6870)), 500).ToArray();

        Assert.Equal("Blågårds Plads", found[0].Place.Name);
        Assert.All(found, one => Assert.InRange(one.Metres, 0, 500));
        Assert.Equal(found.Select(one => one.Metres).Order(), found.Select(one => one.Metres));
    }

    [Fact]
    public void A_place_is_as_far_as_from_the_nearest_part_of_a_shape_and_0_m_within_an_area()
    {
        var square = new Coordinates(12.5560, 55.6870);
        // From the square to the north and far beyond; its middle is 1.1 km away.
        var line = Shape.Of(ShapeKind.Line, [square, new(12.5560, 55.7070)]);
        var area = Shape.Of(
            ShapeKind.Area,
            [new(12.54, 55.68), new(12.58, 55.68), new(12.58, 55.70), new(12.54, 55.70)]
        );

        Assert.DoesNotContain(PlaceIndex.Shipped.Within(Shape.At(line.Spot), 500), IsTheSquare);
        Assert.InRange(PlaceIndex.Shipped.Within(line, 500).Single(IsTheSquare).Metres, 0, 100);
        Assert.Equal(0, PlaceIndex.Shipped.Within(area, 500).Single(IsTheSquare).Metres);

        static bool IsTheSquare((NamedPlace Place, double Metres) one) => one.Place.Name == "Blågårds Plads";
    }

    private static MapBook Apply(MapBook book, ImmutableArray<NotedPlace> places) =>
        Accepted(book, places).Events.Cast<MapEvent>().Aggregate(book, (now, e) => now.Apply(e));

    private static Verdict.Accepted Accepted(MapBook book, ImmutableArray<NotedPlace> places) =>
        Assert.IsType<Verdict.Accepted>(MapDecider.Decide(book, new MapCommand.ImportPlaces(places, book.Version)));
}
