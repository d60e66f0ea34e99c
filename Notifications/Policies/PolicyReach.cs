using Beredskab.GeoModel.Identity;
using Beredskab.Notifications.Alerts;

namespace Beredskab.Notifications.Policies;

/// <summary>How many people a rule can come to call, so that nobody wakes a city for an informationsberedskab by mistake.</summary>
public static class PolicyReach
{
    /// <returns>How many are called before anybody can answer, when every area has a part in the incident.</returns>
    public static int AtOnceInAllAreas(AlertContext context, PolicyRule rule) =>
        context
            .Roster.Ledergrupper.Values.SelectMany(group =>
                rule.Called(group.Required)
                    .SelectMany(authority =>
                        Seated(context, group.Id, authority, rule.WholeLedergruppe, deputies: false)
                    )
            )
            .Concat(Standing(context, rule.Also))
            .Distinct()
            .Count();

    /// <returns>The most for any one ledergruppe, all steps taken and nobody answering.</returns>
    public static int MostCalled(AlertContext context, PolicyRule rule)
    {
        var also = rule
            .Also.Concat(
                rule.Steps.SelectMany(step =>
                    step.Kind switch
                    {
                        StepKind.Sekretariat => [StandingGroup.Sekretariat],
                        StepKind.Chefgruppe => [StandingGroup.Chefgruppe],
                        StepKind.Styregruppe => [StandingGroup.Styregruppe],
                        _ => Array.Empty<StandingGroup>(),
                    }
                )
            )
            .Distinct();
        var groups = Standing(context, also).ToHashSet();
        var whole = rule.WholeLedergruppe || rule.Steps.Any(step => step.Kind == StepKind.RestOfLedergruppe);
        var deputies = whole || rule.Steps.Any(step => step.Kind == StepKind.Deputy);
        return context
            .Roster.Ledergrupper.Values.Select(group =>
                rule.Called(group.Required)
                    .SelectMany(authority => Seated(context, group.Id, authority, whole, deputies))
                    .Concat(groups)
                    .Distinct()
                    .Count()
            )
            .DefaultIfEmpty(groups.Count)
            .Max();
    }

    private static IEnumerable<PersonId> Standing(AlertContext context, IEnumerable<StandingGroup> groups) =>
        groups
            .SelectMany(group =>
                group switch
                {
                    StandingGroup.Sekretariat => context.Fallback,
                    StandingGroup.Chefgruppe => context.Chefgruppe,
                    StandingGroup.Styregruppe => context.Styregruppe,
                }
            )
            .Select(person => person.Person);

    private static IEnumerable<PersonId> Seated(
        AlertContext context,
        LedergruppeId group,
        OrganisationId authority,
        bool whole,
        bool deputies
    )
    {
        var members = context.Roster.MembersOf(group, authority);
        foreach (var person in whole ? members : members.Take(1))
        {
            yield return person;
        }

        foreach (var person in deputies ? context.Roster.DeputiesOf(group, authority) : [])
        {
            yield return person;
        }
    }
}
