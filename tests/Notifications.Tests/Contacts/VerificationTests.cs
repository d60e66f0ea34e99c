using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Messages;
using Beredskab.Notifications.Tests.World;

namespace Beredskab.Notifications.Tests.Contacts;

/// <summary>Proving a way with a code, and the person's own plan.</summary>
public sealed class VerificationTests
{
    private static readonly PersonId Person = City.PoliceNoerrebro;
    private static readonly WayId Mobile = ContactBook.MobileOf(Person);
    private readonly ContactSecret secret = new(new byte[32]);
    private readonly WayId way = new(Guid.NewGuid());
    private ContactBook book = ContactBook.Empty;
    private DateTimeOffset now = City.Start;

    [Theory]
    [InlineData(WayKind.Sms, MessageChannel.Sms)]
    [InlineData(WayKind.Voice, MessageChannel.Voice)]
    [InlineData(WayKind.Email, MessageChannel.Email)]
    public void A_new_way_gets_a_code_on_that_way_and_the_journal_has_none_of_it(WayKind kind, MessageChannel channel)
    {
        var events = Do(new ContactCommand.AddWay(Person, way, kind, null));
        var message = Assert.Single(events.OfType<AlertEvent.MessageIntended>());
        Assert.Equal(
            (channel, MessagePurpose.Verification, way),
            (message.Channel, message.Purpose, message.Way!.Value)
        );
        Assert.Contains(NoticeTexts.CodePlace, message.Text.Value, StringComparison.Ordinal);

        Assert.Null(Refused(new ContactCommand.EnterCode(Person, way, secret.IsCode(Sent(), secret.CodeOf(Sent())))));
        Assert.True(book.Find(way)!.Verified);
    }

    [Fact]
    public void A_device_has_proved_itself_by_subscribing_and_must_have_a_name()
    {
        Assert.Equal("label-invalid", Refused(new ContactCommand.AddWay(Person, way, WayKind.Push, " ")));
        Assert.Null(Refused(new ContactCommand.AddWay(Person, way, WayKind.Push, "Firefox på telefon")));
        Assert.True(book.Find(way)!.Verified);
        Assert.Equal("nothing-to-verify", Refused(new ContactCommand.SendCode(Person, way)));
    }

    [Fact]
    public void A_code_can_be_tried_five_times_and_then_not_even_the_right_one_fits()
    {
        Do(new ContactCommand.AddWay(Person, way, WayKind.Sms, null));
        for (var i = 0; i < ContactDecider.MostTries; i++)
        {
            Assert.Null(Refused(new ContactCommand.EnterCode(Person, way, false)));
        }

        Assert.Equal("code-spent", Refused(new ContactCommand.EnterCode(Person, way, true)));
        Do(new ContactCommand.SendCode(Person, way));
        Assert.Null(Refused(new ContactCommand.EnterCode(Person, way, true)));
        Assert.Equal("code-missing", Refused(new ContactCommand.EnterCode(Person, way, true)));
    }

    [Fact]
    public void A_code_lasts_ten_minutes()
    {
        Do(new ContactCommand.AddWay(Person, way, WayKind.Sms, null));
        now += ContactDecider.CodeLasts;
        Assert.Equal("code-expired", Refused(new ContactCommand.EnterCode(Person, way, true)));
    }

    [Fact]
    public void A_person_gets_so_many_codes_an_hour_and_no_more()
    {
        Do(new ContactCommand.AddWay(Person, way, WayKind.Sms, null));
        for (var i = 1; i < ContactDecider.CodesPerHour; i++)
        {
            Assert.Null(Refused(new ContactCommand.SendCode(Person, way)));
        }

        Assert.Equal("codes-too-many", Refused(new ContactCommand.SendCode(Person, way)));
        now += TimeSpan.FromMinutes(61);
        Assert.Null(Refused(new ContactCommand.SendCode(Person, way)));
    }

