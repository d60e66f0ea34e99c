using Beredskab.GeoModel.Identity;
using Beredskab.Notifications.Roster;
using Beredskab.Notifications.Tests.World;
using static Beredskab.Notifications.Tests.Rosters.Office;

namespace Beredskab.Notifications.Tests.Rosters;

public sealed class AbsenceTests
{
    private readonly Office office = new Office().WithDailyRotation().WithDeputies(Bo, Carl);

    [Fact]
    public void The_first_deputy_who_is_not_away_takes_an_absent_persons_turn()
    {
        Assert.Null(office.Do(Away(Anna, "2026-12-04 10:00", "2026-12-05 20:00")));
        Assert.Equal(Anna, office.At("2026-12-04 09:59"));
        Assert.Equal(Bo, office.At("2026-12-04 10:00"));
        Assert.Null(office.Do(Away(Bo, "2026-12-04 00:00", "2026-12-04 12:00")));
        Assert.Equal(Carl, office.At("2026-12-04 10:00"));
        Assert.Equal(Bo, office.At("2026-12-04 12:00"));
    }

    [Fact]
    public void A_shift_whose_person_is_away_rests_and_the_rotations_turn_is_back_and_says_so()
    {
        office.WithDeputies(Carl);
        Assert.Null(office.Do(Shift(Anna, "2026-12-05 16:00", "2026-12-05 23:00")));
        Assert.Null(office.Do(Away(Anna, "2026-12-05 18:00", "2026-12-06 00:00")));
        Assert.Equal(Anna, office.At("2026-12-05 17:59"));
        var duty = Find("2026-12-05 18:00");
        Assert.Equal(
            (Bo, DutySource.Rotation, Bo, Anna),
            (duty.Person!.Value, duty.Source, duty.Planned!.Value, duty.Resting!.Value)
        );
        Assert.False(duty.IsDeputy);
        Assert.Equal((Told("2026-12-05 08:00"), Told("2026-12-06 08:00")), (duty.TurnFrom, duty.TurnTo));
        Assert.Null(Find("2026-12-05 23:00").Resting);
    }

    [Fact]
    public void A_swapped_turn_is_back_with_who_gave_it_when_the_taker_is_away()
    {
        var swap = Guid.NewGuid();
        var turn = Turn("2026-12-04 08:00", "2026-12-05 08:00");
        Assert.Null(office.Do(new RosterCommand.ProposeSwap(Group, swap, City.Sof, Anna, turn, Carl, null), Anna));
        Assert.Null(office.Do(new RosterCommand.ConfirmSwap(Group, swap), Carl));
        Assert.Equal(Carl, office.At("2026-12-04 12:00"));
        Assert.Null(office.Do(Away(Carl, "2026-12-04 12:00", "2026-12-05 00:00")));
        var duty = Find("2026-12-04 12:00");
        Assert.Equal((Anna, DutySource.Rotation, Carl), (duty.Person!.Value, duty.Source, duty.Resting!.Value));
        Assert.Equal(Carl, office.At("2026-12-05 00:00"));

        // Who has it back may be away too: then a deputy stands in for whoever was meant last.
        Assert.Null(office.Do(Away(Anna, "2026-12-04 12:00", "2026-12-04 14:00")));
        var deputy = Find("2026-12-04 13:00");
        Assert.Equal((Bo, Carl), (deputy.Person!.Value, deputy.Planned!.Value));
        Assert.True(deputy.IsDeputy);
        Assert.Null(deputy.Resting);
    }

    [Fact]
    public void Of_shifts_over_each_other_the_one_beneath_counts_when_the_uppermosts_person_is_away()
    {
        Assert.Null(office.Do(Shift(Carl, "2026-12-05 12:00", "2026-12-05 23:00")));
        Assert.Null(office.Do(Shift(Anna, "2026-12-05 16:00", "2026-12-05 20:00")));
        Assert.Null(office.Do(Away(Anna, "2026-12-05 00:00", "2026-12-06 00:00")));
        var duty = Find("2026-12-05 18:00");
        Assert.Equal((Carl, DutySource.Override, Anna), (duty.Person!.Value, duty.Source, duty.Resting!.Value));
        Assert.Null(office.Do(Away(Carl, "2026-12-05 00:00", "2026-12-06 00:00")));
        Assert.Equal((Bo, Anna), (office.At("2026-12-05 18:00")!.Value, Find("2026-12-05 18:00").Resting!.Value));
    }

