using System.Collections.Immutable;
using Beredskab.GeoModel.Identity;

namespace Beredskab.Notifications.Roster;

/// <summary>One person's duty without a break or a change of reason.</summary>
/// <param name="From">Inclusive; not before the plan's beginning.</param>
/// <param name="To">Exclusive; not after the plan's end.</param>
public sealed record DutyInterval(SeatId Seat, PersonId Person, DateTimeOffset From, DateTimeOffset To, Duty Duty);

/// <summary>A required authority has nobody on duty.</summary>
/// <param name="Absent">Whose turn it would be, when that person is away and no deputy is there; otherwise null.</param>
public sealed record DutyHole(SeatId Seat, DateTimeOffset From, DateTimeOffset To, PersonId? Absent);

/// <summary>Who is on duty when, in a period, for every ledergruppe and authority; what is missing; what looks wrong.</summary>
/// <param name="Duties">By seat, then by time.</param>
/// <param name="Holes">By time.</param>
public sealed record DutyPlan(
    DateTimeOffset From,
    DateTimeOffset To,
    ImmutableArray<DutyInterval> Duties,
    ImmutableArray<DutyHole> Holes,
    ImmutableArray<DutyWarning> Warnings
)
{
    public const int DefaultDays = 14,
        MostDays = 92;

    /// <param name="to">After <paramref name="from"/>.</param>
    /// <param name="phoneOf">What is known of a person's phones.</param>
    public static DutyPlan For(
        RosterBook roster,
        DateTimeOffset from,
        DateTimeOffset to,
        Func<PersonId, PhoneProof> phoneOf
    )
    {
        var duties = ImmutableArray.CreateBuilder<DutyInterval>();
        var holes = new List<DutyHole>();
        foreach (var id in SeatsIn(roster))
        {
            var required = roster.Ledergrupper[id.Ledergruppe].Required.Contains(id.Authority);
            foreach (var (start, end, duty) in Stretches(roster, id, from, to))
            {
                if (duty is { Person: { } person } present)
                {
                    duties.Add(new(id, person, start, end, present));
                }
                else if (required)
                {
                    holes.Add(new(id, start, end, duty?.Planned));
                }
            }
        }

        var all = duties.ToImmutable();
        return new(
            from,
            to,
            all,
            [.. holes.OrderBy(hole => hole.From)],
            DutyWarnings.Of(roster, from, to, all, phoneOf)
        );
    }

    /// <returns>The seats that are required or planned for: ledergrupper by name, authorities as people list them.</returns>
    public static IEnumerable<SeatId> SeatsIn(RosterBook roster) =>
        from ledergruppe in roster
            .Ledergrupper.Values.OrderBy(one => one.Name, StringComparer.Ordinal)
            .ThenBy(one => one.Id.Value)
        from authority in ledergruppe.Required.Concat(
            roster
                .Seats.Where(pair => pair.Key.Ledergruppe == ledergruppe.Id && pair.Value.Timeline.HasPlan)
                .Select(pair => pair.Key.Authority)
                .Except(ledergruppe.Required)
                .OrderBy(one => one.Value)
        )
        select new SeatId(ledergruppe.Id, authority);

    // Steps from one possible change to the next, and joins what turns out to be the same.
    private static IEnumerable<(DateTimeOffset From, DateTimeOffset To, Duty? Duty)> Stretches(
        RosterBook roster,
        SeatId id,
        DateTimeOffset from,
        DateTimeOffset to
    )
    {
        var start = from;
        var duty = OnDuty.Find(roster, id, from);
        for (var at = from; at < to; )
        {
            var next = OnDuty.NextTurn(roster, id.Ledergruppe, id.Authority, at);
            at = next < to ? next.Value : to;
            var after = at < to ? OnDuty.Find(roster, id, at) : null;
            if (at == to || !Same(duty, after))
            {
                yield return (start, at, duty);
                start = at;
                duty = after;
            }
        }
    }

    // Nobody is nobody, unless one can say who is missing.
    private static bool Same(Duty? one, Duty? other) =>
        one?.Person is null && other?.Person is null ? one?.Planned == other?.Planned : one == other;
}
