using System.Collections.Immutable;
using Beredskab.GeoModel.Identity;
using Beredskab.Notifications.Roster;
using Beredskab.Notifications.Tests.World;
using static Beredskab.Notifications.Tests.Rosters.Office;

namespace Beredskab.Notifications.Tests.Rosters;

public sealed class RotationTests
{
    private readonly Office office = new();

    [Fact]
    public void Daily_goes_round_at_the_handover()
    {
        office.WithDailyRotation();
        Assert.Null(office.At("2026-12-01 07:59"));
        Assert.Equal(Anna, office.At("2026-12-01 08:00"));
        Assert.Equal(Anna, office.At("2026-12-02 07:59"));
        Assert.Equal(Bo, office.At("2026-12-02 08:00"));
        Assert.Equal(Carl, office.At("2026-12-03 08:00"));
        Assert.Equal(Anna, office.At("2026-12-04 08:00"));
    }

    [Fact]
    public void Weekly_goes_round_on_the_first_days_weekday()
    {
        Assert.Null(office.Do(Rotation(TurnPattern.Weekly(8 * 60), Anna, Bo)));
        Assert.Equal(Anna, office.At("2026-12-08 07:59"));
        Assert.Equal(Bo, office.At("2026-12-08 08:00"));
        Assert.Equal(Anna, office.At("2026-12-15 08:00"));
    }

    [Fact]
    public void A_pattern_can_part_the_week_from_the_weekend_and_leave_the_days_free()
    {
        // Nights from Tuesday to Friday are one turn, the whole weekend the next; in the daytime others are at work.
        ImmutableArray<TurnSegment> segments =
        [
            .. Enumerable.Range(0, 3).Select(day => new TurnSegment(day, 16 * 60, day + 1, 8 * 60, 0)),
            new TurnSegment(3, 16 * 60, 6, 8 * 60, 1),
        ];
        Assert.Null(office.Do(Rotation(new TurnPattern(0, 7, segments), Anna, Bo, Carl)));
        Assert.Null(office.At("2026-12-01 12:00"));
        Assert.Equal(Anna, office.At("2026-12-01 20:00"));
        Assert.Equal(Anna, office.At("2026-12-03 20:00"));
        Assert.Equal(Bo, office.At("2026-12-05 12:00"));
        Assert.Null(office.At("2026-12-07 08:00"));
        Assert.Equal(Carl, office.At("2026-12-08 20:00"));
        Assert.Equal(Anna, office.At("2026-12-12 12:00"));
    }

    [Fact]
    public void A_handover_in_the_hour_that_spring_leaves_out_is_when_the_clock_goes_on()
    {
        Assert.Null(office.Do(Rotation(TurnPattern.Daily(150), Anna, Bo) with { From = new DateOnly(2027, 3, 27) }));
        Assert.Equal(Anna, Instant("2027-03-28T00:59:59Z"));
        Assert.Equal(Bo, Instant("2027-03-28T01:00:00Z"));
        Assert.Equal(Anna, Instant("2027-03-29T00:30:00Z"));
    }

    [Fact]
    public void A_handover_in_the_hour_that_comes_twice_in_autumn_is_at_its_first_coming()
    {
        Assert.Null(office.Do(Rotation(TurnPattern.Daily(150), Anna, Bo) with { From = new DateOnly(2027, 10, 30) }));
        Assert.Equal(Anna, Instant("2027-10-31T00:29:59Z"));
        Assert.Equal(Bo, Instant("2027-10-31T00:30:00Z"));
        Assert.Equal(Bo, Instant("2027-10-31T01:30:00Z"));
    }

    [Fact]
    public void The_rotation_that_is_valid_from_the_latest_day_counts()
    {
        office.WithDailyRotation();
        Assert.Null(
            office.Do(
                Rotation(TurnPattern.Weekly(8 * 60), Carl) with
                {
                    From = new DateOnly(2026, 12, 10),
                    To = new DateOnly(2026, 12, 12),
                }
            )
        );
        Assert.Equal(Carl, office.At("2026-12-10 08:00"));
        Assert.Equal(Carl, office.At("2026-12-13 07:59"));
        Assert.Equal(Anna, office.At("2026-12-13 08:00"));
    }

