using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Areas.Import;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Ground;
using NetTopologySuite.Geometries;

namespace Beredskab.GeoModel.Tests.Areas.Import;

/// <summary>Layers of the base map that somebody brings as a file.</summary>
public sealed class SurfaceTests
{
    // 0.001 by 0.001 degrees: 63 m by 111 m, in Nørrebro.
    private const double Side = 0.001;

    [Fact]
    public void Degrees_and_metres_give_the_same_surfaces()
    {
        var degrees = Read(Drawn.File(null, Surface(Block(12.55, 55.69))));
        var corners = new[]
        {
            (12.55, 55.69),
            (12.55 + Side, 55.69),
            (12.55 + Side, 55.69 + Side),
            (12.55, 55.69 + Side),
        };
        var metres = Read(
            Drawn.File(
                "urn:ogc:def:crs:EPSG::25832",
                Surface(
                    Drawn.Ring([
                        .. corners.Select(c =>
                            Utm32.From(c.Item1, c.Item2) is var p ? (p.EastingMetres, p.NorthingMetres) : default
                        ),
                    ])
                )
            )
        );

        Assert.Equal(degrees.Outlines, metres.Outlines);
        Assert.Equal(1, degrees.Surfaces);
        Assert.Equal(62.9 * 111.3, degrees.SquareMetres, 100.0);
    }

    [Theory]
    [InlineData("file-empty", "")]
    [InlineData("file-empty", """{"type":"FeatureCollection","features":[]}""")]
    [InlineData("file-not-geojson", "navn;x;y")]
    [InlineData("file-not-geojson", """{"type":"Topology"}""")]
    [InlineData(
        "map-no-surfaces",
        """{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":{"type":"LineString","coordinates":[[12.5,55.6],[12.6,55.7]]}}]}"""
    )]
    [InlineData(
        "map-no-surfaces",
        """{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":null}]}"""
    )]
    [InlineData(
        "map-nothing-left",
        """{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[[[12.55,55.69],[12.55001,55.69],[12.55001,55.69001],[12.55,55.69]]]}}]}"""
    )]
    [InlineData(
        "feature-geometry",
        """{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[[[12.5,55.6],[12.6,55.6],[12.6,55.7]]]}}]}"""
    )]
    [InlineData(
        "crs-unknown",
        """{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:3857"}},"features":[]}"""
    )]
    public void A_file_that_is_no_layer_is_refused_by_its_code(string code, string text) =>
        Assert.Contains(Read(Encoding.UTF8.GetBytes(text)).Problems, problem => problem.Code == code);

    [Fact]
    public void Axes_the_other_way_about_and_a_wrong_reference_system_are_told_by_feature()
    {
        var swapped = Read(Drawn.File(null, Surface(Block(55.69, 12.55))));
        var unsaid = Read(
            Drawn.File(null, Surface(Drawn.Ring((724_000, 6_176_000), (724_100, 6_176_000), (724_100, 6_176_100))))
        );
        var abroad = Read(Drawn.File(null, Surface(Block(9.2, 48.7))));

        Assert.Equal("area-position-swapped", Assert.Single(swapped.Problems).Code);
        Assert.StartsWith("Nr. 1 i filen", swapped.Problems[0].Text, StringComparison.Ordinal);
        Assert.Equal("crs-does-not-fit", Assert.Single(unsaid.Problems).Code);
        Assert.Contains("--crs 25832", unsaid.Problems[0].Text, StringComparison.Ordinal);
        Assert.Equal("area-position-outside-region", Assert.Single(abroad.Problems).Code);
    }

    [Fact]
    public void Holes_stay_what_touches_becomes_one_and_what_is_no_surface_is_left_out_and_counted()
    {
        var hole = Drawn.Ring((12.5503, 55.6903), (12.5503, 55.6907), (12.5507, 55.6907), (12.5507, 55.6903));
        var reading = Read(
            Drawn.File(
                null,
                Drawn.Feature("", $$"""{"type":"Polygon","coordinates":[{{Block(12.55, 55.69)}},{{hole}}]}"""),
                Surface(Block(12.551, 55.69)),
                Surface(Block(12.56, 55.69)),
                Drawn.Feature("", """{"type":"Point","coordinates":[12.5,55.6]}"""),
                Drawn.Feature("", "null")
            )
        );

        Assert.Empty(reading.Problems);
        Assert.Equal(2, reading.Surfaces);
        Assert.Equal(1, reading.NoSurface);
        Assert.Equal(1, reading.Empty);
        var polygons = Polygons(reading);
        Assert.Single(polygons, polygon => polygon.NumInteriorRings == 1);
        Assert.All(polygons, polygon => Assert.True(polygon.IsValid));
    }

