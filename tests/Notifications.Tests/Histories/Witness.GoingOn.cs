using Beredskab.GeoModel.Identity;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Policies;

namespace Beredskab.Notifications.Tests.Histories;

/// <summary>Steps and reliefs, as they are taken.</summary>
internal sealed partial class Witness
{
    // Whom the steps of the commit at hand should call: told when the step is, before anybody is called for it. Who is
    // asked again is not known when somebody was called in the same commit, whose messages come after.
    private readonly List<(AlertEvent.Escalated Step, HashSet<PersonId> People, bool? Again)> steps = [];

    private void Escalate(AlertEvent.Escalated e)
    {
        var alert = Find(e.Alert);
        Expect(alert.Open, Rules.Over, $"{e.Kind} after the end.");
        Expect(
            alert.Raised.Required.Contains(e.Authority) && alert.IsMissing(e.Authority),
            Rules.OnlyMissing,
            $"{e.Kind} for {e.Authority}, which is covered."
        );
        var (taken, since, empty) = alert.ProgressOf(e.Authority);
        var next = alert.NextStep(e.Authority);
        Expect(
            e.Step == taken && next?.Kind == e.Kind,
            Rules.Steps,
            $"Step {e.Step} {e.Kind} for {e.Authority} after {taken} steps; {next?.Kind} was next."
        );
        if (next is var (_, seconds))
        {
            var due = since.AddSeconds(seconds);
            Expect(
                now >= due || empty || !alert.CalledSinceTheTurn(e.Authority).Any(round => MayAnswer(alert, round)),
                Rules.Steps,
                $"{e.Kind} for {e.Authority} {due - now} too early."
            );
            var missing = alert.MissingSince.GetValueOrDefault(e.Authority, now);
            Expect(
                taken >= alert.Procedure!.Steps.Length || now <= (due > missing ? due : missing),
                Rules.Steps,
                $"{e.Kind} for {e.Authority} {now - due} too late."
            );
        }

        steps.Add((e, PeopleIn(alert, e.Authority, e.Kind, now), IsSomebodyAskedAgain(alert, e.Authority, e.Kind)));
        alert.Progress[e.Authority] = (taken + 1, now, e.Empty);
    }

    private bool MayAnswer(AlertNotes alert, AlertRound round) =>
        alert.Calls[round.Code] is { Answer: null } call
        && WaysOf(call.Person).Usable.Any()
        && (call.MayBeRead || HasUnused(call));

    private bool HasUnused(CallNotes call)
    {
        var known = WaysOf(call.Person);
        return known.Usable.Any(way => call.On(way).All(message => IsOfBefore(message, known.OpenedAt(way))));
    }

    // Lost before there was such a way, or before it could be used again.
    private static bool IsOfBefore(MessageNotes message, DateTimeOffset opened) =>
        message.IsLost && message.At < opened && message.LostAt <= opened;

    /// <summary>Whom a step calls who has not been called for the authority, or has been relieved since.</summary>
    private HashSet<PersonId> PeopleIn(AlertNotes alert, OrganisationId authority, StepKind kind, DateTimeOffset at)
    {
        var group = GroupOf(alert);
        PersonId[] people = kind switch
        {
            StepKind.Deputy => group < 0
                ? []
                : [.. Duty.Deputies(group, authority).Where(person => !Duty.IsAway(person, at))],
            StepKind.RestOfLedergruppe => group < 0
                ? []
                : [.. Duty.Members(group, authority), .. Duty.Deputies(group, authority)],
            StepKind.Sekretariat => PeopleOf(StandingGroup.Sekretariat),
            StepKind.Chefgruppe => PeopleOf(StandingGroup.Chefgruppe),
            StepKind.Styregruppe => PeopleOf(StandingGroup.Styregruppe),
            _ => [],
        };
        var fresh = people.Where(person => alert.Of(authority).All(round => round.Person != person));
        if (kind is StepKind.Sekretariat or StepKind.Chefgruppe or StepKind.Styregruppe)
        {
            // They know already, from the alert that says that nobody is on duty here.
            var knowing = OpenOf(alert.Raised.Incident)
                .Where(other =>
                    other != alert
                    && other.Raised.Reason == AlertReason.NobodyElse
                    && other.Raised.Areas.Any(alert.Raised.Areas.Contains)
                )
                .SelectMany(other => other.Rounds)
                .Select(round => round.Person)
                .ToHashSet();
            fresh = fresh.Where(person => !knowing.Contains(person));
        }

        if (kind == StepKind.RestOfLedergruppe)
        {
            // Whoever is away only when nobody else is left, here or in a later step.
            var there = fresh.Where(person => !Duty.IsAway(person, at)).ToArray();
            var othersFollow =
                alert.Procedure!.Steps.Last(step => step.Kind is not (StepKind.Repeat or StepKind.NextChannel)).Kind
                != StepKind.RestOfLedergruppe;
            return there.Length > 0 || othersFollow ? [.. there] : [.. fresh];
        }

        return [.. kind == StepKind.Deputy ? fresh.Take(1) : fresh];
    }

