using System.Collections.Immutable;
using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Ground;

namespace Beredskab.GeoModel.Finding;

/// <param name="Kind">What it is, in Danish and lower case; <c>bydel</c> for one, <c>koordinater</c> for a spot.</param>
/// <param name="Point">Of a bydel, some point well inside it.</param>
/// <param name="Bydel">Its name; null outside København.</param>
public sealed record FoundPlace(string Name, string Kind, Coordinates Point, string? Bydel);

/// <summary>Finds a place by what somebody typed: coordinates, the name of a bydel, the name of a place. Pure.</summary>
public static class PlaceSearch
{
    /// <summary>Shorter texts find nothing.</summary>
    public const int Shortest = 2;

    /// <summary>Longer texts find nothing.</summary>
    public const int Longest = 80;

    /// <param name="near">Of places that fit as well, those nearer to this come first; null for those best known.</param>
    /// <returns>Best first.</returns>
    public static ImmutableArray<FoundPlace> Find(
        string typed,
        AreaAtlas atlas,
        PlaceIndex places,
        Coordinates? near = null,
        int most = 10
    )
    {
        if (SpotText.Read(typed) is { } spot)
        {
            return [new(atlas.Locate(spot, places).Place ?? typed.Trim(), "koordinater", spot, BydelAt(atlas, spot))];
        }

        var query = typed.Length > Longest ? "" : NameFit.Plain(typed);
        // Two numbers are no name.
        if (query.Length < Shortest || SpotText.ReadOutside(typed) is not null)
        {
            return [];
        }

        var from = near is { } point ? Utm32.From(point) : (GroundPoint?)null;
        var bydele = atlas
            .Areas.Where(area => area.Kind == AreaKind.Bydel)
            .Select(area =>
            {
                var inside = area.Geometry.InteriorPoint;
                return new NamedPlace(area.Name, "bydel", 0, new(inside.X, inside.Y));
            });
        ImmutableArray<NamedPlace> known = [.. bydele, .. places.Places, .. Streets.Shipped];
        (NamedPlace Place, double? Misfit)[] Fitting(Func<string, string, double?> misfit) =>
            [
                .. known
                    .Select(place => (place, misfit(query, NameFit.Plain(place.Name))))
                    .Where(one => one.Item2 is not null),
            ];
        var whole = Fitting(NameFit.Misfit);
        var found = (whole.Length > 0 ? whole : Fitting(NameFit.Partly))
            .Where(found => found.Misfit is not null)
            .OrderBy(found => found.Misfit)
            .ThenBy(found => from?.DistanceMetres(Utm32.From(found.Place.Point)) ?? found.Place.Rank)
            .ThenBy(found => found.Place.Name.Length)
            .ThenBy(found => found.Place.Name, StringComparer.Ordinal)
            .Select(found => found.Place);
        return
        [
            .. SamePlace
                .Once(found)
                .Take(most)
                .Select(place => new FoundPlace(place.Name, place.Kind, place.Point, BydelAt(atlas, place.Point))),
        ];
    }

    /// <returns>The name of the bydel in which a point lies; null outside all of them.</returns>
    public static string? BydelAt(AreaAtlas atlas, Coordinates point)
    {
        foreach (var id in atlas.AreasAt(point.Longitude, point.Latitude))
        {
            if (atlas.Find(id) is { Kind: AreaKind.Bydel } bydel)
            {
                return bydel.Name;
            }
        }

        return null;
    }
}
