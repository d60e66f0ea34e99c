using System.Collections.Immutable;
using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Ground;
using Beredskab.Scenarios.Virtual;
using Coordinates = Beredskab.GeoModel.Ground.Coordinates;

namespace Beredskab.Scenarios.Reports;

/// <param name="Place">Null: online, or nowhere.</param>
/// <param name="Refused">The code with which it must be refused; null when it must be taken.</param>
internal sealed record DrawnReport(Shape? Place, string? Refused);

/// <summary>Places all over the city and around it, exactly on boundaries, and broken ones.</summary>
internal sealed class ReportsAllOver(Dice dice)
{
    // Corners of the drawing, and points half way between two: both lie on a boundary exactly or within its rounding.
    private static readonly ImmutableArray<Coordinates> OnBoundaries =
    [
        .. from area in AreaAtlas.Shipped.Areas
        from part in Enumerable.Range(0, area.Geometry.NumGeometries).Select(area.Geometry.GetGeometryN)
        let corners = part.Boundary.Coordinates
        from i in Enumerable.Range(1, corners.Length - 1)
        from at in (Coordinates[])
            [
                new(corners[i].X, corners[i].Y),
                new((corners[i - 1].X + corners[i].X) / 2, (corners[i - 1].Y + corners[i].Y) / 2),
            ]
        select at,
    ];

    public DrawnReport Next() =>
        dice.Weighted<Func<DrawnReport>>(
            (0.35, () => new(Shape.At(Anywhere()), null)),
            (0.20, () => new(Shape.At(dice.Of(OnBoundaries)), null)),
            (0.08, () => new(Points(dice.Next(2, 8)), null)),
            (0.10, () => new(Star(ShapeKind.Line), null)),
            (0.12, () => new(Star(ShapeKind.Area), null)),
            (0.05, () => new(null, null)),
            (0.10, Broken)
        )();

    private DrawnReport Broken() =>
        dice.Of<(Func<Shape>, string)>([
            (() => Shape.At(new(double.NaN, 55.68)), "position-not-a-number"),
            (() => Shape.At(new(12.55, double.PositiveInfinity)), "position-not-a-number"),
            (() => Shape.At(new(55.68, 12.55)), "position-swapped"),
            (() => Shape.At(new(2.35, 48.85)), "position-outside-region"),
            (() => Shape.Of(ShapeKind.Line, [Anywhere()]), "shape-too-few"),
            (() => Shape.Of(ShapeKind.Line, [Anywhere(), new(2.35, 48.85)]), "position-outside-region"),
            (() => Shape.Of(ShapeKind.Points, [.. Enumerable.Repeat(Anywhere(), 3)]), "shape-points-together"),
            (() => Twice(ShapeKind.Line), "shape-tiny"),
            (Bow, "shape-crosses-itself"),
            (
                () => Shape.Of(ShapeKind.Points, [.. Enumerable.Range(0, 25).Select(_ => Anywhere())]),
                "shape-too-detailed"
            ),
        ])
            is var (make, code)
            ? new(make(), code)
            : throw new InvalidOperationException();

    // The city is 12.45 to 12.65 by 55.61 to 55.74; as much again around it.
    private Coordinates Anywhere() => new(12.35 + (0.40 * dice.Next()), 55.55 + (0.25 * dice.Next()));

    private Shape Points(int count)
    {
        var from = Anywhere();
        return Shape.Of(
            ShapeKind.Points,
            [.. Enumerable.Range(0, count).Select(i => new Coordinates(from.Longitude + (i * 0.004), from.Latitude))]
        );
    }

    private Shape Twice(ShapeKind kind)
    {
        var at = Anywhere();
        return Shape.Of(kind, [at, new(at.Longitude + 0.00001, at.Latitude)]);
    }

    private Shape Bow()
    {
        var (x, y) = (Anywhere().Longitude, Anywhere().Latitude);
        return Shape.Of(ShapeKind.Area, [new(x, y), new(x + 0.01, y + 0.01), new(x + 0.01, y), new(x, y + 0.01)]);
    }

    // Corners at growing angles round a spot: it never crosses itself. From a yard to half the city.
    private Shape Star(ShapeKind kind)
    {
        var centre = Utm32.From(Anywhere());
        var metres = dice.Of<double>([30, 150, 600, 4_000]);
        var corners = dice.Next(3, 12);
        return Shape.Of(
            kind,
            [
                .. Enumerable
                    .Range(0, corners)
                    .Select(i =>
                    {
                        var (reach, angle) = (metres * (0.4 + (0.6 * dice.Next())), 2 * Math.PI * i / corners);
                        return Utm32.ToDegrees(
                            new(
                                centre.EastingMetres + (reach * Math.Cos(angle)),
                                centre.NorthingMetres + (reach * Math.Sin(angle))
                            )
                        );
                    }),
            ]
        );
    }
}
