using System.Collections.Immutable;
using Beredskab.GeoModel.Identity;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Policies;

namespace Beredskab.Notifications.Escalation;

/// <summary>Whom a step calls that nobody has called yet for the authority. Pure.</summary>
internal static class EscalationSteps
{
    /// <returns>Empty when there is nobody new in it.</returns>
    public static ImmutableArray<(PersonId Person, Standing Standing)> People(
        AlertBook book,
        AlertContext context,
        Alert alert,
        OrganisationId authority,
        StepKind kind,
        DateTimeOffset now
    ) =>
        kind switch
        {
            StepKind.Deputy => [.. Deputies(context, alert, authority, now).Take(1).Select(p => (p, Standing.Deputy))],
            StepKind.RestOfLedergruppe =>
            [
                .. Rest(context, alert, authority, now).Select(p => (p, Standing.Ledergruppe)),
            ],
            StepKind.Sekretariat => Group(book, context, alert, authority, StandingGroup.Sekretariat, now),
            StepKind.Chefgruppe => Group(book, context, alert, authority, StandingGroup.Chefgruppe, now),
            StepKind.Styregruppe => Group(book, context, alert, authority, StandingGroup.Styregruppe, now),
            StepKind.Repeat or StepKind.NextChannel => [],
        };

    /// <summary>Those who may still answer, and the ways on which a step calls them once more.</summary>
    public static ImmutableArray<(AlertRound Round, ContactWay Way)> Again(
        AlertBook book,
        ContactBook contacts,
        Alert alert,
        AuthorityState state,
        StepKind kind
    ) =>
        kind switch
        {
            StepKind.Repeat =>
            [
                .. state.Pending.SelectMany(round =>
                    Ways.Used(book, contacts, alert, state.CallOf(round)).Select(way => (round, way))
                ),
            ],
            StepKind.NextChannel =>
            [
                .. state.Pending.SelectMany(round => state.Unused(round).Take(1).Select(way => (round, way))),
            ],
            _ => [],
        };

    /// <summary>The authority's deputies who are neither called yet nor away at the instant, in their order.</summary>
    public static IEnumerable<PersonId> Deputies(
        AlertContext context,
        Alert alert,
        OrganisationId authority,
        DateTimeOffset at
    ) =>
        alert.Ledergruppe is { } group
            ? context
                .Roster.DeputiesOf(group, authority)
                .Where(person => !IsCalled(alert, authority, person) && !context.Roster.IsAbsent(person, at))
            : [];

    /// <summary>
    /// Whoever is away is left in peace. Only when nobody else is left, and no later step calls anybody, are they called
    /// all the same: that is better than nobody.
    /// </summary>
    private static PersonId[] Rest(AlertContext context, Alert alert, OrganisationId authority, DateTimeOffset at)
    {
        if (alert.Ledergruppe is not { } group)
        {
            return [];
        }

        PersonId[] all =
        [
            .. context
                .Roster.MembersOf(group, authority)
                .Concat(context.Roster.DeputiesOf(group, authority))
                .Distinct()
                .Where(person => !IsCalled(alert, authority, person)),
        ];
        PersonId[] there = [.. all.Where(person => !context.Roster.IsAbsent(person, at))];
        return there.Length > 0 || !IsLastToCall(alert) ? there : all;
    }

    private static bool IsLastToCall(Alert alert) =>
        alert.Procedure?.Steps.LastOrDefault(step => step.Kind is not (StepKind.Repeat or StepKind.NextChannel))
            is { Kind: StepKind.RestOfLedergruppe };

    private static ImmutableArray<(PersonId, Standing)> Group(
        AlertBook book,
        AlertContext context,
        Alert alert,
        OrganisationId authority,
        StandingGroup group,
        DateTimeOffset now
    )
    {
        // Whoever has been told already that nobody is on duty here is not told once more that nobody answers.
        var knows = (alert.Incident is { } incident ? book.Of(incident) : [])
            .Where(other =>
                other.IsOpen
                && other.Reason == AlertReason.NobodyElse
                && other.Id != alert.Id
                && other.Areas.Any(alert.Areas.Contains)
            )
            .SelectMany(other => other.Rounds)
            .Select(round => round.Person)
            .ToHashSet();
        return
        [
            .. StandingGroups
                .People(context, group, now)
                .Select(p => p.Person)
                .Distinct()
                .Where(person => !IsCalled(alert, authority, person) && !knows.Contains(person))
                .Select(person => (person, StandingGroups.StandingOf(group))),
        ];
    }

    // Who has been relieved waits for nothing any more, and can be asked anew when the relief falls away.
    private static bool IsCalled(Alert alert, OrganisationId authority, PersonId person) =>
        alert.Rounds.Any(round => round.Person == person && round.Authority == authority && !alert.IsRelieved(round));
}
