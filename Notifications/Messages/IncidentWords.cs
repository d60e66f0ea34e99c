using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Incidents;

namespace Beredskab.Notifications.Messages;

/// <summary>All that a text may say of an incident: words that the product owns, never what a person wrote.</summary>
/// <param name="Place">From the product's own list of places; null when none is near.</param>
/// <param name="Area">The areas that it lies in, or that it lies in none, or that it has no place.</param>
public sealed record IncidentWords(IncidentType Type, ActivationLevel Level, string? Place, string Area)
{
    /// <summary>Nothing has happened: the text begins and ends with the word for it.</summary>
    public bool Exercise { get; init; }

    /// <summary>Where it is from the nearest place of that list, when none is near; null otherwise.</summary>
    public string? Beside { get; init; }

    public const string NoPlace = "uden sted";
    public const string Outside = "uden for områderne";

    /// <param name="areas">The areas of the alerting kind that contain it.</param>
    public static IncidentWords Of(
        IncidentType type,
        ActivationLevel level,
        Position? position,
        IEnumerable<AreaId> areas,
        Func<AreaId, string> areaName
    )
    {
        if (position is null)
        {
            return new(type, level, null, NoPlace);
        }

        // Of those that it may lie in, the one that was said.
        var names = (position.Within is { } within ? [within] : areas)
            .Select(areaName)
            .Where(name => !string.IsNullOrWhiteSpace(name))
            .ToList();
        // A place that has its area's name is said once.
        var place =
            position.Place is { } near && names.Contains(near, StringComparer.OrdinalIgnoreCase)
                ? null
                : position.Place;
        return new(type, level, place, Together(names)) { Beside = position.Beside };
    }

    // A text has room for two names; whoever gets it is told where to look for the rest by the first.
    private static string Together(List<string> names) =>
        names switch
        {
            [] => Outside,
            [var one] => one,
            [var one, var other] => $"{one} og {other}",
            [var one, ..] => $"{one} og {names.Count - 1} andre",
        };
}