    private bool? IsSomebodyAskedAgain(AlertNotes alert, OrganisationId authority, StepKind kind) =>
        kind is StepKind.Repeat or StepKind.NextChannel
        && alert.Of(authority).Any(round => alert.Calls[round.Code].Messages.Count == 0)
            ? null
            : alert
                .Of(authority)
                .Where(round => MayAnswer(alert, round))
                .Select(round => alert.Calls[round.Code])
                .Any(call =>
                    kind switch
                    {
                        StepKind.Repeat => WaysOf(call.Person).Usable.Any(way => !call.On(way).IsEmpty),
                        StepKind.NextChannel => HasUnused(call),
                        _ => false,
                    }
                );

    private void CheckSteps(Commit commit)
    {
        var called = commit
            .Events.OfType<AlertEvent.Called>()
            .Where(e => e.Cause == CallCause.Escalated)
            .SelectMany(e => e.Rounds.Select(round => (e.Alert, round.Authority, round.Person)))
            .ToArray();
        foreach (var ((step, people, again), i) in steps.Select((one, i) => (one, i)))
        {
            Expect(
                again is null
                    || step.Empty == (people.Count == 0 && again == false)
                    // Its time had come on the next way of the person's own in the same instant.
                    || (step.Empty && people.Count == 0 && IsWrittenTo(commit, step)),
                Rules.Empty,
                $"{step.Kind} for {step.Authority} is {(step.Empty ? "" : "not ")}empty; it has {people.Count}, {again}."
            );
            Expect(
                people.All(person => called.Contains((step.Alert, step.Authority, person))),
                Rules.Called,
                $"{step.Kind} for {step.Authority} does not call {string.Join(' ', people)}."
            );
        }

        foreach (var (alert, authority, person) in called)
        {
            Expect(
                steps.Any(one =>
                    one.Step.Alert == alert && one.Step.Authority == authority && one.People.Contains(person)
                ),
                Rules.Called,
                $"{person} is called for {authority}, and is in no step."
            );
        }

        steps.Clear();
    }

    private bool IsWrittenTo(Commit commit, AlertEvent.Escalated step) =>
        commit
            .Events.OfType<AlertEvent.MessageIntended>()
            .Any(m => Find(step.Alert).Of(step.Authority).Any(round => round.Code == m.Code));

    private void Relieve(AlertEvent.Relieved e, Commit commit)
    {
        var alert = Find(e.Alert);
        Expect(
            alert.TookOver(e.Authority)?.Person == e.Coming
                && e.Leaving.ToHashSet().SetEquals(alert.Leaving(e.Authority).Select(round => round.Code)),
            Rules.Relief,
            $"{e.Coming} has not taken over for {e.Authority} from those who are relieved."
        );
        alert.Relieved.UnionWith(e.Leaving.Select(code => (e.Authority, code)));
        foreach (var code in e.Leaving)
        {
            var leaving = alert.Calls[code].Person;
            Expect(leaving != e.Coming, Rules.Relief, $"{leaving} is relieved by nobody else.");
            // Whoever is waited for under the same code, for another authority, is told when that is over too.
            var waits =
                alert.Calls[code].Answer is null
                && commit
                    .Events.OfType<AlertEvent.Relieved>()
                    .Aggregate(
                        alert.Rounds.Where(round => round.Code == code),
                        (left, one) => left.Where(round => one.Authority != round.Authority || one.Alert != e.Alert)
                    )
                    .Any(round => !alert.Relieved.Contains((round.Authority, code)));
            var told = commit
                .Events.OfType<AlertEvent.MessageIntended>()
                .Count(m =>
                    m is { Purpose: MessagePurpose.Relieved, Instead: null }
                    && m.Person == leaving
                    && m.Text.Value!.Contains($" {code}:", StringComparison.Ordinal)
                );
            Expect(told == (waits ? 0 : 1), Rules.Relief, $"{leaving} is told {told} times that another took over.");
        }
    }

    /// <returns>When the authority's answer goes stale; null when it never does.</returns>
    private DateTimeOffset? StaleAt(AlertNotes alert, OrganisationId authority)
    {
        if (alert.Procedure?.StaleAfterMinutes is not { } minutes)
        {
            return null;
        }

        var latest = alert
            .Of(authority)
            .Select(round => alert.Calls[round.Code])
            .Where(call => call.Answer == AnswerKind.Coming)
            .Max(call => call.AnsweredAt);
        var done = incidents[alert.Raised.Incident].LatestOf.GetValueOrDefault(authority);
        return (done > latest ? done : latest).AddMinutes(minutes);
    }
}
