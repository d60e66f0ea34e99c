using System.Collections.Immutable;
using Beredskab.GeoModel.Identity;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Messages;
using Beredskab.Notifications.Roster;
using Beredskab.Notifications.TestAlarms;
using Beredskab.Notifications.Tests.World;
using Microsoft.Extensions.Time.Testing;

namespace Beredskab.Notifications.Tests.TestAlarms;

/// <summary>A test alarm tries the shared phones too, each as a contact of its own.</summary>
public sealed class TestPhoneTests
{
    private const int OnDuty = 7;
    private static readonly DutyPhoneId Phone = new(new("00000000-0000-8000-8000-0000000000f1"));
    private static readonly SeatId Seat = new(City.NoerrebroGroup, City.Police);
    private readonly FakeTimeProvider time = new(City.Start);
    private readonly MemoryJournal journal;

    public TestPhoneTests()
    {
        journal = new(time, City.Context());
        journal.Write(new DutyPhoneEvent.Registered(Phone, [Seat], 60, 90), new DutyPhoneEvent.Verified(Phone));
    }

    [Fact]
    public void A_shared_phone_is_asked_at_once_beside_its_holder_and_answers_for_itself()
    {
        Send();
        var (own, phones) = (Row(null), Row(Phone));
        Assert.NotEqual(own.Asked.Code, phones.Asked.Code);
        Assert.Equal(City.PoliceNoerrebro, phones.Asked.Person);
        Assert.Equal([MessageChannel.Sms], phones.Tries.Select(one => one.Channel));
        Assert.Equal(OnDuty + 1, journal.Alerts.Find(Running)!.Test!.Asked.Length);

        // The person has one code, so a bare yes from the own number is plain.
        Assert.Equal(TestAlarmTexts.Shipped.Answered(own.Asked.Code), journal.Receive(City.PoliceNoerrebro, "ja"));
        Assert.NotNull(Row(null).Answer);
        Assert.Null(Row(Phone).Answer);

        Assert.Equal(TestAlarmTexts.Shipped.Answered(phones.Asked.Code), FromPhone("ja"));
        Assert.NotNull(Row(Phone).Answer);
    }

    [Fact]
    public void Its_code_counts_from_nowhere_else()
    {
        Send();
        journal.Receive(City.PoliceNoerrebro, $"ja {Row(Phone).Asked.Code}");
        Assert.Equal(InboundOutcome.UnknownCode, journal.LastOutcome());
        Assert.Null(Row(Phone).Answer);
    }

    [Fact]
    public void The_answer_on_the_screen_is_the_persons_own()
    {
        Send();
        Assert.Null(journal.Do(new AlertCommand.Answer(Running, AnswerKind.Coming, null), City.PoliceNoerrebro));
        Assert.NotNull(Row(null).Answer);
        Assert.Null(Row(Phone).Answer);
    }

    [Fact]
    public void It_is_rung_up_by_the_time_set_between_its_ways_unless_it_has_answered()
    {
        Send();
        Accept(Row(Phone));
        journal.Pass(time, TimeSpan.FromSeconds(29));
        Assert.Equal([MessageChannel.Sms], Row(Phone).Tries.Select(one => one.Channel));
        journal.Pass(time, TimeSpan.FromSeconds(1));
        Assert.Equal([MessageChannel.Sms, MessageChannel.Voice], Row(Phone).Tries.Select(one => one.Channel));
    }

    [Fact]
    public void One_that_does_not_get_it_is_a_contact_that_failed()
    {
        Send();
        var message = Messages(Phone)[0];
        Assert.Null(journal.Do(new AlertCommand.RecordAccepted(message.Message, "SM1")));
        Assert.Null(
            journal.Do(
                new AlertCommand.RecordStatus(
                    message.Message,
                    "SM1",
                    DeliveryStatus.Undelivered,
                    "30003",
                    FailureAdvice.NextChannel
                )
            )
        );
        journal.Pass(time, TimeSpan.Zero);
        var row = Row(Phone);
        Assert.Equal([MessageChannel.Sms, MessageChannel.Voice], row.Tries.Select(one => one.Channel));
        Assert.Equal([new TestFault(MessageChannel.Sms, ContactFault.NotDelivered, "30003")], row.Faults);
        Assert.Empty(Row(null).Faults);
    }

