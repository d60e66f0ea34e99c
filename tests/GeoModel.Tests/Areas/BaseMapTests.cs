using System.Text.Json;
using Beredskab.GeoModel.Areas;
using NetTopologySuite.Features;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Converters;

namespace Beredskab.GeoModel.Tests.Areas;

public sealed class BaseMapTests
{
    private static readonly JsonSerializerOptions GeoJson = new() { Converters = { new GeoJsonConverterFactory() } };

    private static readonly FeatureCollection Map = Read();

    [Fact]
    public void The_bytes_are_small_and_the_same_each_time()
    {
        Assert.InRange(BaseMap.Shipped.GeoJson.Length, 1, 150_000);
        Assert.NotEqual(0xEF, BaseMap.Shipped.GeoJson.Span[0]);
        Assert.True(BaseMap.Shipped.GeoJson.Span.SequenceEqual(BaseMap.Shipped.GeoJson.Span));
    }

    [Theory]
    [InlineData("outside", 1)]
    [InlineData("bydel", 10)]
    [InlineData("water", 20)]
    [InlineData("park", 30)]
    [InlineData("street", 60)]
    [InlineData("railway", 8)]
    [InlineData("place", 120)]
    [InlineData("label", 20)]
    public void Every_layer_is_there(string layer, int atLeast) => Assert.True(Layer(layer).Count() >= atLeast, layer);

    [Fact]
    public void Every_polygon_is_valid_and_wound_as_in_RFC_7946()
    {
        // Read again without the library, which would turn the rings right.
        using var json = JsonDocument.Parse(BaseMap.Shipped.GeoJson);
        var polygons = 0;
        foreach (var feature in json.RootElement.GetProperty("features").EnumerateArray())
        {
            var geometry = feature.GetProperty("geometry");
            var coordinates = geometry.GetProperty("coordinates");
            var parts = geometry.GetProperty("type").GetString() switch
            {
                "Polygon" => [coordinates],
                "MultiPolygon" => coordinates.EnumerateArray().ToArray(),
                _ => [],
            };
            foreach (var part in parts)
            {
                var shell = true;
                foreach (var ring in part.EnumerateArray())
                {
                    var corners = ring.EnumerateArray()
                        .Select(p => (X: p[0].GetDouble(), Y: p[1].GetDouble()))
                        .ToArray();
                    Assert.True(corners.Length >= 4);
                    Assert.Equal(corners[0], corners[^1]);
                    Assert.Equal(shell, SignedArea(corners) > 0);
                    shell = false;
                    polygons++;
                }
            }
        }

        Assert.True(polygons > 90);
        Assert.All(Map, feature => Assert.True(feature.Geometry.IsValid, (string?)feature.Attributes["layer"]));
    }

    [Fact]
    public void Everything_lies_in_the_frame()
    {
        var frame = new Envelope(12.00, 13.125, 55.375, 55.9375);
        Assert.All(Map, feature => Assert.True(frame.Contains(feature.Geometry.EnvelopeInternal)));
    }

    [Fact]
    public void Everything_but_the_outside_has_a_name()
    {
        Assert.All(
            Map.Where(feature => !Equals(feature.Attributes["layer"], "outside")),
            feature => Assert.False(string.IsNullOrWhiteSpace((string)feature.Attributes["name"]))
        );
        Assert.All(Layer("street"), street => Assert.InRange(Convert.ToInt32(street.Attributes["rank"]), 1, 2));
        Assert.All(
            Layer("bydel"),
            bydel => Assert.NotNull(AreaAtlas.Shipped.Find(new((string)bydel.Attributes["id"])))
        );
    }

    [Fact]
    public void Each_bydel_s_label_lies_in_it()
    {
        var labels = Layer("label").Where(label => Equals(label.Attributes["of"], "bydel")).ToArray();
        Assert.Equal(10, labels.Length);
        Assert.All(
            labels,
            label =>
            {
                var id = Assert.Single(
                    AreaAtlas.Shipped.AreasAt(label.Geometry.Coordinate.X, label.Geometry.Coordinate.Y),
                    area => area != AreaAtlas.Kommune
                );
                Assert.Equal(label.Attributes["name"], AreaAtlas.Shipped.Find(id)!.Name);
            }
        );
    }

    [Theory]
    [InlineData(12.5325, 55.6780)] // Frederiksberg
    [InlineData(12.4500, 55.6800)] // Rødovre
    [InlineData(12.6500, 55.6300)] // Kastrup
    public void Land_that_is_not_Koebenhavn_is_outside(double longitude, double latitude) =>
        Assert.True(Covers("outside", longitude, latitude));

    [Theory]
    [InlineData(12.6650, 55.6950)] // Øresund
    [InlineData(12.5150, 55.6260)] // Kalveboderne
    [InlineData(12.6020, 55.6860)] // Inderhavnen
    [InlineData(12.5668, 55.6612)] // Sydhavnen
    [InlineData(12.5580, 55.6790)] // Sankt Jørgens Sø
    [InlineData(12.7800, 55.7800)] // Øresund, as far as one can move the map
    [InlineData(12.4500, 55.5000)] // Køge Bugt
    public void Water_is_water_and_never_outside(double longitude, double latitude)
    {
        Assert.True(Covers("water", longitude, latitude));
        Assert.False(Covers("outside", longitude, latitude));
    }

    [Fact]
    public void Land_and_sea_meet_without_a_gap()
    {
        // Every point of the frame is København, outside or water.
        var random = new Random(7);
        for (var i = 0; i < 3_000; i++)
        {
            var (x, y) = (12.401 + (random.NextDouble() * 0.298), 55.601 + (random.NextDouble() * 0.148));
            Assert.True(
                !AreaAtlas.Shipped.AreasAt(x, y).IsEmpty
                    || Covers("outside", x, y)
                    || Covers("water", x, y)
                    || Sliver(x, y),
                $"({x} {y})"
            );
        }
    }

    /// <summary>Within some metres of the outline, where a sliver may have been left out.</summary>
    private static bool Sliver(double x, double y) => AreaAtlas.Shipped.Locate(new(x, y)).BoundaryMetres < 60;

    private static bool Covers(string layer, double x, double y) =>
        Layer(layer).Any(feature => feature.Geometry.Intersects(new Point(x, y)));

    private static IEnumerable<IFeature> Layer(string layer) =>
        Map.Where(feature => Equals(feature.Attributes["layer"], layer));

    private static double SignedArea((double X, double Y)[] ring) =>
        ring.Zip(ring.Skip(1), (a, b) => (a.X * b.Y) - (b.X * a.Y)).Sum();

    private static FeatureCollection Read() =>
        JsonSerializer.Deserialize<FeatureCollection>(BaseMap.Shipped.GeoJson.Span, GeoJson)!;
}