    [Fact]
    public void What_an_absence_takes_is_told_with_who_has_it_instead_and_where_nobody_has()
    {
        office.WithDeputies(Carl);
        Assert.Null(office.Do(Shift(Anna, "2026-12-05 16:00", "2026-12-05 23:00")));
        Assert.Null(office.Do(Away(Carl, "2026-12-04 20:00", "2026-12-05 02:00")));
        var away = Away(Anna, "2026-12-01 00:00", "2026-12-06 00:00");
        Assert.Null(office.Do(away));
        office.Now = Told("2026-12-01 12:00");
        Assert.Equal(
            [
                // What is over by now is not told of.
                ("2026-12-01 12:00", "2026-12-02 08:00", Carl, null),
                ("2026-12-04 08:00", "2026-12-04 20:00", Carl, null),
                ("2026-12-04 20:00", "2026-12-05 02:00", (PersonId?)null, null),
                ("2026-12-05 02:00", "2026-12-05 08:00", Carl, null),
                ("2026-12-05 16:00", "2026-12-05 23:00", Bo, (PersonId?)Anna),
            ],
            AbsenceEffect
                .Of(office.Book, away.Absence, office.Now)
                .Select(lost => (Clock(lost.From), Clock(lost.To), lost.After.Person, lost.After.Resting))
        );
        Assert.Empty(AbsenceEffect.Of(office.Book, Guid.NewGuid(), office.Now));
    }

    [Fact]
    public void With_nobody_to_stand_in_it_is_a_hole_that_says_who_is_away()
    {
        office.WithDeputies();
        Assert.Null(office.Do(Away(Anna, "2026-12-04 10:00", "2026-12-05 20:00")));
        Assert.Null(office.At("2026-12-04 10:00"));
        var plan = DutyPlan.For(
            office.Book,
            Told("2026-12-03 08:00"),
            Told("2026-12-06 08:00"),
            _ => PhoneProof.Verified
        );
        Assert.Equal(
            new DutyHole(new(Group, City.Sof), Told("2026-12-04 10:00"), Told("2026-12-05 08:00"), Anna),
            Assert.Single(plan.Holes)
        );
    }

    [Fact]
    public void Who_is_back_has_the_turns_again()
    {
        var away = Away(Anna, "2026-12-01 08:00", "2026-12-20 08:00");
        Assert.Null(office.Do(away));
        office.Now = Told("2026-12-04 12:00");
        Assert.Null(office.Do(new AbsenceCommand.End(away.Absence)));
        Assert.Equal(Bo, office.At("2026-12-04 11:59"));
        Assert.Equal(Anna, office.At("2026-12-04 12:00"));
        Assert.Equal(("absence-over", "absence"), office.Do(new AbsenceCommand.End(away.Absence)));

        var planned = Away(Anna, "2026-12-10 08:00", "2026-12-20 08:00");
        Assert.Null(office.Do(planned));
        Assert.Null(office.Do(new AbsenceCommand.End(planned.Absence)));
        Assert.Null(office.Book.AbsenceOf(planned.Absence));
    }

    [Fact]
    public void An_absence_that_cannot_be_is_refused()
    {
        Assert.Equal(("absence-backwards", "to"), office.Do(Away(Anna, "2026-12-05 08:00", "2026-12-05 08:00")));
        Assert.Equal(("absence-too-long", "to"), office.Do(Away(Anna, "2026-12-05 08:00", "2027-12-07 08:00")));
        Assert.Equal(("date-absurd", "from"), office.Do(Away(Anna, "1999-12-05 08:00", "2026-12-07 08:00")));
        Assert.Equal(("person-unknown", "person"), office.Do(Away(Stranger, "2026-12-05 08:00", "2026-12-06 08:00")));
        Assert.Equal(("absence-unknown", "absence"), office.Do(new AbsenceCommand.End(Guid.NewGuid())));
        var away = Away(Anna, "2026-12-05 08:00", "2026-12-06 08:00");
        Assert.Equal(
            ("id-missing", "absenceId"),
            office.Do(new AbsenceCommand.Register(Guid.Empty, away.Person, away.From, away.To))
        );
        Assert.Null(office.Do(away));
        Assert.Equal(("absence-exists", "absenceId"), office.Do(away));
    }

    [Fact]
    public void Whoever_leaves_is_nowhere_on_duty_and_nobody_elses_turn_moves()
    {
        var without = office.Book.Without(City.Sof, Anna);
        PersonId? At(string local) => OnDuty.At(without, Group, City.Sof, Told(local));
        Assert.Equal(Bo, At("2026-12-04 12:00"));
        Assert.Equal(Bo, At("2026-12-05 12:00"));
        Assert.Equal(Carl, At("2026-12-06 12:00"));
        Assert.Equal([Bo], without.MembersOf(Group, City.Sof));
        Assert.Equal([Bo, Carl], without.DeputiesOf(Group, City.Sof));
        var plan = DutyPlan.For(without, Told("2026-12-02 08:00"), Told("2026-12-09 08:00"), _ => PhoneProof.Verified);
        Assert.Single(plan.Warnings.OfType<DutyWarning.VacantTurns>());
    }

    private Duty Find(string local) => OnDuty.Find(office.Book, new(Group, City.Sof), Told(local))!.Value;

    private static string Clock(DateTimeOffset instant) =>
        CopenhagenTime.Local(instant).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    private static AbsenceCommand.Register Away(PersonId person, string from, string to) =>
        new(Guid.NewGuid(), person, Told(from), Told(to));
}
