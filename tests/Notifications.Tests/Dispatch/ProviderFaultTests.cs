using Beredskab.FakeTwilio;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Tests.World;

namespace Beredskab.Notifications.Tests.Dispatch;

/// <summary>Every fault of the provider, over real HTTP.</summary>
public sealed class ProviderFaultTests
{
    private static readonly string Phone = City.NumberOf(City.PoliceNoerrebro);

    [Theory]
    [InlineData(Fault.None)]
    [InlineData(Fault.TooManyRequests)]
    [InlineData(Fault.ServerError)]
    [InlineData(Fault.Unavailable)]
    [InlineData(Fault.CutBefore)]
    [InlineData(Fault.BadCredentials)]
    [InlineData(Fault.DuplicatedCallbacks)]
    [InlineData(Fault.ReorderedCallbacks)]
    [InlineData(Fault.CallbackBeforeResponse)]
    public async Task Whatever_goes_wrong_on_the_way_one_text_arrives(Fault fault)
    {
        await using var product = await Product.StartAsync();
        product.Twilio.Plan(new(fault, To: Phone));
        product.Journal.Report();

        await Until.True(
            () => product.Journal.Alerts.Messages.Values.All(message => message.State == MessageState.Delivered),
            "three delivered texts"
        );
        await Until.True(() => product.Twilio.Callbacks.Count >= 6, "all callbacks");
        Assert.Single(product.Twilio.Messages, message => message.To == Phone);
        Assert.Equal(3, product.Twilio.Messages.Count);
        Assert.Equal(MessageState.Delivered, product.MessageTo(City.PoliceNoerrebro).State);
        Assert.DoesNotContain(product.Twilio.Callbacks, callback => callback.Answer != 204);
        Assert.Empty(product.Journal.Alerts.Pending);
    }

    [Theory]
    [InlineData(Fault.CutAfter)]
    [InlineData(Fault.ServerErrorAfterAccepting)]
    [InlineData(Fault.SilentAfter)]
    public async Task A_text_taken_without_an_answer_is_found_at_the_provider_and_not_repeated(Fault fault)
    {
        // The look-up has the same limit, and a busy machine answers it late: one that gave up would send again.
        await using var product = await Product.StartAsync(settings => settings["Twilio:TimeoutSeconds"] = "2");
        product.Twilio.Plan(new(fault, To: Phone));
        product.Journal.Report();

        await Until.True(() => product.Journal.Alerts.Pending.IsEmpty, "an empty queue");
        Assert.Single(product.Twilio.Messages, message => message.To == Phone);
        var message = product.MessageTo(City.PoliceNoerrebro);
        Assert.Equal(MessageState.Accepted, message.State);
        Assert.False(message.WasRepeated);
        Assert.True(Assert.Single(message.Attempts).Failure?.InDoubt);
    }

    [Fact]
    public async Task A_text_in_doubt_that_the_provider_cannot_find_is_repeated_and_marked()
    {
        await using var product = await Product.StartAsync();
        product.Twilio.ListIsBehind = true;
        product.Twilio.Plan(new(Fault.CutAfter, To: Phone));
        product.Journal.Report();

        await Until.True(
            () => product.MessageTo(City.PoliceNoerrebro).State == MessageState.Delivered,
            "the repeat delivered"
        );
        var message = product.MessageTo(City.PoliceNoerrebro);
        Assert.Equal(2, product.Twilio.Messages.Count(taken => taken.To == Phone));
        Assert.Equal([false, true], message.Attempts.Select(attempt => attempt.Repeat));
    }

    [Fact]
    public async Task A_callback_clears_the_doubt_before_anything_is_repeated()
    {
        await using var product = await Product.StartAsync();
        product.Twilio.ListIsBehind = true;
        product.Twilio.Plan(new(Fault.CutAfterWithCallback, To: Phone));
        product.Journal.Report();

        await Until.True(
            () => product.MessageTo(City.PoliceNoerrebro).State == MessageState.Delivered,
            "delivered by the callback"
        );
        await Until.True(() => product.Journal.Alerts.Pending.IsEmpty, "an empty queue");
        Assert.Single(product.Twilio.Messages, taken => taken.To == Phone);
    }

