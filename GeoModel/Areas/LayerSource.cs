using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Texts;

namespace Beredskab.GeoModel.Areas;

/// <summary>Where an imported layer comes from, as it stands on the map for everybody: its owner, its licence, or a file.</summary>
public static class LayerSource
{
    /// <summary>In characters.</summary>
    public const int Longest = 120;

    private static readonly Refusal Unusable = new(
        "source-text",
        $"Kilden er på højst {Longest} tegn og på én linje.",
        "source"
    );

    /// <param name="source">Null when nothing is said of it.</param>
    internal static Refusal? Check(string? source) =>
        source is null ? null
        : NameText.Check(source, Longest, Unusable, out var clean) is { } refusal ? refusal
        : clean == source ? null
        : Unusable;

    /// <returns>The name of a file as its source; null when it cannot stand on a map.</returns>
    public static string? OfFile(string name) =>
        NameText.Check(name, Longest, Unusable, out var clean) is null ? clean : null;
}
