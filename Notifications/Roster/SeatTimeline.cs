using System.Collections.Immutable;
using Beredskab.GeoModel.Identity;

namespace Beredskab.Notifications.Roster;

/// <summary>A seat's plan in the order of time, so that an instant is found without looking at everything.</summary>
internal sealed class SeatTimeline
{
    private readonly Shift[] shifts;

    // The latest end among a shift and all that begin before it: behind it, looking back is in vain.
    private readonly DateTimeOffset[] latestEnd;
    private readonly DateTimeOffset[] edges;
    private readonly RotationTurns[] rotations;
    private readonly ImmutableArray<(Guid Swap, Substitution Substitution)> substitutions;

    public SeatTimeline(Seat seat)
    {
        shifts = [.. seat.Shifts.Values.OrderBy(shift => shift.From).ThenByDescending(shift => shift.Id)];
        latestEnd = new DateTimeOffset[shifts.Length];
        for (var i = 0; i < shifts.Length; i++)
        {
            latestEnd[i] = i > 0 && latestEnd[i - 1] > shifts[i].To ? latestEnd[i - 1] : shifts[i].To;
        }

        substitutions = seat.Substitutions;
        edges =
        [
            .. shifts
                .SelectMany(shift => (DateTimeOffset[])[shift.From, shift.To])
                .Concat(
                    substitutions.SelectMany(one =>
                        (DateTimeOffset[])[one.Substitution.Span.From, one.Substitution.Span.To]
                    )
                )
                .Distinct()
                .Order(),
        ];
        rotations =
        [
            .. seat
                .Rotations.Values.OrderByDescending(rotation => rotation.From)
                .ThenBy(rotation => rotation.Id)
                .Select(rotation => new RotationTurns(rotation)),
        ];
        People =
        [
            .. seat
                .Deputies.Concat(shifts.Select(shift => shift.Person))
                .Concat(seat.Rotations.Values.SelectMany(rotation => rotation.People).OfType<PersonId>())
                .Concat(substitutions.Select(one => one.Substitution.Person))
                .Distinct(),
        ];
    }

    /// <summary>Everybody whose absence can matter here.</summary>
    public ImmutableArray<PersonId> People { get; }

    public bool HasPlan => shifts.Length > 0 || rotations.Length > 0;

    /// <returns>Who is meant to be on duty, absence aside: the uppermost of the <see cref="Layers"/>; null for nobody.</returns>
    public (Turn Turn, DutySource Source)? Planned(DateTimeOffset instant)
    {
        foreach (var layer in Layers(instant))
        {
            return layer;
        }

        return null;
    }

    /// <summary>
    /// What is planned, uppermost first: a shift before all else, the one that began last first; then the turn of the
    /// rotation that is valid from the latest day, from whom the last swap gave it to, back to whose it was.
    /// </summary>
    public IEnumerable<(Turn Turn, DutySource Source)> Layers(DateTimeOffset instant)
    {
        for (var i = BegunBy(instant) - 1; i >= 0 && latestEnd[i] > instant; i--)
        {
            if (shifts[i] is var shift && shift.To > instant)
            {
                yield return (new(shift.Id, shift.Person, shift.From, shift.To), DutySource.Override);
            }
        }

        if (RotationAt(instant) is not { } turn)
        {
            yield break;
        }

        var swapped = new Stack<Turn>();
        var holder = turn;
        foreach (var (swap, (span, instead, person)) in substitutions)
        {
            if (span.From <= instant && instant < span.To && holder.Person == instead)
            {
                holder = new(swap, person, span.From, span.To);
                swapped.Push(holder);
            }
        }

        while (swapped.TryPop(out var one))
        {
            yield return (one, DutySource.Swap);
        }

        yield return (turn, DutySource.Rotation);
    }

    /// <returns>When something planned begins or ends next, strictly after; null when nothing does.</returns>
    public DateTimeOffset? NextEdge(DateTimeOffset after)
    {
        var index = Array.BinarySearch(edges, after);
        index = index < 0 ? ~index : index + 1;
        DateTimeOffset? next = index < edges.Length ? edges[index] : null;
        foreach (var rotation in rotations)
        {
            if (rotation.NextEdge(after) is { } edge && !(next <= edge))
            {
                next = edge;
            }
        }

        return next;
    }

    /// <returns>How many shifts have begun at the instant; those are the first ones.</returns>
    private int BegunBy(DateTimeOffset instant)
    {
        int low = 0,
            high = shifts.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (shifts[middle].From <= instant)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private Turn? RotationAt(DateTimeOffset instant)
    {
        foreach (var rotation in rotations)
        {
            if (rotation.At(instant) is { } turn)
            {
                return turn;
            }
        }

        return null;
    }
}
