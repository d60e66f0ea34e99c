using System.Collections.Immutable;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Policies;
using Beredskab.Notifications.Roster;

namespace Beredskab.Notifications.Escalation;

/// <summary>What an alert owes, and when: a pure function of what the journal says and the instant.</summary>
internal static class Obligations
{
    /// <summary>After its last step a procedure repeats to those who have not answered, this often at the most.</summary>
    public const int MostRepeatsAtTheEnd = 12;

    private const int LeastSecondsBetweenRepeatsAtTheEnd = 300;

    private static readonly TimeSpan PauseBeforeAnotherTry = TimeSpan.FromSeconds(15);

    public static IEnumerable<Obligation> Of(
        AlertBook book,
        AlertContext context,
        Incident incident,
        Alert alert,
        DateTimeOffset now
    )
    {
        // A stand-down is told when all else is over.
        var told = TellingAgain.Of(book, context.Contacts, alert, now);
        if (!alert.IsOpen || incident is not Incident.Open)
        {
            return told;
        }

        told = told.Concat(OnlyTold(book, context, alert, now));
        if (alert.Procedure is not { } procedure)
        {
            return told;
        }

        return alert
            .Required.Select(authority =>
                (authority, state: new AuthorityState(book, context.Contacts, alert, authority))
            )
            .SelectMany(required =>
                Answers(book, context, alert, procedure, required.authority, required.state)
                    .Concat(Turns(context, alert, required.authority, required.state, now))
                    .Concat(StandIns.Told(book, context.Contacts, alert, required.state, now))
                    .Concat(Staleness(incident, procedure, required.authority, required.state, alert))
            )
            .Concat(told);
    }

    /// <summary>When the earliest is due; null when the alert waits for nothing.</summary>
    public static DateTimeOffset? Next(
        AlertBook book,
        AlertContext context,
        Incident incident,
        Alert alert,
        DateTimeOffset now
    )
    {
        DateTimeOffset? earliest = null;
        foreach (var obligation in Of(book, context, incident, alert, now))
        {
            earliest = earliest < obligation.At ? earliest : obligation.At;
        }

        return earliest;
    }

    // Called for an authority that need not answer, or because the policy says so: nobody waits for them. But what was
    // lost on one way, or is not confirmed, is sent on the person's next.
    private static IEnumerable<Obligation> OnlyTold(
        AlertBook book,
        AlertContext context,
        Alert alert,
        DateTimeOffset now
    )
    {
        foreach (var round in alert.Rounds)
        {
            if (alert.Required.Contains(round.Authority) || alert.IsRelieved(round))
            {
                continue;
            }

            var call = alert.Calls[round.Code];
            if (
                call is { Answer: null, Messages.IsEmpty: false }
                && TellingAgain.DueAt(book, call, now) is { } due
                && Ways.UnusedInSilence(book, context.Contacts, alert, call).FirstOrDefault() is { } way
            )
            {
                yield return new Obligation.UseWay(due, round, way);
            }
        }
    }

    /// <summary>
    /// What people are told of. A step that calls nobody (another channel that none of those who may answer has, a deputy
    /// where there is none) is taken and found empty, and what comes after it comes in the same instant: it is passed over.
    /// </summary>
    /// <returns>Null when nobody waits for the authority, or when nothing more is done about it.</returns>
    public static Obligation.TakeStep? NextStep(
        AlertBook book,
        AlertContext context,
        Alert alert,
        Procedure procedure,
        OrganisationId authority
    )
    {
        var state = new AuthorityState(book, context.Contacts, alert, authority);
        if (!state.NeedsAnswer || Step(alert, procedure, authority, state) is not { } next)
        {
            return null;
        }

        var at = next.Step;
        while (at < procedure.Steps.Length && CallsNobody(procedure.Steps[at].Kind))
        {
            at++;
        }

        return at == next.Step ? next
            : at < procedure.Steps.Length ? next with { Step = at }
            : state.Pending.IsEmpty ? null
            : next with { Step = at, At = next.At + PauseAtTheEnd(procedure) };

        bool CallsNobody(StepKind kind) =>
            EscalationSteps.Again(book, context.Contacts, alert, state, kind).IsEmpty
            && EscalationSteps.People(book, context, alert, authority, kind, next.At).IsEmpty;
    }

