using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Policies;
using Beredskab.Notifications.Roster;
using Beredskab.Notifications.Tests.World;

namespace Beredskab.Notifications.Tests.Escalation;

/// <summary>Who is away is not called while others are there.</summary>
public sealed class AwayTests : EscalationWorld
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Of_the_rest_of_the_ledergruppe_who_is_away_is_called_only_when_nobody_else_is_left(bool othersFollow)
    {
        var rules = AlertPolicy.Shipped.Rules.Select(rule =>
            rule with
            {
                Steps =
                [
                    new(StepKind.RestOfLedergruppe, 60),
                    .. othersFollow ? new PolicyStep[] { new(StepKind.Sekretariat, 60) } : [],
                ],
            }
        );
        journal.Context = journal.Context with
        {
            Policy = AlertPolicy.Shipped with { Rules = [.. rules] },
            Roster = Absent(Absent(journal.Context.Roster, Other), Deputy),
        };
        journal.Report();
        Pass(60);
        var step = journal.Events.OfType<AlertEvent.Escalated>().First(e => e.Authority == City.Police);
        Assert.Equal((othersFollow, !othersFollow), (step.Empty, step.Away));
        Assert.Equal(othersFollow ? 0 : 1, journal.TextsTo(Other).Length);
        Assert.Equal(othersFollow ? 1 : 0, journal.TextsTo(City.DutyOfficer).Length);
    }

    [Fact]
    public void Of_the_rest_of_the_ledergruppe_whoever_is_there_is_called_and_nobody_who_is_away()
    {
        journal.Context = journal.Context with { Roster = Absent(journal.Context.Roster, Other) };
        journal.Report(level: ActivationLevel.Operationsberedskab);
        Pass(30 * 60);
        Assert.NotEmpty(journal.TextsTo(Deputy));
        Assert.Empty(journal.TextsTo(Other));
    }

    [Fact]
    public void A_deputy_who_is_away_is_passed_over()
    {
        var roster = City.Roster()
            .Apply(
                new AbsenceEvent.Registered(Deputy, Guid.NewGuid(), City.Start.AddHours(-1), City.Start.AddHours(8))
            );
        journal.Context = Context(roster);
        journal.Context = journal.Context with
        {
            Roster = journal.Context.Roster.Seat(
                City.NoerrebroGroup,
                City.Police,
                [City.PoliceNoerrebro],
                [Deputy, Other]
            ),
        };
        journal.Report();
        journal.Receive(City.PoliceNoerrebro, "stedfortræder");
        Pass(0);

        Assert.Empty(journal.TextsTo(Deputy));
        Assert.Single(journal.TextsTo(Other));
    }

    private static RosterBook Absent(RosterBook roster, PersonId person) =>
        roster.Apply(
            new AbsenceEvent.Registered(person, Guid.NewGuid(), City.Start.AddDays(-1), City.Start.AddDays(1))
        );
}
