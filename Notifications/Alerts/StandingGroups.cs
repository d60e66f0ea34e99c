using System.Collections.Immutable;
using Beredskab.GeoModel.Areas;
using Beredskab.Notifications.Policies;
using Beredskab.Notifications.Roster;

namespace Beredskab.Notifications.Alerts;

/// <summary>Who is called when a group that belongs to no area is.</summary>
public static class StandingGroups
{
    /// <returns>The ledergruppe of the kommune, whose duty is the Sekretariat's; null when none is established.</returns>
    public static Ledergruppe? Sekretariat(RosterBook roster) =>
        roster
            .Ledergrupper.Values.Where(group => AlertPlan.IsOf(AreaKind.Kommune, group.Area))
            .OrderBy(group => group.Area.Value, StringComparer.Ordinal)
            .FirstOrDefault();

    /// <returns>Of the Sekretariat whoever is on duty, or all of it when nobody is; of the others everybody.</returns>
    public static ImmutableArray<FallbackPerson> People(
        AlertContext context,
        StandingGroup group,
        DateTimeOffset now
    ) =>
        group switch
        {
            StandingGroup.Sekretariat => OnDutyOrAll(context, now),
            StandingGroup.Chefgruppe => context.Chefgruppe,
            StandingGroup.Styregruppe => context.Styregruppe,
        };

    public static Standing StandingOf(StandingGroup group) =>
        group switch
        {
            StandingGroup.Sekretariat => Standing.Sekretariat,
            StandingGroup.Chefgruppe => Standing.Chefgruppe,
            StandingGroup.Styregruppe => Standing.Styregruppe,
        };

    private static ImmutableArray<FallbackPerson> OnDutyOrAll(AlertContext context, DateTimeOffset now)
    {
        if (Sekretariat(context.Roster) is not { } group)
        {
            return context.Fallback;
        }

        var people = ImmutableArray.CreateBuilder<FallbackPerson>();
        foreach (var authority in group.Required)
        {
            if (OnDuty.At(context.Roster, group.Id, authority, now) is { } person)
            {
                people.Add(new(person, authority));
            }
        }

        return people.Count == 0 ? context.Fallback : people.ToImmutable();
    }
}
