using System.Text.Json;
using Beredskab.GeoModel.Areas;
using NetTopologySuite.Features;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;
using NetTopologySuite.IO.Converters;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;

namespace Beredskab.GeoModel.Tests.Areas;

/// <summary>
/// Our drawing beside the official layer (k101:bydel as GeoJSON, EPSG:4326), where somebody has it: set
/// BEREDSKAB_OFFICIAL_BYDELE to the file. Without it the tests are skipped; the product never needs it.
/// </summary>
public sealed class OfficialLayerTests
{
    private static readonly JsonSerializerOptions GeoJson = new() { Converters = { new GeoJsonConverterFactory() } };

    [Fact]
    public void Each_bydel_covers_what_the_official_layer_says_it_covers()
    {
        foreach (var official in Official())
        {
            var drawn = AreaAtlas.Shipped.Areas.Single(area => Key(area.Name) == Key(official.Name)).Geometry;
            var both = OverlayNGRobust.Overlay(drawn, official.Geometry, SpatialFunction.Intersection).Area;
            var either = drawn.Area + official.Geometry.Area - both;
            TestContext.Current.TestOutputHelper?.WriteLine($"{official.Name}: {both / either:0.0000}");
            Assert.True(both / either >= 0.95, $"{official.Name}: {both / either:0.0000}");
        }
    }

    [Fact]
    public void The_official_layer_can_be_used_and_its_grid_has_the_exact_answers()
    {
        var atlas = AreaAtlas.Create(Official());
        var exact = atlas
            .Areas.Select(area => (area.Id, Shape: PreparedGeometryFactory.Prepare(area.Geometry)))
            .ToArray();
        var random = new Random(10);
        for (var i = 0; i < 100_000; i++)
        {
            var (x, y) = (12.45 + (random.NextDouble() * 0.2), 55.61 + (random.NextDouble() * 0.12));
            var point = new Point(x, y);
            var expected = exact.Where(area => area.Shape.Intersects(point)).Select(area => area.Id);
            Assert.True(expected.SequenceEqual(atlas.AreasAt(x, y)), $"({x:R} {y:R})");
        }
    }

    private static Area[] Official()
    {
        var file = Environment.GetEnvironmentVariable("BEREDSKAB_OFFICIAL_BYDELE");
        Assert.SkipWhen(file is null, "BEREDSKAB_OFFICIAL_BYDELE is not set.");
        using var stream = File.OpenRead(file!);
        return
        [
            .. JsonSerializer
                .Deserialize<FeatureCollection>(stream, GeoJson)!
                .Select(
                    (feature, i) =>
                        new Area(
                            new($"bydel:nr-{i}"),
                            AreaKind.Bydel,
                            (string)feature.Attributes["navn"],
                            feature.Geometry
                        )
                ),
        ];
    }

    private static string Key(string name) => name.Replace('/', '-');
}
