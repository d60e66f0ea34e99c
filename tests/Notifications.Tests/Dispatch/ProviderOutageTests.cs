using Beredskab.FakeTwilio;
using Beredskab.GeoModel.Identity;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Messages;
using Beredskab.Notifications.Tests.World;

namespace Beredskab.Notifications.Tests.Dispatch;

/// <summary>A provider that is down as a whole, over real HTTP.</summary>
public sealed class ProviderOutageTests
{
    private static readonly PersonId Person = City.PoliceNoerrebro;

    [Fact]
    public async Task A_provider_that_is_down_is_left_alone_people_are_called_and_what_waited_is_sent_when_it_is_back()
    {
        var voice = new WayId(Guid.NewGuid());
        var admin = new WayId(Guid.NewGuid());
        await using var product = await Product.StartAsync(
            // The gate has seconds to shut, also on a machine that does much else.
            settings =>
            {
                Quick(settings);
                settings["Dispatch:MessagesPerSecond"] = "5";
            },
            (journal, twilio) =>
            {
                journal.Context = City.Context() with { Administrators = [City.FallbackOne] };
                journal.Write(
                    new ContactEvent.WayVerified(Person, ContactBook.MobileOf(Person)),
                    new ContactEvent.WayAdded(Person, voice, WayKind.Voice, null),
                    new ContactEvent.WayVerified(Person, voice),
                    new ContactEvent.WayAdded(City.FallbackOne, admin, WayKind.Voice, null),
                    new ContactEvent.WayVerified(City.FallbackOne, admin)
                );
                twilio.TextsDown = true;
            },
            escalating: true
        );
        product.Phonebook.Addresses[voice] = "+4533000001";
        product.Phonebook.Addresses[admin] = "+4533000002";
        product.Twilio.Answer(new("+4533000001", Pickup.Person, "1"));
        for (var i = 0; i < 10; i++)
        {
            product.Journal.Report();
        }

        // Whoever can be called is called, and the administrator hears of it by another channel.
        await Until.True(() => product.Journal.Alerts.Outages.ContainsKey(MessageChannel.Sms), "the outage");
        await Until.True(() => product.Twilio.Calls.Count(call => call.To == "+4533000001") == 10, "ten calls");
        await Until.True(() => product.Twilio.Calls.Any(call => call.To == "+4533000002"), "the notice");
        await Until.True(
            () => product.Journal.Events.OfType<AlertEvent.Answered>().Count() == 10,
            "ten answers by telephone"
        );
        // The others wait, each refused once; most of them without the provider having been asked.
        var waiting = product.Journal.Alerts.Messages.Values.Where(m => m.IsPending).ToArray();
        Assert.NotEmpty(waiting);
        await Until.True(() => Waiting().All(message => message.IsRefused), "all know");
        Assert.Contains(Waiting(), message => message is { Attempts.IsEmpty: true, InDoubt: false });
        Assert.Single(product.Journal.Events.OfType<AlertEvent.ProviderFailed>());
        Assert.Equal(
            Waiting().Count(message => message.Attempts.IsEmpty),
            product
                .Journal.Events.OfType<AlertEvent.MessageFailed>()
                .Count(e =>
                    e.Code == MessageFailures.ProviderDown
                    && product.Journal.Alerts.Find(e.Message) is { IsPending: true, Attempts.IsEmpty: true }
                )
        );

        product.Twilio.TextsDown = false;
        await Until.True(() => product.Journal.Alerts.Pending.IsEmpty, "an empty queue");
        await Until.True(() => product.Journal.Alerts.Outages.IsEmpty, "the end of the outage");
        // Two of three are reached by text only, ten times; whoever answered by telephone gets no text any more.
        Assert.Equal(20, product.Twilio.Messages.Count(message => message.Body.Contains("Svar JA", Ordinal)));
        Assert.DoesNotContain(product.Twilio.Messages, message => message.To == City.NumberOf(Person));
        Assert.DoesNotContain(product.Journal.Events.OfType<AlertEvent.MessageAttempted>(), e => e.Repeat);
        Assert.Single(product.Journal.Events.OfType<AlertEvent.ProviderRecovered>());
        await Until.True(
            () =>
                product
                    .Journal.Messages()
                    .Any(m => m.Text.Value == NoticeTexts.Shipped.ProviderBack(MessageChannel.Sms)),
            "that it is back"
        );

        Message[] Waiting() => [.. product.Journal.Alerts.Messages.Values.Where(message => message.IsPending)];
    }

    [Fact]
    public async Task A_number_that_is_wrong_says_nothing_of_the_provider()
    {
        await using var product = await Product.StartAsync(Quick);
        product.Twilio.Plan(new(Fault.NotAMobile, Times: 30));
        for (var i = 0; i < 10; i++)
        {
            product.Journal.Report();
        }

        await Until.True(() => product.Journal.Alerts.Pending.IsEmpty, "an empty queue");
        Assert.DoesNotContain(product.Journal.Events, e => e is AlertEvent.ProviderFailed);
        Assert.Equal(30, product.Twilio.Requests);
    }

    [Fact]
    public async Task A_pace_that_is_too_quick_for_the_provider_is_no_outage()
    {
        await using var product = await Product.StartAsync(Quick);
        product.Twilio.Plan(new(Fault.TooManyRequests, Times: 12));
        product.Journal.Report();
        product.Journal.Report();

        await Until.True(() => product.Journal.Alerts.Pending.IsEmpty, "an empty queue");
        Assert.DoesNotContain(product.Journal.Events, e => e is AlertEvent.ProviderFailed);
    }

    [Fact]
    public async Task An_outage_from_before_a_restart_ends_with_the_first_text_that_is_taken()
    {
        await using var product = await Product.StartAsync(
            Quick,
            (journal, _) => journal.Write(new AlertEvent.ProviderFailed(MessageChannel.Sms, "http-503"))
        );
        product.Journal.Report();
        await Until.True(() => product.Journal.Alerts.Outages.IsEmpty, "the end of the outage");
    }

    private const StringComparison Ordinal = StringComparison.Ordinal;

    private static void Quick(Dictionary<string, string?> settings) => settings["Dispatch:OutageRestSeconds"] = "0.5";
}
