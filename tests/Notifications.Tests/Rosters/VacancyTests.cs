using System.Collections.Immutable;
using Beredskab.GeoModel.Identity;
using Beredskab.Notifications.Roster;
using static Beredskab.Notifications.Tests.Rosters.Office;

namespace Beredskab.Notifications.Tests.Rosters;

/// <summary>A rotation after somebody has left: the turns stand open until whoever plans says what to do.</summary>
public sealed class VacancyTests
{
    private static readonly DateOnly First = new(2026, 12, 1);
    private readonly Office office = new Office().WithDailyRotation();

    public VacancyTests() => office.Leave(Bo);

    [Fact]
    public void The_turns_of_somebody_who_left_are_holes_that_are_warned_of()
    {
        Assert.Equal([Anna, null, Carl], Days());
        var plan = DutyPlan.For(
            office.Book,
            Told("2026-12-01 08:00"),
            Told("2026-12-07 08:00"),
            _ => PhoneProof.Verified
        );
        Assert.Equal([Told("2026-12-02 08:00"), Told("2026-12-05 08:00")], plan.Holes.Select(hole => hole.From));
        Assert.Single(plan.Warnings.OfType<DutyWarning.VacantTurns>());
    }

    [Fact]
    public void Two_rotations_of_a_seat_from_the_same_day_are_warned_of_and_one_that_takes_over_is_not()
    {
        Assert.Empty(Overlapping());
        var second = Rotation(TurnPattern.Daily(8 * 60), Carl);
        Assert.Null(office.Do(second with { From = First.AddDays(3) }));
        Assert.Empty(Overlapping());
        Assert.Null(office.Do(second with { Rotation = Guid.NewGuid() }));
        Assert.Single(Overlapping());

        IEnumerable<DutyWarning> Overlapping() =>
            DutyPlan
                .For(office.Book, Told("2026-12-01 08:00"), Told("2026-12-07 08:00"), _ => PhoneProof.Verified)
                .Warnings.OfType<DutyWarning.RotationsOverlap>();
    }

    [Theory]
    // Within the cycle, over its end, and side by side.
    [InlineData(0, 2, 1, 3, null, true)]
    [InlineData(0, 2, 5, 8, null, true)]
    [InlineData(0, 2, 5, 8, 6, false)]
    [InlineData(0, 2, 2, 4, null, false)]
    [InlineData(0, 2, 5, 7, null, false)]
    public void Stretches_of_one_pattern_that_lie_over_each_other_are_warned_of(
        int from,
        int to,
        int otherFrom,
        int otherTo,
        int? lastDay,
        bool warned
    )
    {
        var pattern = new TurnPattern(
            8 * 60,
            7,
            [new(4, 480, 5, 480, 0), new(from, 480, to, 480, 0), new(otherFrom, 480, otherTo, 480, 1)]
        );
        var rotation = Rotation(pattern, Anna, Carl);
        Assert.Null(office.Do(rotation with { From = First, To = lastDay is { } day ? First.AddDays(day) : null }));
        var found = DutyPlan
            .For(office.Book, Told("2026-12-01 08:00"), Told("2026-12-07 08:00"), _ => PhoneProof.Verified)
            .Warnings.OfType<DutyWarning.StretchesOverlap>();
        Assert.Equal(
            warned ? [(rotation.Rotation, 1, 2)] : [],
            found.Select(warning => (warning.Rotation, warning.First, warning.Second))
        );
    }

    [Fact]
    public void Another_change_moves_nobody_elses_turns()
    {
        Assert.Null(Change([Anna, null, Carl], handoverHour: 9));
        Assert.Equal([Anna, null, Carl], Days());
        Assert.Null(Change([Anna, null, Carl], handoverHour: 8));
        Assert.Equal([Anna, null, Carl], Days());
    }

    [Fact]
    public void A_change_that_says_nothing_of_the_open_turn_is_asked_about()
    {
        Assert.Equal(("rotation-gap", "people"), Change([Anna, Carl]));
        Assert.Equal([Anna, null, Carl], Days());
    }

    [Fact]
    public void The_open_turn_is_given_to_another_and_nobody_elses_moves()
    {
        Assert.Null(Change([Anna, Anna, Carl]));
        Assert.Equal([Anna, Anna, Carl], Days());
    }

    [Fact]
    public void The_gap_is_closed_when_whoever_plans_says_so()
    {
        Assert.Null(Change([Anna, Carl], closeGaps: true));
        Assert.Equal([Anna, Carl, Anna], Days());
        // And nothing stands open any more that could be asked about.
        Assert.Null(Change([Carl]));
    }

    [Fact]
    public void More_people_can_come_after_the_open_turn()
    {
        Assert.Null(Change([Anna, null, Carl, Anna]));
        Assert.Equal([Anna, null, Carl], Days());
        Assert.Equal(Anna, office.At("2026-12-04 12:00"));
    }

    [Fact]
    public void A_rotation_of_open_turns_alone_is_none()
    {
        Assert.Equal(("people-missing", "people"), Change([null, null, null]));
        Assert.Equal(("person-not-member", "people"), Change([Anna, null, Stranger]));
    }

    [Theory]
    [InlineData("0", "-AC")]
    [InlineData("1", "A-C")]
    [InlineData("2", "AC-")]
    [InlineData("0 1 3", "--A-C")]
    [InlineData("9", "AC-")]
    public void Open_places_stand_in_the_event_by_their_number(string vacant, string expected)
    {
        var planned = new RosterEvent.RotationPlanned(
            Group,
            Guid.NewGuid(),
            World.City.Sof,
            [Anna, Carl],
            TurnPattern.Daily(8 * 60),
            First,
            null,
            [
                .. vacant
                    .Split(' ')
                    .Select(number => int.Parse(number, System.Globalization.CultureInfo.InvariantCulture)),
            ]
        );
        Assert.Equal(
            expected,
            string.Concat(
                planned
                    .Order()
                    .Select(one =>
                        one is null ? "-"
                        : one == Anna ? "A"
                        : "C"
                    )
            )
        );
    }

    private PersonId?[] Days() =>
        [office.At("2026-12-01 12:00"), office.At("2026-12-02 12:00"), office.At("2026-12-03 12:00")];

    private (string, string?)? Change(ImmutableArray<PersonId?> people, int handoverHour = 8, bool closeGaps = false) =>
        office.Do(
            new RosterCommand.ChangeRotation(
                Group,
                office.Book.Seats[new(Group, World.City.Sof)].Rotations.Keys.Single(),
                people,
                TurnPattern.Daily(handoverHour * 60),
                First,
                null,
                closeGaps
            )
        );
}
