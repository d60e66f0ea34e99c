using System.Collections.Immutable;

namespace Beredskab.Notifications.Roster;

/// <summary>A stretch of duty that an absence takes from whoever is away.</summary>
/// <param name="From">Inclusive; not before the absence.</param>
/// <param name="To">Exclusive; not after the absence.</param>
/// <param name="Required">The ledergruppe needs an answer from the authority, so that nobody on duty is a hole.</param>
/// <param name="After">What holds in its place: a deputy, or who has the turn back; its person is null for nobody.</param>
public sealed record DutyLost(SeatId Seat, DateTimeOffset From, DateTimeOffset To, bool Required, Duty After);

/// <summary>What an absence makes of the plan: the same plan looked up with it and without it.</summary>
public static class AbsenceEffect
{
    /// <param name="roster">With the absence.</param>
    /// <param name="now">What is over by then is left out.</param>
    /// <returns>By time, then by ledergruppe and authority; empty when the absence takes no duty or is not in the roster.</returns>
    public static ImmutableArray<DutyLost> Of(RosterBook roster, Guid absence, DateTimeOffset now)
    {
        if (roster.AbsenceOf(absence) is not { } away)
        {
            return [];
        }

        var without = roster.Apply(new AbsenceEvent.Ended(away.Person, away.Id, away.From));
        var from = away.From > now ? away.From : now;
        return
        [
            .. DutyPlan
                .SeatsIn(roster)
                .Where(id => roster.SeatOf(id).Timeline.People.Contains(away.Person))
                .SelectMany(id => Lost(roster, without, id, away, from))
                .OrderBy(lost => lost.From),
        ];
    }

    private static IEnumerable<DutyLost> Lost(
        RosterBook roster,
        RosterBook without,
        SeatId id,
        Absence away,
        DateTimeOffset from
    )
    {
        var required = roster.Ledergrupper[id.Ledergruppe].Required.Contains(id.Authority);
        DutyLost? open = null;
        for (var at = from; at < away.To; )
        {
            // With the absence there are all the edges that there are without it.
            var next = OnDuty.NextTurn(roster, id.Ledergruppe, id.Authority, at);
            var end = next < away.To ? next.Value : away.To;
            var lost =
                OnDuty.At(without, id.Ledergruppe, id.Authority, at) == away.Person
                && OnDuty.Find(roster, id, at) is { } after
                && after.Person != away.Person
                    ? new DutyLost(id, at, end, required, after)
                    : null;
            if (open is not null && lost is not null && open.After == lost.After)
            {
                open = open with { To = end };
            }
            else
            {
                if (open is not null)
                {
                    yield return open;
                }

                open = lost;
            }

            at = end;
        }

        if (open is not null)
        {
            yield return open;
        }
    }
}