    [Fact]
    public void An_edge_that_crosses_itself_is_mended_and_a_hole_outside_its_shell_is_too()
    {
        var bow = Drawn.Ring((12.55, 55.69), (12.552, 55.692), (12.552, 55.69), (12.55, 55.692));
        var outside = Drawn.Ring((12.59, 55.69), (12.59, 55.692), (12.592, 55.692), (12.592, 55.69));
        var reading = Read(
            Drawn.File(
                null,
                Surface(bow),
                Drawn.Feature("", $$"""{"type":"Polygon","coordinates":[{{Block(12.56, 55.69)}},{{outside}}]}""")
            )
        );

        Assert.Empty(reading.Problems);
        Assert.Equal(2, reading.Mended);
        Assert.All(Polygons(reading), polygon => Assert.True(polygon.IsValid));
        Assert.True(reading.Surfaces >= 3);
    }

    [Fact]
    public void An_edge_is_simplified_to_what_the_map_shows_and_no_corner_goes_far()
    {
        // A round lake of 1,000 corners, 150 m to each side.
        var round = Enumerable
            .Range(0, 1000)
            .Select(i => 2 * Math.PI * i / 1000)
            .Select(turn => (12.55 + (0.0024 * Math.Cos(turn)), 55.69 + (0.00135 * Math.Sin(turn))))
            .ToArray();
        var reading = Read(Drawn.File(null, Surface(Drawn.Ring(round))));

        Assert.Equal(1001, reading.CornersBefore);
        Assert.InRange(reading.Corners, 16, 80);
        var edge = Assert.Single(Polygons(reading)).Shell;
        foreach (var (x, y) in round)
        {
            var here = Utm32.From(x, y);
            var off = Enumerable
                .Range(0, edge.NumPoints - 1)
                .Min(i =>
                    here.DistanceToSegmentMetres(Ground(edge.GetCoordinateN(i)), Ground(edge.GetCoordinateN(i + 1)))
                );
            // And half the grid that the map is written on.
            Assert.InRange(off, 0, SurfaceReading.ToleranceMetres + 0.7);
        }
    }

    [Fact]
    public void Too_much_for_a_telephone_is_refused_and_large_layers_are_cut_into_entries()
    {
        var some = Read(Drawn.File(null, [.. Blocks(2_000)]));
        var all = Read(Drawn.File(null, [.. Blocks(13_000)]));

        Assert.Empty(some.Problems);
        Assert.Equal(2_000, some.Surfaces);
        Assert.All(some.Outlines, outline => Assert.InRange(outline.Geometry.NumPoints, 1, 4_000));
        Assert.Equal(3, some.Outlines.Length);
        Assert.Equal("map-too-detailed", Assert.Single(all.Problems).Code);

        static IEnumerable<string> Blocks(int count) =>
            Enumerable.Range(0, count).Select(i => Surface(Block(12.4 + (i % 100 * 0.003), 55.6 + (i / 100 * 0.002))));
    }

    [Fact]
    public void A_layer_is_in_use_when_it_is_adopted_and_the_places_keep_theirs()
    {
        var noted = new NotedPlace("Skolen", "skole", 12.55, 55.69);
        var book = Apply(MapBook.Shipped, MapDecider.Decide(MapBook.Shipped, new MapCommand.ImportPlaces([noted], 0)));
        var outlines = Read(Drawn.File(null, Surface(Block(12.55, 55.69)))).Outlines;

        var events = Assert.IsType<Verdict.Accepted>(Decide(book, outlines, 0)).Events.Cast<MapEvent>().ToArray();
        var half = book.Apply(events[0]);
        var after = half.Apply(events[1]);

        Assert.Empty(half.Layers);
        Assert.Equal(outlines, after.Layer("water").Outlines);
        Assert.Equal(1, after.Layer("water").Version);
        Assert.Equal([noted], after.Imported);
        Assert.Empty(Assert.IsType<Verdict.Accepted>(Decide(after, outlines, 1)).Events);
        Assert.Equal(
            "map-layer-version-conflict",
            Assert.IsType<Verdict.Refused>(Decide(after, outlines, 0)).Refusal.Code
        );
        Assert.Equal(
            "map-layer-unknown",
            Assert
                .IsType<Verdict.Refused>(MapDecider.Decide(after, new MapCommand.ImportLayer("roads", outlines, 0)))
                .Refusal.Code
        );
        // A list of places after it leaves it in use.
        var again = Apply(after, MapDecider.Decide(after, new MapCommand.ImportPlaces([noted with { Name = "B" }], 1)));
        Assert.Equal(1, again.Layer("water").Version);
        // And back to what we have drawn.
        Assert.Empty(Apply(again, Decide(again, [], 1)).Layer("water").Outlines);
        Assert.Throws<InvalidOperationException>(() => book.Apply(new MapEvent.LayerAdopted("water", 1, 3)));
    }

