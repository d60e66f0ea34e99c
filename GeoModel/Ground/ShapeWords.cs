using System.Globalization;

namespace Beredskab.GeoModel.Ground;

/// <summary>A shape as one says it to somebody who does not see the map.</summary>
public static class ShapeWords
{
    private static readonly CultureInfo Danish = CultureInfo.GetCultureInfo("da-DK");

    /// <returns><c>3 steder</c>, <c>linje på 420 m</c>, <c>område på 2,3 ha</c>; empty for a spot.</returns>
    public static string Say(Shape shape) =>
        shape.Kind switch
        {
            ShapeKind.Point => "",
            ShapeKind.Points => $"{shape.Corners.Length} steder",
            ShapeKind.Line => $"linje på {Length(shape.LengthMetres)}",
            _ => $"område på {Area(shape.SquareMetres)}",
        };

    private static string Length(double metres) =>
        metres < 1000
            ? string.Create(Danish, $"{Math.Round(metres / 10) * 10:0} m")
            : string.Create(Danish, $"{metres / 1000:0.0} km");

    private static string Area(double squareMetres) =>
        squareMetres switch
        {
            < 10_000 => string.Create(Danish, $"{Math.Round(squareMetres / 10) * 10:0} m²"),
            < 1_000_000 => string.Create(Danish, $"{squareMetres / 10_000:0.0} ha"),
            _ => string.Create(Danish, $"{squareMetres / 1_000_000:0.0} km²"),
        };
}
