using System.Globalization;

namespace Beredskab.GeoModel.Ground;

/// <summary>A shape as one says it to somebody who does not see the map; as the dashboard says it.</summary>
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

    /// <returns><c>8 m</c>, <c>420 m</c>, <c>2,3 km</c>, <c>23 km</c>.</returns>
    public static string Length(double metres) =>
        metres < 20 ? Number(metres, 0, "m")
        : Tens(metres) < 1000 ? Number(Tens(metres), 0, "m")
        : Number(metres / 1000, metres < 9_950 ? 1 : 0, "km");

    /// <returns><c>40 m²</c>, <c>850 m²</c>, <c>2,3 ha</c>, <c>35 ha</c>, <c>1,4 km²</c>.</returns>
    public static string Area(double squareMetres) =>
        squareMetres switch
        {
            < 100 => Number(squareMetres, 0, "m²"),
            < 9_995 => Number(Tens(squareMetres), 0, "m²"),
            < 99_500 => Number(squareMetres / 10_000, 1, "ha"),
            < 995_000 => Number(squareMetres / 10_000, 0, "ha"),
            _ => Number(squareMetres / 1_000_000, squareMetres < 9_950_000 ? 1 : 0, "km²"),
        };

    private static double Tens(double value) => Math.Round(value / 10, MidpointRounding.AwayFromZero) * 10;

    private static string Number(double value, int decimals, string unit) =>
        $"{value.ToString($"N{decimals}", Danish)} {unit}";
}
