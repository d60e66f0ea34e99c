using Beredskab.FakeTwilio;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Tests.World;

namespace Beredskab.Notifications.Tests.Twilio;

/// <summary>Callbacks that we could not take are asked for again, and tokens can be changed without losing anything.</summary>
public sealed class CallbackRetryTests
{
    [Fact]
    public async Task Every_callback_address_has_our_reference_and_asks_for_five_more_tries()
    {
        await using var product = await Product.StartAsync();
        product.Journal.Report();
        var way = product.Journal.Add(City.PoliceNoerrebro, WayKind.Voice);
        product.Phonebook.Addresses[way] = "+4533000001";
        var called = product.Journal.AlertOn(City.PoliceNoerrebro, way, MessageChannel.Voice);

        await Until.True(() => product.Twilio.Messages.Count == 3 && product.Twilio.Calls.Count == 1, "all");
        var text = product.MessageTo(City.SofNoerrebro).Id;
        var given = product.Twilio.Messages.Single(m => m.To == City.NumberOf(City.SofNoerrebro)).StatusCallback;
        Assert.Equal($"{product.Url}webhooks/twilio/status/{text}#ct=2000&rt=10000&rc=5&rp=5xx,ct,rt", given);
        var call = product.Twilio.Calls[0];
        Assert.Equal(
            $"{product.Url}webhooks/twilio/call/{called}#ct=2000&rt=10000&rc=5&rp=5xx,ct,rt",
            call.StatusCallback
        );
        Assert.Contains(
            $"keys/{called}#ct=2000&amp;rt=10000&amp;rc=5&amp;rp=5xx,ct,rt",
            call.Twiml,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_callback_that_meets_a_hub_in_trouble_comes_again_and_is_proved_without_the_fragment()
    {
        await using var product = await Product.StartAsync();
        product.FailCallbacks = 5;
        product.Twilio.Plan(new(Fault.NoReceipt, Times: 2, To: City.NumberOf(City.SofNoerrebro)));
        product.Journal.Report();

        await Until.True(
            () => product.MessageTo(City.PoliceNoerrebro).State == MessageState.Delivered,
            "delivered after all"
        );
        await Until.True(() => product.Twilio.Callbacks.Count == 5, "five callbacks");
        Assert.Equal(10, product.Twilio.Posts);
        Assert.All(product.Twilio.Callbacks, callback => Assert.Equal(204, callback.Answer));
    }

    [Fact]
    public async Task What_we_refuse_is_not_asked_again()
    {
        await using var product = await Product.StartAsync();
        product.Twilio.Plan(new(Fault.ForgedCallbacks, Times: 3));
        product.Journal.Report();

        await Until.True(() => product.Twilio.Callbacks.Count == 6, "six callbacks");
        Assert.Equal(6, product.Twilio.Posts);
    }

    [Theory]
    [InlineData("fake-token", "next-token")]
    [InlineData("next-token", "fake-token")]
    public async Task Whichever_of_the_two_tokens_the_provider_takes_texts_leave_and_are_looked_up(
        string used,
        string next
    )
    {
        await using var product = await Product.StartAsync(settings =>
        {
            settings["Twilio:AuthToken"] = used;
            settings["Twilio:NextAuthToken"] = next;
        });
        product.Twilio.Tokens = ["next-token"];
        product.Twilio.Plan(new(Fault.CutAfter, To: City.NumberOf(City.PoliceNoerrebro)));
        product.Journal.Report();

        await Until.True(() => product.Journal.Alerts.Pending.IsEmpty, "an empty queue");
        Assert.Equal(3, product.Twilio.Messages.Count);
        // The one that was cut off was found in the list; nothing more is heard of it.
        Assert.Contains(product.Twilio.LookUps, look => look.To == City.NumberOf(City.PoliceNoerrebro));
        Assert.Equal(MessageState.Accepted, product.MessageTo(City.PoliceNoerrebro).State);

        // And back, while the settings still name both.
        product.Twilio.Tokens = ["fake-token"];
        product.Journal.Report();
        await Until.True(() => product.Twilio.Messages.Count == 6, "the next three");
        Assert.DoesNotContain(product.Journal.Events, e => e is AlertEvent.MessageFailed { Code: "20003" });
    }
}
