using Beredskab.FakeTwilio;
using Beredskab.GeoModel.Identity;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Messages;
using Beredskab.Notifications.Policies;
using Beredskab.Notifications.Tests.World;
using Microsoft.Extensions.Time.Testing;

namespace Beredskab.Notifications.Tests.Contacts;

/// <summary>STOP, START, and what the provider says of numbers that cannot be used.</summary>
public sealed class OptOutTests
{
    private static readonly PersonId Person = City.PoliceNoerrebro;
    private static readonly WayId Mobile = ContactBook.MobileOf(Person);
    private readonly FakeTimeProvider time = new(City.Start);
    private readonly MemoryJournal journal;

    public OptOutTests() => journal = new(time, Context());

    [Theory]
    [InlineData("STOP")]
    [InlineData(" stop ")]
    [InlineData("Afmeld")]
    public void STOP_blocks_that_way_and_the_next_comes_first(string text)
    {
        var call = journal.Add(Person, WayKind.Voice);
        Assert.Null(journal.Receive(Person, text));

        Assert.Equal(InboundOutcome.OptedOut, journal.LastOutcome());
        Assert.Equal([(call, TimeSpan.Zero)], journal.Contacts.WaysOf(Person).Select(way => (way.Id, way.After)));
        Assert.Equal(WayBlock.OptedOut, journal.Contacts.Find(Mobile)?.Blocked);
    }

    [Fact]
    public void Every_administrator_is_told_once_without_a_name_on_the_way_that_comes_first()
    {
        var push = journal.Add(City.FallbackTwo, WayKind.Push);
        journal.Write(
            new ContactEvent.WayBlocked(City.FallbackTwo, ContactBook.MobileOf(City.FallbackTwo), WayBlock.OptedOut)
        );
        journal.Receive(Person, "STOP");
        journal.Receive(Person, "STOP");

        var notices = journal.Messages().Where(message => message.Purpose == MessagePurpose.Notice).ToArray();
        Assert.Equal([City.FallbackOne, City.FallbackTwo], notices.Select(notice => notice.Person!.Value));
        Assert.Equal([MessageChannel.Sms, MessageChannel.Push], notices.Select(notice => notice.Channel));
        Assert.Equal([ContactBook.MobileOf(City.FallbackOne), push], notices.Select(notice => notice.Way!.Value));
        Assert.All(notices, notice => Assert.Equal(NoticeTexts.Shipped.OptedOut, notice.Text.Value));
    }

    [Fact]
    public void START_opens_it_again()
    {
        journal.Receive(Person, "STOP");
        Assert.Empty(journal.Contacts.WaysOf(Person));

        Assert.Null(journal.Receive(Person, "start"));
        Assert.Equal(InboundOutcome.OptedIn, journal.LastOutcome());
        Assert.Equal(Mobile, Assert.Single(journal.Contacts.WaysOf(Person)).Id);
    }

    [Fact]
    public void STOP_from_a_number_that_is_only_called_blocks_neither_it_nor_the_mobile()
    {
        var call = journal.Add(Person, WayKind.Voice);
        Assert.Null(journal.Receive(Person, "STOP", number: "+4533112233", way: call));

        Assert.Equal(InboundOutcome.OptedOut, journal.LastOutcome());
        Assert.Equal([Mobile, call], journal.Contacts.WaysOf(Person).Select(way => way.Id));
    }

    [Theory]
    [InlineData(WayKind.Sms)]
    [InlineData(WayKind.Voice)]
    public void The_reply_goes_to_the_number_that_the_text_came_from(WayKind kind)
    {
        var way = journal.Add(Person, kind);
        Assert.NotNull(journal.Receive(Person, "Hvad sker der?", number: "+4533112233", way: way));
        Assert.Equal(way, journal.Messages().Single().Way);
        Assert.NotNull(journal.Receive(Person, "Hvad sker der?", way: Mobile));
        Assert.Null(journal.Messages().Last().Way);
    }

    [Fact]
    public void A_lost_reply_by_SMS_to_a_number_that_is_called_leaves_the_calls()
    {
        var call = journal.Add(Person, WayKind.Voice);
        journal.Receive(Person, "Hvad sker der?", number: "+4533112233", way: call);
        journal.Do(
            new AlertCommand.RecordFailed(
                journal.Messages().Single().Message,
                "21614",
                FailureAdvice.NextChannel,
                InDoubt: false
            ),
            PersonId.System
        );

        Assert.Null(journal.Contacts.Find(call)!.Blocked);
    }

