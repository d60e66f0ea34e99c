using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Incidents;

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
            { Place: { } place } => $"{subject} ved {place}",
            _ when Nearest(position.Areas) is { } inside => $"{subject} {In(areaName(inside))}",
            _ when Nearest(position.Near) is { } near => $"{subject} nær {areaName(near)}",
            _ => $"{subject} uden for København",
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
