using System.Collections.Immutable;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;
using Beredskab.Hub.Access;
using Beredskab.Hub.State;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Roster;

namespace Beredskab.Hub.Exercises;

/// <summary>Whom an exercise may wake, and the end of all of them. Pure.</summary>
internal static class ExerciseDecider
{
    /// <summary>
    /// A leader practises with the ledergrupper where the leader sits; whoever else would be woken is the Sekretariat's
    /// to decide. Where somebody of the own ledergruppe is missing on duty, the Sekretariat is alerted as in earnest.
    /// </summary>
    /// <param name="follows">What alerting makes of the command.</param>
    /// <returns>Null when the actor may.</returns>
    public static Refusal? TooWide(HubState state, ImmutableArray<AlertEvent> follows, CommandOrigin origin)
    {
        if (
            origin.Organisation == OrganisationId.System
            || state
                .Organisations.RolesOf(origin.Organisation, origin.Actor)
                .Any(role => role is Role.Sekretariat or Role.Administrator)
        )
        {
            return null;
        }

        var raised = follows.OfType<AlertEvent.Raised>().ToImmutableArray();
        if (raised.IsEmpty || (raised.Any(IsOwn) && raised.All(MayBe)))
        {
            return null;
        }

        return new(
            "exercise-too-wide",
            "Øvelsen ville alarmere andre end din egen ledergruppe. Bed Sekretariatet om at starte den.",
            "exercise"
        );

        bool IsOwn(AlertEvent.Raised alert) =>
            alert.Ledergruppe is { } group
            && state.Roster.SeatOf(new(group, origin.Organisation)).SitsHere(origin.Actor);

        bool MayBe(AlertEvent.Raised alert) => alert.Reason == AlertReason.NobodyElse || IsOwn(alert);
    }

    /// <summary>All of them in one commit, or none.</summary>
    public static Verdict EndAll(
        HubDecider decider,
        HubState state,
        ExerciseCommand.EndAll command,
        CommandOrigin origin
    )
    {
        var events = ImmutableArray.CreateBuilder<DomainEvent>();
        var open = state
            .Picture.Incidents.Values.OfType<Incident.Open>()
            .Where(incident => incident.Exercise)
            .OrderBy(incident => incident.Number)
            .ToImmutableArray();
        for (var i = 0; i < open.Length; i++)
        {
            // What one command makes of several incidents must have several ids.
            var verdict = decider.DecideIncident(
                state,
                new IncidentCommand.StandDown(open[i].Id, open[i].Version, command.Reason),
                origin with
                {
                    CommandId = DerivedId.From(origin.CommandId, 'x', i),
                }
            );
            if (verdict is not Verdict.Accepted accepted)
            {
                return verdict;
            }

            events.AddRange(accepted.Events);
        }

        return Verdict.Accept(events.ToImmutable());
    }
}
