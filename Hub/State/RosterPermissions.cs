using System.Collections.Immutable;
using Beredskab.GeoModel.Identity;
using Beredskab.Hub.Access;
using Beredskab.Hub.Roster;
using Beredskab.Notifications.Roster;

namespace Beredskab.Hub.State;

/// <summary>
/// What people who do not manage the roster may do with it: their own affairs, and for a leader the single shifts of
/// the own authority in ledergrupper where the leader sits. Members, deputies and rotations are the Sekretariat's.
/// </summary>
internal static class RosterPermissions
{
    public static bool Allow(HubState state, CommandEnvelope envelope, ImmutableArray<Role> roles)
    {
        var (actor, organisation, roster) = (envelope.Actor, envelope.Organisation, state.Roster);
        if (!state.Organisations.IsAuthority(organisation))
        {
            return false;
        }

        return envelope.Command switch
        {
            RosterCommand.PlanShift c => Leads(c.Ledergruppe, c.Authority),
            RosterCommand.CancelShift c => LeadsShift(c.Shift, c.Ledergruppe),
            // Both what it was and what it is to be.
            RosterCommand.ChangeShift c => Leads(c.Ledergruppe, c.Authority) && LeadsShift(c.Shift, null),
            // One gives away one's own turn; the other's word is asked for afterwards.
            RosterCommand.ProposeSwap c => c.Giver == actor && c.Authority == organisation,
            RosterCommand.ConfirmSwap c => IsParty(c.Swap),
            RosterCommand.DeclineSwap c => IsParty(c.Swap),
            RosterCommand.WithdrawSwap c => roster.Swaps.GetValueOrDefault(c.Swap) is { } swap
                && swap.Authority == organisation
                && (swap.ProposedBy == actor || swap.Giver == actor),
            AbsenceCommand.Register c => c.Person == actor,
            AbsenceCommand.End c => roster.AbsenceOf(c.Absence)?.Person == actor,
            CalendarCommand.Make c => c.Person == actor && c.Ledergruppe is null,
            CalendarCommand.Revoke c => state.Calendars.Find(c.Calendar)?.Person == actor,
            _ => false,
        };

        bool Leads(LedergruppeId ledergruppe, OrganisationId authority) =>
            authority == organisation && RosterPermissions.Leads(state, ledergruppe, organisation, actor, roles);

        bool LeadsShift(Guid id, LedergruppeId? ledergruppe) =>
            roster.Shifts.GetValueOrDefault(id) is { } shift
            && (ledergruppe is null || shift.Ledergruppe == ledergruppe)
            && Leads(shift.Ledergruppe, shift.Authority);

        bool IsParty(Guid id) =>
            roster.Swaps.GetValueOrDefault(id) is { } swap && swap.Authority == organisation && swap.Concerns(actor);
    }

    /// <summary>Whether there is any ledergruppe that the person may plan single shifts for.</summary>
    public static bool PlansShifts(HubState state, PersonId person, OrganisationId organisation)
    {
        var roles = state.Organisations.RolesOf(organisation, person);
        return roles.Contains(Role.Sekretariat)
            || roles.Contains(Role.Administrator)
            || (
                state.Organisations.IsAuthority(organisation)
                && state.Roster.Ledergrupper.Keys.Any(group => Leads(state, group, organisation, person, roles))
            );
    }

    private static bool Leads(
        HubState state,
        LedergruppeId ledergruppe,
        OrganisationId authority,
        PersonId person,
        ImmutableArray<Role> roles
    ) => roles.Contains(Role.Leader) && state.Roster.SeatOf(new(ledergruppe, authority)).SitsHere(person);
}
