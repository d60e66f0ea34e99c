using System.Collections.Immutable;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Messages;
using Beredskab.Notifications.Roster;
using Beredskab.Notifications.Tests.World;
using Microsoft.Extensions.Time.Testing;

namespace Beredskab.Notifications.Tests.Escalation;

/// <summary>At the turn of a shift, when whoever comes on duty has heard of the alert before.</summary>
public sealed class ReliefTests
{
    private static readonly PersonId First = City.PoliceNoerrebro;
    private static readonly PersonId Second = City.Person(41);
    private static readonly PersonId Third = City.Person(61);
    private static readonly PersonId Fourth = City.Person(62);
    private static readonly DateTimeOffset Turn = City.Start.AddHours(1);

    private readonly FakeTimeProvider time = new(City.Start);
    private readonly MemoryJournal journal;

    public ReliefTests() => journal = new(time, City.Context());

    [Fact]
    public void A_deputy_who_has_not_answered_is_handed_over_to_when_the_duty_becomes_theirs()
    {
        Plan(deputy: true, (Second, Turn));
        var incident = journal.Report();
        Pass(TimeSpan.FromMinutes(5));
        var asDeputy = journal.CodeOf(Second);
        journal.Receive(First, "ja");
        var before = journal.TextsTo(Second).Length;
        Until(Turn);

        var fresh = journal.CodeOf(Second);
        Assert.NotEqual(asDeputy, fresh);
        Assert.Equal(HandOver(fresh), Assert.Single(journal.TextsTo(Second)[before..]));
        Assert.StartsWith("covered", State(incident), StringComparison.Ordinal);
        Assert.Equal(First, Covering(incident));
        Assert.Equal(ReplyTexts.Shipped.Replaced(asDeputy, [fresh]), journal.Receive(Second, $"ja {asDeputy}"));

        journal.Receive(Second, $"ja {fresh}");
        Pass(TimeSpan.Zero);
        Assert.Equal(Second, Covering(incident));
        Assert.Single(journal.ToldOfRelief(First));
        Assert.Empty(journal.ToldOfRelief(Second));
        Pass(TimeSpan.FromMinutes(50));
        Assert.Single(journal.ToldOfRelief(First));

        journal.ChangeLevel(incident, ActivationLevel.Informationsberedskab);
        Assert.EndsWith("Du skal ikke svare.", journal.TextsTo(First)[^1], StringComparison.Ordinal);
        Assert.EndsWith("informationsberedskab.", journal.TextsTo(Second)[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_deputy_who_has_said_yes_covers_by_that_until_they_answer_as_on_duty()
    {
        Plan(deputy: true, (Second, Turn));
        var incident = journal.Report();
        Pass(TimeSpan.FromMinutes(5));
        journal.Receive(Second, "ja");
        Until(Turn);

        var fresh = journal.CodeOf(Second);
        Assert.Equal(HandOver(fresh), journal.TextsTo(Second)[^1]);
        Assert.StartsWith("covered", State(incident), StringComparison.Ordinal);
        Assert.Equal(Second, Covering(incident));
        Assert.Empty(journal.ToldOfRelief(First));
        // Asked until there is an answer.
        Pass(TimeSpan.FromMinutes(4));
        Assert.Equal([fresh, fresh], journal.CodesTo(Second)[^2..]);

        journal.Receive(Second, "ja");
        Pass(TimeSpan.Zero);
        Assert.StartsWith("covered", State(incident), StringComparison.Ordinal);
        Assert.Single(journal.ToldOfRelief(First));
    }

    [Fact]
    public void A_deputy_who_covers_at_the_turn_is_told_once_that_the_relief_has_come()
    {
        Plan(deputies: [Third], (Second, Turn));
        var incident = journal.Report();
        Pass(TimeSpan.FromMinutes(5));
        journal.Receive(Third, "ja");
        Assert.Equal(Third, Covering(incident));
        Until(Turn);
        Assert.Empty(journal.ToldOfRelief(Third));

        journal.Receive(Second, "ja");
        Pass(TimeSpan.Zero);
        Assert.Contains("er dækket", Assert.Single(journal.ToldOfRelief(Third)), StringComparison.Ordinal);
        Assert.Contains("overtaget", Assert.Single(journal.ToldOfRelief(First)), StringComparison.Ordinal);
        Assert.Equal(Second, Covering(incident));
        Pass(TimeSpan.FromMinutes(50));
        Assert.Single(journal.ToldOfRelief(Third));
    }

    [Fact]
    public void A_deputy_who_covers_for_a_relief_who_is_silent_is_told_when_the_relief_comes()
    {
        Plan(deputies: [Third], (Second, Turn));
        var incident = journal.Report();
        journal.Receive(First, "ja");
        Until(Turn);
        Pass(TimeSpan.FromMinutes(5));
        journal.Receive(Third, "ja");
        Pass(TimeSpan.Zero);
        Assert.Single(journal.ToldOfRelief(First));
        Assert.Empty(journal.ToldOfRelief(Third));
        Pass(TimeSpan.FromMinutes(1));

        journal.Receive(Second, "ja");
        Pass(TimeSpan.Zero);
        Assert.Contains("er dækket", Assert.Single(journal.ToldOfRelief(Third)), StringComparison.Ordinal);
        Assert.Equal(Second, Covering(incident));
    }

    [Fact]
    public void Without_a_turn_a_deputy_who_comes_is_not_told_of_the_one_on_duty_who_comes_too()
    {
        Plan(deputies: [Third], (Second, Turn));
        journal.Report();
        Pass(TimeSpan.FromMinutes(5));
        journal.Receive(Third, "ja");
        journal.Receive(First, "ja");
        Pass(TimeSpan.FromMinutes(5));
        Assert.Empty(journal.ToldOfRelief(Third));
    }

    [Fact]
    public void A_no_to_the_hand_over_takes_the_earlier_yes_back()
    {
        Plan(deputy: true, (Second, Turn));
        var incident = journal.Report();
        Pass(TimeSpan.FromMinutes(5));
        journal.Receive(Second, "ja");
        Until(Turn);
        journal.Receive(Second, "nej");
        Pass(TimeSpan.Zero);
        Assert.False(State(incident).StartsWith("covered", StringComparison.Ordinal));
    }

    [Fact]
    public void A_no_to_the_hand_over_calls_the_next_at_once_and_says_that_the_relief_is_missing()
    {
        Plan(deputies: [Third], (Second, Turn));
        var incident = journal.Report();
        journal.Receive(First, "ja");
        Until(Turn);
        journal.Receive(Second, "nej");
        Pass(TimeSpan.Zero);

        var text = Assert.Single(journal.TextsTo(Third));
        Assert.Contains("Afløser for vagten mangler.", text, StringComparison.Ordinal);
        Assert.Equal(First, Covering(incident));
        // The same again, for as long as it is so.
        Pass(TimeSpan.FromMinutes(30));
        Assert.True(journal.TextsTo(Third).Length > 1);
        Assert.All(journal.TextsTo(Third), again => Assert.Equal(text, again));
        journal.Receive(Third, "ja");
        Pass(TimeSpan.Zero);
        Assert.StartsWith("covered", State(incident), StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_leaves_is_told_too_when_a_deputy_comes_in_place_of_the_relief()
    {
        Plan(deputies: [Third], (Second, Turn));
        var incident = journal.Report();
        journal.Receive(First, "ja");
        Until(Turn);
        journal.Receive(Second, "nej");
        Pass(TimeSpan.Zero);
        Assert.Empty(journal.ToldOfRelief(First));
        journal.Receive(Third, "ja");
        Pass(TimeSpan.Zero);

        var word = Assert.Single(journal.ToldOfRelief(First));
        Assert.EndsWith("er dækket. Du behøver ikke svare.", word, StringComparison.Ordinal);
        Assert.Equal(Third, Covering(incident));
        // The relief comes after all: there is nobody left to tell.
        journal.Receive(Second, "ja");
        Pass(TimeSpan.FromMinutes(5));
        Assert.Single(journal.ToldOfRelief(First));
        Assert.Equal(Second, Covering(incident));
    }

    [Fact]
    public void Whoever_leaves_and_says_after_the_turn_that_they_stay_is_relieved_by_the_one_on_duty_alone()
    {
        Plan(deputies: [Third], (Second, Turn));
        journal.Report();
        journal.Receive(First, "ja");
        Until(Turn);
        journal.Receive(Second, "nej");
        Pass(TimeSpan.Zero);
        journal.Receive(First, "ja 5");
        journal.Receive(Third, "ja");
        Pass(TimeSpan.FromMinutes(5));
        Assert.Empty(journal.ToldOfRelief(First));
        journal.Receive(Second, "ja");
        Pass(TimeSpan.Zero);
        Assert.Single(journal.ToldOfRelief(First));
    }

    [Fact]
    public void A_no_to_the_hand_over_waits_for_nobody_who_let_another_answer_before_the_turn()
    {
        Plan(deputies: [Third, Fourth], (Second, Turn));
        journal.Report();
        Pass(TimeSpan.FromMinutes(4));
        Assert.NotEmpty(journal.TextsTo(Third));
        Assert.Empty(journal.TextsTo(Fourth));
        journal.Receive(First, "ja");
        Until(Turn);
        journal.Receive(Second, "nej");
        Pass(TimeSpan.Zero);
        Assert.Contains(
            "Afløser for vagten mangler.",
            Assert.Single(journal.TextsTo(Fourth)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void When_whoever_goes_off_duty_takes_it_back_the_authority_is_not_covered()
    {
        Plan(deputies: [Third], (Second, Turn));
        journal.Report();
        journal.Receive(First, "ja");
        Until(Turn);
        journal.Receive(Second, "nej");
        Pass(TimeSpan.Zero);
        journal.Receive(First, $"nej {journal.CodeOf(First)}");
        Pass(TimeSpan.FromMinutes(30));
        Assert.Contains("Vagten er ikke dækket.", journal.TextsTo(Third)[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Who_was_called_with_the_rest_of_the_ledergruppe_is_handed_over_to_as_well()
    {
        Plan(deputy: false, (Second, Turn));
        journal.Report();
        Pass(TimeSpan.FromMinutes(10));
        journal.Receive(First, "ja");
        Assert.NotEmpty(journal.TextsTo(Second));
        Until(Turn);
        Assert.Contains("Du har nu vagten.", journal.TextsTo(Second)[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Who_comes_on_duty_again_is_called_again_and_the_one_between_is_told()
    {
        Plan(deputy: false, (Second, Turn), (First, Turn.AddHours(1)));
        var incident = journal.Report();
        journal.Receive(First, "ja");
        Until(Turn);
        journal.Receive(Second, "ja");
        Until(Turn.AddHours(1));

        Assert.Equal(HandOver(journal.CodeOf(First)), journal.TextsTo(First)[^1]);
        Assert.Equal(Second, Covering(incident));
        journal.Receive(First, "ja");
        Pass(TimeSpan.Zero);
        Assert.Equal(First, Covering(incident));
        Assert.Single(journal.ToldOfRelief(First));
        Assert.Single(journal.ToldOfRelief(Second));
    }

    [Fact]
    public void Who_comes_on_duty_again_before_the_one_between_has_answered_is_called_again_too()
    {
        Plan(deputy: false, (Second, Turn), (First, Turn.AddMinutes(20)));
        var incident = journal.Report();
        journal.Receive(First, "ja");
        var old = journal.CodeOf(First);
        Until(Turn.AddMinutes(20));

        var fresh = journal.CodeOf(First);
        Assert.NotEqual(old, fresh);
        Assert.Equal(HandOver(fresh), journal.TextsTo(First)[^1]);
        Assert.StartsWith("covered", State(incident), StringComparison.Ordinal);
        // A late yes of the one between is welcome, and relieves nobody.
        journal.Receive(Second, "ja");
        Pass(TimeSpan.Zero);
        Assert.Empty(journal.ToldOfRelief(First));
        journal.Receive(First, "ja");
        Pass(TimeSpan.Zero);
        Assert.Single(journal.ToldOfRelief(Second));
        Assert.Equal(First, Covering(incident));
    }

    [Fact]
    public void A_deputy_who_is_on_duty_while_another_is_away_is_relieved_by_them()
    {
        Plan(deputy: true);
        var away = new AbsenceEvent.Registered(First, Guid.NewGuid(), City.Start.AddHours(-1), Turn);
        journal.Context = journal.Context with { Roster = journal.Context.Roster.Apply(away) };
        var incident = journal.Report();
        journal.Receive(Second, "ja");
        Until(Turn);
        Assert.Equal(HandOver(journal.CodeOf(First)), Assert.Single(journal.TextsTo(First)));
        journal.Receive(First, "ja");
        Pass(TimeSpan.Zero);
        Assert.Equal(First, Covering(incident));
        Assert.Single(journal.ToldOfRelief(Second));
    }

    [Fact]
    public void A_deputy_whose_step_comes_with_the_turn_gets_the_hand_over_alone()
    {
        Plan(deputy: true, (Second, City.Start.AddSeconds(90 + 120)));
        journal.Report();
        Until(City.Start.AddSeconds(90 + 120));
        Assert.Equal(HandOver(journal.CodeOf(Second)), Assert.Single(journal.TextsTo(Second)));
    }

    [Fact]
    public void A_level_that_rises_between_the_turn_and_the_answer_relieves_the_one_before_all_the_same()
    {
        Plan(deputy: false, (Second, Turn));
        var incident = journal.Report();
        journal.Receive(First, "ja");
        Until(Turn);
        journal.ChangeLevel(incident, ActivationLevel.Operationsberedskab);
        journal.Receive(Second, "ja");
        Pass(TimeSpan.Zero);
        Assert.Equal(Second, Covering(incident));
        Assert.Single(journal.ToldOfRelief(First));
    }

    // Whoever is named here has the police's duty from the instant on; until then it is the first one's.
    private void Plan(bool deputy, params (PersonId Person, DateTimeOffset From)[] turns) =>
        Plan(deputy ? [First] : [First, Second], deputy ? [Second] : [], turns);

    private void Plan(ImmutableArray<PersonId> deputies, params (PersonId Person, DateTimeOffset From)[] turns) =>
        Plan([First, Second], deputies, turns);

    private void Plan(
        ImmutableArray<PersonId> members,
        ImmutableArray<PersonId> deputies,
        (PersonId Person, DateTimeOffset From)[] turns
    )
    {
        var roster = City.Roster().Seat(City.NoerrebroGroup, City.Police, members, deputies);
        journal.Context = City.Context(
            turns.Aggregate(
                roster,
                (planned, turn) => planned.OnDuty(City.NoerrebroGroup, City.Police, turn.Person, turn.From)
            )
        );
    }

    private static string HandOver(int code) =>
        $"SSP-BEREDSKAB {code}: Sammenstød ved Blågårds, Nørrebro. Stabsberedskab. Du har nu vagten. "
        + $"Intet er besluttet. Ingen åbne opgaver. Svar JA {code} eller NEJ {code}.";

    private string State(IncidentId incident) => journal.State(journal.Alerts.Of(incident)[0]);

    private PersonId Covering(IncidentId incident) =>
        Coverage.Of(journal.Alerts.Of(incident)[0], journal.Alerts, journal.Contacts)[0].Round!.Person;

    private void Until(DateTimeOffset at) => Pass(at - time.GetUtcNow());

    private void Pass(TimeSpan span) => journal.Pass(time, span);
}