    [Fact]
    public void A_shift_overrides_the_rotation_and_of_two_the_one_that_began_last_counts()
    {
        office.WithDailyRotation();
        Assert.Null(office.Do(Shift(Bo, "2026-12-01 10:00", "2026-12-01 20:00")));
        Assert.Null(office.Do(Shift(Carl, "2026-12-01 12:00", "2026-12-01 14:00")));
        Assert.Equal(Bo, office.At("2026-12-01 11:00"));
        Assert.Equal(Carl, office.At("2026-12-01 13:00"));
        Assert.Equal(Bo, office.At("2026-12-01 14:00"));
        Assert.Equal(Anna, office.At("2026-12-01 20:00"));
        var plan = DutyPlan.For(
            office.Book,
            Told("2026-12-01 08:00"),
            Told("2026-12-02 08:00"),
            _ => PhoneProof.Verified
        );
        Assert.Equal([Anna, Bo, Carl, Bo, Anna], plan.Duties.Select(duty => duty.Person));
        Assert.Single(plan.Warnings.OfType<DutyWarning.ShiftsOverlap>());
        Assert.Empty(plan.Holes);
    }

    [Fact]
    public void Nothing_more_is_planned_after_the_last_turn()
    {
        Assert.Null(office.Do(Rotation(TurnPattern.Daily(480), Anna) with { To = new DateOnly(2026, 12, 2) }));
        var last = OnDuty.NextTurn(office.Book, Group, City.Sof, Told("2026-12-02 12:00"));
        Assert.Equal(Told("2026-12-03 08:00"), last);
        Assert.Null(OnDuty.NextTurn(office.Book, Group, City.Sof, last!.Value));
        Assert.Null(OnDuty.NextTurn(office.Book, Group, City.Police, last.Value));
    }

    [Fact]
    public void What_makes_no_rotation_is_refused_with_its_reason()
    {
        var good = Rotation(TurnPattern.Daily(480), Anna);
        TurnPattern Pattern(int days, params ImmutableArray<TurnSegment> segments) => new(480, days, segments);
        var whole = new TurnSegment(0, 480, 1, 480, 0);
        Assert.Equal(("id-missing", "rotationId"), office.Do(good with { Rotation = Guid.Empty }));
        Assert.Equal(
            ("ledergruppe-unknown", "ledergruppeId"),
            office.Do(new RosterCommand.CancelRotation(City.BispebjergGroup, good.Rotation))
        );
        Assert.Equal(("authority-unknown", "organisationId"), office.Do(good with { Authority = City.Buf }));
        Assert.Equal(("people-missing", "people"), office.Do(good with { People = [] }));
        Assert.Equal(("people-missing", "people"), office.Do(good with { People = default }));
        Assert.Equal(
            ("too-many-people", "people"),
            office.Do(good with { People = [.. Enumerable.Repeat(Anna, 101)] })
        );
        Assert.Equal(("person-not-member", "people"), office.Do(good with { People = [Anna, Stranger] }));
        Assert.Equal(("handover-invalid", "handover"), office.Do(good with { Pattern = TurnPattern.Daily(1440) }));
        Assert.Equal(("cycle-length-invalid", "cycleDays"), office.Do(good with { Pattern = Pattern(0, whole) }));
        Assert.Equal(("cycle-length-invalid", "cycleDays"), office.Do(good with { Pattern = Pattern(367, whole) }));
        Assert.Equal(("pattern-covers-nothing", "segments"), office.Do(good with { Pattern = Pattern(1) }));
        Assert.Equal(
            ("pattern-covers-nothing", "segments"),
            office.Do(
                good with
                {
                    Pattern = Pattern(20, new TurnSegment(10, 0, 11, 0, 0)),
                    To = new DateOnly(2026, 12, 5),
                }
            )
        );
        Assert.Equal(
            ("pattern-too-fine", "segments"),
            office.Do(good with { Pattern = Pattern(1, [.. Enumerable.Repeat(whole, 101)]) })
        );
        Assert.Equal(
            ("segment-backwards", "segments"),
            office.Do(good with { Pattern = Pattern(2, new TurnSegment(1, 480, 1, 480, 0)) })
        );
        Assert.Equal(
            ("segment-too-long", "segments"),
            office.Do(good with { Pattern = Pattern(2, new TurnSegment(0, 480, 2, 481, 0)) })
        );
        Assert.Equal(
            ("segment-outside", "segments"),
            office.Do(good with { Pattern = Pattern(2, new TurnSegment(2, 480, 3, 480, 0)) })
        );
        Assert.Equal(
            ("segment-outside", "segments"),
            office.Do(good with { Pattern = Pattern(2, new TurnSegment(0, 480, int.MaxValue, 480, 0)) })
        );
        Assert.Equal(
            ("turns-not-in-order", "segments"),
            office.Do(good with { Pattern = Pattern(1, whole with { Turn = 1 }) })
        );
        Assert.Equal(("rotation-backwards", "to"), office.Do(good with { To = new DateOnly(2026, 11, 30) }));
        Assert.Equal(("date-absurd", "from"), office.Do(good with { From = new DateOnly(9999, 12, 31) }));
        Assert.Equal(("date-absurd", "to"), office.Do(good with { To = new DateOnly(9999, 12, 31) }));
        Assert.Null(office.Do(good));
        Assert.Equal(("rotation-exists", "rotationId"), office.Do(good));
        Assert.Equal(
            ("rotation-unknown", "rotation"),
            office.Do(new RosterCommand.CancelRotation(Group, Guid.NewGuid()))
        );
        Assert.Null(office.Do(new RosterCommand.CancelRotation(Group, good.Rotation)));
        Assert.Null(office.At("2026-12-04 12:00"));
    }

