using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.Hub.Access;
using Beredskab.Notifications.Roster;
using Beredskab.Scenarios.Oracle;
using Beredskab.Scenarios.Town;
using Beredskab.Scenarios.Virtual;

namespace Beredskab.Scenarios.Unrest;

/// <summary>What changes in the roster while the night goes on: single shifts, swaps, absences, and people who leave.</summary>
internal sealed class RosterChanges(VirtualClock clock, Dice dice, People people, NightJournal journal, DutyOracle duty)
{
    public Dictionary<string, int> Done { get; } = new(StringComparer.Ordinal);

    public void Plan(int count, DateTimeOffset from, TimeSpan length)
    {
        for (var i = 0; i < count; i++)
        {
            clock.At(
                from + (length * dice.Next()),
                dice.Weighted<Action>((0.3, Shift), (0.25, Swap), (0.33, Away), (0.04, Leave), (0.08, Cancel))
            );
        }
    }

    private void Shift()
    {
        var bench = dice.Of(people.Benches);
        if (Somebody(bench) is { } person)
        {
            // Now and then it begins at once, in the middle of somebody's turn.
            var begin = dice.Chance(0.3) ? clock.Now : clock.Now + dice.Minutes(0, 240);
            Do(
                "shift",
                new RosterCommand.PlanShift(
                    bench.Group,
                    dice.Id(),
                    bench.Authority,
                    person,
                    begin,
                    begin + dice.Minutes(30, 600)
                )
            );
        }
    }

    private void Cancel()
    {
        var shifts = journal.State.Roster.Shifts.Values.OrderBy(shift => shift.Id).ToArray();
        if (shifts.Length > 0)
        {
            var shift = dice.Of(shifts);
            Do("shift cancelled", new RosterCommand.CancelShift(shift.Ledergruppe, shift.Id));
        }
    }

    private void Swap()
    {
        var bench = dice.Of(people.Benches);
        var turn = duty.NextRotationTurn(new(bench.Group, bench.Authority), clock.Now);
        if (turn is not var (giver, from, to) || Somebody(bench) is not { } taker || taker == giver)
        {
            return;
        }

        var swap = dice.Id();
        var proposal = new RosterCommand.ProposeSwap(
            bench.Group,
            swap,
            bench.Authority,
            giver,
            new(from, to),
            taker,
            null
        );
        // A shift in the way, a person who has left: then there is no such turn to give.
        if (journal.Do(proposal, giver, bench.Authority) is null)
        {
            Count("swap proposed");
            clock.After(
                dice.Minutes(1, 90),
                () =>
                {
                    if (journal.Do(new RosterCommand.ConfirmSwap(bench.Group, swap), taker, bench.Authority) is null)
                    {
                        Count("swap in force");
                    }
                }
            );
        }
    }

    private void Away()
    {
        var bench = dice.Of(people.Benches);
        // Whoever is on duty now, often: the first deputy then takes the turn.
        var person = dice.Chance(0.6) ? duty.At(new(bench.Group, bench.Authority), clock.Now) : Somebody(bench);
        if (person is not { } who)
        {
            return;
        }

        var absence = dice.Id();
        var from = dice.Chance(0.5) ? clock.Now : clock.Now + dice.Minutes(0, 180);
        Do("absence", new AbsenceCommand.Register(absence, who, from, from + dice.Minutes(30, 480)));
        if (dice.Chance(0.3))
        {
            clock.After(
                dice.Minutes(5, 200),
                () => journal.Do(new AbsenceCommand.End(absence), PersonId.System, OrganisationId.System)
            );
        }
    }

    private void Leave()
    {
        var bench = dice.Of(people.Benches);
        if (bench.Group != people.SekretariatGroup && Somebody(bench) is { } person)
        {
            Do("left", new OrganisationCommand.RemoveMember(bench.Authority, person));
        }
    }

    private PersonId? Somebody(Bench bench)
    {
        var person = dice.Of([.. bench.Members, .. bench.Deputies]);
        return journal.State.Organisations.IsMember(bench.Authority, person) ? person : null;
    }

    private void Do(string what, DomainCommand command)
    {
        Assert.Null(journal.Do(command, PersonId.System, OrganisationId.System));
        Count(what);
    }

    private void Count(string what) => Done[what] = Done.GetValueOrDefault(what) + 1;
}
