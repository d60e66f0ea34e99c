using Beredskab.GeoModel.Identity;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.TestAlarms;
using Beredskab.Notifications.Tests.World;
using Microsoft.Extensions.Time.Testing;

namespace Beredskab.Notifications.Tests.TestAlarms;

/// <summary>A test alarm that nobody confirms goes the way that a real one would.</summary>
public sealed class TestSilenceTests
{
    private static readonly PersonId Person = City.PoliceNoerrebro;
    private readonly FakeTimeProvider time = new(City.Start);
    private readonly MemoryJournal journal;

    public TestSilenceTests()
    {
        journal = new(time, City.Context());
        journal.Context = journal.Context with
        {
            Contacts = City.Ways(Person, Way(WayKind.Sms, 0), Way(WayKind.Push, 200), Way(WayKind.Voice, 300)),
        };
        Assert.Null(journal.Do(new TestAlarmCommand.SendNow(TestAudience.OnDuty, 7)));
    }

    [Fact]
    public void After_sixty_seconds_without_a_receipt_the_person_is_called_before_their_own_next_way()
    {
        Accept();
        journal.Pass(time, TimeSpan.FromSeconds(59.9));
        Assert.Equal([MessageChannel.Sms], Channels());
        journal.Pass(time, TimeSpan.FromSeconds(0.1));
        Assert.Equal([MessageChannel.Sms, MessageChannel.Voice], Channels());
        // The way in between keeps its time, and the call is not made twice.
        journal.Pass(time, TimeSpan.FromSeconds(300));
        Assert.Equal([MessageChannel.Sms, MessageChannel.Voice, MessageChannel.Push], Channels());
    }

    [Fact]
    public void A_receipt_in_time_leaves_each_way_its_own_time()
    {
        Accept();
        journal.Pass(time, TimeSpan.FromSeconds(59));
        var message = Messages()[0].Message;
        Assert.Null(journal.Do(new AlertCommand.RecordStatus(message, "SM1", DeliveryStatus.Delivered, null, null)));
        journal.Pass(time, TimeSpan.FromSeconds(100));
        Assert.Equal([MessageChannel.Sms], Channels());
    }

    [Fact]
    public void Who_has_answered_is_not_called_for_silence()
    {
        Accept();
        journal.Receive(Person, "ja");
        journal.Pass(time, TimeSpan.FromSeconds(120));
        Assert.Equal([MessageChannel.Sms], Channels());
    }

    private static ContactWay Way(WayKind kind, int after) =>
        new(new(DerivedId.From(Person.Value, 't', after)), kind, true, TimeSpan.FromSeconds(after));

    private void Accept() => Assert.Null(journal.Do(new AlertCommand.RecordAccepted(Messages()[0].Message, "SM1")));

    private AlertEvent.MessageIntended[] Messages() =>
        [.. journal.Messages().Where(message => message.Person == Person && message.Purpose == MessagePurpose.Alert)];

    private MessageChannel[] Channels() => [.. Messages().Select(message => message.Channel)];
}