    [Fact]
    public void One_that_is_blocked_says_so_and_nothing_is_sent_to_its_holder_in_its_name()
    {
        journal.Write(
            new DutyPhoneEvent.Blocked(Phone, Phone.SmsWay, WayBlock.OptedOut),
            new DutyPhoneEvent.Blocked(Phone, Phone.CallWay, WayBlock.InvalidNumber)
        );
        Send();
        var row = Row(Phone);
        Assert.Empty(row.Tries);
        Assert.Equal(
            [(MessageChannel.Sms, ContactFault.OptedOut), (MessageChannel.Voice, ContactFault.NumberRefused)],
            row.Faults.Select(fault => (fault.Channel, fault.Fault))
        );
        Assert.Equal(OnDuty, journal.Messages().Length);
        journal.Pass(time, TimeSpan.FromMinutes(20));
        Assert.False(journal.Alerts.Find(Running)!.IsOpen);
    }

    [Fact]
    public void One_that_nobody_has_or_that_is_not_proved_is_left_out()
    {
        var other = new DutyPhoneId(Guid.NewGuid());
        journal.Write(new DutyPhoneEvent.Registered(other, [new(City.ValbyGroup, City.Sof)], 0, null));
        Assert.Equal([Phone], Tried());
        // Nobody is on duty for SOF in Valby.
        journal.Write(new DutyPhoneEvent.Verified(other));
        Assert.Equal([Phone], Tried());
        journal.Write(
            new DutyPhoneEvent.Changed(
                other,
                [new(City.ValbyGroup, City.Sof), new(City.ValbyGroup, City.Police)],
                0,
                null
            )
        );
        Assert.Equal(2, Tried().Length);

        DutyPhoneId[] Tried() =>
            [
                .. TestPhones
                    .Of(journal.Context.Roster, journal.Contacts.Phones, time.GetUtcNow())
                    .Select(tried => tried.Phone.Id),
            ];
    }

    [Fact]
    public void The_report_has_each_text_word_by_word()
    {
        Send();
        Assert.Equal(
            $"ØVELSE SSP-BEREDSKAB {Row(Phone).Asked.Code}: PRØVEALARM. Svar JA {Row(Phone).Asked.Code}. Der er ikke sket noget. ØVELSE",
            Row(Phone).Tries[0].Text
        );
    }

    private AlertId Running => journal.Events.OfType<AlertEvent.TestRaised>().Single().Alert;

    private void Send() => Assert.Null(journal.Do(new TestAlarmCommand.SendNow(TestAudience.OnDuty, OnDuty)));

    private TestRow Row(DutyPhoneId? phone) =>
        TestReport
            .Rows(journal.Alerts, journal.Alerts.Find(Running)!)
            .Single(row => row.Asked.Person == City.PoliceNoerrebro && row.Asked.Phone == phone);

    private ImmutableArray<AlertEvent.MessageIntended> Messages(DutyPhoneId phone) =>
        [.. journal.Messages().Where(message => message.Phone == phone)];

    private void Accept(TestRow row)
    {
        var message = journal.Messages().Single(one => one.Code == row.Asked.Code);
        Assert.Null(journal.Do(new AlertCommand.RecordAccepted(message.Message, "SM1")));
    }

    private string? FromPhone(string text)
    {
        var before = journal.Messages().Length;
        Assert.Null(
            journal.Do(
                new AlertCommand.ReceiveSms(Guid.NewGuid().ToString("N"), null, "+4520990001", text, null, Phone),
                PersonId.System
            )
        );
        return journal.Messages()[before..] is [{ Purpose: MessagePurpose.Reply } reply] ? reply.Text.Value : null;
    }
}
