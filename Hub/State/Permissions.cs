using System.Collections.Immutable;
using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;
using Beredskab.Hub.Access;
using Beredskab.Hub.Exercises;
using Beredskab.Hub.Journal;
using Beredskab.Hub.Roster;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Messages.Templates;
using Beredskab.Notifications.Policies;
using Beredskab.Notifications.Roster;
using Beredskab.Notifications.TestAlarms;

namespace Beredskab.Hub.State;

/// <summary>Who may ask for what. Decided against the state in the commit, so that a lost role counts at once.</summary>
public static class Permissions
{
    private static readonly Refusal NotTakingPart = new(
        "incident-unknown",
        "Hændelsen findes ikke. Måske er linket forkert; find den i listen."
    );

    /// <returns>Null when the actor may, otherwise why not.</returns>
    public static Refusal? Check(HubState state, CommandEnvelope envelope)
    {
        // Nobody signs in as the product: a person's organisation is never the system's.
        if (envelope.Actor == PersonId.System && envelope.Organisation == OrganisationId.System)
        {
            return null;
        }

        var roles = state.Organisations.RolesOf(envelope.Organisation, envelope.Actor);
        if (roles.IsEmpty)
        {
            return NotAllowed.BelongsNowhere;
        }

        var leads = roles.Any(role => role is Role.Leader or Role.Sekretariat or Role.Chefgruppe or Role.Styregruppe);
        var allowed = envelope.Command switch
        {
            // Only who knows whom it wakes starts an exercise; ExerciseDecider says how far a leader may go.
            IncidentCommand.Report { Exercise: true } => roles.Any(role =>
                role is Role.Leader or Role.Sekretariat or Role.Administrator
            ),
            // To take spots out of another is to move that one.
            IncidentCommand.Report { TakesSpots: true, SplitFrom: not null } => leads,
            // Whoever sees something may say it; "any leader on duty may activate" stands for the rest.
            IncidentCommand.Report => leads || roles.Contains(Role.Contributor),
            IncidentCommand.WriteNote => leads || roles.Contains(Role.Contributor),
            // A contributor corrects what their own organisation wrote.
            IncidentCommand.Correct c => leads
                || (roles.Contains(Role.Contributor) && WroteIt(state, c, envelope.Organisation)),
            IncidentCommand.CompleteTask or IncidentCommand.ReopenTask => leads || roles.Contains(Role.Contributor),
            IncidentCommand => leads,
            AlertCommand.Answer => true,
            ExerciseCommand or TestAlarmCommand => roles.Contains(Role.Sekretariat)
                || roles.Contains(Role.Administrator),
            PolicyCommand or TextCommand => roles.Contains(Role.Sekretariat) || roles.Contains(Role.Administrator),
            RosterCommand or AbsenceCommand or CalendarCommand => roles.Contains(Role.Sekretariat)
                || roles.Contains(Role.Administrator)
                || RosterPermissions.Allow(state, envelope, roles),
            // Whoever plans the duty has its phones; a leader who sits there may give the code of the one in hand.
            DutyPhoneCommand c => roles.Contains(Role.Sekretariat)
                || roles.Contains(Role.Administrator)
                || (
                    c is DutyPhoneCommand.SendCode or DutyPhoneCommand.EnterCode && HasInHand(state, c, envelope, roles)
                ),
            ContactCommand.SetLimits or ContactCommand.ReplaceMobile => roles.Contains(Role.Administrator),
            // One's own, and for an administrator the removal of another's.
            ContactCommand.RemoveWay c => c.Person == envelope.Actor || roles.Contains(Role.Administrator),
            ContactCommand.AddWay c => c.Person == envelope.Actor,
            ContactCommand.SendCode c => c.Person == envelope.Actor,
            ContactCommand.EnterCode c => c.Person == envelope.Actor,
            ContactCommand.SetPlan c => c.Person == envelope.Actor,
            ContactCommand.SendTest c => c.Person == envelope.Actor,
            OrganisationCommand or JournalCommand or AreaCommand or MapCommand => roles.Contains(Role.Administrator),
            _ => false,
        };
        if (!allowed)
        {
            return NotAllowed.For(envelope.Command);
        }

        return envelope.Command switch
        {
            IncidentCommand command when Hidden(state, envelope, command.Incident) => NotTakingPart,
            IncidentCommand.Merge merge when Hidden(state, envelope, merge.Into) => NotTakingPart with
            {
                Field = "into",
            },
            IncidentCommand.Report { SplitFrom: { } first } when Hidden(state, envelope, first) => NotTakingPart with
            {
                Field = "splitFrom",
            },
            _ => null,
        };
    }

    private static bool Hidden(HubState state, CommandEnvelope envelope, IncidentId id) =>
        state.Picture.Find(id) is { } incident && !MaySee(state.Organisations, envelope.Organisation, incident);

    private static bool HasInHand(
        HubState state,
        DutyPhoneCommand command,
        CommandEnvelope envelope,
        ImmutableArray<Role> roles
    ) =>
        roles.Contains(Role.Leader)
        && state.Contacts.Phones.Find(command.Phone) is { } phone
        && phone.Seats.Any(seat =>
            seat.Authority == envelope.Organisation && state.Roster.SeatOf(seat).SitsHere(envelope.Actor)
        );

    // A line that is not there is the decider's to refuse.
    private static bool WroteIt(HubState state, IncidentCommand.Correct command, OrganisationId organisation) =>
        state.Picture.Find(command.Incident)?.Log.FirstOrDefault(item => item.Origin.Entry == command.Corrects)
            is not { } corrected
        || corrected.Origin.Organisation == organisation;

    /// <summary>Authorities see every incident; a partner those that it reported or was invited to.</summary>
    public static bool MaySee(OrganisationBook organisations, OrganisationId organisation, Incident incident) =>
        organisations.IsAuthority(organisation)
        || incident.Reported.Organisation == organisation
        || incident.Partners.Contains(organisation);
}
