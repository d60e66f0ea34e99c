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
    public void All_that_is_wrong_with_a_map_of_places_is_told_at_once_whatever_it_is()
    {
        var problems = Map(
            """{"id":1,"type":"Feature","properties":{"name":"Fjern","kind":"skole"},"geometry":{"type":"Point","coordinates":[18.1,59.3]}}""",
            """{"id":1,"type":"Feature","properties":{"kind":"rumskib"},"geometry":{"type":"Point","coordinates":[55.7,12.5]}}""",
            """{"type":"Feature","properties":{"kind":"skole"},"geometry":{"type":"Point","coordinates":[12.5,55.7]}}""",
            """{"type":"Feature","properties":{"name":"Tom"},"geometry":null}""",
            """{"type":"Feature","properties":{"name":"Stien","kind":"park"},"geometry":{"type":"LineString","coordinates":[[12.5,55.7],[12.6,55.7]]}}""",
            """{"type":"Feature","properties":{"name":"To","kind":"park"},"geometry":{"type":"MultiPoint","coordinates":[[12.5,55.7],[12.6,55.7]]}}"""
        ).Problems;

        Assert.Equal(
            [
                "1 place-position-outside-region",
                "2 place-name",
                "2 place-kind",
                "2 place-position-swapped",
                "3 place-name",
                "4 place-kind",
                "4 feature-no-geometry",
                "5 place-not-a-spot",
                "6 place-not-a-spot",
            ],
            problems
                .Where(problem => problem.Text.StartsWith("Nr. ", StringComparison.Ordinal))
                .Select(problem => $"{problem.Text[4]} {problem.Code}")
        );
        Assert.Contains(problems, problem => problem.Code == "feature-id-repeated");
        Assert.Contains(
            "er en linje. Et sted er ét punkt, eller en flade.",
            problems.First(problem => problem.Code == "place-not-a-spot").Text,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(problems, problem => problem.Code.StartsWith("area-", StringComparison.Ordinal));
    }

    [Fact]
    public void A_line_of_a_list_is_told_of_all_that_is_wrong_with_it()
    {
        var problems = PlaceReading
            .Of([new("Linje 7", "", "rumskib", "øst", "55.6")], ReferenceSystem.Wgs84, null)
            .Problems;

        Assert.Equal(
            ["place-name", "place-kind", "place-position", "place-kinds"],
            problems.Select(problem => problem.Code)
        );
    }

    [Fact]
    public void What_has_no_room_is_counted_by_what_it_is()
    {
        var lines = Enumerable
            .Range(2, 22)
            .Select(n => new PlaceLine(
                $"Linje {n}",
                n > 21 ? "" : "A",
                "skole",
                n > 21 ? "12.5" : "18.1",
                n > 21 ? "55.7" : "59.3"
            ));

        Assert.Equal(
            "Og 2 fejl mere: 2 [place-name].",
            PlaceReading.Of(lines, ReferenceSystem.Wgs84, null).Problems[^1].Text
        );
    }

    [Fact]
    public void A_surface_is_a_place_at_a_spot_within_it()
    {
        var reading = Map(
            """{"type":"Feature","properties":{"name":"Parken","kind":"park"},"geometry":{"type":"Polygon","coordinates":[[[12.5,55.7],[12.6,55.7],[12.6,55.71],[12.5,55.7]]]}}""",
            """{"type":"Feature","properties":{"name":"Skolen","kind":"skole"},"geometry":{"type":"MultiPoint","coordinates":[[12.5,55.7]]}}"""
        );

        Assert.Empty(reading.Problems);
        Assert.Equal((2, 1), (reading.Places.Length, reading.Surfaces));
    }

    private static PlaceReading Map(params string[] features) =>
        PlaceReading.Of(
            GeoJsonFile.Read(
                Encoding.UTF8.GetBytes(
                    $$"""{"type":"FeatureCollection","features":[{{string.Join(',', features)}}]}"""
                ),
                null
            ),
            null
        );

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
