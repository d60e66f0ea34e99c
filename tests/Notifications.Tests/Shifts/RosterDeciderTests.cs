using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.Notifications.Roster;
using Beredskab.Notifications.Tests.World;

namespace Beredskab.Notifications.Tests.Shifts;

public sealed class RosterDeciderTests
{
    [Fact]
    public void A_shift_is_cancelled_by_its_own_ledergruppe_and_no_other()
    {
        var roster = City.Roster();
        var shift = roster.Shifts.Values.First(shift => shift.Ledergruppe == City.NoerrebroGroup);

        var wrong = Decide(new RosterCommand.CancelShift(City.ValbyGroup, shift.Id));
        Assert.Equal("shift-unknown", Assert.IsType<Verdict.Refused>(wrong).Refusal.Code);
        var unknown = Decide(new RosterCommand.CancelShift(City.NoerrebroGroup, Guid.NewGuid()));
        Assert.Equal("shift-unknown", Assert.IsType<Verdict.Refused>(unknown).Refusal.Code);
        var right = Decide(new RosterCommand.CancelShift(City.NoerrebroGroup, shift.Id));
        Assert.Equal(
            new RosterEvent.ShiftCancelled(City.NoerrebroGroup, shift.Id),
            Assert.Single(Assert.IsType<Verdict.Accepted>(right).Events)
        );

        Verdict Decide(RosterCommand command) => RosterDeciderTests.Decide(roster, command, City.Start);
    }

    [Fact]
    public void A_shift_is_changed_as_a_whole_and_stays_the_same_shift()
    {
        var shift = new Shift(
            Guid.NewGuid(),
            City.NoerrebroGroup,
            City.Sof,
            City.SofNoerrebro,
            City.Start,
            City.Start.AddHours(8)
        );
        var roster = City.Roster()
            .Apply(
                new RosterEvent.ShiftPlanned(
                    shift.Ledergruppe,
                    shift.Id,
                    shift.Authority,
                    shift.Person,
                    shift.From,
                    shift.To
                )
            );
        var same = To(shift.Ledergruppe, shift.To);
        var moved = To(City.ValbyGroup, shift.To.AddHours(1));
        var now = shift.From.AddMinutes(1);

        var events = Assert.IsType<Verdict.Accepted>(Decide(roster, moved, now)).Events;
        var after = events.Cast<RosterEvent>().Aggregate(roster, (before, e) => before.Apply(e));
        Assert.Equal(shift with { Ledergruppe = City.ValbyGroup, To = moved.To }, after.Shifts[shift.Id]);
        Assert.Equal(roster.Shifts.Count, after.Shifts.Count);
        Assert.DoesNotContain(shift.Id, after.SeatOf(new(shift.Ledergruppe, shift.Authority)).Shifts.Keys);

        Assert.Empty(Assert.IsType<Verdict.Accepted>(Decide(roster, same, now)).Events);
        Assert.Equal("shift-backwards", Code(moved with { To = shift.From }, now));
        Assert.Equal("shift-unknown", Code(moved with { Shift = Guid.NewGuid() }, now));
        Assert.Equal("shift-over", Code(moved with { To = shift.To.AddDays(2) }, shift.To));

        RosterCommand.ChangeShift To(LedergruppeId ledergruppe, DateTimeOffset to) =>
            new(ledergruppe, shift.Id, shift.Authority, shift.Person, shift.From, to);

        string Code(RosterCommand command, DateTimeOffset at) =>
            Assert.IsType<Verdict.Refused>(Decide(roster, command, at)).Refusal.Code;
    }

    private static Verdict Decide(RosterBook roster, RosterCommand command, DateTimeOffset now) =>
        RosterDecider.Decide(
            roster,
            command,
            new(Guid.Empty, City.DutyOfficer, City.Sekretariatet, now, now),
            _ => true,
            _ => true,
            (_, _) => true
        );
}
