using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Tests.World;
using Microsoft.Extensions.Time.Testing;

namespace Beredskab.Notifications.Tests.Escalation;

/// <summary>A number that nobody has proved may be a stranger's: it hears of an alert when nothing else is left.</summary>
public sealed class LastResortTests
{
    private static readonly PersonId Person = City.PoliceNoerrebro;
    private static readonly WayId Mobile = ContactBook.MobileOf(Person);
    private readonly FakeTimeProvider time = new(City.Start);
    private readonly MemoryJournal journal;

    public LastResortTests()
    {
        journal = new(time, City.Context());
        journal.Write(new ContactEvent.WayVerified(Person, Mobile));
    }

    [Fact]
    public void A_number_that_was_just_added_gets_none_of_the_alerts_that_a_proved_one_carries()
    {
        journal.Report();
        Arrive(Newest());
        journal.Add(Person, WayKind.Sms, verified: false);
        journal.Add(Person, WayKind.Voice, verified: false);
        journal.Report();
        Arrive(Newest());
        Pass(30 * 60);
        Assert.NotEmpty(Calls());
        Assert.All(Calls(), call => Assert.Equal(Mobile, call.Way ?? Mobile));
    }

    [Fact]
    public void Once_it_is_proved_it_is_called_in_its_turn()
    {
        var call = journal.Add(Person, WayKind.Voice, verified: false);
        journal.Report();
        Arrive(Newest());
        Pass(80);
        Assert.Single(Calls());
        journal.Write(new ContactEvent.WayVerified(Person, call));
        Pass(1);
        Assert.Equal(call, Calls()[^1].Way);
    }

    [Fact]
    public void When_the_proved_number_takes_nothing_the_unproved_one_is_called_at_once()
    {
        var call = journal.Add(Person, WayKind.Voice, verified: false);
        journal.Report();
        Accept(Newest());
        Assert.Null(
            journal.Do(
                new AlertCommand.RecordStatus(
                    Newest().Id,
                    $"SM{Newest().Id}",
                    DeliveryStatus.Undelivered,
                    "30005",
                    FailureAdvice.NextChannel
                )
            )
        );
        Pass(0);
        Assert.Equal(call, Calls()[^1].Way);
    }

    [Fact]
    public void When_nobody_confirms_the_proved_number_the_unproved_one_is_called_after_sixty_seconds()
    {
        var call = journal.Add(Person, WayKind.Voice, verified: false);
        journal.Report();
        Accept(Newest());
        Pass(59.9);
        Assert.Single(Calls());
        Pass(0.1);
        Assert.Equal(call, Calls()[^1].Way);
    }

    [Fact]
    public void After_STOP_from_the_proved_number_the_unproved_one_is_called_rather_than_nobody()
    {
        var call = journal.Add(Person, WayKind.Voice, verified: false);
        journal.Receive(Person, "STOP");
        journal.Report();
        Assert.Equal(call, Assert.Single(Calls()).Way);
    }

    [Fact]
    public void Whoever_has_proved_nothing_is_called_on_all_that_there_is()
    {
        journal.Write(
            new ContactEvent.WayRemoved(Person, Mobile, WayRemoval.Replaced),
            new ContactEvent.WayAdded(Person, Mobile, WayKind.Sms, null)
        );
        var call = journal.Add(Person, WayKind.Voice, verified: false);
        journal.Report();
        Pass(60);
        Assert.Equal([Mobile, call], Calls().Select(message => message.Way ?? Mobile));
    }

    [Fact]
    public void A_call_that_is_taken_without_a_key_is_nobodys_word_that_the_person_was_reached()
    {
        var landline = OnlyLandlineIsProved();
        journal.Report();
        Assert.Equal(landline, Newest().Way);
        Arrive(Newest());
        Pass(59.9);
        Assert.Single(Calls());
        Pass(0.1);
        Assert.Equal([landline, Mobile], Calls().Select(message => message.Way ?? Mobile));
    }

    [Fact]
    public void A_key_is_enough_and_the_unproved_number_is_left_alone()
    {
        OnlyLandlineIsProved();
        journal.Report();
        var call = Newest();
        Accept(call);
        Pass(20);
        Assert.Null(journal.Do(new AlertCommand.AnswerByKey(Person, call.Id, "1")));
        Told(call, DeliveryStatus.Delivered);
        Pass(30 * 60);
        Assert.Single(Calls());
    }

