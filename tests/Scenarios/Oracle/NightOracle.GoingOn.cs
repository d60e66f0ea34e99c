using Beredskab.GeoModel.Identity;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Policies;
using Beredskab.Notifications.Roster;

namespace Beredskab.Scenarios.Oracle;

/// <summary>Steps, reliefs and handovers: only when they are owed, and never late.</summary>
internal sealed partial class NightOracle
{
    /// <summary>How far from its deadline something may happen.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(1);

    private readonly PriorityQueue<(AlertId Alert, OrganisationId Authority), DateTimeOffset> deadlines = new();
    private readonly Dictionary<(AlertId Alert, OrganisationId Authority), DateTimeOffset> owedRelief = [];
    private readonly Dictionary<(AlertId Alert, OrganisationId Authority), DateTimeOffset> owedHandOver = [];
    private readonly HashSet<AlertId> touched = [];
    private DateTimeOffset nextEdge = DateTimeOffset.MinValue;
    private int rosterSeen = -1;

    private void Escalate(AlertEvent.Escalated e)
    {
        var alert = alerts[e.Alert];
        Expect(alert.Open, Rules.OnlyMissing, $"{e.Kind} in an alert that has ended.");
        Expect(
            alert.Required.Contains(e.Authority) && alert.IsMissing(e.Authority),
            Rules.OnlyMissing,
            $"{e.Kind} for {e.Authority}, which is covered."
        );
        var (steps, since, empty) = alert.ProgressOf(e.Authority);
        var next = alert.NextStep(e.Authority);
        Expect(
            e.Step == steps && next?.Kind == e.Kind,
            Rules.InOrder,
            $"Step {e.Step} {e.Kind} after {steps} steps; {next?.Kind} was next."
        );
        if (next is var (_, after) && SomebodyIsWaitedFor(alert, e.Authority) && !empty)
        {
            Expect(now >= since + after, Rules.InOrder, $"{e.Kind} for {e.Authority} {since + after - now} too early.");
        }

        alert.Progress[e.Authority] = (e.Step + 1, now, e.Empty);
    }

    /// <summary>
    /// Whoever has a message that is not lost, and has not answered, may still answer; but nobody waits for whoever has no
    /// way left.
    /// </summary>
    private bool SomebodyMayAnswer(AlertMemory alert, OrganisationId authority) =>
        alert.Of(authority).Select(round => alert.Calls[round.Code]).Any(MayAnswer);

    /// <summary>Not whoever was called before another came on duty, and let others answer.</summary>
    private bool SomebodyIsWaitedFor(AlertMemory alert, OrganisationId authority) =>
        alert
            .Of(authority)
            .Select(round => alert.Calls[round.Code])
            .Any(call => MayAnswer(call) && !(call.At < alert.TurnOf(authority)));

    private bool MayAnswer(CallMemory call) =>
        call.Answer is null && call.Messages.Any(message => !message.Lost) && WaysOf(call.Person).ContainsValue(true);

    private void Relieve(Observation.Written written, AlertEvent.Relieved e)
    {
        var alert = alerts[e.Alert];
        Expect(
            alert.TookOver(e.Authority)?.Person == e.Coming
                && e.Leaving.ToHashSet().SetEquals(alert.Leaving(e.Authority).Select(round => round.Code)),
            Rules.HandOver,
            $"{e.Coming} has not taken over from those who are relieved."
        );
        alert.Relieved.UnionWith(e.Leaving.Select(code => (e.Authority, code)));
        foreach (var code in e.Leaving)
        {
            var leaving = alert.Calls[code].Person;
            Expect(leaving != e.Coming, Rules.HandOver, $"{leaving} is relieved by nobody else.");
            // Nobody has two seats here, so nobody is still asked under the same code for another.
            var told = written.Entries.Count(entry =>
                entry.Event is AlertEvent.MessageIntended { Purpose: MessagePurpose.Relieved, Instead: null } word
                && word.Person == leaving
            );
            Expect(told == 1, Rules.HandOver, $"{leaving} is told {told} times who took over.");
        }
    }