    [Fact]
    public void After_STOP_from_somebody_with_no_other_way_nobody_waits_for_them()
    {
        var incident = journal.Report();
        journal.Pass(time, TimeSpan.FromSeconds(10));
        Assert.Empty(journal.Events.OfType<AlertEvent.Escalated>());

        journal.Receive(Person, "STOP");
        journal.Pass(time, TimeSpan.Zero);
        // Within the same second the Sekretariat is called for the authority, and for no other.
        Assert.All(journal.Events.OfType<AlertEvent.Escalated>(), step => Assert.Equal(City.Police, step.Authority));
        Assert.Contains(
            journal.Events.OfType<AlertEvent.Escalated>(),
            step => step is { Kind: StepKind.Sekretariat, Empty: false }
        );
        // An answer of theirs counts all the same.
        journal.Do(new AlertCommand.Answer(journal.Alerts.Of(incident)[0].Id, AnswerKind.Coming, null), Person);
        Assert.StartsWith("covered", journal.State(journal.Alerts.Of(incident)[0]), StringComparison.Ordinal);
    }

    [Fact]
    public void After_STOP_the_next_way_is_used_and_its_owner_waited_for()
    {
        journal.Add(Person, WayKind.Voice);
        journal.Report();
        journal.Receive(Person, "STOP");
        journal.Pass(time, TimeSpan.FromSeconds(80));
        Assert.Empty(journal.Events.OfType<AlertEvent.Escalated>());
    }

    [Fact]
    public void STOP_from_a_number_that_nobody_has_blocks_nothing()
    {
        journal.Receive(null, "STOP");
        Assert.Equal(InboundOutcome.UnknownNumber, journal.LastOutcome());
        Assert.Empty(journal.Messages());
    }

    [Theory]
    [InlineData(Fault.OptedOut, WayBlock.OptedOut)]
    [InlineData(Fault.NotAMobile, WayBlock.InvalidNumber)]
    public async Task What_the_provider_refuses_for_good_blocks_the_way_and_tells_the_administrators(
        Fault fault,
        WayBlock reason
    )
    {
        await using var product = await Product.StartAsync(before: (journal, _) => journal.Context = Context());
        product.Twilio.Plan(new(fault, To: City.NumberOf(Person)));
        product.Journal.Report();

        await Until.True(() => product.Journal.Contacts.Find(Mobile)?.Blocked == reason, "the way blocked");
        await Until.True(
            () =>
                product.Twilio.Messages.Count(message =>
                    message.Body.StartsWith("SSP-BEREDSKAB: E", StringComparison.Ordinal)
                ) == 2,
            "two notices"
        );
    }

    [Fact]
    public async Task A_number_that_is_written_to_and_called_is_told_of_once_and_once_more_when_nothing_else_is_left()
    {
        var call = new WayId(Guid.NewGuid());
        await using var product = await Product.StartAsync(
            before: (journal, _) =>
            {
                journal.Context = Context();
                journal.Write(
                    new ContactEvent.WayVerified(Person, Mobile),
                    new ContactEvent.WayAdded(Person, call, WayKind.Voice, null),
                    new ContactEvent.WayVerified(Person, call)
                );
            },
            escalating: true
        );
        product.Phonebook.Addresses[call] = City.NumberOf(Person);
        product.Phonebook.Twins[Mobile] = call;
        product.Phonebook.Twins[call] = Mobile;
        product.Twilio.Plan(new(Fault.NotAMobile, Times: 2, To: City.NumberOf(Person)));
        product.Journal.Report();

        await Until.True(
            () => product.Journal.Contacts.AllOf(Person).All(way => way.Blocked == WayBlock.InvalidNumber),
            "both ways blocked"
        );
        Assert.Equal(
            [
                (City.FallbackOne, NoticeTexts.Shipped.InvalidNumber),
                (City.FallbackTwo, NoticeTexts.Shipped.InvalidNumber),
                (City.FallbackOne, NoticeTexts.Shipped.NothingLeft),
                (City.FallbackTwo, NoticeTexts.Shipped.NothingLeft),
            ],
            Notices(product.Journal).Select(notice => (notice.Person!.Value, notice.Text.Value!))
        );
    }

