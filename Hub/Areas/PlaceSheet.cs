using System.Text;
using Beredskab.GeoModel.Areas.Import;
using Beredskab.Hub.Roster;

namespace Beredskab.Hub.Areas;

/// <summary>A list of places as CSV: a heading, any of the usual separators, decimal points or commas, UTF-8 or Latin-1.</summary>
internal static class PlaceSheet
{
    private static readonly string[] Names = ["name", "navn", "titel"];
    private static readonly string[] Xs = ["lon", "longitude", "lng", "længde", "laengde", "x", "øst", "easting"];
    private static readonly string[] Ys = ["lat", "latitude", "bredde", "y", "nord", "northing"];

    /// <returns>Null when the heading lacks a column, which <paramref name="missing"/> names.</returns>
    public static IReadOnlyList<PlaceLine>? Read(byte[] bytes, out string missing)
    {
        var text = Text(bytes);
        var records = CsvReader.Read(text, CsvReader.SeparatorOf(text)).ToList();
        string[] heading = records is [var first, ..] ? [.. first.Fields.Select(field => field.Trim())] : [];
        var (name, x, y) = (Column(Names), Column(Xs), Column(Ys));
        var kind = Column(PlaceReading.KindProperties);
        missing = string.Join(
            ", ",
            new[] { (name, "navn"), (x, "lon"), (y, "lat") }.Where(one => one.Item1 < 0).Select(one => one.Item2)
        );
        return missing.Length > 0
            ? null
            :
            [
                .. records
                    .Skip(1)
                    .Select(record => new PlaceLine(
                        $"Linje {record.Number}{(Field(record, name) is { } called ? $" (»{called}«)" : "")}",
                        Field(record, name),
                        Field(record, kind),
                        Field(record, x),
                        Field(record, y),
                        (heading[x], heading[y])
                    )),
            ];

        int Column(IEnumerable<string> words) =>
            Array.FindIndex(heading, field => words.Contains(field, StringComparer.OrdinalIgnoreCase));
    }

    private static string? Field(CsvReader.CsvLine record, int column) =>
        column >= 0 && column < record.Fields.Count && record.Fields[column].Trim() is { Length: > 0 } field
            ? field
            : null;

    private static string Text(byte[] bytes)
    {
        var text = System.Text.Unicode.Utf8.IsValid(bytes)
            ? Encoding.UTF8.GetString(bytes)
            : Encoding.Latin1.GetString(bytes);
        return text.TrimStart('\uFEFF');
    }
}
