using System.Globalization;
using System.Text;
using Beredskab.GeoModel.Areas;
using NetTopologySuite.IO;

namespace Beredskab.Hub.Tests.Areas;

/// <summary>Small made-up layers of squares, side by side from 12.40, 55.60.</summary>
internal static class Layers
{
    private const double Side = 0.02;

    public static AreaCommand.ImportLayer Import(AreaBook book, params ImportedArea[] areas) =>
        new(AreaLayer.Bydele, AreaKind.Bydel, [.. areas], [], book.Version);

    public static ImportedArea Area(string name, int column) =>
        new(
            name,
            null,
            AreaOutline.Of(
                new WKTReader().Read($"POLYGON(({string.Join(',', Corners(column).Select(c => $"{c.X} {c.Y}"))}))")
            )!
        );

    /// <summary>A file of one square for each name.</summary>
    public static string GeoJson(params string[] names)
    {
        var features = names.Select(
            (name, column) =>
                $$$"""{"type":"Feature","properties":{"navn":"{{{name}}}"},"geometry":{"type":"Polygon","coordinates":[[{{{string.Join(',', Corners(column).Select(c => $"[{c.X},{c.Y}]"))}}}]]}}"""
        );
        return $$"""{"type":"FeatureCollection","features":[{{string.Join(',', features)}}]}""";
    }

    public static string Write(string folder, string text, Encoding? encoding = null)
    {
        var path = Path.Combine(folder, "lag.geojson");
        File.WriteAllText(path, text, encoding ?? new UTF8Encoding(false));
        return path;
    }

    private static IEnumerable<(string X, string Y)> Corners(int column)
    {
        var west = 12.40 + (column * Side);
        return new[]
        {
            (west, 55.60),
            (west + Side, 55.60),
            (west + Side, 55.60 + Side),
            (west, 55.60 + Side),
            (west, 55.60),
        }.Select(c => (Say(c.Item1), Say(c.Item2)));
    }

    private static string Say(double degrees) => degrees.ToString("0.####", CultureInfo.InvariantCulture);
}
