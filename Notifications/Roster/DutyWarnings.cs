using System.Collections.Immutable;
using Beredskab.GeoModel.Identity;

namespace Beredskab.Notifications.Roster;

/// <summary>Something in the plan that somebody should look at. Nothing of it is refused.</summary>
public abstract record DutyWarning(SeatId Seat)
{
    /// <summary>A person on duty has no phone that an alert can reach.</summary>
    /// <param name="From">When the person is on duty for the first time.</param>
    public sealed record Unreachable(SeatId Seat, PersonId Person, DateTimeOffset From) : DutyWarning(Seat);

    /// <summary>A person on duty has no phone that they have proved to have; alerts go to it all the same.</summary>
    /// <param name="From">When the person is on duty for the first time.</param>
    public sealed record Unverified(SeatId Seat, PersonId Person, DateTimeOffset From) : DutyWarning(Seat);

    /// <summary>Two shifts lie over each other; the one that began last counts.</summary>
    public sealed record ShiftsOverlap(
        SeatId Seat,
        PersonId Person,
        PersonId Other,
        DateTimeOffset From,
        DateTimeOffset To
    ) : DutyWarning(Seat);

    /// <summary>One person is on duty in two seats at once, in one stretch; the next time is another warning.</summary>
    public sealed record TwoPlaces(SeatId Seat, SeatId Other, PersonId Person, DateTimeOffset From, DateTimeOffset To)
        : DutyWarning(Seat);

    /// <summary>A required authority has duty planned, and nobody to stand in.</summary>
    public sealed record NoDeputies(SeatId Seat) : DutyWarning(Seat);

    /// <summary>A rotation has turns of a person who has left.</summary>
    public sealed record VacantTurns(SeatId Seat, Guid Rotation) : DutyWarning(Seat);

    /// <summary>
    /// Another rotation of the seat begins on the same day; only one of them counts. One that begins later is no mistake:
    /// it takes over.
    /// </summary>
    public sealed record RotationsOverlap(SeatId Seat, Guid Rotation) : DutyWarning(Seat);

    /// <summary>Two stretches of one rotation's pattern lie over each other; the one that begins last counts.</summary>
    /// <param name="First">In the order of the pattern, from 0; the stretch that lies under or over the other.</param>
    /// <param name="Second">Likewise, later in that order.</param>
    public sealed record StretchesOverlap(SeatId Seat, Guid Rotation, int First, int Second) : DutyWarning(Seat);
}

/// <summary>What is known of the phones by which a person can be reached.</summary>
public enum PhoneProof
{
    /// <summary>There is none, or every one of them is blocked.</summary>
    None,

    /// <summary>There is one, and nobody has given its code.</summary>
    Unverified,

    Verified,
}

internal static class DutyWarnings
{
    public static ImmutableArray<DutyWarning> Of(
        RosterBook roster,
        DateTimeOffset from,
        DateTimeOffset to,
        ImmutableArray<DutyInterval> duties,
        Func<PersonId, PhoneProof> phoneOf
    ) =>
        [
            .. duties.DistinctBy(duty => (duty.Seat, duty.Person)).SelectMany(duty => Phone(duty, phoneOf)),
            .. DutyPlan
                .SeatsIn(roster)
                .SelectMany(id =>
                    (IEnumerable<DutyWarning>)
                        [.. Overlaps(id, roster.SeatOf(id), from, to), .. Gaps(id, roster.SeatOf(id), from, to)]
                ),
            .. TwoPlaces(duties),
        ];

    private static IEnumerable<DutyWarning> Phone(DutyInterval duty, Func<PersonId, PhoneProof> phoneOf) =>
        phoneOf(duty.Person) switch
        {
            PhoneProof.Verified => [],
            PhoneProof.Unverified => [new DutyWarning.Unverified(duty.Seat, duty.Person, duty.From)],
            PhoneProof.None => [new DutyWarning.Unreachable(duty.Seat, duty.Person, duty.From)],
        };

