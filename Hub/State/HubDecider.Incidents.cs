using System.Collections.Immutable;
using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;
using Beredskab.GeoModel.Incidents.Merging;
using Beredskab.Hub.Access;
using Beredskab.Hub.Exercises;
using Beredskab.Notifications.Alerts;

namespace Beredskab.Hub.State;

/// <summary>What is done to incidents, and what follows for those who are alerted.</summary>
public sealed partial class HubDecider
{
    /// <summary>What a merge makes of both incidents, and of everybody who was alerted for either.</summary>
    private Verdict DecideMerge(HubState state, IncidentCommand.Merge command, CommandOrigin origin)
    {
        var (duplicate, main) = (state.Picture.Find(command.Incident), state.Picture.Find(command.Into));
        var verdict = MergeDecider.Decide(
            duplicate,
            main,
            command,
            organisation => state.Organisations.IsAuthority(organisation)
        );
        if (verdict is not Verdict.Accepted { Events: { IsEmpty: false } events })
        {
            return verdict;
        }

        ImmutableArray<IncidentEvent> ofMain =
        [
            .. events.Cast<IncidentEvent>().Where(@event => @event.Incident == command.Into),
        ];
        var follows = AlertDecider.Follow(
            state.Alerts,
            Context(state),
            Fold(main, ofMain, origin)!,
            ofMain,
            origin,
            merged: duplicate
        );
        return main!.Exercise && ExerciseDecider.TooWide(state, follows, origin) is { } refusal
            ? Verdict.Refuse(refusal)
            : Verdict.Accept(events.AddRange(follows));
    }

    private static Incident? Fold(Incident? before, IEnumerable<IncidentEvent> events, CommandOrigin origin) =>
        events.Aggregate(before, (incident, @event) => IncidentFold.Apply(incident, @event, Provisional(origin)));

    internal Verdict DecideIncident(HubState state, IncidentCommand command, CommandOrigin origin)
    {
        if (command is IncidentCommand.Merge merge)
        {
            return DecideMerge(state, merge, origin);
        }

        if (command is IncidentCommand.AssignTask task && state.Organisations.Find(task.Authority) is null)
        {
            return Verdict.Refuse(new("authority-missing", "Vælg den myndighed, der har opgaven.", "organisationId"));
        }

        if (
            command is IncidentCommand.AssignTask { Tovholder: { } tovholder } assigned
            && !state.Organisations.IsMember(assigned.Authority, tovholder)
        )
        {
            return Verdict.Refuse(
                new("tovholder-not-member", "Tovholderen hører ikke til den valgte myndighed.", "tovholder")
            );
        }

        if (command is IncidentCommand.InvitePartner invite && state.Organisations.Find(invite.Partner) is null)
        {
            return Verdict.Refuse(new("organisation-unknown", "Organisationen findes ikke.", "organisationId"));
        }

        if (
            command is IncidentCommand.InvitePartner invited
            && state.Organisations.Find(invited.Partner) is { Kind: OrganisationKind.Authority }
        )
        {
            return Verdict.Refuse(
                new(
                    "organisation-not-partner",
                    "Organisationen er en myndighed, og den ser alle hændelser i forvejen. Vælg en partner.",
                    "organisationId"
                )
            );
        }

        var before = state.Picture.Find(command.Incident);
        if (
            command is IncidentCommand.AssignTask given
            && before is not null
            && !Permissions.MaySee(state.Organisations, given.Authority, before)
        )
        {
            return Verdict.Refuse(
                new(
                    "authority-not-taking-part",
                    "Partneren er ikke med i hændelsen og kan ikke se opgaven. Invitér partneren først.",
                    "organisationId"
                )
            );
        }

        var first = command is IncidentCommand.Report { SplitFrom: { } from } ? state.Picture.Find(from) : null;
        if (
            command is IncidentCommand.Report { SplitFrom: not null } split
            && SplitDecider.Check(first, split) is { } notSplit
        )
        {
            return Verdict.Refuse(notSplit);
        }

        var exercise = before?.Exercise ?? command is IncidentCommand.Report { Exercise: true };
        var verdict = IncidentDecider.Decide(
            before,
            command,
            origin,
            shape => Locate(state, shape),
            state.Picture.NextNumber(exercise),
            area => SomewhereIn.Of(state.Areas.Atlas, area)
        );
        if (verdict is not Verdict.Accepted { Events: { IsEmpty: false } events })
        {
            return verdict;
        }

        ImmutableArray<IncidentEvent> ofFirst = [];
        if (first is not null && events is [IncidentEvent.Reported reported])
        {
            (var joined, var splitOff) = SplitDecider.Join(first, reported);
            events = [joined];
            ofFirst = command is IncidentCommand.Report { TakesSpots: true } taking
                ? [splitOff, .. SplitDecider.Take(first, taking.Position, shape => Locate(state, shape))]
                : [splitOff];
        }

        if (!Concern(events))
        {
            return verdict;
        }

        ImmutableArray<IncidentEvent> own = [.. events.Cast<IncidentEvent>()];
        var follows = AlertDecider.Follow(state.Alerts, Context(state), Fold(before, own, origin)!, own, origin);
        return exercise && ExerciseDecider.TooWide(state, follows, origin) is { } refusal
            ? Verdict.Refuse(refusal)
            : Verdict.Accept([
                .. events,
                .. ofFirst,
                .. follows,
                .. FollowsOfFirst(state, first, ofFirst, follows, origin),
            ]);
    }

    // It keeps every area that it has reached: those who are called for it hear where it is now.
    private ImmutableArray<AlertEvent> FollowsOfFirst(
        HubState state,
        Incident? first,
        ImmutableArray<IncidentEvent> events,
        ImmutableArray<AlertEvent> before,
        CommandOrigin origin
    )
    {
        if (!events.Any(@event => @event is IncidentEvent.Moved))
        {
            return [];
        }

        // What the report raised is there already, so that no code is given twice; and ids of its own, or its messages
        // would be those of the report.
        var book = before.Aggregate(state.Alerts, (raised, @event) => raised.Apply(@event, Provisional(origin)));
        var own = origin with { CommandId = DerivedId.From(origin.CommandId, 'f', 0) };
        return AlertDecider.Follow(book, Context(state), Fold(first, events, origin)!, events, own);
    }

    private static bool Concern(ImmutableArray<DomainEvent> events)
    {
        foreach (var @event in events)
        {
            if (AlertDecider.Concerns((IncidentEvent)@event))
            {
                return true;
            }
        }

        return false;
    }

    // The fold needs an origin; nothing that the alert decider reads depends on the numbers that the writer gives.
    private static EventOrigin Provisional(CommandOrigin origin) =>
        new(0, default, origin.Actor, origin.Organisation, origin.OccurredAt, origin.Now);
}