    private static IEnumerable<Obligation> Answers(
        AlertBook book,
        AlertContext context,
        Alert alert,
        Procedure procedure,
        OrganisationId authority,
        AuthorityState state
    )
    {
        if (!state.NeedsAnswer)
        {
            yield break;
        }

        foreach (var again in StandIns.CalledAgain(book, context.Contacts, alert, state))
        {
            yield return again;
        }

        foreach (var round in state.Pending)
        {
            var called = state.CallOf(round).At;
            var atOnce = procedure.AllWaysAtOnce || state.IsInTrouble(round);
            foreach (var way in procedure.AllWaysAtOnce ? state.UnusedOfAll(round) : state.Unused(round))
            {
                yield return new Obligation.UseWay(atOnce ? called : called + way.After, round, way);
                if (atOnce && !procedure.AllWaysAtOnce)
                {
                    // One after the other: the next only when this one fails too.
                    break;
                }
            }

            if (
                !atOnce
                && state.SilentTooLongAt(round) is { } silent
                && Ways.InsteadOfSilence(state.UnusedInSilence(round)) is { } instead
            )
            {
                yield return new Obligation.UseWay(silent, round, instead);
            }

            if (!atOnce && state.NextLastResort(round) is { } resort)
            {
                yield return new Obligation.UseWay(resort.At, round, resort.Way);
            }
        }

        foreach (var round in state.Rounds.Where(round => alert.AnswerTo(round) is null).Except(state.Pending))
        {
            // Others are called meanwhile: nobody waits for what may not come.
            if (state.WorthAnotherTry(round) is { } again)
            {
                yield return new Obligation.UseWay(again.LostAt + PauseBeforeAnotherTry, round, again.Way);
            }
        }

        if (Deputy(context, alert, authority, state) is { } deputy)
        {
            yield return deputy;
            yield break;
        }

        if (Step(alert, procedure, authority, state) is { } step)
        {
            yield return step;
        }
    }

    /// <returns>Null when nobody has left it to the deputy since one was called, or when there is none to call.</returns>
    public static Obligation.CallDeputy? Deputy(
        AlertContext context,
        Alert alert,
        OrganisationId authority,
        AuthorityState state
    )
    {
        var named = state
            .Rounds.Select(alert.AnswerTo)
            .Where(answer => answer?.Kind == AnswerKind.Deputy)
            .Select(answer => (DateTimeOffset?)answer!.At)
            .Max();
        return
            named is { } at
            && !state.Rounds.Any(round => round.Standing == Standing.Deputy && state.CallOf(round).At >= at)
            && EscalationSteps.Deputies(context, alert, authority, at).FirstOrDefault() is { } deputy
            && deputy.Value != Guid.Empty
            ? new(at, authority, deputy)
            : null;
    }

    private static Obligation.TakeStep? Step(
        Alert alert,
        Procedure procedure,
        OrganisationId authority,
        AuthorityState state
    )
    {
        var progress = alert.Progress.GetValueOrDefault(authority) ?? new(0, procedure.SetAt);
        if (progress.Steps < procedure.Steps.Length)
        {
            // Nobody to wait for: the next is called at once.
            var wait =
                state.IsWaitedFor && !progress.Empty
                    ? TimeSpan.FromSeconds(procedure.Steps[progress.Steps].AfterSeconds)
                    : TimeSpan.Zero;
            return new(progress.Since + wait, authority, progress.Steps);
        }

        if (state.Pending.IsEmpty || progress.Steps >= procedure.Steps.Length + MostRepeatsAtTheEnd)
        {
            return null;
        }

        return new(progress.Since + PauseAtTheEnd(procedure), authority, progress.Steps);
    }

