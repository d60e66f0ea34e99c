using System.Collections.Immutable;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Messages;
using Beredskab.Notifications.Tests.World;
using Microsoft.Extensions.Time.Testing;

namespace Beredskab.Notifications.Tests.Escalation;

/// <summary>Whoever was called in for somebody who could not, and comes after all, hears that they need not answer.</summary>
public sealed class StandInTests
{
    private static readonly PersonId Leader = City.PoliceNoerrebro;
    private static readonly PersonId Deputy = City.Person(41);

    private readonly FakeTimeProvider time = new(City.Start);
    private readonly MemoryJournal journal;

    public StandInTests()
    {
        journal = new(
            time,
            City.Context() with
            {
                AuthorityName = organisation => organisation == City.Police ? "Politi" : "",
            }
        );
        journal.Context = journal.Context with
        {
            Roster = journal.Context.Roster.Seat(City.NoerrebroGroup, City.Police, [Leader], [Deputy]),
        };
    }

    [Theory]
    [InlineData("nej")]
    [InlineData("stedfortræder")]
    public void A_deputy_who_has_not_answered_hears_that_the_no_is_taken_back(string no)
    {
        journal.Report();
        Write(Leader, no);
        Pass(20);
        var code = journal.CodeOf(Deputy);
        Write(Leader, "ja");
        Pass(0);

        var word = Assert.Single(Told());
        Assert.Equal(
            $"SSP-BEREDSKAB {code}: Sammenstød ved Blågårds Plads, Nørrebro. Politi i Nørrebro er dækket. Du behøver ikke svare.",
            word.Text.Value
        );
        Assert.Equal((code, null, true, MessageChannel.Sms), (word.Covered, word.Code, word.Quiet, word.Channel));
        // Once, however long it goes on.
        Pass(3600);
        Assert.Single(Told());
        Assert.Equal(2, journal.TextsTo(Deputy).Length);
    }

    [Fact]
    public void A_later_yes_of_the_deputy_counts_and_says_who_covers_already()
    {
        journal.Report();
        Write(Leader, "nej");
        Pass(20);
        Write(Leader, "ja");
        Pass(0);
        var code = journal.CodeOf(Deputy);
        Assert.Equal(
            $"SSP-BEREDSKAB {code}: Dit JA er modtaget. Fremme om 20 min. Politi er allerede dækket af vagthavende.",
            journal.Receive(Deputy, $"ja {code} 20")
        );
        Assert.Equal(AnswerKind.Coming, Alert().Calls[code].Answer?.Kind);
        // Whoever covers already is told no such thing.
        Assert.Equal(
            ReplyTexts.Shipped.Answered(code, AnswerKind.Coming, 30),
            journal.Receive(Deputy, $"ja {code} 30")
        );
    }

    [Fact]
    public void The_first_yes_of_a_deputy_when_nobody_comes_says_nothing_of_others()
    {
        journal.Report();
        Write(Leader, "nej");
        Pass(20);
        var code = journal.CodeOf(Deputy);
        Assert.Equal(ReplyTexts.Shipped.Answered(code, AnswerKind.Coming, null), journal.Receive(Deputy, $"ja {code}"));
        Assert.Equal(
            ReplyTexts.Shipped.Answered(journal.CodeOf(Leader), AnswerKind.Coming, null),
            journal.Receive(Leader, $"ja {journal.CodeOf(Leader)}")
        );
        Pass(0);
        Assert.Empty(Told());
    }

    [Fact]
    public void A_deputy_who_has_answered_is_told_nothing()
    {
        journal.Report();
        Write(Leader, "nej");
        Pass(20);
        Write(Deputy, "nej");
        Write(Leader, "ja");
        Pass(60);
        Assert.Empty(Told());
    }

    [Fact]
    public void Whoever_was_called_because_nobody_answered_is_told_nothing()
    {
        journal.Report();
        Pass(90 + 120);
        Assert.Single(journal.TextsTo(Deputy));
        Write(Leader, "ja");
        Pass(60);
        Assert.Empty(Told());
        var code = journal.CodeOf(Deputy);
        // But hears it when they say yes.
        Assert.EndsWith(
            "er allerede dækket af vagthavende.",
            journal.Receive(Deputy, $"ja {code}"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_yes_that_is_taken_back_calls_the_deputy_again_at_once()
    {
        journal.Report();
        Write(Leader, "nej");
        Pass(20);
        var code = journal.CodeOf(Deputy);
        Write(Leader, "ja");
        Pass(20);
        Write(Leader, "nej");
        Pass(0);

        Assert.Equal(
            [MessagePurpose.Alert, MessagePurpose.Covered, MessagePurpose.Alert],
            journal.Messages().Where(message => message.Person == Deputy).Select(message => message.Purpose)
        );
        Assert.Equal(code, journal.CodeOf(Deputy));
        Write(Leader, "ja");
        Pass(0);
        Assert.Equal(2, Told().Length);
    }

    [Fact]
    public void Whoever_is_called_again_at_a_turn_of_the_duty_hours_later_is_told_again_by_whomever_it_is_covered()
    {
        var next = City.Person(43);
        journal.Report();
        Write(Leader, "nej");
        Pass(20);
        Write(Leader, "ja");
        Pass(0);
        Assert.Single(Told());
        Pass(3 * 3600);
        journal.Context = journal.Context with
        {
            Roster = journal.Context.Roster.OnDuty(City.NoerrebroGroup, City.Police, next, from: time.GetUtcNow()),
        };
        Pass(0);
        Assert.Equal(MessagePurpose.Alert, journal.Messages().Last(message => message.Person == Deputy).Purpose);
        Write(next, "ja");
        Pass(0);
        Assert.Equal(2, Told().Length);
        Assert.Equal(MessagePurpose.Covered, journal.Messages().Last(message => message.Person == Deputy).Purpose);
    }

    [Fact]
    public void What_has_not_left_before_the_deputy_is_called_again_does_not_leave_at_all()
    {
        journal.Report();
        Write(Leader, "nej");
        Pass(20);
        Write(Leader, "ja");
        Pass(0);
        var word = Told().Single();
        Write(Leader, "nej");
        Pass(0);

        var refusal = journal.Do(new AlertCommand.BeginAttempt(word.Id, 1, 1, false));
        Assert.Equal(MessageRefusals.AlertEnded, refusal?.Code);
    }

    [Fact]
    public void The_end_and_a_higher_level_go_to_the_deputy_as_to_everybody()
    {
        var incident = journal.Report();
        Write(Leader, "nej");
        Pass(20);
        Write(Leader, "ja");
        Pass(0);
        journal.ChangeLevel(incident, ActivationLevel.Operationsberedskab);
        journal.LetAllLeave();
        journal.StandDown(incident);
        var last = journal.Messages().Where(message => message.Person == Deputy).Select(m => m.Purpose).ToArray();
        Assert.Equal(MessagePurpose.StandDown, last[^1]);
        Assert.Equal(MessagePurpose.Alert, last[^2]);
    }

    private Alert Alert() => journal.Alerts.Alerts.Values.First(alert => alert.Ledergruppe == City.NoerrebroGroup);

    private ImmutableArray<Message> Told() =>
        [.. journal.Alerts.Messages.Values.Where(message => message.Purpose == MessagePurpose.Covered)];

    private void Write(PersonId person, string word) => journal.Receive(person, $"{word} {journal.CodeOf(person)}");

    private void Pass(int seconds) => journal.Pass(time, TimeSpan.FromSeconds(seconds));
}
