using System.Collections.Immutable;

namespace Beredskab.GeoModel.Areas;

/// <summary>
/// The areas in use: the fold of what was imported, on top of the outlines that come with the product. An atlas is made
/// of it when somebody asks where a point lies. Immutable; free to use from any thread.
/// </summary>
public sealed class AreaBook
{
    private readonly Lazy<AreaAtlas> atlas;
    private readonly ImmutableDictionary<AreaId, AreaEvent.Drawn> pending;

    private AreaBook(
        ImmutableArray<AreaLayer> layers,
        ImmutableDictionary<AreaId, string> names,
        ImmutableDictionary<AreaId, AreaEvent.Drawn> pending,
        int version,
        Lazy<AreaAtlas> atlas
    )
    {
        (Layers, Names, Version) = (layers, names, version);
        (this.pending, this.atlas) = (pending, atlas);
    }

    /// <summary>The areas of an empty journal.</summary>
    public static AreaBook Shipped { get; } = Begin();

    public ImmutableArray<AreaLayer> Layers { get; }

    /// <summary>Counts the imports of any layer; 0 with nothing imported.</summary>
    public int Version { get; }

    /// <summary>Of every area that is or was in use, as it was last called.</summary>
    public ImmutableDictionary<AreaId, string> Names { get; }

    public AreaAtlas Atlas => atlas.Value;

    /// <summary>Whether the bydele are still those that this project has drawn.</summary>
    public bool HasDrawnBydele => Layers.Any(layer => layer.Kind == AreaKind.Bydel && layer.IsDrawn);

    public string NameOf(AreaId area) => Names.GetValueOrDefault(area, area.Value);

    public AreaLayer? Find(string layer) =>
        Layers.FirstOrDefault(one => string.Equals(one.Name, layer, StringComparison.Ordinal));

    /// <exception cref="InvalidOperationException">It cannot follow here.</exception>
    public AreaBook Apply(AreaEvent @event) =>
        @event switch
        {
            AreaEvent.Drawn e => new(Layers, Names, pending.SetItem(e.Area, e), Version, atlas),
            AreaEvent.LayerAdopted e => Apply(e),
            _ => throw new InvalidOperationException($"The areas do not know {@event.GetType().Name}."),
        };

    /// <summary>The layers as they are when one of them is replaced or added.</summary>
    internal ImmutableArray<AreaLayer> With(AreaLayer layer, string? replaces)
    {
        var old = Find(replaces ?? layer.Name);
        return old is null ? Layers.Add(layer) : Layers.Replace(old, layer);
    }

    internal static IEnumerable<Area> AreasOf(IEnumerable<AreaLayer> layers) =>
        layers.SelectMany(layer => layer.Areas.Select(area => area.Of(layer.Kind)));

    private AreaBook Apply(AreaEvent.LayerAdopted e)
    {
        var before = (Find(e.Replaces ?? e.Layer)?.Areas ?? []).ToDictionary(area => area.Id);
        var layers = With(new(e.Layer, e.Kind, e.Version, [.. e.Areas.Select(Now)], e.Source), e.Replaces);
        var made = new Lazy<AreaAtlas>(() => AreaAtlas.Create(AreasOf(layers)));
        var names = Names.SetItems(AreasOf(layers).Select(area => KeyValuePair.Create(area.Id, area.Name)));
        return new(layers, names, pending.Clear(), Version + 1, made);

        LayerArea Now(AreaId id) =>
            pending.GetValueOrDefault(id) is { } drawn
                ? new(id, drawn.Name, drawn.Number, drawn.Outline)
                : before.GetValueOrDefault(id)
                    ?? throw new InvalidOperationException($"The area {id} was never drawn.");
    }

    private static AreaBook Begin()
    {
        var shipped = AreaAtlas.Shipped;
        ImmutableArray<LayerArea> bydele =
        [
            .. shipped
                .Areas.Where(area => area.Kind == AreaKind.Bydel)
                // They stand in their official order.
                .Select((area, i) => new LayerArea(area.Id, area.Name, i + 1, AreaOutline.Of(area.Geometry)!)),
        ];
        return new(
            [new(AreaLayer.Bydele, AreaKind.Bydel, 0, bydele)],
            shipped.Areas.ToImmutableDictionary(area => area.Id, area => area.Name),
            ImmutableDictionary<AreaId, AreaEvent.Drawn>.Empty,
            0,
            new(shipped)
        );
    }
}
