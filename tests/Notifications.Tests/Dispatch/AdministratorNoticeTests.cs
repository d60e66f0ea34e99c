using Beredskab.FakeTwilio;
using Beredskab.GeoModel.Identity;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Channels.Twilio;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Messages;
using Beredskab.Notifications.Tests.World;
using Microsoft.Extensions.Time.Testing;

namespace Beredskab.Notifications.Tests.Dispatch;

/// <summary>What the provider's codes lead to, and who hears of it.</summary>
public sealed class AdministratorNoticeTests
{
    private static readonly PersonId Person = City.PoliceNoerrebro;
    private static readonly PersonId Administrator = City.FallbackOne;
    private readonly FakeTimeProvider time = new(City.Start);
    private readonly MemoryJournal journal;

    public AdministratorNoticeTests() => journal = new(time, Context());

    [Theory]
    [InlineData(21610, FailureAdvice.TellAdministrator)]
    [InlineData(21614, FailureAdvice.NextChannel)]
    [InlineData(30003, FailureAdvice.NextChannel)]
    [InlineData(30004, FailureAdvice.TellAdministrator)]
    [InlineData(30005, FailureAdvice.TellAdministrator)]
    [InlineData(30006, FailureAdvice.NextChannel)]
    [InlineData(30007, FailureAdvice.TellAdministrator)]
    [InlineData(30008, FailureAdvice.TryAgain)]
    [InlineData(20429, FailureAdvice.TryAgain)]
    public async Task Each_code_of_a_lost_text_has_its_advice_in_the_journal(int code, FailureAdvice advice)
    {
        await using var product = await Product.StartAsync(escalating: false);
        product.Twilio.Plan(new(Fault.Undelivered, To: City.NumberOf(Person), Code: $"{code}"));
        product.Journal.Report();

        await Until.True(() => product.MessageTo(Person).State == MessageState.Undelivered, "undelivered");
        var reported = product
            .Journal.Events.OfType<AlertEvent.MessageReported>()
            .Single(e => e.Status == DeliveryStatus.Undelivered);
        Assert.Equal(($"{code}", advice), (reported.ErrorCode, reported.Advice));
        Assert.Equal(advice, TwilioErrors.Advise(code));
    }

    [Fact]
    public async Task A_text_that_the_network_filters_is_told_of_on_another_channel_and_the_person_is_called_within_five_seconds()
    {
        var (voice, admin) = (new WayId(Guid.NewGuid()), new WayId(Guid.NewGuid()));
        await using var product = await Product.StartAsync(
            before: (written, _) =>
            {
                written.Context = Context();
                written.Write(
                    new ContactEvent.WayVerified(Person, ContactBook.MobileOf(Person)),
                    new ContactEvent.WayAdded(Person, voice, WayKind.Voice, null),
                    new ContactEvent.WayVerified(Person, voice),
                    new ContactEvent.WayAdded(Administrator, admin, WayKind.Voice, null),
                    new ContactEvent.WayVerified(Administrator, admin)
                );
            },
            escalating: true
        );
        product.Phonebook.Addresses[voice] = "+4533000001";
        product.Phonebook.Addresses[admin] = "+4533000002";
        product.Twilio.Plan(new(Fault.Undelivered, To: City.NumberOf(Person), Code: "30007"));
        product.Journal.Report();

        await Until.True(() => product.Twilio.Calls.Any(call => call.To == "+4533000001"), "the call", seconds: 5);
        await Until.True(() => product.Twilio.Calls.Any(call => call.To == "+4533000002"), "the notice", seconds: 5);
        var notice = product.Journal.Messages().First(message => message.Purpose == MessagePurpose.Notice);
        Assert.Equal((Administrator, MessageChannel.Voice), (notice.Person!.Value, notice.Channel));
        Assert.Contains("fejl 30007", notice.Text.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void One_cause_is_told_once_an_hour_and_another_at_once()
    {
        journal.Report();
        var texts = journal.Alerts.Pending.Select(place => place.Message).ToArray();
        Fail(texts[0], "30007");
        Fail(texts[1], "30007");
        Assert.Equal(2, Notices());
        Fail(texts[2], "21606");
        Assert.Equal(4, Notices());

        time.Advance(TimeSpan.FromMinutes(60));
        journal.Report();
        Fail(journal.Alerts.Pending[0].Message, "30007");
        Assert.Equal(6, Notices());
    }

    [Fact]
    public void A_notice_that_is_lost_makes_no_further_notice()
    {
        journal.Report();
        Fail(journal.Alerts.Pending[0].Message, "30007");
        var notices = Notices();
        Fail(journal.Messages().Last(message => message.Purpose == MessagePurpose.Notice).Message, "21408");
        Assert.Equal(notices, Notices());
    }

    [Theory]
    [InlineData("30007")]
    [InlineData("guard-too-long")]
    [InlineData("<script>0101701234")]
    public void Every_notice_fits_into_one_SMS_and_holds_no_more_than_a_code(string code)
    {
        string[] texts =
        [
            NoticeTexts.Shipped.Refused(code),
            NoticeTexts.Probe,
            .. Enum.GetValues<MessageChannel>().Select(NoticeTexts.Shipped.ProviderDown),
            .. Enum.GetValues<MessageChannel>().Select(NoticeTexts.Shipped.ProviderBack),
        ];
        Assert.All(texts, text => Assert.Null(MessageGuard.Check(text)));
    }

    private int Notices() => journal.Messages().Count(message => message.Purpose == MessagePurpose.Notice);

    private void Fail(MessageId message, string code) =>
        Assert.Null(
            journal.Do(new AlertCommand.RecordFailed(message, code, FailureAdvice.TellAdministrator, InDoubt: false))
        );

    private static AlertContext Context() =>
        City.Context() with
        {
            Administrators = [City.FallbackOne, City.FallbackTwo],
        };
}
