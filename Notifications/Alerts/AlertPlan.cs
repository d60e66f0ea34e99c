using System.Collections.Immutable;
using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;
using Beredskab.Notifications.Roster;

namespace Beredskab.Notifications.Alerts;

/// <summary>A person to alert, before a code is given.</summary>
public sealed record PlannedRound(PersonId Person, OrganisationId Authority, Standing Standing);

/// <summary>An alert to raise, before codes are given.</summary>
/// <param name="Areas">The areas that are why; empty when the incident lies in none.</param>
public sealed record PlannedAlert(
    LedergruppeId? Ledergruppe,
    AlertReason Reason,
    ImmutableArray<AreaId> Areas,
    ImmutableArray<OrganisationId> Required,
    ImmutableArray<PlannedRound> Rounds
);

/// <summary>Who must be alerted for a place: a pure function of the roster and the instant.</summary>
public static class AlertPlan
{
    /// <param name="already">The incident's alerts so far; nobody is alerted twice for the same reason.</param>
    /// <param name="areas">Areas that the incident has come into or near to.</param>
    /// <param name="nowhere">It has no place, or lies in no area of the alerting kind: the Sekretariat takes it.</param>
    public static ImmutableArray<PlannedAlert> For(
        ImmutableArray<Alert> already,
        AlertContext context,
        AlertReason reason,
        IEnumerable<AreaId> areas,
        bool nowhere,
        DateTimeOffset now
    )
    {
        var plan = ImmutableArray.CreateBuilder<PlannedAlert>();
        var sekretariat = Sekretariat(context.Roster);
        var uncovered = ImmutableArray.CreateBuilder<AreaId>();
        foreach (var area in areas.Where(area => IsOf(context.AreaKind, area)).Distinct())
        {
            if (context.Roster.Leading(area) is not { } group)
            {
                uncovered.Add(area);
                continue;
            }

            if (already.Any(alert => alert.Ledergruppe == group.Id && alert.Areas.Contains(area)))
            {
                continue;
            }

            var rounds = OnDutyOf(context.Roster, group, now);
            plan.Add(new(group.Id, reason, [area], group.Required, rounds));
            // The Sekretariat does not help itself out while it has anybody on duty.
            if (group.Id == sekretariat?.Id ? rounds.IsEmpty : rounds.Length < group.Required.Length)
            {
                uncovered.Add(area);
            }
        }

        var known = already.Where(alert => alert.Reason == AlertReason.NobodyElse).ToImmutableArray();
        uncovered.RemoveAll(area => known.Any(alert => alert.Areas.Contains(area)));
        if (uncovered.Count > 0 || (nowhere && !known.Any(alert => alert.Areas.IsEmpty)))
        {
            plan.Add(NobodyElse(context, sekretariat, uncovered.ToImmutable(), now));
        }

        return plan.ToImmutable();
    }

    public static bool IsOf(AreaKind kind, AreaId area) =>
        area.Value.StartsWith(
            kind switch
            {
                AreaKind.Bydel => "bydel:",
                AreaKind.SspOmraade => "ssp-omraade:",
                AreaKind.Kommune => "kommune:",
            },
            StringComparison.Ordinal
        );

    /// <returns>The areas of the kind that contain the position; none without one.</returns>
    public static ImmutableArray<AreaId> Containing(Position? position, AreaKind kind) =>
        position is null ? [] : [.. position.Areas.Where(area => IsOf(kind, area))];

    /// <returns>The ledergruppe of the kommune, whose duty is the Sekretariat's; null when none is established.</returns>
    private static Ledergruppe? Sekretariat(RosterBook roster) =>
        roster
            .Ledergrupper.Values.Where(group => IsOf(AreaKind.Kommune, group.Area))
            .OrderBy(group => group.Area.Value, StringComparer.Ordinal)
            .FirstOrDefault();

    private static PlannedAlert NobodyElse(
        AlertContext context,
        Ledergruppe? sekretariat,
        ImmutableArray<AreaId> areas,
        DateTimeOffset now
    )
    {
        var onDuty = sekretariat is null ? [] : OnDutyOf(context.Roster, sekretariat, now);
        var people = onDuty.IsEmpty
            ?
            [
                .. context
                    .Fallback.Select(f => new PlannedRound(f.Person, f.Organisation, Standing.Fallback))
                    .DistinctBy(round => round.Person),
            ]
            : onDuty;
        // Without a ledergruppe, one answer from each organisation that is alerted covers it.
        var required = sekretariat?.Required ?? [.. people.Select(round => round.Authority).Distinct()];
        return new(sekretariat?.Id, AlertReason.NobodyElse, areas, required, people);
    }

    private static ImmutableArray<PlannedRound> OnDutyOf(RosterBook roster, Ledergruppe group, DateTimeOffset now)
    {
        var rounds = ImmutableArray.CreateBuilder<PlannedRound>(group.Required.Length);
        foreach (var authority in group.Required)
        {
            if (OnDuty.At(roster, group.Id, authority, now) is { } person)
            {
                rounds.Add(new(person, authority, Standing.OnDuty));
            }
        }

        return rounds.ToImmutable();
    }
}
