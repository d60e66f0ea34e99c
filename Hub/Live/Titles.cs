using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Ground;
using Beredskab.GeoModel.Incidents;
using Beredskab.GeoModel.Texts;

namespace Beredskab.Hub.Live;

/// <summary>What an incident is called: its type and where it is, never anything that a person wrote.</summary>
public static class Titles
{
    /// <param name="position">Null for an incident without a place.</param>
    /// <param name="areaName">An area's name as people say it.</param>
    public static string Of(IncidentType type, Position? position, Func<AreaId, string> areaName)
    {
        var subject = type == IncidentType.Online ? "Online-hændelse" : IncidentTypes.Name(type);
        return position switch
        {
            null => $"{subject} uden sted",
            // The middle of what covers several bydele is a spot that nobody has said.
            { Shape.Kind: ShapeKind.Area } when Several(position.Areas, areaName) is { } several =>
                $"{subject} i {several}",
            { Place: { } place } => $"{subject} ved {place}",
            _ when Several(position.Areas, areaName) is { } several => $"{subject} i {several}",
            _ when Nearest(position.Areas) is { } inside => $"{subject} {In(areaName(inside))}",
            _ when Nearest(position.Near) is { } near => $"{subject} nær {areaName(near)}",
            _ => $"{subject} uden for København",
        };
    }

    /// <returns><c>Nørrebro og Bispebjerg</c>, <c>Nørrebro, Bispebjerg og 2 andre bydele</c>; null for fewer than two.</returns>
    private static string? Several(IReadOnlyList<AreaId> areas, Func<AreaId, string> areaName)
    {
        string[] bydele = [.. areas.Where(area => area.Kind == AreaKind.Bydel).Select(areaName)];
        return bydele.Length switch
        {
            < 2 => null,
            <= 3 => Listed.And(bydele),
            _ => $"{bydele[0]}, {bydele[1]} og {bydele.Length - 2} andre bydele",
        };
    }

    // The bydel says more than the kommune; areas of the same kind keep the order that the atlas gave.
    private static AreaId? Nearest(IReadOnlyList<AreaId> areas) =>
        areas
            .OrderBy(area =>
                area.Value.StartsWith("bydel:", StringComparison.Ordinal) ? 0
                : area.Value.StartsWith("kommune:", StringComparison.Ordinal) ? 2
                : 1
            )
            .Select(area => (AreaId?)area)
            .FirstOrDefault();

    // The quarters built outside the ramparts, and the island, are said with "på".
    private static string In(string area) =>
        area.Contains("bro", StringComparison.Ordinal) && !area.Contains("Brønshøj", StringComparison.Ordinal)
        || area.StartsWith("Amager", StringComparison.Ordinal)
            ? $"på {area}"
            : $"i {area}";
}
