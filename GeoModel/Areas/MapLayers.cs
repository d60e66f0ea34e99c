using System.Collections.Immutable;

namespace Beredskab.GeoModel.Areas;

/// <summary>The layers of the base map that a file can bring, and how much of it there may be.</summary>
public static class MapLayers
{
    public const string Water = "water";

    public const string Parks = "parks";

    /// <summary>City blocks; the gaps between them are the streets.</summary>
    public const string Blocks = "blocks";

    /// <summary>Corners of one layer when it has been simplified: what a telephone draws without waiting.</summary>
    public const int MostCorners = 60_000;

    public static ImmutableArray<string> All { get; } = [Water, Parks, Blocks];
}

/// <summary>A layer of the base map as it was imported.</summary>
/// <param name="Layer">One of <see cref="MapLayers.All"/>.</param>
/// <param name="Version">Counts the imports of this layer, from 1.</param>
/// <param name="Outlines">Together all of the layer; empty when what the product has drawn itself is in use again.</param>
/// <param name="Source">Where it comes from, to stand on the map; null when nobody said.</param>
public sealed record MapSurfaces(string Layer, int Version, ImmutableArray<AreaOutline> Outlines, string? Source = null)
{
    public int Corners => Outlines.Sum(outline => outline.Geometry.NumPoints);
}
