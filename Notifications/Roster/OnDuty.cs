using Beredskab.GeoModel.Identity;

namespace Beredskab.Notifications.Roster;

/// <summary>
/// Who is on duty at an instant: a pure function of the roster. A shift overrides a confirmed swap, which overrides a
/// rotation. Where the person of one is absent, it rests, and what lies beneath it counts; where everybody is, the first
/// deputy who is not takes the turn.
/// </summary>
public static class OnDuty
{
    /// <returns>
    /// Among shifts that cover the instant, the one that began last counts (a later plan overrides an earlier one), ties
    /// by its id. Null when nobody is on duty.
    /// </returns>
    public static PersonId? At(
        RosterBook roster,
        LedergruppeId ledergruppe,
        OrganisationId authority,
        DateTimeOffset instant
    ) => Find(roster, new(ledergruppe, authority), instant)?.Person;

    /// <returns>
    /// The earliest instant strictly after the given one when somebody else may be on duty; until then
    /// <see cref="At"/> gives the same answer. Null when nothing more is planned.
    /// </returns>
    public static DateTimeOffset? NextTurn(
        RosterBook roster,
        LedergruppeId ledergruppe,
        OrganisationId authority,
        DateTimeOffset after
    )
    {
        if (!roster.Seats.TryGetValue(new(ledergruppe, authority), out var seat))
        {
            return null;
        }

        var next = seat.Timeline.NextEdge(after);
        // Where nothing is planned any more, nobody's absence changes anything.
        if (next is null && seat.Timeline.Planned(after) is null)
        {
            return null;
        }

        foreach (var person in seat.Timeline.People)
        {
            foreach (var absence in roster.AbsencesOf(person))
            {
                Consider(absence.From);
                Consider(absence.To);
            }
        }

        return next;

        void Consider(DateTimeOffset edge)
        {
            if (edge > after && !(next <= edge))
            {
                next = edge;
            }
        }
    }

    /// <returns>Who, and why; null when nothing is planned.</returns>
    public static Duty? Find(RosterBook roster, SeatId id, DateTimeOffset instant)
    {
        if (!roster.Seats.TryGetValue(id, out var seat))
        {
            return null;
        }

        (Turn Turn, DutySource Source)? uppermost = null;
        foreach (var (turn, source) in seat.Timeline.Layers(instant))
        {
            if (turn.Person is { } holder && !roster.IsAbsent(holder, instant))
            {
                return new(holder, source, turn.Plan, holder, turn.From, turn.To, uppermost?.Turn.Person);
            }

            uppermost ??= (turn, source);
        }

        return uppermost is var (planned, why)
            ? new(Deputy(roster, seat, instant), why, planned.Plan, planned.Person, planned.From, planned.To)
            : null;
    }

    private static PersonId? Deputy(RosterBook roster, Seat seat, DateTimeOffset instant)
    {
        foreach (var deputy in seat.Deputies)
        {
            if (!roster.IsAbsent(deputy, instant))
            {
                return deputy;
            }
        }

        return null;
    }
}