    /// <summary>After a commit: for whom the clock now runs, and until when.</summary>
    private void NoteWhoIsMissing(Observation.Written written)
    {
        touched.Clear();
        foreach (var entry in written.Entries)
        {
            AlertId? about = entry.Event switch
            {
                AlertEvent.Raised e => e.Alert,
                AlertEvent.ProcedureSet e => e.Alert,
                AlertEvent.Called e => e.Alert,
                AlertEvent.Escalated e => e.Alert,
                AlertEvent.Relieved e => e.Alert,
                AlertEvent.Answered e => e.Alert,
                _ => null,
            };
            if (about is { } alert)
            {
                touched.Add(alert);
            }
        }

        foreach (var id in touched)
        {
            var alert = alerts[id];
            foreach (var authority in alert.Required)
            {
                if (!alert.IsMissing(authority))
                {
                    alert.MissingSince.Remove(authority);
                }
                else
                {
                    alert.MissingSince.TryAdd(authority, now);
                    if (Deadline(alert, authority) is { } deadline)
                    {
                        deadlines.Enqueue((id, authority), deadline);
                    }
                }

                NoteHandOver(alert, authority);
                NoteStandIns(alert, authority);
            }
        }
    }

    /// <returns>Null when nothing comes by itself any more, or when nobody can say whether it must.</returns>
    private DateTimeOffset? Deadline(AlertMemory alert, OrganisationId authority)
    {
        if (
            !alert.Open
            || !alert.MissingSince.TryGetValue(authority, out var missing)
            || alert.NextStep(authority) is not var (_, after)
        )
        {
            return null;
        }

        var (steps, since, _) = alert.ProgressOf(authority);
        // Behind its own steps it repeats only to those who have been reached and may still answer.
        if (steps >= alert.Procedure!.Steps.Length && !SomebodyMayAnswer(alert, authority))
        {
            return null;
        }

        var due = since + after;
        return due > missing ? due : missing;
    }

    private void NoteHandOver(AlertMemory alert, OrganisationId authority)
    {
        var owed = alert.Open && alert.OnDuty.ContainsKey(authority) && alert.Leaving(authority).Any();
        if (owed)
        {
            owedHandOver.TryAdd((alert.Id, authority), now);
        }
        else
        {
            owedHandOver.Remove((alert.Id, authority));
        }
    }

    private void ExpectInTime()
    {
        while (deadlines.TryPeek(out var one, out var at) && at + Tolerance < now)
        {
            deadlines.Dequeue();
            var alert = alerts[one.Alert];
            if (
                alert.IsMissing(one.Authority)
                && Deadline(alert, one.Authority) is { } deadline
                && deadline + Tolerance < now
            )
            {
                Break(
                    Rules.GoesOn,
                    $"{one.Authority} is missing in {one.Alert}, and nothing was done since {deadline:HH:mm:ss}."
                );
            }
        }

        ExpectReliefs();
        foreach (var ((alert, authority), since) in owedHandOver.ToArray())
        {
            if (since + Tolerance < now && alerts[alert].Open)
            {
                Break(Rules.HandOver, $"The relief for {authority} answered, and nobody is relieved.");
                owedHandOver[(alert, authority)] = DateTimeOffset.MaxValue - TimeSpan.FromDays(1);
            }
        }

        ExpectStandIns();
        ExpectNextWays();
        ExpectNextWaysInSilence();
    }

    private void ExpectReliefs()
    {
        foreach (var (one, since) in owedRelief.ToArray())
        {
            if (!IsOwedRelief(one.Alert, one.Authority))
            {
                owedRelief.Remove(one);
            }
            else if (since + Tolerance < now)
            {
                Break(Rules.Relief, $"Another is on duty for {one.Authority} in {one.Alert}, and is not called.");
                owedRelief[one] = DateTimeOffset.MaxValue - TimeSpan.FromDays(1);
            }
        }

        if (now < nextEdge && rosterSeen == Duty.Version)
        {
            return;
        }

        rosterSeen = Duty.Version;
        nextEdge = Duty.NextEdge(now);
        foreach (
            var alert in alerts.Values.Where(alert =>
                alert.Open && alert.Group is not null && alert.Procedure is not null
            )
        )
        {
            foreach (var authority in alert.Required)
            {
                if (IsOwedRelief(alert.Id, authority))
                {
                    owedRelief.TryAdd((alert.Id, authority), now);
                }
            }
        }
    }

    private bool IsOwedRelief(AlertId id, OrganisationId authority)
    {
        var alert = alerts[id];
        return alert.Open
            && Duty.At(new SeatId(alert.Group!.Value, authority), now) is { } onDuty
            // Called as deputy, or on an earlier turn than another's, is not called as on duty.
            && (
                alert.OnDuty.GetValueOrDefault(authority) != onDuty
                || !alert.Of(authority).Any(round => round.Person == onDuty)
            );
    }
}
