using System.Globalization;
using System.Text;

namespace Beredskab.GeoModel.Tests.Areas.Import;

/// <summary>Small made-up layers: squares on a grid, as GeoJSON.</summary>
internal static class Drawn
{
    /// <summary>Two hundredths of a degree to a side, column and row from 12.40, 55.60.</summary>
    public static string Square(int column, int row, double side = 0.02)
    {
        var (west, south) = (12.40 + (column * side), 55.60 + (row * side));
        return Ring((west, south), (west + side, south), (west + side, south + side), (west, south + side));
    }

    public static string Ring(params (double X, double Y)[] corners) =>
        $"[{string.Join(',', corners.Append(corners[0]).Select(c => string.Create(CultureInfo.InvariantCulture, $"[{c.X:R},{c.Y:R}]")))}]";

    public static string Polygon(string ring) => $$"""{"type":"Polygon","coordinates":[{{ring}}]}""";

    public static string Feature(string properties, string geometry) =>
        $$"""{"type":"Feature","properties":{{{properties}}},"geometry":{{geometry}}}""";

    public static string Named(string name, int number, string ring) =>
        Feature($"\"navn\":\"{name}\",\"bydel_nr\":{number}", Polygon(ring));

    public static byte[] File(string? crs, params string[] features) =>
        Encoding.UTF8.GetBytes(
            $$"""{"type":"FeatureCollection",{{(crs is null ? "" : Crs(crs))}}"features":[{{string.Join(',', features)}}]}"""
        );

    private static string Crs(string name) =>
        $$$"""
            "crs":{"type":"name","properties":{"name":"{{{name}}}"}},
            """;
}
