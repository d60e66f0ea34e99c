using System.Collections.Immutable;
using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;
using Beredskab.Notifications.Policies;
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
    /// <param name="rule">Which of the ledergruppe's authorities are called.</param>
    public static ImmutableArray<PlannedAlert> For(
        ImmutableArray<Alert> already,
        AlertContext context,
        PolicyRule rule,
        AlertReason reason,
        IEnumerable<AreaId> areas,
        bool nowhere,
        DateTimeOffset now
    )
    {
        var plan = ImmutableArray.CreateBuilder<PlannedAlert>();
        var sekretariat = StandingGroups.Sekretariat(context.Roster);
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

            var called = rule.Called(group.Required);
            var onDuty = OnDutyOf(context.Roster, group, called, now);
            var rounds = rule.WholeLedergruppe
                ? onDuty.AddRange(RestOf(context.Roster, group, called, onDuty, now))
                : onDuty;
            plan.Add(new(group.Id, reason, [area], rule.Required(group.Required), rounds));
            // The Sekretariat does not help itself out while it has anybody on duty.
            if (group.Id == sekretariat?.Id ? onDuty.IsEmpty : onDuty.Length < called.Length)
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

    private static PlannedAlert NobodyElse(
        AlertContext context,
        Ledergruppe? sekretariat,
        ImmutableArray<AreaId> areas,
        DateTimeOffset now
    )
    {
        var onDuty = sekretariat is null ? [] : OnDutyOf(context.Roster, sekretariat, sekretariat.Required, now);
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

    /// <summary>People who are told because the policy says so, besides the ledergrupper.</summary>
    /// <param name="known">Who is called for the incident already.</param>
    /// <returns>Null when there is nobody else to tell.</returns>
    public static PlannedAlert? Also(
        AlertContext context,
        IEnumerable<StandingGroup> groups,
        IReadOnlySet<PersonId> known,
        DateTimeOffset now
    )
    {
        ImmutableArray<PlannedRound> rounds =
        [
            .. groups
                .Distinct()
                .SelectMany(group =>
                    StandingGroups
                        .People(context, group, now)
                        .Select(p => new PlannedRound(p.Person, p.Organisation, StandingGroups.StandingOf(group)))
                )
                .Where(round => !known.Contains(round.Person))
                .DistinctBy(round => round.Person),
        ];
        return rounds.IsEmpty ? null : new(null, AlertReason.Policy, [], [], rounds);
    }

    private static ImmutableArray<PlannedRound> OnDutyOf(
        RosterBook roster,
        Ledergruppe group,
        ImmutableArray<OrganisationId> authorities,
        DateTimeOffset now
    )
    {
        var rounds = ImmutableArray.CreateBuilder<PlannedRound>(authorities.Length);
        foreach (var authority in authorities)
        {
            if (OnDuty.At(roster, group.Id, authority, now) is { } person)
            {
                rounds.Add(new(person, authority, Standing.OnDuty));
            }
        }

        return rounds.ToImmutable();
    }

    private static IEnumerable<PlannedRound> RestOf(
        RosterBook roster,
        Ledergruppe group,
        ImmutableArray<OrganisationId> authorities,
        ImmutableArray<PlannedRound> onDuty,
        DateTimeOffset now
    ) =>
        authorities.SelectMany(authority =>
            roster
                .MembersOf(group.Id, authority)
                .Where(person =>
                    !onDuty.Any(round => round.Person == person && round.Authority == authority)
                    && !roster.IsAbsent(person, now)
                )
                .Select(person => new PlannedRound(person, authority, Standing.Ledergruppe))
        );
}
