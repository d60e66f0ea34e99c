using Beredskab.GeoModel.Identity;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Roster;
using Beredskab.Notifications.Tests.World;
using Microsoft.Extensions.Time.Testing;

namespace Beredskab.Notifications.Tests.Escalation;

/// <summary>At the turn of a shift, when one person has the duty of two authorities or in two ledergrupper.</summary>
public sealed class ReliefOfTwoTests
{
    private static readonly PersonId First = City.PoliceNoerrebro;
    private static readonly PersonId Second = City.Person(41);
    private static readonly DateTimeOffset Turn = City.Start.AddHours(1);

    private readonly FakeTimeProvider time = new(City.Start);
    private readonly MemoryJournal journal;

    public ReliefOfTwoTests() => journal = new(time, City.Context());

    [Fact]
    public void Who_is_relieved_of_two_authorities_by_one_answer_is_told_once()
    {
        PlanTurn();
        journal.Context = journal.Context with
        {
            Roster = journal
                .Context.Roster.OnDuty(City.NoerrebroGroup, City.Sof, First, City.Start.AddHours(-1))
                .OnDuty(City.NoerrebroGroup, City.Sof, Second, Turn),
        };
        var incident = journal.Report();
        journal.Receive(First, "ja");
        Until(Turn);
        Assert.Single(journal.TextsTo(Second));
        journal.Receive(Second, "ja");
        Pass(TimeSpan.Zero);
        Assert.Equal(2, journal.Events.OfType<AlertEvent.Relieved>().Count());
        Assert.Single(journal.ToldOfRelief(First));
        Assert.StartsWith("covered covered", State(incident), StringComparison.Ordinal);
    }

    [Fact]
    public void Who_is_relieved_of_one_authority_stands_for_the_other_as_before()
    {
        PlanTurn();
        journal.Context = journal.Context with
        {
            Roster = journal.Context.Roster.OnDuty(City.NoerrebroGroup, City.Sof, First, City.Start.AddHours(-1)),
        };
        var incident = journal.Report();
        journal.Receive(First, "ja");
        Until(Turn);
        journal.Receive(Second, "ja");
        Pass(TimeSpan.Zero);
        Assert.StartsWith("covered covered", State(incident), StringComparison.Ordinal);
        Assert.Single(journal.CodesTo(First));
        Assert.Single(journal.ToldOfRelief(First));
    }

    [Fact]
    public void Who_takes_over_in_two_ledergrupper_of_one_incident_gets_one_text_and_answers_once()
    {
        var incident = ReportInBoth();
        Until(Turn);

        var code = Assert.Single(journal.CodesTo(Second));
        Assert.Contains("Du har nu vagten.", Assert.Single(journal.TextsTo(Second)), StringComparison.Ordinal);
        var alerts = journal.Alerts.Of(incident);
        Assert.Equal(2, alerts.Length);
        Assert.All(
            alerts,
            alert => Assert.Equal(code, Assert.Single(alert.Rounds, round => round.Person == Second).Code)
        );
        // What is repeated while nobody answers is repeated for both at once.
        Pass(TimeSpan.FromMinutes(10));
        Assert.All(TextsAt(Second), texts => Assert.Single(texts));

        journal.Receive(Second, "ja");
        Pass(TimeSpan.Zero);
        Assert.All(
            journal.Alerts.Of(incident),
            alert => Assert.Equal(Second, Coverage.Of(alert, journal.Alerts, journal.Contacts)[0].Round!.Person)
        );
    }

    [Fact]
    public void The_duty_phone_of_the_second_ledergruppe_rings_at_the_turn_as_well()
    {
        var phone = new DutyPhoneId(Guid.NewGuid());
        SeatId[] seats = [new(City.BispebjergGroup, City.Police)];
        Assert.Null(journal.Do(new DutyPhoneCommand.Register(phone, [.. seats], 0, 30)));
        Assert.Null(journal.Do(new DutyPhoneCommand.EnterCode(phone, Fits: true)));
        ReportInBoth();
        Until(Turn);
        Pass(TimeSpan.FromSeconds(30));

        var code = journal.CodeOf(Second);
        Assert.Equal(
            [MessageChannel.Sms, MessageChannel.Voice],
            journal.Messages().Where(m => m.Phone == phone && m.Code == code).Select(m => m.Channel)
        );
    }

    [Fact]
    public void Who_takes_over_at_a_turn_of_one_ledergruppe_keeps_the_code_in_the_other()
    {
        var incident = ReportInBoth(bispebjerg: Turn.AddMinutes(20));
        Until(Turn);
        var first = journal.CodeOf(Second);
        Until(Turn.AddMinutes(20));

        Assert.NotEqual(first, journal.CodeOf(Second));
        Assert.Equal(
            [first, journal.CodeOf(Second)],
            journal.Alerts.Of(incident).Select(alert => alert.Rounds.Single(round => round.Person == Second).Code)
        );
    }

    // The second takes over for the police in Nørrebro and in Bispebjerg.
    private IncidentId ReportInBoth(DateTimeOffset? bispebjerg = null)
    {
        journal.Context = journal.Context with
        {
            Roster = journal
                .Context.Roster.OnDuty(City.NoerrebroGroup, City.Police, Second, Turn)
                .OnDuty(City.BispebjergGroup, City.Police, Second, bispebjerg ?? Turn),
        };
        journal.Location = Reading.Near(City.Noerrebro, City.Bispebjerg);
        return journal.Report();
    }

    private IEnumerable<IGrouping<DateTimeOffset, Message>> TextsAt(PersonId person) =>
        journal
            .Alerts.Messages.Values.Where(message => message.Person == person)
            .GroupBy(message => message.IntendedAt);

    // The second takes over the police's duty from the first.
    private void PlanTurn() =>
        journal.Context = City.Context(
            City.Roster()
                .Seat(City.NoerrebroGroup, City.Police, [First, Second], [])
                .OnDuty(City.NoerrebroGroup, City.Police, Second, Turn)
        );

    private string State(IncidentId incident) => journal.State(journal.Alerts.Of(incident)[0]);

    private void Until(DateTimeOffset at) => Pass(at - time.GetUtcNow());

    private void Pass(TimeSpan span) => journal.Pass(time, span);
}