    [Fact]
    public void Members_and_deputies_are_people_of_the_authority_each_once()
    {
        RosterCommand.NameMembers good = new(Group, City.Sof, [Anna, Bo], [Carl]);
        Assert.Equal(("person-not-member", "deputies"), office.Do(good with { Deputies = [Stranger] }));
        Assert.Equal(("person-doubled", "members"), office.Do(good with { Members = [Anna, Anna] }));
        Assert.Equal(("authority-unknown", "organisationId"), office.Do(good with { Authority = City.Buf }));
        Assert.Null(office.Do(good));
        Assert.Equal([Anna, Bo], office.Book.MembersOf(Group, City.Sof));
        Assert.Equal([Carl], office.Book.DeputiesOf(Group, City.Sof));
        Assert.Empty(office.Book.MembersOf(Group, City.Police));
    }

    [Fact]
    public void The_plan_warns_of_who_cannot_be_reached_is_in_two_places_or_has_nobody_to_stand_in()
    {
        office.WithDailyRotation();
        var book = office
            .Book.With(City.BispebjergGroup, City.Bispebjerg, "Bispebjerg", City.Sof)
            .Apply(
                new RosterEvent.ShiftPlanned(
                    City.BispebjergGroup,
                    Guid.NewGuid(),
                    City.Sof,
                    Anna,
                    Told("2026-12-01 20:00"),
                    Told("2026-12-02 12:00")
                )
            );
        var plan = DutyPlan.For(
            book,
            Told("2026-12-01 08:00"),
            Told("2026-12-03 08:00"),
            person => person == Bo ? PhoneProof.None : PhoneProof.Verified
        );
        Assert.Equal(Bo, Assert.Single(plan.Warnings.OfType<DutyWarning.Unreachable>()).Person);
        var two = Assert.Single(plan.Warnings.OfType<DutyWarning.TwoPlaces>());
        Assert.Equal((Anna, Told("2026-12-01 20:00"), Told("2026-12-02 08:00")), (two.Person, two.From, two.To));
        Assert.Equal(2, plan.Warnings.OfType<DutyWarning.NoDeputies>().Count());
        Assert.Equal(2, plan.Holes.Length);
    }

    [Fact]
    public void Each_time_that_somebody_is_in_two_places_is_told_with_its_own_times()
    {
        office.WithDailyRotation();
        var book = office.Book.With(City.BispebjergGroup, City.Bispebjerg, "Bispebjerg", City.Sof);
        // Anna has 1 and 4 December by rotation. The second and the third shift meet: one stretch for whoever has both.
        (string, string)[] shifts =
        [
            ("2026-12-01 10:00", "2026-12-01 12:00"),
            ("2026-12-04 10:00", "2026-12-04 12:00"),
            ("2026-12-04 12:00", "2026-12-04 14:00"),
            ("2026-12-04 22:00", "2026-12-05 12:00"),
        ];
        foreach (var (from, to) in shifts)
        {
            book = book.Apply(
                new RosterEvent.ShiftPlanned(City.BispebjergGroup, Guid.NewGuid(), City.Sof, Anna, Told(from), Told(to))
            );
        }

        var plan = DutyPlan.For(book, Told("2026-12-01 08:00"), Told("2026-12-08 08:00"), _ => PhoneProof.Verified);
        Assert.Equal(
            [
                (Told("2026-12-01 10:00"), Told("2026-12-01 12:00")),
                (Told("2026-12-04 10:00"), Told("2026-12-04 14:00")),
                (Told("2026-12-04 22:00"), Told("2026-12-05 08:00")),
            ],
            plan.Warnings.OfType<DutyWarning.TwoPlaces>().Select(two => (two.From, two.To))
        );
    }

    private PersonId? Instant(string utc) =>
        OnDuty.At(
            office.Book,
            Group,
            City.Sof,
            DateTimeOffset.Parse(utc, System.Globalization.CultureInfo.InvariantCulture)
        );
}
