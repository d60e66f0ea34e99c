using System.Collections.Immutable;
using System.Text.Json;
using Beredskab.GeoModel.Ground;

namespace Beredskab.Hub.Addresses;

/// <summary>Reads what Adressevælger answers. Pure. What it does not know in an answer, it leaves out.</summary>
internal static class AddressReading
{
    /// <summary>As many are shown under the places.</summary>
    public const int Most = 6;

    private const int LongestTitle = 160;

    /// <summary>With a number after it, it is no longer than the service takes.</summary>
    private const int LongestStreet = 70;

    /// <param name="root">Of <c>husnumre/soeg</c>: <c>{"status":"ok","fund":[{"type":"husnummer","id":…,"titel":…}]}</c>.</param>
    /// <returns>House numbers, in the service's own order; streets are no places. Null when it is no such answer.</returns>
    public static ImmutableArray<FoundAddress>? Found(JsonElement root)
    {
        if (Of(root, "status") is { ValueKind: JsonValueKind.String } status && !status.ValueEquals("ok"))
        {
            return null;
        }

        return Of(root, "fund") is { ValueKind: JsonValueKind.Array } all
            ? [.. all.EnumerateArray().Select(Read).OfType<FoundAddress>().DistinctBy(address => address.Id).Take(Most)]
            : null;
    }

    /// <param name="root">As for <see cref="Found"/>.</param>
    /// <returns>The first street that it names; null when it names none.</returns>
    public static string? Street(JsonElement root) =>
        Of(root, "fund") is { ValueKind: JsonValueKind.Array } all
            ? all.EnumerateArray()
                .Where(one =>
                    Of(one, "type") is { ValueKind: JsonValueKind.String } type && type.ValueEquals("vejnavn")
                )
                .Select(one => Of(one, "vejnavn") ?? Of(one, "titel"))
                .Where(name => name is { ValueKind: JsonValueKind.String })
                .Select(name => name!.Value.GetString()!.Trim())
                .FirstOrDefault(name => name.Length is > 0 and <= LongestStreet && !name.Any(char.IsControl))
            : null;

    /// <param name="root">Of <c>husnumre/{id}</c>: <c>{"husnummer":{"adgangspunkt":{"koordinater":{"x":…,"y":…}}}}</c>, EPSG:25832.</param>
    /// <returns>WGS 84; null when there are no coordinates of Denmark, in that order.</returns>
    public static Coordinates? Place(JsonElement root)
    {
        if (Of(Of(root, "husnummer"), "adgangspunkt") is not { } access)
        {
            return null;
        }

        var pair = Of(access, "koordinater");
        var point =
            Number(Of(pair, "x")) is { } x && Number(Of(pair, "y")) is { } y ? new GroundPoint(x, y)
            : Of(Of(access, "geometri"), "coordinates") is { ValueKind: JsonValueKind.Array } both
            && both.GetArrayLength() >= 2
            && Number(both[0]) is { } east
            && Number(both[1]) is { } north
                ? new GroundPoint(east, north)
            : (GroundPoint?)null;
        // Axes the other way about are an answer of another kind; it is not guessed at.
        return point is { IsInDenmark: true } ground ? Utm32.ToDegrees(ground) : null;
    }

    private static FoundAddress? Read(JsonElement one) =>
        Of(one, "type") is { ValueKind: JsonValueKind.String } type
        && type.ValueEquals("husnummer")
        && Of(one, "id") is { ValueKind: JsonValueKind.String } id
        && id.TryGetGuid(out var known)
        && Of(one, "titel") is { ValueKind: JsonValueKind.String } titel
        && titel.GetString()!.Trim() is { Length: > 0 and <= LongestTitle } title
        && !title.Any(char.IsControl)
            ? new(known, title)
            : null;

    private static JsonElement? Of(JsonElement? element, string name) =>
        element is { ValueKind: JsonValueKind.Object } value && value.TryGetProperty(name, out var found)
            ? found
            : null;

    private static double? Number(JsonElement? element) =>
        element is { ValueKind: JsonValueKind.Number } value && value.TryGetDouble(out var number) ? number : null;
}
