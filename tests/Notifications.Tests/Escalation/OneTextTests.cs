using Beredskab.GeoModel.Identity;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Tests.World;

namespace Beredskab.Notifications.Tests.Escalation;

/// <summary>
/// Whoever steps in for several authorities is one person with one phone: one text and one code for what has one reason.
/// </summary>
public sealed class OneTextTests : EscalationWorld
{
    // Nobody sits there besides whoever is on duty, unless a test says so.
    public OneTextTests() =>
        journal.Context = City.Context() with
        {
            AuthorityName = journal.Context.AuthorityName,
            Chefgruppe = journal.Context.Chefgruppe,
        };

    [Fact]
    public void A_repetition_for_several_authorities_at_once_is_one_text()
    {
        journal.Report();
        journal.Receive(City.BufBoth, "ja");
        // Police and SOF never answer, nor does the duty officer, who is called for both.
        Pass(90 + 120);
        Assert.Single(journal.TextsTo(City.DutyOfficer));
        Pass(60 * 60);
        Assert.All(At(City.DutyOfficer), times => Assert.Single(times));
        Assert.All(At(Chief), times => Assert.Single(times));
        Assert.InRange(At(City.DutyOfficer).Count(), 5, 20);
    }

    [Fact]
    public void Who_is_called_for_one_authority_and_in_the_same_instant_for_another_gets_one_text_that_names_both()
    {
        var incident = journal.Report();
        journal.Receive(City.BufBoth, "ja");
        Pass(90);
        // One no behind the other: both authorities now go through their empty steps to the duty officer at once.
        journal.Receive(City.PoliceNoerrebro, "nej");
        journal.Receive(City.SofNoerrebro, "nej");
        Pass(1);
        var alert = journal.Alerts.Of(incident)[0];
        Assert.Equal(2, alert.Rounds.Count(round => round.Person == City.DutyOfficer));
        var text = Assert.Single(journal.TextsTo(City.DutyOfficer));
        Assert.Contains("Politi og SOF er ikke dækket", text, StringComparison.Ordinal);
    }

    [Fact]
    public void One_person_who_must_step_in_for_several_authorities_gets_one_text_that_names_them()
    {
        journal.Context = City.Context() with { AuthorityName = journal.Context.AuthorityName };
        journal.Report();
        journal.Receive(City.BufBoth, "ja");
        Pass(90 + 120);

        var text = Assert.Single(journal.TextsTo(City.DutyOfficer));
        Assert.Contains("Politi og SOF er ikke dækket", text, StringComparison.Ordinal);
        journal.Receive(City.DutyOfficer, "ja");
        Assert.StartsWith(
            "covered covered covered",
            journal.State(journal.Alerts.Alerts.Values.Single()),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Who_takes_over_for_several_authorities_at_once_gets_one_text()
    {
        var turn = City.Start.AddHours(1);
        journal.Context = Context(
            City.Roster()
                .OnDuty(City.NoerrebroGroup, City.Police, Other, from: turn)
                .OnDuty(City.NoerrebroGroup, City.Sof, Other, from: turn)
        );
        var incident = journal.Report();
        AnswerAll("ja");
        Pass(60 * 60);

        Assert.Single(journal.TextsTo(Other));
        journal.Receive(Other, "ja");
        Pass(0);
        Assert.Equal("covered covered covered", State(incident));
    }

    [Fact]
    public void A_deputy_who_is_named_for_several_authorities_gets_one_text_that_names_them()
    {
        journal.Context = Context(
            City.Roster().OnDuty(City.NoerrebroGroup, City.Sof, City.PoliceNoerrebro, from: City.Start.AddHours(-1))
        );
        journal.Context = journal.Context with
        {
            Roster = journal.Context.Roster.Seat(City.NoerrebroGroup, City.Sof, [], [Deputy]),
        };
        journal.Report();
        journal.Receive(City.PoliceNoerrebro, "stedfortræder");
        Pass(0);

        Assert.Contains("Politi og SOF", Assert.Single(journal.TextsTo(Deputy)), StringComparison.Ordinal);
    }

    [Fact]
    public void Who_comes_on_duty_for_one_authority_and_is_called_for_another_answers_each_by_its_own_code()
    {
        // Both fall on the same second: the step to the deputy for SOF, and the turn of the shift for the police.
        var turn = City.Start.AddSeconds(90 + 120);
        journal.Context = Context(City.Roster().OnDuty(City.NoerrebroGroup, City.Police, Other, from: turn));
        journal.Context = journal.Context with
        {
            Roster = journal.Context.Roster.Seat(City.NoerrebroGroup, City.Sof, [City.SofNoerrebro], [Other]),
        };
        var incident = journal.Report();
        journal.Receive(City.PoliceNoerrebro, "ja");
        journal.Receive(City.BufBoth, "ja");
        Pass(90 + 120);

        Assert.Equal(2, journal.TextsTo(Other).Length);
        var rounds = journal.Alerts.Of(incident)[0].Rounds.Where(round => round.Person == Other).ToArray();
        Assert.Equal(2, rounds.Select(round => round.Code).Distinct().Count());
        journal.Receive(Other, $"ja {rounds.Single(round => round.Authority == City.Police).Code}");
        Pass(0);
        Assert.StartsWith("covered waiting covered", State(incident), StringComparison.Ordinal);
        Assert.DoesNotContain(
            journal.TextsTo(City.SofNoerrebro),
            text => text.Contains("overtaget", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Who_answered_for_several_authorities_and_then_does_nothing_is_asked_once()
    {
        journal.Report();
        journal.Receive(City.BufBoth, "ja");
        Pass(90 + 120);
        journal.Receive(City.DutyOfficer, "ja");
        Pass(2 * 60 * 60);
        Assert.Single(
            journal.TextsTo(City.DutyOfficer),
            text => text.Contains("Intet nyt fra jer", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Who_is_on_duty_in_two_ledergrupper_is_repeated_to_once()
    {
        journal.Location = Reading.Near(City.Noerrebro, City.Bispebjerg);
        journal.Report();
        Pass(30 * 60);
        Assert.All(At(City.BufBoth), times => Assert.Single(times));
    }

    private IEnumerable<IGrouping<DateTimeOffset, Message>> At(PersonId person) =>
        journal
            .Alerts.Messages.Values.Where(message =>
                message.Person == person && message.Purpose == MessagePurpose.Alert
            )
            .GroupBy(message => message.IntendedAt);
}
