using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Beredskab.GeoModel.Ground;

namespace Beredskab.GeoModel.Finding;

/// <summary>Coordinates as people write and paste them.</summary>
public static partial class SpotText
{
    /// <summary>
    /// WGS 84 in degrees, in either order, because in the region each can only be the one or the other; with decimal
    /// points or commas, and with N, E, Ø or °. Or EPSG:25832 in metres, in either order, with or without its zone:
    /// <c>12,5560 55,6870</c>, <c>55.6870N, 12.5560E</c>, <c>32U 724500 6175500</c>, <c>E 724500 N 6175500</c>. Or in
    /// degrees and minutes, with seconds or without: <c>55°41'20.1"N 12°33'10"E</c>, <c>55 41.335 N, 12 33.17 E</c>.
    /// </summary>
    /// <returns>Null when it is no such text, or lies outside the region.</returns>
    public static Coordinates? Read(string text) => All(text).Where(IsInside).Cast<Coordinates?>().FirstOrDefault();

    /// <summary>Two numbers and nothing else, which are a spot of another region: no place is called so.</summary>
    /// <returns>The spot as it was written first; null when it is no such text, or lies in the region.</returns>
    public static Coordinates? ReadOutside(string text)
    {
        var all = All(text);
        return all.Length == 0 || all.Any(IsInside)
            ? null
            // Degrees are told as they were written, metres by what they are.
            : all.FirstOrDefault(point => Math.Abs(point.Longitude) <= 180 && Math.Abs(point.Latitude) <= 180, all[0]);
    }

    private static bool IsInside(Coordinates point) => point.Check("") is null;

    private static ImmutableArray<Coordinates> All(string text)
    {
        if (text.Length > 60)
        {
            return [];
        }

        if (Pair().Match(text.Trim()) is { Success: true } pair)
        {
            return Readings(Number(pair.Groups["one"]), Number(pair.Groups["other"]));
        }

        var angles = Angles().Match(text.Trim());
        return angles.Success && Angle(angles, "one") is { } first && Angle(angles, "other") is { } second
            ? Readings(first, second)
            : [];
    }

    private static ImmutableArray<Coordinates> Readings(double one, double other) =>
        [new(one, other), new(other, one), FromMetres(one, other), FromMetres(other, one)];

    /// <returns>Degrees; null when there are sixty minutes or seconds or more.</returns>
    private static double? Angle(Match match, string name)
    {
        var (minutes, seconds) = (Number(match.Groups[name + "Min"]), match.Groups[name + "Sec"]);
        var rest = seconds.Success ? Number(seconds) : 0;
        return minutes < 60 && rest < 60 ? Number(match.Groups[name + "Deg"]) + (minutes / 60) + (rest / 3600) : null;
    }

    private static Coordinates FromMetres(double easting, double northing) =>
        easting is > 100_000 and < 1_000_000 && northing is > 5_900_000 and < 6_500_000
            ? Utm32.ToDegrees(new(easting, northing))
            : new(double.NaN, double.NaN);

    private static double Number(Group digits) =>
        double.Parse(
            digits.Value.Replace(',', '.').Replace('−', '-'),
            NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture
        );

    // A comma between the two is followed by a space, or the decimals have points.
    [GeneratedRegex(
        @"^(?:(?:UTM\s*)?32\s*[UVN]?\s+)?[NEØ]?\s*(?<one>[-−+]?\d{1,7}(?:[.,]\d{1,12})?)\s*°?\s*[NEØ]?(?:\s*[,;]\s+|\s*;\s*|\s+|(?<=\.\d+[^,]*),)[NEØ]?\s*(?<other>[-−+]?\d{1,7}(?:[.,]\d{1,12})?)\s*°?\s*[NEØ]?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Pair();

    // What parts the two is a comma, white space, or that the first has said what it is.
    [GeneratedRegex(
        @"^[NEØ]?\s*(?<oneDeg>\d{1,2})(?:\s*[°º]\s*|\s+)(?<oneMin>\d{1,2}(?:[.,]\d{1,9})?)\s*['′’´]?(?:\s*(?<=[\s'′’´])(?<oneSec>\d{1,2}(?:[.,]\d{1,9})?)\s*(?:""|″|”|''|’’)?)?\s*[NEØ]?(?:\s*[,;]\s*|\s+|(?<=[NEØ'′’´""″”]))[NEØ]?\s*(?<otherDeg>\d{1,2})(?:\s*[°º]\s*|\s+)(?<otherMin>\d{1,2}(?:[.,]\d{1,9})?)\s*['′’´]?(?:\s*(?<=[\s'′’´])(?<otherSec>\d{1,2}(?:[.,]\d{1,9})?)\s*(?:""|″|”|''|’’)?)?\s*[NEØ]?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Angles();
}