    private static IEnumerable<DutyWarning> Overlaps(SeatId id, Seat seat, DateTimeOffset from, DateTimeOffset to)
    {
        Shift[] shifts =
        [
            .. seat
                .Shifts.Values.Where(shift => shift.To > from && shift.From < to)
                .OrderBy(shift => shift.From)
                .ThenBy(shift => shift.Id),
        ];
        // One warning a shift, with the earlier one that lasts longest: a heap of them must not make a heap of heaps.
        for (var (longest, i) = (0, 1); i < shifts.Length; i++)
        {
            var (earlier, shift) = (shifts[longest], shifts[i]);
            if (shift.From < earlier.To)
            {
                yield return new DutyWarning.ShiftsOverlap(
                    id,
                    earlier.Person,
                    shift.Person,
                    shift.From,
                    earlier.To < shift.To ? earlier.To : shift.To
                );
            }

            if (shift.To > earlier.To)
            {
                longest = i;
            }
        }
    }

    private static IEnumerable<DutyWarning> Gaps(SeatId id, Seat seat, DateTimeOffset from, DateTimeOffset to)
    {
        var first = DateOnly.FromDateTime(CopenhagenTime.Local(from));
        var last = DateOnly.FromDateTime(CopenhagenTime.Local(to));
        if (seat.Deputies.IsEmpty && seat.Timeline.HasPlan)
        {
            yield return new DutyWarning.NoDeputies(id);
        }

        Rotation[] rotations =
        [
            .. seat
                .Rotations.Values.Where(rotation => rotation.From <= last && !(rotation.To < first))
                .OrderBy(rotation => rotation.Id),
        ];
        foreach (var same in rotations.GroupBy(rotation => rotation.From).Where(same => same.Skip(1).Any()))
        {
            yield return new DutyWarning.RotationsOverlap(id, same.First().Id);
        }

        foreach (var rotation in rotations)
        {
            if (rotation.People.Contains(null))
            {
                yield return new DutyWarning.VacantTurns(id, rotation.Id);
            }

            foreach (var (one, other) in PatternOverlaps.Of(rotation))
            {
                yield return new DutyWarning.StretchesOverlap(id, rotation.Id, one, other);
            }
        }
    }

    private static IEnumerable<DutyWarning> TwoPlaces(ImmutableArray<DutyInterval> duties)
    {
        foreach (var person in duties.GroupBy(duty => duty.Person))
        {
            DutyInterval[] own = [.. person.OrderBy(duty => duty.From)];
            var found = new List<DutyWarning.TwoPlaces>();
            // Where the last stretch of two seats stands, to go on with it when duty in one of them changes its reason.
            var last = new Dictionary<(SeatId, SeatId), int>();
            for (var i = 0; i < own.Length; i++)
            {
                for (var j = i + 1; j < own.Length && own[j].From < own[i].To; j++)
                {
                    if (own[i].Seat == own[j].Seat)
                    {
                        continue;
                    }

                    var (one, other) = InOrder(own[i].Seat, own[j].Seat);
                    var (begin, end) = (own[j].From, own[i].To < own[j].To ? own[i].To : own[j].To);
                    if (last.TryGetValue((one, other), out var known) && found[known].To == begin)
                    {
                        found[known] = found[known] with { To = end };
                        continue;
                    }

                    last[(one, other)] = found.Count;
                    found.Add(new(one, other, person.Key, begin, end));
                }
            }

            foreach (var warning in found.OrderBy(warning => warning.From).ThenBy(Key))
            {
                yield return warning;
            }
        }

        static (Guid, Guid) Key(DutyWarning.TwoPlaces warning) =>
            (warning.Seat.Ledergruppe.Value, warning.Other.Ledergruppe.Value);
    }

    private static (SeatId, SeatId) InOrder(SeatId one, SeatId other) =>
        (one.Ledergruppe.Value, one.Authority.Value).CompareTo((other.Ledergruppe.Value, other.Authority.Value)) <= 0
            ? (one, other)
            : (other, one);
}
