using System.Collections.Immutable;
using Beredskab.GeoModel.Identity;
using Beredskab.Notifications.Roster;
using Beredskab.Notifications.Tests.World;
using FsCheck;
using FsCheck.Fluent;

namespace Beredskab.Notifications.Tests.Rosters;

/// <summary>Rosters of one seat around a change of the clock, as plain data and as the product folds them.</summary>
internal static class RosterWorld
{
    public static readonly SeatId Seat = new(City.ValbyGroup, City.Sof);

    public sealed record RotationPlan(
        Guid Id,
        ImmutableArray<PersonId> People,
        TurnPattern Pattern,
        DateOnly From,
        DateOnly? To
    );

    public sealed record ShiftPlan(Guid Id, PersonId Person, DateTimeOffset From, DateTimeOffset To);

    public sealed record SwapPlan(PersonId Instead, PersonId Person, DateTimeOffset From, DateTimeOffset To);

    public sealed record Away(Guid Id, PersonId Person, DateTimeOffset From, DateTimeOffset To);

    /// <param name="Left">People who left after all of it was planned.</param>
    public sealed record Plan(
        DateOnly Around,
        ImmutableArray<PersonId> Deputies,
        ImmutableArray<RotationPlan> Rotations,
        ImmutableArray<ShiftPlan> Shifts,
        ImmutableArray<SwapPlan> Swaps,
        ImmutableArray<Away> Absences,
        ImmutableArray<PersonId> Left
    )
    {
        /// <summary>The week around the change.</summary>
        public DateTimeOffset From => new(Around.AddDays(-3).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

        public DateTimeOffset To => From.AddDays(7);

        public RosterBook Book(bool backwards = false)
        {
            var events = new List<RosterEvent>
            {
                new RosterEvent.MembersNamed(Seat.Ledergruppe, Seat.Authority, [], Deputies),
            };
            events.AddRange(
                Rotations.Select(one => new RosterEvent.RotationPlanned(
                    Seat.Ledergruppe,
                    one.Id,
                    Seat.Authority,
                    one.People,
                    one.Pattern,
                    one.From,
                    one.To
                ))
            );
            events.AddRange(
                Shifts.Select(one => new RosterEvent.ShiftPlanned(
                    Seat.Ledergruppe,
                    one.Id,
                    Seat.Authority,
                    one.Person,
                    one.From,
                    one.To
                ))
            );
            if (backwards)
            {
                events.Reverse();
            }

            var book = RosterBook.Empty.With(Seat.Ledergruppe, City.Valby, "Valby", Seat.Authority);
            book = events.Aggregate(book, (before, @event) => before.Apply(@event));
            foreach (var swap in Swaps)
            {
                var id = Guid.NewGuid();
                var span = new TurnSpan(swap.From, swap.To);
                book = book.Apply(
                        new RosterEvent.SwapProposed(
                            Seat.Ledergruppe,
                            id,
                            Seat.Authority,
                            swap.Instead,
                            span,
                            swap.Person,
                            null,
                            swap.Instead
                        )
                    )
                    .Apply(new RosterEvent.SwapConfirmed(Seat.Ledergruppe, id, swap.Person))
                    .Apply(
                        new RosterEvent.SwapCameIntoForce(
                            Seat.Ledergruppe,
                            id,
                            [new Substitution(span, swap.Instead, swap.Person)]
                        )
                    );
            }

            var absences = backwards ? Absences.Reverse() : Absences;
            book = absences.Aggregate(
                book,
                (before, away) => before.Apply(new AbsenceEvent.Registered(away.Person, away.Id, away.From, away.To))
            );
            return Left.Aggregate(book, (before, person) => before.Without(Seat.Authority, person));
        }
    }

    public static PersonId? At(this RosterBook book, DateTimeOffset instant) =>
        OnDuty.At(book, Seat.Ledergruppe, Seat.Authority, instant);

    public static DateTimeOffset? NextTurn(this RosterBook book, DateTimeOffset after) =>
        OnDuty.NextTurn(book, Seat.Ledergruppe, Seat.Authority, after);

    /// <summary>Both changes of both years, and days around them.</summary>
    public static Gen<Plan> Plans() =>
        from change in Gen.Elements(
            new DateOnly(2026, 3, 29),
            new DateOnly(2026, 10, 25),
            new DateOnly(2027, 3, 28),
            new DateOnly(2027, 10, 31)
        )
        from rotationCount in Gen.Choose(0, 3)
        from rotations in Gen.ArrayOf(Rotations(change), rotationCount)
        from shiftCount in Gen.Choose(0, 4)
        from shifts in Gen.ArrayOf(
            Spans(change).SelectMany(_ => People(), (span, person) => (span, person)),
            shiftCount
        )
        from swapCount in Gen.Choose(0, 4)
        from swaps in Gen.ArrayOf(
            from span in Spans(change)
            from one in People()
            from other in People()
            select new SwapPlan(one, other, span.From, span.To),
            swapCount
        )
        from awayCount in Gen.Choose(0, 4)
        from absences in Gen.ArrayOf(
            Spans(change).SelectMany(_ => People(), (span, person) => (span, person)),
            awayCount
        )
        from deputyCount in Gen.Choose(0, 3)
        from deputies in Gen.ArrayOf(People(), deputyCount)
        from leftCount in Gen.Frequency((3, Gen.Constant(0)), (1, Gen.Choose(1, 2)))
        from left in Gen.ArrayOf(People(), leftCount)
        select new Plan(
            change,
            [.. deputies.Distinct()],
            [.. rotations],
            [.. shifts.Select(one => new ShiftPlan(Guid.NewGuid(), one.person, one.span.From, one.span.To))],
            [.. swaps.Where(swap => swap.Instead != swap.Person)],
            [.. absences.Select(one => new Away(Guid.NewGuid(), one.person, one.span.From, one.span.To))],
            [.. left.Distinct()]
        );

    private static Gen<PersonId> People() => Gen.Choose(1, 5).Select(City.Person);

    // Mostly in the hours of the change itself.
    private static Gen<int> Minutes() =>
        Gen.Frequency(
            (3, Gen.Elements(0, 60, 90, 119, 120, 121, 150, 179, 180, 181, 210)),
            (2, Gen.Elements(7 * 60, 8 * 60, 15 * 60, 23 * 60, 1439)),
            (1, Gen.Choose(0, 1439))
        );

    private static Gen<(DateTimeOffset From, DateTimeOffset To)> Spans(DateOnly change) =>
        from day in Gen.Choose(-3, 2)
        from minute in Minutes()
        from length in Gen.Elements(15, 60, 61, 480, 1440, 3000)
        let start = new DateTimeOffset(change.AddDays(day).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).AddMinutes(
            minute
        )
        select (start, start.AddMinutes(length));

    private static Gen<RotationPlan> Rotations(DateOnly change) =>
        from pattern in Patterns()
        from before in Gen.Choose(-1, 25)
        from days in Gen.Frequency((1, Gen.Constant(-1)), (2, Gen.Choose(0, 30)))
        from count in Gen.Choose(1, 4)
        from people in Gen.ArrayOf(People(), count)
        let first = change.AddDays(-before)
        select new RotationPlan(Guid.NewGuid(), [.. people], pattern, first, days < 0 ? null : first.AddDays(days));

    private static Gen<TurnPattern> Patterns() =>
        Gen.OneOf(
            Minutes().Select(TurnPattern.Daily),
            Minutes().Select(TurnPattern.Weekly),
            from cycle in Gen.Choose(1, 9)
            from handover in Minutes()
            from count in Gen.Choose(1, 4)
            from segments in Gen.ArrayOf(Segments(cycle), count)
            let order = segments.Select(segment => segment.Turn).Distinct().Order().ToList()
            select new TurnPattern(
                handover,
                cycle,
                [.. segments.Select(segment => segment with { Turn = order.IndexOf(segment.Turn) })]
            )
        );

    private static Gen<TurnSegment> Segments(int cycle) =>
        from day in Gen.Choose(0, cycle - 1)
        from minute in Minutes()
        from length in Gen.OneOf(Gen.Choose(1, cycle * 1440), Gen.Elements(30, 60, 720, 1440))
        from turn in Gen.Choose(0, 2)
        let end = (day * 1440) + minute + Math.Min(length, cycle * 1440)
        select new TurnSegment(day, minute, end / 1440, end % 1440, turn);
}
