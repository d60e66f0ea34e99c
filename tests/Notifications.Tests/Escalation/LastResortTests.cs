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

    [Theory]
    [InlineData(ActivationLevel.Stabsberedskab)]
    [InlineData(ActivationLevel.Operationsberedskab)]
    public void A_number_that_was_just_added_gets_none_of_the_alerts_that_a_proved_one_carries(ActivationLevel level)
    {
        journal.Report(level: level);
        Arrive(Newest());
        journal.Add(Person, WayKind.Sms, verified: false);
        journal.Add(Person, WayKind.Voice, verified: false);
        journal.Report(level: level);
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

    private Message Newest() => journal.Alerts.Messages.Values.Where(Is).MaxBy(message => message.Sequence)!;

    private static bool Is(Message message) => message.Person == Person && message.Purpose == MessagePurpose.Alert;

    private Message[] Calls() => [.. journal.Alerts.Messages.Values.Where(Is).OrderBy(message => message.Sequence)];

    private void Accept(Message message) =>
        Assert.Null(journal.Do(new AlertCommand.RecordAccepted(message.Id, $"SM{message.Id}")));

    private void Arrive(Message message)
    {
        Accept(message);
        Assert.Null(
            journal.Do(
                new AlertCommand.RecordStatus(message.Id, $"SM{message.Id}", DeliveryStatus.Delivered, null, null)
            )
        );
    }

    private void Pass(double seconds) => journal.Pass(time, TimeSpan.FromSeconds(seconds));
}