    [Fact]
    public void A_plan_names_every_way_once_begins_at_once_never_goes_back_and_keeps_the_limits()
    {
        Do(new ContactCommand.AddWay(Person, way, WayKind.Push, "Firefox"));
        Assert.Equal("plan-incomplete", Refused(Plan((way, 0))));
        Assert.Equal("plan-first-not-zero", Refused(Plan((way, 5), (Mobile, 10))));
        Assert.Equal("plan-not-in-order", Refused(Plan((way, 0), (Mobile, -1))));
        Assert.Equal("plan-too-late", Refused(Plan((way, 0), (Mobile, 301))));
        Assert.Equal("plan-verified-too-late", Refused(Plan((Mobile, 0), (way, 30))));
        Assert.Null(Refused(Plan((way, 0), (Mobile, 300))));
        Assert.Equal("limits-invalid", Refused(new ContactCommand.SetLimits(10, 5)));
        Assert.Null(Refused(new ContactCommand.SetLimits(0, 60)));
        Assert.Equal([0.0, 60.0], book.WaysOf(Person).Select(planned => planned.After.TotalSeconds));
    }

    [Fact]
    public void Another_mobile_number_is_unproved_and_no_number_is_no_way()
    {
        Assert.Empty(Do(new ContactCommand.ReplaceMobile(Person, true)));
        book = book.Apply(new ContactEvent.WayVerified(Person, Mobile), now);
        Do(new ContactCommand.ReplaceMobile(Person, true));
        Assert.False(book.Find(Mobile)!.Verified);
        Do(new ContactCommand.ReplaceMobile(Person, false));
        Assert.Empty(book.WaysOf(Person));
    }

    [Fact]
    public void Whoever_proves_a_number_by_a_call_is_still_written_to_on_it()
    {
        Do(new ContactCommand.AddWay(Person, way, WayKind.Voice, null));
        Do(new ContactCommand.EnterCode(Person, way, true, Twin: Mobile));

        Assert.Equal([(Mobile, true), (way, true)], book.WaysOf(Person).Select(one => (one.Id, one.Verified)));
        Assert.Empty(book.LastResortsOf(Person));
    }

    [Fact]
    public void A_call_that_proves_a_number_does_not_open_it_for_texts_that_the_network_refuses()
    {
        book = book.Apply(new ContactEvent.WayBlocked(Person, Mobile, WayBlock.InvalidNumber), now);
        Do(new ContactCommand.AddWay(Person, way, WayKind.Voice, null));
        Do(new ContactCommand.EnterCode(Person, way, true, Twin: Mobile));

        Assert.Equal((false, WayBlock.InvalidNumber), (book.Find(Mobile)!.Verified, book.Find(Mobile)!.Blocked));
    }

    [Fact]
    public void The_mobile_takes_the_place_of_the_same_number_that_the_person_had_added()
    {
        Do(new ContactCommand.AddWay(Person, way, WayKind.Sms, null));
        Do(new ContactCommand.EnterCode(Person, way, true));
        Do(new ContactCommand.ReplaceMobile(Person, true, Doubled: way));

        var left = Assert.Single(book.AllOf(Person));
        Assert.Equal((Mobile, true), (left.Id, left.Verified));
    }

    [Fact]
    public void The_last_way_is_removed_only_when_that_is_confirmed()
    {
        Do(new ContactCommand.AddWay(Person, way, WayKind.Sms, null));
        Assert.Equal("way-is-last", Refused(Removal(way) with { HasMobile = false }));
        Assert.Null(Refused(Removal(way)));
        Assert.Equal("way-is-last", Refused(Removal(Mobile)));
        Assert.Equal(Mobile, Assert.Single(book.AllOf(Person)).Id);
        Assert.Null(Refused(Removal(Mobile) with { Confirmed = true }));
        Assert.Empty(book.AllOf(Person));

        static ContactCommand.RemoveWay Removal(WayId of) => new(Person, of, WayRemoval.ByPerson);
    }

    [Fact]
    public void A_way_that_is_blocked_does_not_count_as_one_that_is_left()
    {
        Do(new ContactCommand.AddWay(Person, way, WayKind.Sms, null));
        book = book.Apply(new ContactEvent.WayBlocked(Person, Mobile, WayBlock.OptedOut), now);
        Assert.Equal("way-is-last", Refused(new ContactCommand.RemoveWay(Person, way, WayRemoval.ByPerson)));
    }

    [Fact]
    public void Who_removes_a_way_that_is_not_there_is_told_and_the_product_itself_goes_on()
    {
        Assert.Equal("way-unknown", Refused(new ContactCommand.RemoveWay(Person, way, WayRemoval.ByPerson)));
        Assert.Empty(Do(new ContactCommand.RemoveWay(Person, way, WayRemoval.Replaced)));
    }

