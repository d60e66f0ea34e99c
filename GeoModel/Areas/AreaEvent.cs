using System.Collections.Immutable;
using Beredskab.GeoModel.Deciding;

namespace Beredskab.GeoModel.Areas;

/// <summary>What happened to the areas in use.</summary>
public abstract record AreaEvent : DomainEvent
{
    private AreaEvent() { }

    public override string Stream => "areas";

    /// <summary>An area was drawn, anew or for the first time. It is in use when its layer is adopted, and not before.</summary>
    /// <param name="Number">The official number, when the layer has one.</param>
    public sealed record Drawn(AreaId Area, AreaKind Kind, string Name, int? Number, AreaOutline Outline) : AreaEvent;

    /// <summary>
    /// From here on the layer has exactly these areas: those drawn since the adoption before, and others as they were.
    /// </summary>
    /// <param name="Version">The layer's, from 1.</param>
    /// <param name="Replaces">The layer that it takes the place of, when that has another name.</param>
    /// <param name="LetGo">Areas that a ledergruppe leads and that are in use no more, as was said on purpose.</param>
    /// <param name="Source">Where it comes from, to stand on the map; absent when nobody said.</param>
    public sealed record LayerAdopted(
        string Layer,
        AreaKind Kind,
        int Version,
        string? Replaces,
        ImmutableArray<AreaId> Areas,
        ImmutableArray<AreaId> LetGo,
        string? Source = null
    ) : AreaEvent;
}