    [Fact]
    public async Task While_the_person_has_another_way_the_second_refusal_of_a_number_is_no_news()
    {
        var (call, mail) = (new WayId(Guid.NewGuid()), new WayId(Guid.NewGuid()));
        await using var product = await Product.StartAsync(
            before: (journal, _) =>
            {
                journal.Context = Context();
                journal.Write(
                    new ContactEvent.WayVerified(Person, Mobile),
                    new ContactEvent.WayAdded(Person, call, WayKind.Voice, null),
                    new ContactEvent.WayVerified(Person, call),
                    new ContactEvent.WayAdded(Person, mail, WayKind.Email, null),
                    new ContactEvent.WayVerified(Person, mail)
                );
            },
            escalating: true
        );
        product.Phonebook.Addresses[call] = City.NumberOf(Person);
        product.Phonebook.Addresses[mail] = "en@demo.invalid";
        product.Phonebook.Twins[Mobile] = call;
        product.Phonebook.Twins[call] = Mobile;
        product.Twilio.Plan(new(Fault.NotAMobile, Times: 2, To: City.NumberOf(Person)));
        product.Journal.Report();

        await Until.True(
            () => product.Journal.Contacts.AllOf(Person).Count(way => way.Blocked == WayBlock.InvalidNumber) == 2,
            "both ways blocked"
        );
        Assert.All(
            Notices(product.Journal),
            notice => Assert.Equal(NoticeTexts.Shipped.InvalidNumber, notice.Text.Value)
        );
        Assert.Equal(2, Notices(product.Journal).Count());
    }

    [Fact]
    public void A_person_without_any_way_is_missing_at_once_and_administrators_are_told_that_nothing_reaches_them()
    {
        journal.Write(new ContactEvent.WayRemoved(Person, Mobile, WayRemoval.ByAdministrator));
        journal.Report();
        var call = journal.Messages().Single(message => message.Person == Person);
        Assert.Null(
            journal.Do(
                new AlertCommand.RecordFailed(
                    call.Message,
                    MessageFailures.NoNumber,
                    FailureAdvice.TellAdministrator,
                    InDoubt: false
                )
            )
        );
        Assert.Equal(
            [NoticeTexts.Shipped.NothingLeft, NoticeTexts.Shipped.NothingLeft],
            Notices(journal).Select(notice => notice.Text.Value)
        );
        Assert.True(journal.NextDue(call.Alert!.Value, City.Start) <= City.Start);
    }

    [Fact]
    public void A_number_that_was_mended_and_is_refused_again_is_told_of_again()
    {
        journal.Report();
        Refuse();
        Refuse();
        Assert.Equal(2, Notices(journal).Count());

        journal.Write(
            new ContactEvent.WayRemoved(Person, Mobile, WayRemoval.Replaced),
            new ContactEvent.WayAdded(Person, Mobile, WayKind.Sms, null)
        );
        Refuse();
        Assert.Equal(4, Notices(journal).Count());

        void Refuse()
        {
            journal.Report();
            var newest = journal.Messages().Last(message => message.Person == Person && message.Alert is not null);
            Assert.Null(
                journal.Do(
                    new AlertCommand.RecordFailed(newest.Message, "21614", FailureAdvice.NextChannel, InDoubt: false)
                )
            );
        }
    }

    [Fact]
    public async Task A_notice_waits_for_everything_that_is_more_urgent()
    {
        await using var product = await Product.StartAsync(
            settings => settings["Dispatch:Concurrency"] = "1",
            (journal, _) =>
            {
                journal.Context = Context();
                journal.Receive(Person, "STOP");
                journal.Receive(City.SofNoerrebro, "hvad sker der");
                journal.Report();
            },
            escalating: true
        );

        // Nobody waits for whoever has no way left, so the Sekretariat is called for the authority at once.
        await Until.True(() => product.Twilio.Messages.Count == 7, "all texts");
        Assert.All(
            product.Twilio.Messages.Skip(5),
            message => Assert.Equal(NoticeTexts.Shipped.OptedOut, message.Body)
        );
    }

    [Fact]
    public void Every_notice_fits_into_one_SMS()
    {
        string[] texts =
        [
            NoticeTexts.Shipped.OptedOut,
            NoticeTexts.Shipped.InvalidNumber,
            NoticeTexts.Shipped.PhoneOptedOut,
            NoticeTexts.Shipped.PhoneInvalid,
            NoticeTexts.Shipped.NothingLeft,
            NoticeTexts.Shipped.Test,
            NoticeTexts.Shipped.Verification,
        ];
        Assert.All(
            texts,
            text =>
                Assert.Null(MessageGuard.Check(text.Replace(NoticeTexts.CodePlace, "123456", StringComparison.Ordinal)))
        );
    }

    private static IEnumerable<AlertEvent.MessageIntended> Notices(MemoryJournal journal) =>
        journal.Messages().Where(message => message.Purpose == MessagePurpose.Notice);

    private static AlertContext Context() =>
        City.Context() with
        {
            Administrators = [City.FallbackOne, City.FallbackTwo],
        };
}