    [Theory]
    [InlineData("90 12 34 56", "number-premium")]
    [InlineData("+45 9012 3456", "number-premium")]
    [InlineData("+881 612 345 678", "number-satellite")]
    [InlineData("00870 773 123 456", "number-satellite")]
    [InlineData("+88 2 16 12 34 56", "number-satellite")]
    public void What_takes_money_or_is_reached_by_satellite_is_refused(string text, string code) =>
        Assert.Equal(code, PhoneNumber.Read(text, out _, out _)?.Code);

    [Theory]
    [InlineData("+4520123456", true, null)]
    [InlineData("+4570101155", true, PhoneNumber.WithoutSmsWarning)]
    [InlineData("+4580101155", true, PhoneNumber.WithoutSmsWarning)]
    [InlineData("+4570101155", false, null)]
    [InlineData("+46701234567", true, PhoneNumber.ForeignWarning)]
    [InlineData("+46701234567", false, PhoneNumber.ForeignWarning)]
    public void Who_writes_a_number_that_may_not_get_texts_is_warned(string number, bool bySms, string? warning) =>
        Assert.Equal(warning, PhoneNumber.WarningOf(number, bySms));

    [Theory]
    [InlineData("20 12 34 56", "+4520123456", false)]
    [InlineData("+45 33-11-22-33", "+4533112233", false)]
    [InlineData("0045 20123456", "+4520123456", false)]
    [InlineData("+46 70 123 45 67", "+46701234567", true)]
    [InlineData("0049 30 123456", "+4930123456", true)]
    public void A_number_is_read_as_people_write_it(string text, string expected, bool foreign)
    {
        Assert.Null(PhoneNumber.Read(text, out var number, out var isForeign));
        Assert.Equal((expected, foreign), (number, isForeign));
    }

    [Theory]
    [InlineData("")]
    [InlineData("112")]
    [InlineData("10 12 34 56")]
    [InlineData("+45 2012345")]
    [InlineData("+0123456789")]
    [InlineData("+46 70 abc 45")]
    [InlineData("+1234567890123456")]
    public void What_is_no_number_is_refused(string text) =>
        Assert.Equal("number-invalid", PhoneNumber.Read(text, out _, out _)?.Code);

    [Theory]
    [InlineData(MessageChannel.Sms)]
    [InlineData(MessageChannel.Voice)]
    public async Task The_code_is_put_in_when_it_leaves(MessageChannel channel)
    {
        await using var product = await Product.StartAsync();
        var verdict = ContactDecider.Decide(
            ContactBook.Empty,
            new ContactCommand.AddWay(Person, way, channel == MessageChannel.Sms ? WayKind.Sms : WayKind.Voice, null),
            new(Guid.CreateVersion7(), Person, City.Police, now, now)
        );
        product.Phonebook.Addresses[way] = "+4530303030";
        product.Journal.Write(((Verdict.Accepted)verdict).Events);
        var code = product.Get<ContactSecret>().CodeOf(product.Journal.Messages().Single().Message);

        if (channel == MessageChannel.Sms)
        {
            await Until.True(() => product.Twilio.Messages.Count == 1, "the code");
            Assert.Contains($"Din kode er {code}.", product.Twilio.Messages[0].Body, StringComparison.Ordinal);
        }
        else
        {
            await Until.True(() => product.Twilio.Calls.Count == 1, "the code");
            Assert.Contains(
                $"Din kode er {string.Join(", ", code.ToCharArray())}.",
                product.Twilio.Calls[0].Twiml,
                StringComparison.Ordinal
            );
        }
    }

    private MessageId Sent() => book.Find(way)!.Code!.Message;

    private static ContactCommand.SetPlan Plan(params (WayId Way, int After)[] ways) =>
        new(Person, [.. ways.Select(planned => new PlannedWay(planned.Way, planned.After))]);

    private string? Refused(ContactCommand command) =>
        Decide(command) is Verdict.Refused refused ? refused.Refusal.Code : null;

    private DomainEvent[] Do(ContactCommand command) => [.. Assert.IsType<Verdict.Accepted>(Decide(command)).Events];

    private Verdict Decide(ContactCommand command)
    {
        var verdict = ContactDecider.Decide(book, command, new(Guid.NewGuid(), Person, City.Police, now, now));
        if (verdict is Verdict.Accepted accepted)
        {
            book = accepted.Events.OfType<ContactEvent>().Aggregate(book, (one, @event) => one.Apply(@event, now));
        }

        return verdict;
    }
}
