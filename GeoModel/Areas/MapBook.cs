using System.Collections.Immutable;
using Beredskab.GeoModel.Ground;

namespace Beredskab.GeoModel.Areas;

/// <summary>
/// The places in use: the product's own, and those of an imported list, which never hide one of the product's own.
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

    private MapBook(ImmutableArray<NotedPlace> imported, ImmutableArray<NotedPlace> pending, int version)
    {
        (Imported, this.pending, Version) = (imported, pending, version);
        places = new(() => imported.IsEmpty ? PlaceIndex.Shipped : new(Merged(imported)));
    }

    private MapBook(MapBook of, ImmutableArray<NotedPlace> pending)
    {
        (Imported, Version, places) = (of.Imported, of.Version, of.places);
        this.pending = pending;
    }

    public static MapBook Shipped { get; } = new([], [], 0);

    public ImmutableArray<NotedPlace> Imported { get; }

    /// <summary>Counts the imports.</summary>
    public int Version { get; }

    public PlaceIndex Places => places.Value;

    /// <exception cref="InvalidOperationException">It cannot follow here.</exception>
    public MapBook Apply(MapEvent @event) =>
        @event switch
        {
            MapEvent.PlacesNoted e => new(this, pending.AddRange(e.Places)),
            MapEvent.PlacesAdopted e when e.Count == pending.Length => new(pending, [], e.Version),
            _ => throw new InvalidOperationException($"The map cannot take {@event.GetType().Name} here."),
        };

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
