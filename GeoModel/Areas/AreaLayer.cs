using System.Collections.Immutable;

namespace Beredskab.GeoModel.Areas;

/// <param name="Number">The official number, when the layer has one.</param>
public sealed record LayerArea(AreaId Id, string Name, int? Number, AreaOutline Outline)
{
    internal Area Of(AreaKind kind) => new(Id, kind, Name, Outline.Geometry);
}

/// <summary>Areas of one kind that came together, and are replaced together.</summary>
/// <param name="Version">0 for the one that comes with the product.</param>
/// <param name="Source">Where it comes from, to stand on the map; null when nobody said.</param>
public sealed record AreaLayer(
    string Name,
    AreaKind Kind,
    int Version,
    ImmutableArray<LayerArea> Areas,
    string? Source = null
)
{
    /// <summary>The name of the layer of bydele that comes with the product.</summary>
    public const string Bydele = "bydele";

    /// <summary>Whether it is still this project's own drawing, good to some tens of metres.</summary>
    public bool IsDrawn => Version == 0;
}
