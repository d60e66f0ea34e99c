using Beredskab.GeoModel.Deciding;
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

        Verdict Decide(RosterCommand command) =>
            RosterDecider.Decide(
                roster,
                command,
                new(Guid.Empty, City.DutyOfficer, City.Sekretariatet, City.Start, City.Start),
                _ => true,
                _ => true,
                (_, _) => true
            );
    }
}
