using Beredskab.FakeTwilio;
using Beredskab.GeoModel.Identity;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Tests.World;
using Microsoft.Extensions.Time.Testing;

namespace Beredskab.Notifications.Tests.Dispatch;

/// <summary>Who is told: the dispatcher, the escalation and the provider over real HTTP, while the time is moved by hand.</summary>
public sealed class ToldByNetworkTests
{
    private const string Landline = "+4533000001";
    private static readonly PersonId Person = City.PoliceNoerrebro;
    private static readonly string Mobile = City.NumberOf(Person);
    private readonly FakeTimeProvider time = new(City.Start);

    [Fact]
    public async Task A_stand_down_that_nobody_confirms_for_a_minute_rings_whoever_is_on_the_way()
    {
        var voice = new WayId(Guid.NewGuid());
        await using var product = await Product.StartAsync(
            before: (journal, _) =>
                journal.Write(
                    new ContactEvent.WayVerified(Person, ContactBook.MobileOf(Person)),
                    new ContactEvent.WayAdded(Person, voice, WayKind.Voice, null),
                    new ContactEvent.WayVerified(Person, voice)
                ),
            escalating: true,
            time: time
        );
        product.Phonebook.Addresses[voice] = Landline;
        product.Twilio.Answer(new(Landline, Pickup.Person));
        var incident = product.Journal.Report();
        await When(() => product.Journal.Alerts.Messages.Values.All(m => m.State == MessageState.Delivered), "alerts");
        product.Journal.Receive(Person, "ja");
        await When(() => product.Journal.Alerts.Pending.IsEmpty, "the reply");

        product.Twilio.Plan(new(Fault.NoReceipt, To: Mobile));
        product.Journal.StandDown(incident);
        await When(() => Told() is [{ State: MessageState.Sent }], "a stand-down without a receipt");
        time.Advance(TimeSpan.FromSeconds(58));
        await When(() => product.Journal.Alerts.Pending.IsEmpty, "an empty queue");
        Assert.Empty(product.Twilio.Calls);

        time.Advance(TimeSpan.FromSeconds(2));
        await When(() => Told() is [_, { State: MessageState.Delivered }], "the call");
        Assert.Equal(Landline, Assert.Single(product.Twilio.Calls).To);
        Assert.Equal(MessageChannel.Voice, Told()[1].Channel);
        Assert.Empty(product.Journal.Alerts.News);

        Message[] Told() =>
            [
                .. product
                    .Journal.Alerts.Messages.Values.Where(m =>
                        m.Person == Person && m.Purpose == MessagePurpose.StandDown
                    )
                    .OrderBy(m => m.Sequence),
            ];
    }

    // A moment of virtual time between two looks, for what is paced by it.
    private Task When(Func<bool> condition, string what) =>
        Until.True(
            () =>
            {
                if (condition())
                {
                    return true;
                }

                time.Advance(TimeSpan.FromMilliseconds(0.1));
                return false;
            },
            what
        );
}
