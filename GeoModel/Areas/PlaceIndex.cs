using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Beredskab.GeoModel.Ground;

namespace Beredskab.GeoModel.Areas;

/// <summary>A place that people know by name, from the product's own list; never what a person wrote.</summary>
/// <param name="Kind">What it is, in Danish and lower case: <c>plads</c>, <c>station</c>, <c>boligområde</c>.</param>
/// <param name="Rank">1 is known by the whole city, 2 by the bydel, 3 by those who live there; 4 comes from an imported list.</param>
public sealed record NamedPlace(string Name, string Kind, int Rank, Coordinates Point);

/// <summary>The named places, by nearness. Immutable.</summary>
public sealed class PlaceIndex
{
    /// <summary>So much nearer than one of the product's own must an imported place be to give a spot its name.</summary>
    public const double UnfamiliarMetres = 100;

    private static readonly Lazy<PlaceIndex> ShippedIndex = new(Read);

    private readonly ImmutableArray<(NamedPlace Place, GroundPoint Ground)> places;

    public PlaceIndex(IEnumerable<NamedPlace> places) =>
        this.places = [.. places.Select(place => (place, Utm32.From(place.Point)))];

    /// <summary>The places that come with the product.</summary>
    public static PlaceIndex Shipped => ShippedIndex.Value;

    public IEnumerable<NamedPlace> Places => places.Select(entry => entry.Place);

    /// <param name="withinMetres">Along the ground (EPSG:25832), inclusive.</param>
    /// <returns>Null when no place is that near. One of an imported list counts as if it lay 100 m further. Of two equally near, the first in the list.</returns>
    public NamedPlace? Nearest(Coordinates point, double withinMetres) => Nearest(Utm32.From(point), withinMetres);

    internal NamedPlace? Nearest(GroundPoint point, double withinMetres)
    {
        NamedPlace? nearest = null;
        var best = double.PositiveInfinity;
        foreach (var (place, ground) in places)
        {
            var metres = ground.DistanceMetres(point);
            if (metres > withinMetres)
            {
                continue;
            }

            // A square that the bydel knows says more than the playground beside it.
            var weight = metres + (place.Rank >= MapBook.ImportedRank ? UnfamiliarMetres : 0);
            if (weight < best)
            {
                (nearest, best) = (place, weight);
            }
        }

        return nearest;
    }

    /// <param name="shape">From its nearest part; a place within an area is 0 m away.</param>
    /// <returns>Every place within the distance, the nearest first, with its metres along the ground (EPSG:25832).</returns>
    public IEnumerable<(NamedPlace Place, double Metres)> Within(Shape shape, double metres) =>
        places
            .Select(entry => (entry.Place, Metres: shape.DistanceMetres(entry.Ground)))
            .Where(found => found.Metres <= metres)
            .OrderBy(found => found.Metres);

    /// <summary>Where a point is from the nearest named place, for one that lies at none.</summary>
    /// <returns><c>600 m nordvest for Bella Center</c>; null when no place is within the distance.</returns>
    internal string? Beside(GroundPoint point, double withinMetres) =>
        Nearest(point, withinMetres) is { } place ? Bearings.Say(Utm32.From(place.Point), point, place.Name) : null;

    private static PlaceIndex Read()
    {
        using var stream = AreaDrawing.Resource("steder.json");
        var sheet = JsonSerializer.Deserialize<Sheet>(stream, AreaDrawing.Json)!;
        return new(sheet.Places.Select(p => new NamedPlace(p.Name, p.Kind, p.Rank, new(p.At[0], p.At[1]))));
    }

    private sealed record Sheet(string Source, ImmutableArray<Line> Places);

    private sealed record Line(string Name, string Kind, int Rank, [property: JsonPropertyName("at")] double[] At);
}
