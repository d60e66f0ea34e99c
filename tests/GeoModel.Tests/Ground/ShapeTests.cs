using System.Text.Json;
using Beredskab.GeoModel.Ground;

namespace Beredskab.GeoModel.Tests.Ground;

public sealed class ShapeTests
{
    private static readonly JsonSerializerOptions Camel = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    private static readonly Shape Line = Shape.Of(
        ShapeKind.Line,
        [new(12.50, 55.68), new(12.52, 55.68), new(12.52, 55.69)]
    );
    private static readonly Shape Block = Shape.Of(
        ShapeKind.Area,
        [new(12.50, 55.68), new(12.52, 55.68), new(12.52, 55.69), new(12.50, 55.69)]
    );

    [Fact]
    public void A_spot_is_written_as_spots_have_always_been() =>
        Assert.Equal(
            JsonSerializer.Serialize(new Coordinates(12.5561, 55.6871), Camel),
            JsonSerializer.Serialize(Shape.At(new(12.5561, 55.6871)), Camel)
        );

    [Fact]
    public void Other_shapes_are_geometries_of_geojson()
    {
        Assert.Equal(
            """{"coordinates":[[12.5,55.68],[12.52,55.68],[12.52,55.69]],"type":"LineString"}""",
            JsonSerializer.Serialize(Line, Camel)
        );
        Assert.Equal(
            """{"coordinates":[[[12.5,55.68],[12.52,55.68],[12.52,55.69],[12.5,55.69],[12.5,55.68]]],"type":"Polygon"}""",
            JsonSerializer.Serialize(Block, Camel)
        );
    }

    [Fact]
    public void What_is_written_is_read_back_the_same()
    {
        foreach (
            var shape in new[]
            {
                Shape.At(new(12.5561, 55.6871)),
                Shape.Of(ShapeKind.Points, [new(12.5561, 55.6871), new(12.1, 55.0000001)]),
                Line,
                Block,
                // Refused, and yet a command that has a digest.
                Shape.Of(ShapeKind.Line, [new(double.NaN, 55), new(12, double.PositiveInfinity)]),
                Shape.Of(ShapeKind.Points, []),
            }
        )
        {
            Assert.Equal(shape, JsonSerializer.Deserialize<Shape>(JsonSerializer.Serialize(shape, Camel), Camel));
        }
    }

    [Theory]
    [InlineData("""{"type":"Polygon","coordinates":[[[12.5,55.7],[12.6,55.7],[12.6,55.8]]]}""")]
    [InlineData("""{"type":"Polygon","coordinates":[[[12.5,55.7]],[[12.5,55.7]]]}""")]
    [InlineData("""{"type":"GeometryCollection","geometries":[]}""")]
    [InlineData("""{"type":"LineString","coordinates":[[12.5,"x"]]}""")]
    [InlineData("""{"type":"LineString","coordinates":7}""")]
    [InlineData("""{"type":"LineString"}""")]
    public void What_is_no_shape_is_not_read(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Shape>(json, Camel));

    [Fact]
    public void The_spot_of_a_line_is_half_way_along_it()
    {
        // 1.25 km east, then 1.11 km north.
        var spot = Utm32.From(Line.Spot);
        var (a, b, c) = (Utm32.From(Line.Corners[0]), Utm32.From(Line.Corners[1]), Utm32.From(Line.Corners[2]));
        Assert.Equal(0, spot.DistanceToSegmentMetres(a, b), 0.2);
        Assert.Equal((a.DistanceMetres(b) + b.DistanceMetres(c)) / 2, a.DistanceMetres(spot), 0.2);
    }

    [Fact]
    public void The_spot_of_an_area_lies_in_it_also_when_its_centre_does_not()
    {
        Assert.Equal(0, Shape.At(Block.Spot).DistanceMetres(Block));
        var bend = Shape.Of(
            ShapeKind.Area,
            [
                new(12.50, 55.68),
                new(12.53, 55.68),
                new(12.53, 55.70),
                new(12.529, 55.70),
                new(12.529, 55.681),
                new(12.50, 55.681),
            ]
        );
        Assert.Equal(0, Shape.At(bend.Spot).DistanceMetres(bend));
    }

    [Fact]
    public void Distances_are_metres_from_part_to_part()
    {
        var east = Shape.At(new(12.53, 55.685));
        Assert.InRange(Block.DistanceMetres(east), 620, 635);
        Assert.Equal(0, Block.DistanceMetres(Shape.At(new(12.51, 55.685))));
        Assert.Equal(0, Line.DistanceMetres(Block), 3);
        Assert.Equal(0, Block.FurthestMetres(Shape.At(new(12.51, 55.685))));
        // What grows is far from what was known, what shrinks is not.
        Assert.InRange(Shape.At(new(12.50, 55.68)).FurthestMetres(Block), 1_600, 1_700);
        Assert.Equal(0, Block.FurthestMetres(Line), 0.3);
    }

    [Fact]
    public void Shapes_are_equal_by_what_they_say()
    {
        Assert.Equal(Line, Shape.Of(ShapeKind.Line, [.. Line.Corners]));
        Assert.Equal(Line.GetHashCode(), Shape.Of(ShapeKind.Line, [.. Line.Corners]).GetHashCode());
        Assert.NotEqual(Line, Shape.Of(ShapeKind.Points, Line.Corners));
        Assert.NotEqual(Line, Shape.Of(ShapeKind.Line, [.. Line.Corners.Reverse()]));
    }

    [Fact]
    public void Lengths_and_areas_are_said_as_on_the_dashboard()
    {
        Assert.Equal(
            ["7 m", "20 m", "420 m", "990 m", "1,0 km", "2,3 km", "23 km"],
            new[] { 7.0, 20, 424, 994, 996, 2_340, 23_400 }.Select(ShapeWords.Length)
        );
        Assert.Equal(
            ["44 m²", "850 m²", "2,3 ha", "35 ha", "1,4 km²", "23 km²"],
            new[] { 44.0, 852, 23_400, 350_400, 1_420_000, 23_400_000 }.Select(ShapeWords.Area)
        );
        Assert.Equal("linje på 2,4 km", ShapeWords.Say(Line));
    }
}