    [Fact]
    public void When_a_call_is_taken_late_without_a_key_and_the_next_way_is_lost_the_unproved_number_follows_at_once()
    {
        var landline = OnlyLandlineIsProved();
        var other = journal.Add(Person, WayKind.Sms, verified: false);
        journal.Write(new ContactEvent.WayVerified(Person, other));
        journal.Report();
        Arrive(Newest());
        Pass(60);
        Assert.Equal([landline, other], Calls().Select(message => message.Way ?? Mobile));
        Accept(Newest());
        Told(Newest(), DeliveryStatus.Undelivered);
        Pass(0);
        Assert.Equal([landline, other, Mobile], Calls().Select(message => message.Way ?? Mobile));
    }

    [Fact]
    public void At_an_operationsberedskab_the_unproved_is_used_at_once_beside_the_proved()
    {
        var landline = OnlyLandlineIsProved();
        journal.Report(level: ActivationLevel.Operationsberedskab);
        Assert.Equal([landline, Mobile], Calls().Select(message => message.Way ?? Mobile));
        var added = journal.Add(Person, WayKind.Voice, verified: false);
        Pass(0);
        Assert.Equal([landline, Mobile, added], Calls().Select(message => message.Way ?? Mobile));
        Pass(59);
        Assert.Equal(3, Calls().Length);
    }

    [Fact]
    public void Whoever_is_told_by_a_call_that_is_taken_gets_the_end_on_no_unproved_number()
    {
        OnlyLandlineIsProved();
        var incident = journal.Report();
        Arrive(Newest());
        journal.StandDown(incident);
        var told = journal.Alerts.Messages.Values.Single(message =>
            message is { Purpose: MessagePurpose.StandDown } && message.Person == Person
        );
        Assert.Equal(MessageChannel.Voice, told.Channel);
        Arrive(told);
        Pass(30 * 60);
        Assert.Single(
            journal.Alerts.Messages.Values,
            message => message is { Purpose: MessagePurpose.StandDown } && message.Person == Person
        );
    }

    [Fact]
    public void A_text_that_arrives_at_an_unproved_number_does_not_stop_the_next_one()
    {
        var second = journal.Add(Person, WayKind.Sms, verified: false);
        var third = journal.Add(Person, WayKind.Sms, verified: false);
        var fourth = journal.Add(Person, WayKind.Sms, verified: false);
        journal.Report();
        Accept(Newest());
        Pass(60);
        Arrive(Newest());
        Pass(59.9);
        Assert.Equal([Mobile, second], Used());
        Pass(0.1);
        Assert.Equal([Mobile, second, third], Used());

        // What is lost is waited for no longer.
        var lost = Calls().Single(message => message.Way == third);
        Accept(lost);
        Told(lost, DeliveryStatus.Undelivered);
        Pass(0);
        Assert.Equal([Mobile, second, third, fourth], Used());

        IEnumerable<WayId> Used() => Calls().Select(message => message.Way ?? Mobile).Distinct();
    }

    [Fact]
    public void An_answer_to_an_unproved_number_stops_the_next_one()
    {
        journal.Add(Person, WayKind.Sms, verified: false);
        journal.Add(Person, WayKind.Voice, verified: false);
        journal.Report();
        Accept(Newest());
        Pass(60);
        Arrive(Newest());
        journal.Receive(Person, "ja");
        Pass(120);
        Assert.Equal(2, Calls().Length);
    }

    private WayId OnlyLandlineIsProved()
    {
        journal.Write(
            new ContactEvent.WayRemoved(Person, Mobile, WayRemoval.Replaced),
            new ContactEvent.WayAdded(Person, Mobile, WayKind.Sms, null)
        );
        var landline = journal.Add(Person, WayKind.Voice, verified: false);
        journal.Write(new ContactEvent.WayVerified(Person, landline));
        return landline;
    }

    private Message Newest() => journal.Alerts.Messages.Values.Where(Is).MaxBy(message => message.Sequence)!;

    private static bool Is(Message message) => message.Person == Person && message.Purpose == MessagePurpose.Alert;

    private Message[] Calls() => [.. journal.Alerts.Messages.Values.Where(Is).OrderBy(message => message.Sequence)];

    private void Accept(Message message) =>
        Assert.Null(journal.Do(new AlertCommand.RecordAccepted(message.Id, $"SM{message.Id}")));

    private void Arrive(Message message)
    {
        Accept(message);
        Told(message, DeliveryStatus.Delivered);
    }

    private void Told(Message message, DeliveryStatus status) =>
        Assert.Null(journal.Do(new AlertCommand.RecordStatus(message.Id, $"SM{message.Id}", status, null, null)));

    private void Pass(double seconds) => journal.Pass(time, TimeSpan.FromSeconds(seconds));
}
