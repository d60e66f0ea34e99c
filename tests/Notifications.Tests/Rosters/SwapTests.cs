using Beredskab.GeoModel.Identity;
using Beredskab.Notifications.Roster;
using Beredskab.Notifications.Tests.World;
using static Beredskab.Notifications.Tests.Rosters.Office;

namespace Beredskab.Notifications.Tests.Rosters;

/// <summary>Daily at 8: Anna 1 and 4 December, Bo 2 and 5, Carl 3 and 6.</summary>
public sealed class SwapTests
{
    private static readonly TurnSpan AnnasTurn = Turn("2026-12-04 08:00", "2026-12-05 08:00");
    private static readonly TurnSpan BosTurn = Turn("2026-12-05 08:00", "2026-12-06 08:00");

    private readonly Office office = new Office().WithDailyRotation();

    private readonly RosterCommand.ProposeSwap proposal = new(
        Group,
        Guid.NewGuid(),
        City.Sof,
        Anna,
        AnnasTurn,
        Bo,
        BosTurn
    );

    [Fact]
    public void Turns_are_swapped_when_the_other_has_said_yes_and_not_before()
    {
        Assert.Null(office.Do(proposal, Anna));
        Assert.Equal(Anna, office.At("2026-12-04 12:00"));
        Assert.Null(office.Do(new RosterCommand.ConfirmSwap(Group, proposal.Swap), Anna));
        Assert.Equal(Anna, office.At("2026-12-04 12:00"));

        Assert.Null(office.Do(new RosterCommand.ConfirmSwap(Group, proposal.Swap), Bo));
        Assert.Equal(Carl, office.At("2026-12-04 07:59"));
        Assert.Equal(Bo, office.At("2026-12-04 08:00"));
        Assert.Equal(Anna, office.At("2026-12-05 08:00"));
        Assert.Equal(Carl, office.At("2026-12-06 08:00"));
        Assert.Equal(SwapState.InForce, office.Book.Swaps[proposal.Swap].State);
    }

    [Fact]
    public void A_swap_that_somebody_else_proposes_needs_both()
    {
        Assert.Null(office.Do(proposal, Carl));
        Assert.Null(office.Do(new RosterCommand.ConfirmSwap(Group, proposal.Swap), Bo));
        Assert.Equal(Anna, office.At("2026-12-04 12:00"));
        Assert.Equal(("swap-not-yours", "swap"), office.Do(new RosterCommand.ConfirmSwap(Group, proposal.Swap), Carl));
        Assert.Null(office.Do(new RosterCommand.ConfirmSwap(Group, proposal.Swap), Anna));
        Assert.Equal(Bo, office.At("2026-12-04 12:00"));
    }

    [Fact]
    public void A_turn_can_be_given_away_without_one_in_return()
    {
        Assert.Null(office.Do(proposal with { Returned = null }, Anna));
        Assert.Null(office.Do(new RosterCommand.ConfirmSwap(Group, proposal.Swap), Bo));
        Assert.Equal(Bo, office.At("2026-12-04 12:00"));
        Assert.Equal(Bo, office.At("2026-12-05 12:00"));
    }

    [Fact]
    public void Part_of_a_turn_can_be_swapped()
    {
        var night = Turn("2026-12-04 20:00", "2026-12-05 02:00");
        Assert.Null(office.Do(proposal with { Given = night, Returned = null }, Anna));
        Assert.Null(office.Do(new RosterCommand.ConfirmSwap(Group, proposal.Swap), Bo));
        Assert.Equal(Anna, office.At("2026-12-04 19:59"));
        Assert.Equal(Bo, office.At("2026-12-04 20:00"));
        Assert.Equal(Anna, office.At("2026-12-05 02:00"));
    }

    [Fact]
    public void A_swap_is_refused_when_a_turn_has_changed_meanwhile()
    {
        Assert.Null(office.Do(proposal, Anna));
        Assert.Null(office.Do(Shift(Carl, "2026-12-05 20:00", "2026-12-05 22:00")));
        Assert.Equal(
            ("swap-turn-changed", "returned"),
            office.Do(new RosterCommand.ConfirmSwap(Group, proposal.Swap), Bo)
        );
        Assert.Equal(Anna, office.At("2026-12-04 12:00"));
    }

