using Beredskab.GeoModel.Identity;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Tests.World;

namespace Beredskab.Notifications.Tests.Escalation;

/// <summary>A way that comes to be of use while an alert waits: a number is written, START, a number is mended.</summary>
public sealed class OpenedWayTests : EscalationWorld
{
    private static readonly PersonId Person = City.PoliceNoerrebro;
    private static readonly WayId Mobile = ContactBook.MobileOf(Person);

    [Fact]
    public void A_number_that_is_written_during_an_alert_gets_it_at_once()
    {
        WithoutANumber();
        var incident = journal.Report();
        Lose("no-number");
        Pass(30);
        Assert.Contains(journal.Events.OfType<AlertEvent.Escalated>(), step => step.Authority == City.Police);
        Assert.Single(Calls());

        journal.Write(new ContactEvent.WayAdded(Person, Mobile, WayKind.Sms, null));
        Pass(0);
        Assert.Equal([null, Mobile], Calls().Select(call => call.Way));
        Assert.Equal(Calls()[0].Code, Calls()[1].Code);

        Pass(60);
        Assert.Equal(2, Calls().Length);
        journal.Receive(Person, $"ja {journal.CodeOf(Person)}");
        Assert.Equal(AnswerKind.Coming, journal.Alerts.Of(incident)[0].Answers[Person].Kind);
    }

    [Fact]
    public void What_is_lost_on_it_afterwards_is_not_sent_again_and_again()
    {
        WithoutANumber();
        journal.Report();
        Lose("no-number");
        Pass(5);
        journal.Write(new ContactEvent.WayAdded(Person, Mobile, WayKind.Sms, null));
        Pass(0);
        Lose("30006");
        Pass(30);
        Assert.Equal(2, Calls().Length);
    }

    [Fact]
    public void START_gets_what_was_refused_for_STOP()
    {
        journal.Receive(Person, "STOP");
        journal.Report();
        Lose("21610");
        Pass(30);
        Assert.Single(Calls());

        journal.Receive(Person, "START");
        Pass(0);
        Assert.Equal(2, Calls().Length);
    }

    [Fact]
    public void An_invalid_number_that_is_proved_gets_it_too()
    {
        journal.Write(
            new ContactEvent.WayVerified(Person, Mobile),
            new ContactEvent.WayBlocked(Person, Mobile, WayBlock.InvalidNumber)
        );
        journal.Report();
        Lose("21614");
        Pass(30);
        Assert.Single(Calls());

        journal.Write(new ContactEvent.WayVerified(Person, Mobile));
        Pass(0);
        Assert.Equal(2, Calls().Length);
    }

    [Fact]
    public void Nobody_is_called_for_an_authority_that_another_covers()
    {
        WithoutANumber();
        journal.Report();
        Lose("no-number");
        Pass(30);
        journal.Receive(Deputy, $"ja {journal.CodeOf(Deputy)}");
        journal.Write(new ContactEvent.WayAdded(Person, Mobile, WayKind.Sms, null));
        Pass(0);
        Assert.Single(Calls());
    }

    private void WithoutANumber() =>
        journal.Write(new ContactEvent.WayRemoved(Person, Mobile, WayRemoval.ByAdministrator));

    private void Lose(string code) =>
        Assert.Null(
            journal.Do(
                new AlertCommand.RecordFailed(Calls()[^1].Id, code, FailureAdvice.TellAdministrator, InDoubt: false)
            )
        );

    private Message[] Calls() =>
        [
            .. journal
                .Alerts.Messages.Values.Where(message =>
                    message.Person == Person && message.Purpose == MessagePurpose.Alert
                )
                .OrderBy(message => message.Sequence),
        ];
}
