using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Ground;

namespace Beredskab.GeoModel.Finding;

/// <summary>
/// The same place from two lists: the product's own and an imported one, or the square, the metro and the park below one
/// name. Who looks for it looks for one spot. Pure; the dashboard does the same.
/// </summary>
public static class SamePlace
{
    /// <summary>Of the same name and no further apart than this, two are one.</summary>
    public const double Metres = 150;

    /// <inheritdoc cref="Once{T}"/>
    public static IEnumerable<NamedPlace> Once(IEnumerable<NamedPlace> places) => Once(places, place => place);

    /// <returns>In the same order, of each that stands there several times the first; bydele are no spots and stay.</returns>
    public static IEnumerable<T> Once<T>(IEnumerable<T> all, Func<T, NamedPlace> placeOf)
    {
        var seen = new Dictionary<string, List<GroundPoint>>(StringComparer.Ordinal);
        foreach (var one in all)
        {
            var place = placeOf(one);
            if (place.Kind != "bydel")
            {
                var key = Key(place);
                var ground = Utm32.From(place.Point);
                var others = seen.TryGetValue(key, out var known) ? known : seen[key] = [];
                if (others.Any(other => other.DistanceMetres(ground) <= Metres))
                {
                    continue;
                }

                others.Add(ground);
            }

            yield return one;
        }
    }

    // "Nørrebro Station" and the station Nørrebro.
    private static string Key(NamedPlace place)
    {
        var name = NameFit.Plain(place.Name);
        return !place.Kind.EndsWith("station", StringComparison.Ordinal) ? name
            : name.EndsWith(" station", StringComparison.Ordinal) ? name[..^" station".Length]
            : name.EndsWith(" st", StringComparison.Ordinal) ? name[..^" st".Length]
            : name;
    }
}