    private static TimeSpan PauseAtTheEnd(Procedure procedure) =>
        TimeSpan.FromSeconds(Math.Max(LeastSecondsBetweenRepeatsAtTheEnd, procedure.Steps[^1].AfterSeconds));

    private static IEnumerable<Obligation> Turns(
        AlertContext context,
        Alert alert,
        OrganisationId authority,
        AuthorityState state,
        DateTimeOffset now
    )
    {
        if (alert.Ledergruppe is not { } group)
        {
            yield break;
        }

        // Whoever was called in another capacity, or before another had the duty, is called as on duty all the same.
        if (
            OnDuty.At(context.Roster, group, authority, now) is { } onDuty
            && (
                !state.Rounds.Any(round => round.Person == onDuty)
                || !alert.Duty.TryGetValue(authority, out var called)
                || called != onDuty
            )
        )
        {
            // At once, and the same however late it is looked at.
            yield return new Obligation.Relieve(alert.RaisedAt, authority);
        }
        else if (OnDuty.NextTurn(context.Roster, group, authority, now) is { } turn)
        {
            yield return new Obligation.Relieve(turn, authority);
        }

        if (HandOver(alert, authority, state) is { } over)
        {
            yield return over;
        }
    }

    /// <summary>
    /// Whoever has come on duty says yes, or another does in their place: those who had the duty before need not wait any
    /// longer. Whoever of them says yes after the turn stays, until the one on duty comes.
    /// </summary>
    private static Obligation.HandOver? HandOver(Alert alert, OrganisationId authority, AuthorityState state)
    {
        if (!alert.Duty.TryGetValue(authority, out var coming))
        {
            return null;
        }

        var relief = state.Covering.FirstOrDefault(round => round.Person == coming);
        var successor =
            relief
            ?? state.Covering.FirstOrDefault(round =>
                round.Standing is not Standing.OnDuty && state.HasAnsweredSinceTheTurn(round)
            );
        if (successor is null)
        {
            return null;
        }

        ImmutableArray<AlertRound> leaving =
        [
            .. state.Rounds.Where(round =>
                round.Standing is Standing.OnDuty
                && round.Person != coming
                && (relief is not null || !state.HasAnsweredSinceTheTurn(round))
            ),
            .. StandInsLeaving(alert, state, successor, relief is not null),
        ];
        return leaving.IsEmpty ? null : new(state.CallOf(successor).At, authority, successor.Person, leaving);
    }

    /// <summary>
    /// Whoever covered for another who had the duty, until the one who has it now, or somebody in that one's place, said
    /// yes after them. Without a turn of the duty two who come agree on who goes.
    /// </summary>
    private static IEnumerable<AlertRound> StandInsLeaving(
        Alert alert,
        AuthorityState state,
        AlertRound successor,
        bool byTheDuty
    ) =>
        state.Turn is null
            ? []
            : state.Covering.Where(round =>
                round.Standing is not Standing.OnDuty
                && round.Person != successor.Person
                && alert.AnswerTo(round)!.At < alert.AnswerTo(successor)!.At
                && (byTheDuty || !state.HasAnsweredSinceTheTurn(round))
            );

    private static IEnumerable<Obligation> Staleness(
        Incident incident,
        Procedure procedure,
        OrganisationId authority,
        AuthorityState state,
        Alert alert
    )
    {
        if (procedure.StaleAfter is not { } after || state.NeedsAnswer)
        {
            yield break;
        }

        var latest = state.Covering.Max(round => alert.AnswerTo(round)!.At);
        for (var i = incident.Log.Count - 1; i >= 0; i--)
        {
            var origin = incident.Log[i].Origin;
            if (origin.RecordedAt <= latest)
            {
                break;
            }

            if (origin.Organisation == authority)
            {
                latest = origin.RecordedAt;
                break;
            }
        }

        yield return new Obligation.AskAgain(latest + after, authority, state.Covering);
    }
}
