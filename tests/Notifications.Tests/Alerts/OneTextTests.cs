using Beredskab.GeoModel.Identity;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Tests.World;
using Microsoft.Extensions.Time.Testing;

namespace Beredskab.Notifications.Tests.Alerts;

/// <summary>Whoever steps in for several authorities is one person with one phone.</summary>
public sealed class OneTextTests
{
    private static readonly PersonId Chief = City.Person(71);

    private readonly FakeTimeProvider time = new(City.Start);
    private readonly MemoryJournal journal;

    public OneTextTests()
    {
        journal = new(
            time,
            City.Context() with
            {
                AuthorityName = organisation => organisation == City.Police ? "Politi" : "SOF",
                Chefgruppe = [new(Chief, City.Sekretariatet)],
            }
        );
    }

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

    private void Pass(int seconds) => journal.Pass(time, TimeSpan.FromSeconds(seconds));
}
