using Beredskab.GeoModel.Identity;

namespace Beredskab.Notifications.Roster;

/// <summary>Who is on duty at an instant: a pure function of the shifts.</summary>
public static class OnDuty
{
    /// <returns>
    /// The person whose shift began last among those that cover the instant (a later plan overrides an earlier one),
    /// ties by the shift's id; null when nobody is.
    /// </returns>
    public static PersonId? At(
        RosterBook roster,
        LedergruppeId ledergruppe,
        OrganisationId authority,
        DateTimeOffset instant
    ) =>
        roster
            .Shifts.Values.Where(shift =>
                shift.Ledergruppe == ledergruppe
                && shift.Authority == authority
                && shift.From <= instant
                && instant < shift.To
            )
            .OrderByDescending(shift => shift.From)
            .ThenBy(shift => shift.Id)
            .Select(shift => (PersonId?)shift.Person)
            .FirstOrDefault();

    public static DateTimeOffset? NextTurn(
        RosterBook roster,
        LedergruppeId ledergruppe,
        OrganisationId authority,
        DateTimeOffset after
    ) =>
        roster
            .Shifts.Values.Where(shift => shift.Ledergruppe == ledergruppe && shift.Authority == authority)
            .SelectMany(shift => new[] { shift.From, shift.To })
            .Where(at => at > after)
            .Select(at => (DateTimeOffset?)at)
            .Min();
}
