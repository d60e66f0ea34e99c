using System.Collections.Immutable;
using Beredskab.GeoModel.Ground;

namespace Beredskab.GeoModel.Tests.Ground;

public sealed class ShapeChecksTests
{
    private static readonly Coordinates Square = new(12.5561, 55.6871);

    [Fact]
    public void A_shape_of_each_kind_that_says_where_something_is_passes()
    {
        Assert.Null(Check(ShapeKind.Point, At(0, 0)));
        Assert.Null(Check(ShapeKind.Points, At(0, 0), At(100, 0), At(0, 80)));
        Assert.Null(Check(ShapeKind.Line, At(0, 0), At(100, 0), At(100, 80)));
        Assert.Null(Check(ShapeKind.Area, At(0, 0), At(100, 0), At(100, 80), At(0, 80)));
        // Against the clock or with it: how it was drawn says nothing.
        Assert.Null(Check(ShapeKind.Area, At(0, 80), At(100, 80), At(100, 0), At(0, 0)));
    }

    [Fact]
    public void A_crossing_is_refused_and_its_place_named()
    {
        var bow = ShapeChecks.Check(
            Shape.Of(ShapeKind.Area, [new(12.55, 55.68), new(12.56, 55.69), new(12.56, 55.68), new(12.55, 55.69)]),
            "position"
        );
        Assert.Equal("shape-crosses-itself", bow?.Code);
        Assert.Contains("(12,555; 55,685)", bow!.Text, StringComparison.Ordinal);

        Assert.Equal(
            "shape-crosses-itself",
            Check(ShapeKind.Line, At(0, 0), At(100, 100), At(100, 0), At(0, 100))?.Code
        );
        // It turns back on itself.
        Assert.Equal(
            "shape-crosses-itself",
            Check(ShapeKind.Line, new(12.55, 55.68), new(12.56, 55.68), new(12.555, 55.68))?.Code
        );
        // A round walk ends where it began.
        Assert.Null(Check(ShapeKind.Line, At(0, 0), At(100, 0), At(100, 80), At(0, 0)));
    }

    [Fact]
    public void What_is_too_small_to_be_a_shape_is_a_spot()
    {
        Assert.Equal("shape-tiny", Check(ShapeKind.Line, At(0, 0), At(3, 0))?.Code);
        Assert.Equal("shape-tiny", Check(ShapeKind.Area, At(0, 0), At(4, 0), At(4, 4), At(0, 4))?.Code);
        Assert.Null(Check(ShapeKind.Area, At(0, 0), At(6, 0), At(6, 6), At(0, 6)));
        var together = Check(ShapeKind.Points, At(0, 0), At(100, 0), At(101, 0));
        Assert.Equal("shape-points-together", together?.Code);
        Assert.StartsWith("Sted 2 og sted 3", together!.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ShapeKind.Point, 0)]
    [InlineData(ShapeKind.Points, 1)]
    [InlineData(ShapeKind.Line, 1)]
    [InlineData(ShapeKind.Area, 2)]
    public void Too_few_corners_are_refused(ShapeKind kind, int corners) =>
        Assert.Equal("shape-too-few", Check(kind, [.. Enumerable.Range(0, corners).Select(i => At(i * 50, 0))])?.Code);

    [Fact]
    public void The_same_corner_again_and_again_is_no_area()
    {
        Assert.Contains(
            Check(ShapeKind.Area, At(0, 0), At(0, 0), At(0, 0))?.Code,
            new[] { "shape-too-few", "shape-tiny", "shape-crosses-itself" }
        );
        Assert.NotNull(Check(ShapeKind.Area, At(0, 0), At(100, 0), At(200, 0)));
    }

    [Theory]
    [InlineData(ShapeKind.Points, 20, null)]
    [InlineData(ShapeKind.Points, 21, "shape-too-detailed")]
    [InlineData(ShapeKind.Line, 200, null)]
    [InlineData(ShapeKind.Line, 201, "shape-too-detailed")]
    [InlineData(ShapeKind.Area, 201, "shape-too-detailed")]
    public void More_corners_than_a_hand_draws_are_refused(ShapeKind kind, int corners, string? code) =>
        Assert.Equal(code, Check(kind, [.. Enumerable.Range(0, corners).Select(i => At(i * 10, i * i * 0.1))])?.Code);

    [Fact]
    public void A_corner_outside_or_swapped_is_named_by_its_number()
    {
        var outside = ShapeChecks.Check(Shape.Of(ShapeKind.Line, [Square, new(2.35, 48.85)]), "position");
        Assert.Equal("position-outside-region", outside?.Code);
        Assert.StartsWith("Hjørne 2: ", outside!.Text, StringComparison.Ordinal);

        var swapped = ShapeChecks.Check(Shape.Of(ShapeKind.Points, [new(55.68, 12.55), Square]), "position");
        Assert.Equal("position-swapped", swapped?.Code);
        Assert.StartsWith("Sted 1: ", swapped!.Text, StringComparison.Ordinal);

        Assert.Equal("position-not-a-number", Check(ShapeKind.Line, At(0, 0), new(double.NaN, 55.68))?.Code);
    }

    private static Coordinates At(double east, double north)
    {
        var ground = Utm32.From(Square);
        return Utm32.ToDegrees(new(ground.EastingMetres + east, ground.NorthingMetres + north));
    }

    private static GeoModel.Deciding.Refusal? Check(ShapeKind kind, params ImmutableArray<Coordinates> corners) =>
        ShapeChecks.Check(Shape.Of(kind, corners), "position");
}