    [Fact]
    public void The_map_draws_it_in_place_of_ours_and_keeps_ours_where_the_file_has_nothing()
    {
        // Over Peblinge Sø and Sortedams Sø; nothing of Damhussøen.
        var lakes = Read(
            Drawn.File(null, Surface(Drawn.Ring((12.555, 55.68), (12.575, 55.68), (12.575, 55.70), (12.555, 55.70))))
        );
        var blocks = Read(Drawn.File(null, Surface(Block(12.55, 55.69)), Surface(Block(12.60, 55.66))));
        var book = Apply(MapBook.Shipped, Decide(MapBook.Shipped, lakes.Outlines, 0));
        book = Apply(book, MapDecider.Decide(book, new MapCommand.ImportLayer("blocks", blocks.Outlines, 0)));

        var before = Features(MapBook.Shipped);
        var after = Features(book);

        Assert.Contains(before, one => one is { Layer: "water", Name: "Peblinge Sø" });
        Assert.DoesNotContain(after, one => one is { Layer: "water", Name: "Peblinge Sø" });
        Assert.Contains(after, one => one is { Layer: "water", Name: "Damhussøen" });
        Assert.Single(after, one => one is { Layer: "water", Name: null });
        Assert.DoesNotContain(before, one => one.Layer == "block");
        Assert.Equal(2, after.Count(one => one.Layer == "block"));
        // The blocks' gaps are the streets of København.
        Assert.Contains(before, one => one is { Layer: "street", Name: "Nørrebrogade" });
        Assert.DoesNotContain(after, one => one is { Layer: "street", Name: "Nørrebrogade" });
        Assert.Equal(before.Count(one => one.Layer == "park"), after.Count(one => one.Layer == "park"));
        Assert.Equal(
            BaseMap.Of(AreaAtlas.Shipped, book).GeoJson.ToArray(),
            BaseMap.Of(AreaAtlas.Shipped, book).GeoJson.ToArray()
        );
    }

    private static List<(string? Layer, string? Name)> Features(MapBook book)
    {
        using var map = JsonDocument.Parse(BaseMap.Of(AreaAtlas.Shipped, book).GeoJson);
        return
        [
            .. map
                .RootElement.GetProperty("features")
                .EnumerateArray()
                .Select(feature => feature.GetProperty("properties"))
                .Select(one =>
                    (
                        one.GetProperty("layer").GetString(),
                        one.TryGetProperty("name", out var name) ? name.GetString() : null
                    )
                ),
        ];
    }

    private static SurfaceReading Read(byte[] file) =>
        SurfaceReading.Of(GeoJsonFile.Read(file, null, withoutEmpty: true));

    private static Verdict Decide(MapBook book, ImmutableArray<AreaOutline> outlines, int seen) =>
        MapDecider.Decide(book, new MapCommand.ImportLayer("water", outlines, seen));

    private static MapBook Apply(MapBook book, Verdict verdict) =>
        Assert.IsType<Verdict.Accepted>(verdict).Events.Cast<MapEvent>().Aggregate(book, (now, e) => now.Apply(e));

    private static Polygon[] Polygons(SurfaceReading reading) =>
        [
            .. reading
                .Outlines.Select(outline => outline.Geometry)
                .SelectMany(geometry =>
                    Enumerable.Range(0, geometry.NumGeometries).Select(i => (Polygon)geometry.GetGeometryN(i))
                ),
        ];

    private static string Surface(string ring) => Drawn.Feature("", Drawn.Polygon(ring));

    private static string Block(double west, double south) =>
        Drawn.Ring((west, south), (west + Side, south), (west + Side, south + Side), (west, south + Side));

    private static GroundPoint Ground(Coordinate corner) => Utm32.From(corner.X, corner.Y);
}
