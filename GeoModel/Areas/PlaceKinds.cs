using System.Collections.Frozen;
using System.Collections.Immutable;
using Beredskab.GeoModel.Finding;

namespace Beredskab.GeoModel.Areas;

/// <summary>What a place can be. A word that nobody knows would stand in every search, so that a list may use these only.</summary>
public static class PlaceKinds
{
    /// <summary>Danish, lower case, in alphabetical order. Those of the product's own places are among them.</summary>
    public static ImmutableArray<string> All { get; } =
    [
        "arena",
        "beboerhus",
        "bibliotek",
        "boldbane",
        "boligområde",
        "bro",
        "butik",
        "bydelsdel",
        "bygning",
        "center",
        "daginstitution",
        "døgninstitution",
        "forlystelse",
        "fritidsklub",
        "gade",
        "gymnasium",
        "havn",
        "hospital",
        "idrætsanlæg",
        "idrætshal",
        "kirke",
        "kirkegård",
        "klub",
        "kulturhus",
        "legeplads",
        "metrostation",
        "moské",
        "museum",
        "naturområde",
        "park",
        "parkering",
        "plads",
        "politistation",
        "s-station",
        "skatepark",
        "skole",
        "stadion",
        "station",
        "sted",
        "strand",
        "svømmehal",
        "sø",
        "torv",
        "uddannelse",
        "ungdomsklub",
        "værested",
    ];

    private static readonly FrozenDictionary<string, string> ByPlain = All.ToFrozenDictionary(NameFit.Plain);

    /// <param name="typed">However it is written: <c>S_Station</c>, <c>svoemmehal</c>.</param>
    /// <returns>The word as the product writes it; null when it is none of them.</returns>
    public static string? Find(string typed) => ByPlain.GetValueOrDefault(NameFit.Plain(typed));

    /// <returns>The one that was meant, when a slip of the pen away; null when none is.</returns>
    internal static string? Like(string typed)
    {
        var plain = NameFit.Plain(typed);
        return ByPlain
            .Where(kind => NameFit.Typos(plain, kind.Key) <= (plain.Length < 5 ? 1 : 2))
            .OrderBy(kind => NameFit.Typos(plain, kind.Key))
            .ThenBy(kind => kind.Key, StringComparer.Ordinal)
            .Select(kind => kind.Value)
            .FirstOrDefault();
    }
}
