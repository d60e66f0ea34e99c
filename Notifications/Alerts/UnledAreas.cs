using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Beredskab.GeoModel.Areas;
using Beredskab.Notifications.Roster;

namespace Beredskab.Notifications.Alerts;

/// <summary>Who is alerted for an area that no ledergruppe leads.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CalledInstead>))]
public enum CalledInstead
{
    /// <summary>Whoever of the Sekretariat is on duty.</summary>
    [JsonStringEnumMemberName("duty")]
    Duty,

    /// <summary>Everybody in the Sekretariat: it has no duty of its own.</summary>
    [JsonStringEnumMemberName("sekretariat")]
    Sekretariat,

    /// <summary>There is nobody in the Sekretariat.</summary>
    [JsonStringEnumMemberName("administrators")]
    Administrators,
}

/// <summary>Areas that should have a ledergruppe, and have none: an incident there is not met by those who know the place.</summary>
public static class UnledAreas
{
    /// <param name="areas">Those in use, of every kind.</param>
    /// <param name="kind">The kind that owns the ledergrupper.</param>
    /// <returns>In the order in which they were given.</returns>
    public static ImmutableArray<AreaId> Among(IEnumerable<AreaId> areas, AreaKind kind, RosterBook roster) =>
        [.. areas.Where(area => AlertPlan.IsOf(kind, area) && roster.Leading(area) is null)];

    /// <param name="anybody">Whether the Sekretariat has members.</param>
    public static CalledInstead Instead(RosterBook roster, bool anybody) =>
        StandingGroups.Sekretariat(roster) is not null ? CalledInstead.Duty
        : anybody ? CalledInstead.Sekretariat
        : CalledInstead.Administrators;
}
