using System.Collections.Immutable;
using Beredskab.GeoModel.Ground;

namespace Beredskab.GeoModel.Areas;

/// <summary>
/// The places in use: the product's own, and those of an imported list, which never hide one of the product's own. And
/// the layers of the base map that were imported.
/// Immutable; free to use from any thread.
/// </summary>
public sealed class MapBook
{
    /// <summary>Of an imported place: known by those who live there, or less.</summary>
    public const int ImportedRank = 4;

    // The same name this near is the same place, noted twice.
    private const double SameMetres = 300;

    private readonly ImmutableArray<NotedPlace> pending;
    private readonly Lazy<PlaceIndex> places;
    private ImmutableDictionary<string, ImmutableArray<AreaOutline>> noted;

    private MapBook(ImmutableArray<NotedPlace> imported, ImmutableArray<NotedPlace> pending, int version)
    {
        (Imported, this.pending, Version) = (imported, pending, version);
        Layers = ImmutableDictionary<string, MapSurfaces>.Empty.WithComparers(StringComparer.Ordinal);
        noted = ImmutableDictionary<string, ImmutableArray<AreaOutline>>.Empty.WithComparers(StringComparer.Ordinal);
        places = new(() => imported.IsEmpty ? PlaceIndex.Shipped : new(Merged(imported)));
    }

    private MapBook(MapBook of, ImmutableArray<NotedPlace> pending)
    {
        (Imported, Version, Source, places) = (of.Imported, of.Version, of.Source, of.places);
        (Layers, noted) = (of.Layers, of.noted);
        this.pending = pending;
    }

    public static MapBook Shipped { get; } = new([], [], 0);

    public ImmutableArray<NotedPlace> Imported { get; }

    /// <summary>Counts the imports.</summary>
    public int Version { get; }

    /// <summary>Where the imported list comes from, to stand on the map; null when nobody said, or none is imported.</summary>
    public string? Source { get; private init; }

    public PlaceIndex Places => places.Value;

    /// <summary>By <see cref="MapSurfaces.Layer"/>; those that were never imported are not there.</summary>
    public ImmutableDictionary<string, MapSurfaces> Layers { get; private init; }

    /// <returns>Never imported: version 0, nothing in it.</returns>
    public MapSurfaces Layer(string layer) => Layers.GetValueOrDefault(layer) ?? new(layer, 0, []);

    /// <exception cref="InvalidOperationException">It cannot follow here.</exception>
    public MapBook Apply(MapEvent @event) =>
        @event switch
        {
            MapEvent.PlacesNoted e => new(this, pending.AddRange(e.Places)),
            MapEvent.PlacesAdopted e when e.Count == pending.Length => new(pending, [], e.Version)
            {
                Layers = Layers,
                Source = e.Source,
                noted = noted,
            },
            MapEvent.SurfacesNoted e => new(this, pending)
            {
                noted = noted.SetItem(e.Layer, Noted(e.Layer).Add(e.Outline)),
            },
            MapEvent.LayerAdopted e when e.Count == Noted(e.Layer).Length => new(this, pending)
            {
                Layers = Layers.SetItem(e.Layer, new(e.Layer, e.Version, Noted(e.Layer), e.Source)),
                noted = noted.Remove(e.Layer),
            },
            _ => throw new InvalidOperationException($"The map cannot take {@event.GetType().Name} here."),
        };

    private ImmutableArray<AreaOutline> Noted(string layer) =>
        noted.TryGetValue(layer, out var outlines) ? outlines : [];

    private static IEnumerable<NamedPlace> Merged(ImmutableArray<NotedPlace> imported)
    {
        var own = PlaceIndex
            .Shipped.Places.Select(place => (place.Name, Ground: Utm32.From(place.Point)))
            .ToLookup(place => place.Name, place => place.Ground, StringComparer.OrdinalIgnoreCase);
        return PlaceIndex.Shipped.Places.Concat(
            imported
                .Where(place =>
                    own[place.Name]
                        .All(ground => ground.DistanceMetres(Utm32.From(place.Longitude, place.Latitude)) > SameMetres)
                )
                .Select(place => new NamedPlace(
                    place.Name,
                    place.Kind,
                    ImportedRank,
                    new(place.Longitude, place.Latitude)
                ))
        );
    }
}