    [Fact]
    public void A_swap_rests_where_the_plan_beneath_it_has_changed()
    {
        Assert.Null(office.Do(proposal, Anna));
        Assert.Null(office.Do(new RosterCommand.ConfirmSwap(Group, proposal.Swap), Bo));
        var rotation = office.Book.Seats[new(Group, City.Sof)].Rotations.Keys.Single();
        Assert.Null(
            office.Do(
                new RosterCommand.ChangeRotation(
                    Group,
                    rotation,
                    [Carl],
                    TurnPattern.Weekly(8 * 60),
                    new DateOnly(2026, 12, 1),
                    null
                )
            )
        );
        Assert.Equal(Carl, office.At("2026-12-04 12:00"));
    }

    [Fact]
    public void A_swapped_shift_is_the_others_shift_and_still_overrides()
    {
        Assert.Null(office.Do(Shift(Anna, "2026-12-10 16:00", "2026-12-10 23:00")));
        var given = Turn("2026-12-10 16:00", "2026-12-10 23:00");
        Assert.Null(office.Do(proposal with { Given = given }, Anna));
        Assert.Null(office.Do(new RosterCommand.ConfirmSwap(Group, proposal.Swap), Bo));
        Assert.Equal(Bo, office.At("2026-12-10 18:00"));
        Assert.Equal(Anna, office.At("2026-12-05 12:00"));
        Assert.Equal(Bo, Assert.Single(office.Book.Shifts.Values).Person);
    }

    [Fact]
    public void What_is_declined_or_withdrawn_cannot_be_confirmed()
    {
        Assert.Null(office.Do(proposal, Anna));
        Assert.Null(office.Do(new RosterCommand.DeclineSwap(Group, proposal.Swap), Bo));
        Assert.Equal(("swap-settled", "swap"), office.Do(new RosterCommand.ConfirmSwap(Group, proposal.Swap), Bo));

        var again = proposal with { Swap = Guid.NewGuid() };
        Assert.Null(office.Do(again, Anna));
        Assert.Null(office.Do(new RosterCommand.WithdrawSwap(Group, again.Swap), Anna));
        Assert.Equal(("swap-settled", "swap"), office.Do(new RosterCommand.ConfirmSwap(Group, again.Swap), Bo));
        Assert.Equal(Anna, office.At("2026-12-04 12:00"));
    }

    [Fact]
    public void A_turn_that_is_not_ones_own_or_has_begun_cannot_be_swapped()
    {
        Assert.Equal(("swap-turn-changed", "given"), office.Do(proposal with { Given = BosTurn }, Anna));
        Assert.Equal(("swap-with-oneself", "taker"), office.Do(proposal with { Taker = Anna }, Anna));
        Assert.Equal(("person-not-member", "taker"), office.Do(proposal with { Taker = Stranger }, Anna));
        var backwards = new TurnSpan(AnnasTurn.To, AnnasTurn.From);
        Assert.Equal(("turn-backwards", "given"), office.Do(proposal with { Given = backwards }, Anna));
        var begun = Turn("2026-12-01 08:00", "2026-12-02 08:00");
        Assert.Equal(("turn-begun", "given"), office.Do(proposal with { Given = begun }, Anna));
        Assert.Equal(("swap-unknown", "swap"), office.Do(new RosterCommand.ConfirmSwap(Group, Guid.NewGuid()), Bo));
    }

    [Fact]
    public void Who_leaves_has_no_swap_that_waits_and_none_in_force()
    {
        Assert.Null(office.Do(proposal, Anna));
        Assert.Equal(SwapState.Withdrawn, office.Book.Without(City.Sof, Bo).Swaps[proposal.Swap].State);
        Assert.Null(office.Do(new RosterCommand.ConfirmSwap(Group, proposal.Swap), Bo));
        var book = office.Book.Without(City.Sof, Bo);
        Assert.Equal(Anna, OnDuty.At(book, Group, City.Sof, AnnasTurn.From));
        Assert.Null(OnDuty.At(book, Group, City.Sof, BosTurn.From));
    }
}