    [Theory]
    [InlineData(Fault.OptedOut, "21610", FailureAdvice.TellAdministrator)]
    [InlineData(Fault.NotAMobile, "21614", FailureAdvice.NextChannel)]
    public async Task What_trying_again_cannot_help_fails_at_once_and_leaves_the_authority_missing(
        Fault fault,
        string code,
        FailureAdvice advice
    )
    {
        await using var product = await Product.StartAsync();
        product.Twilio.Plan(new(fault, To: Phone));
        var incident = product.Journal.Report();

        await Until.True(() => product.Journal.Alerts.Pending.IsEmpty, "an empty queue");
        var message = product.MessageTo(City.PoliceNoerrebro);
        Assert.Equal((MessageState.Failed, code), (message.State, message.ErrorCode));
        Assert.Equal(advice, Assert.Single(message.Attempts).Failure?.Advice);
        Assert.StartsWith(
            "missing ",
            product.Journal.State(product.Journal.Alerts.Of(incident)[0]),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_undelivered_text_says_so_with_the_networks_code()
    {
        await using var product = await Product.StartAsync();
        product.Twilio.Plan(new(Fault.Undelivered, To: Phone));
        product.Journal.Report();

        await Until.True(
            () => product.MessageTo(City.PoliceNoerrebro).State == MessageState.Undelivered,
            "undelivered"
        );
        Assert.Equal("30003", product.MessageTo(City.PoliceNoerrebro).ErrorCode);
    }

    [Fact]
    public async Task Forged_callbacks_are_refused_and_write_nothing()
    {
        await using var product = await Product.StartAsync();
        product.Twilio.Plan(new(Fault.ForgedCallbacks, Times: 3));
        product.Journal.Report();

        await Until.True(() => product.Twilio.Callbacks.Count == 6, "six callbacks");
        Assert.All(product.Twilio.Callbacks, callback => Assert.Equal(403, callback.Answer));
        Assert.DoesNotContain(product.Journal.Events, @event => @event is AlertEvent.MessageReported);
    }

    [Fact]
    public async Task Callbacks_that_come_late_still_count()
    {
        await using var product = await Product.StartAsync();
        product.Twilio.Plan(new(Fault.LateCallbacks, Times: 3));
        product.Journal.Report();

        await Until.True(() => product.Journal.Alerts.Pending.IsEmpty, "an empty queue");
        await product.Twilio.Release();
        Assert.All(
            product.Journal.Alerts.Messages.Values,
            message => Assert.Equal(MessageState.Delivered, message.State)
        );
    }

    [Fact]
    public async Task A_journal_that_cannot_write_delays_a_text_and_loses_none()
    {
        await using var product = await Product.StartAsync();
        product.Journal.Report();
        product.Journal.Unavailable = 5;
        await Until.True(() => product.Journal.Unavailable == 0, "a journal that writes again");

        await Until.True(
            () => product.Journal.Alerts.Messages.Values.All(message => message.State == MessageState.Delivered),
            "three delivered texts"
        );
        Assert.Equal(3, product.Twilio.Messages.Count);
    }

    [Fact]
    public async Task A_person_without_a_number_and_a_text_that_the_guard_stops_go_to_the_administrator()
    {
        await using var product = await Product.StartAsync();
        product.Phonebook.Remove(City.PoliceNoerrebro);
        product.Journal.Report();

        await Until.True(() => product.Journal.Alerts.Pending.IsEmpty, "an empty queue");
        Assert.Equal("no-number", product.MessageTo(City.PoliceNoerrebro).ErrorCode);
        Assert.Equal(2, product.Twilio.Messages.Count);
    }

    [Fact]
    public async Task The_most_urgent_text_overtakes_those_that_waited_longer()
    {
        await using var product = await Product.StartAsync(
            settings => settings["Dispatch:Concurrency"] = "1",
            (journal, _) =>
            {
                for (var i = 0; i < 5; i++)
                {
                    journal.Receive(City.Person(40 + i), "hvad sker der");
                }

                journal.Report();
            }
        );

        await Until.True(() => product.Twilio.Messages.Count == 8, "all texts");
        Assert.Equal(
            [true, true, true, false, false, false, false, false],
            product.Twilio.Messages.Select(message => message.Body.Contains("Stabsberedskab", StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task What_reaches_the_provider_carries_our_id_a_validity_and_no_link()
    {
        await using var product = await Product.StartAsync();
        product.Journal.Report();

        await Until.True(() => product.Twilio.Messages.Count == 3, "three texts");
        Assert.All(
            product.Twilio.Messages,
            message =>
            {
                Assert.StartsWith(
                    $"{product.Url}webhooks/twilio/status/",
                    message.StatusCallback,
                    StringComparison.Ordinal
                );
                Assert.Equal("3600", message.ValidityPeriod);
                Assert.DoesNotContain("person har skrevet", message.Body, StringComparison.Ordinal);
            }
        );
    }
}
