using System.Collections.Immutable;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;
using Beredskab.GeoModel.Texts;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Messages;
using Beredskab.Notifications.Policies;
using Beredskab.Notifications.Roster;
using Beredskab.Notifications.Tests.World;
using Microsoft.Extensions.Time.Testing;

namespace Beredskab.Notifications.Tests.Contacts;

/// <summary>The phone that lies with whoever is on duty: alerted beside them, and answering for them.</summary>
public sealed class DutyPhoneTests : DutyPhoneWorld
{
    [Fact]
    public void It_is_alerted_beside_whoever_is_on_duty_at_once_or_after_the_seconds_that_were_set()
    {
        Verified(smsAfter: 0, callAfter: 60);
        journal.Report();

        var (own, shared) = (CallsOn(null, Morning), CallsOn(Phone, Morning));
        Assert.Equal(MessageChannel.Sms, Assert.Single(own).Channel);
        Assert.Equal((MessageChannel.Sms, Phone.SmsWay), (Assert.Single(shared).Channel, shared[0].Way));
        Assert.Equal(own[0].Text, shared[0].Text);
        Assert.All(
            journal.Messages().Where(message => message is { Phone: not null, Alert: not null }),
            message => Assert.Equal(Morning, message.Person)
        );

        journal.Pass(time, TimeSpan.FromSeconds(59));
        Assert.Single(CallsOn(Phone, Morning));
        journal.Pass(time, TimeSpan.FromSeconds(1));
        Assert.Equal(
            [(MessageChannel.Sms, Phone.SmsWay), (MessageChannel.Voice, Phone.CallWay)],
            CallsOn(Phone, Morning).Select(message => (message.Channel, message.Way!.Value))
        );
    }

    [Fact]
    public void Its_SMS_comes_after_the_seconds_that_were_set_beside_the_holder_s_own()
    {
        Verified(smsAfter: 30);
        journal.Report();
        journal.Pass(time, TimeSpan.FromSeconds(29));
        Assert.Empty(CallsOn(Phone, Morning));
        journal.Pass(time, TimeSpan.FromSeconds(1));
        Assert.Equal(MessageChannel.Sms, Assert.Single(CallsOn(Phone, Morning)).Channel);
        Assert.Single(CallsOn(null, Morning));
    }

    [Fact]
    public void An_answer_stops_the_phone_as_it_stops_every_other_way()
    {
        Verified(smsAfter: 30, callAfter: null);
        journal.Report();
        journal.Receive(Morning, "ja");
        journal.Pass(time, TimeSpan.FromMinutes(10));
        Assert.Empty(CallsOn(Phone, Morning));
    }

    [Fact]
    public void An_operationsberedskab_uses_it_at_once_whatever_was_set()
    {
        Verified(smsAfter: 200, callAfter: 300);
        journal.Report(level: ActivationLevel.Operationsberedskab);
        Assert.Equal(2, CallsOn(Phone, Morning).Length);
    }

    [Fact]
    public void It_takes_no_part_before_its_code_was_given()
    {
        Register(0, 0);
        journal.Report();
        Assert.Empty(CallsOn(Phone, Morning));
        Assert.Single(CallsOn(null, Morning));
    }

    [Fact]
    public void It_comes_first_when_whoever_is_on_duty_cannot_be_reached_otherwise()
    {
        Verified(smsAfter: 120, callAfter: null);
        journal.Receive(Morning, "STOP");
        journal.Report();
        Assert.Single(CallsOn(Phone, Morning));
    }

    [Fact]
    public void An_SMS_from_it_answers_for_whoever_is_on_duty_and_is_shown_as_its()
    {
        Verified();
        var incident = journal.Report();
        var code = journal.CodeOf(Morning);

        Assert.Equal(ReplyTexts.Shipped.Answered(code, AnswerKind.Coming, 10), FromPhone($"10 ja {code}"));
        var alert = journal.Alerts.Of(incident)[0];
        var answer = alert.Answers[Morning];
        Assert.Equal(
            (AnswerKind.Coming, 10, AnswerChannel.Sms, Phone),
            (answer.Kind, answer.EtaMinutes, answer.Channel, answer.Phone!.Value)
        );
        Assert.False(AnswerWays.IsUnusual(alert, journal.Alerts, Morning, answer));
        Assert.Equal("covered waiting waiting", journal.State(alert));

        var reply = journal.Messages()[^1];
        Assert.Equal(
            (Phone, Phone.SmsWay, null, null),
            (reply.Phone!.Value, reply.Way!.Value, reply.Person, reply.Number)
        );
        var received = journal.Events.OfType<AlertEvent.SmsReceived>().Last();
        Assert.Equal((Phone, null, ""), (received.Phone!.Value, received.Person, received.Number.Value));
    }

    [Fact]
    public void A_key_in_a_call_to_it_answers_for_whoever_was_on_duty_when_it_rang()
    {
        Verified(smsAfter: null, callAfter: 0);
        var incident = journal.Report();
        var call = CallsOn(Phone, Morning).Single();
        Assert.Null(journal.Do(new AlertCommand.AnswerByKey(Morning, call.Message, "1")));
        var answer = journal.Alerts.Of(incident)[0].Answers[Morning];
        Assert.Equal((AnswerChannel.Voice, Phone), (answer.Channel, answer.Phone!.Value));
    }

    [Fact]
    public void After_a_turn_of_shift_an_old_code_counts_for_what_that_text_said()
    {
        Verified();
        var incident = journal.Report();
        var old = journal.CodeOf(Morning);
        journal.Pass(time, TimeSpan.FromMinutes(31));
        var fresh = journal.CodeOf(Evening);
        Assert.NotEqual(old, fresh);
        Assert.Equal(fresh, CallsOn(Phone, Evening).Last().Code);

        FromPhone($"ja {old}");
        Assert.True(Answers(incident).ContainsKey(Morning));
        Assert.False(Answers(incident).ContainsKey(Evening));
        FromPhone($"nej {fresh}");
        Assert.Equal(AnswerKind.Cannot, Answers(incident)[Evening].Kind);
        Assert.Equal(AnswerKind.Coming, Answers(incident)[Morning].Kind);
    }

    [Fact]
    public void After_a_turn_of_shift_an_answer_without_a_code_is_that_of_whoever_is_on_duty_now()
    {
        Verified();
        var incident = journal.Report();
        journal.Pass(time, TimeSpan.FromMinutes(31));
        FromPhone("ja");
        Assert.Equal([Evening], Answers(incident).Keys);
    }

    [Fact]
    public void After_a_turn_of_shift_it_is_not_called_again_for_whoever_went_home()
    {
        Verified();
        journal.Report();
        journal.Pass(time, TimeSpan.FromMinutes(31));
        var before = CallsOn(Phone, Morning).Length;
        journal.Pass(time, TimeSpan.FromHours(2));
        Assert.Equal(before, CallsOn(Phone, Morning).Length);
        Assert.True(CallsOn(Phone, Evening).Length > 1);
    }

    [Fact]
    public void An_answer_without_a_code_is_that_of_whoever_is_on_duty_though_they_were_called_before_their_turn()
    {
        // The evening's leader sits there too, and was called with the rest of the ledergruppe.
        journal.Context = journal.Context with
        {
            Roster = Roster().Seat(City.NoerrebroGroup, City.Police, [Morning, Evening], []),
        };
        Verified();
        var incident = journal.Report();
        journal.Pass(time, TimeSpan.FromMinutes(31));
        Assert.Contains("Du har nu vagten.", CallsOn(Phone, Evening)[0].Text.Value!, StringComparison.Ordinal);
        Assert.Equal(ReplyTexts.Shipped.Answered(journal.CodeOf(Evening), AnswerKind.Coming, null), FromPhone("ja"));
        Assert.Equal([Evening], Answers(incident).Keys);
    }

    [Fact]
    public void Without_a_code_it_never_answers_for_somebody_who_went_home()
    {
        // Nobody has the duty after them.
        journal.Context = journal.Context with
        {
            Roster = City.Roster()
                .Apply(
                    new AbsenceEvent.Registered(
                        Morning,
                        Guid.NewGuid(),
                        City.Start.AddMinutes(30),
                        City.Start.AddDays(1)
                    )
                ),
        };
        Verified();
        var incident = journal.Report();
        journal.Pass(time, TimeSpan.FromMinutes(31));
        Assert.Equal(ReplyTexts.Shipped.NotUnderstood([journal.CodeOf(Morning)]), FromPhone("ja"));
        Assert.Empty(Answers(incident));
        Assert.Equal(InboundOutcome.Ambiguous, journal.LastOutcome());
    }

    [Fact]
    public void One_phone_serves_several_seats_and_its_answers_are_told_apart_by_their_codes()
    {
        Verified(seats: [Seat, OtherSeat]);
        journal.Location = Reading.In(City.Noerrebro, City.Bispebjerg);
        var incident = journal.Report();
        var (one, other) = (journal.CodeOf(Morning), journal.CodeOf(City.PoliceBispebjerg));

        Assert.Equal(ReplyTexts.Shipped.Ambiguous([one, other]), FromPhone("ja"));
        Assert.Empty(Answers(incident));
        FromPhone($"ja {other}");
        Assert.Equal(
            [City.PoliceBispebjerg],
            journal.Alerts.Of(incident).SelectMany(alert => alert.Answers.Keys).Distinct()
        );
    }

    [Fact]
    public void A_code_that_was_never_called_on_it_does_not_count_from_it()
    {
        Verified();
        var incident = journal.Report();
        Assert.Contains("ikke din", FromPhone($"ja {journal.CodeOf(City.SofNoerrebro)}"), StringComparison.Ordinal);
        Assert.Empty(Answers(incident));
        Assert.Equal(InboundOutcome.UnknownCode, journal.LastOutcome());
    }

    [Fact]
    public void An_answer_from_the_person_s_own_phone_is_unusual_when_only_the_shared_one_was_called()
    {
        journal.Context = journal.Context with
        {
            Contacts = City.Ways(Morning, new ContactWay(new(Guid.NewGuid()), WayKind.Voice, true, TimeSpan.Zero)),
        };
        Verified();
        var incident = journal.Report();
        journal.Receive(Morning, "ja");
        var alert = journal.Alerts.Of(incident)[0];
        Assert.True(AnswerWays.IsUnusual(alert, journal.Alerts, Morning, alert.Answers[Morning]));
    }

    [Fact]
    public void After_the_stand_down_it_is_told_that_nothing_is_open()
    {
        Verified();
        var incident = journal.Report();
        var code = journal.CodeOf(Morning);
        journal.StandDown(incident);
        Assert.Equal(ReplyTexts.Shipped.AfterStandDown(code), FromPhone($"ja {code}"));
        Assert.Equal(ReplyTexts.Shipped.AfterStandDown(code), FromPhone("ja"));
    }

    [Fact]
    public void STOP_from_it_takes_it_out_tells_the_administrators_and_START_brings_it_back()
    {
        journal.Context = journal.Context with { Administrators = [City.FallbackOne] };
        Verified();
        Assert.Null(journal.Context.Contacts.Phones.Find(Phone)!.Blocked.GetValueOrDefault(Phone.SmsWay));
        Receive("STOP");
        Assert.Equal(WayBlock.OptedOut, journal.Contacts.Phones.Find(Phone)!.Blocked[Phone.SmsWay].Reason);
        Assert.Equal([NoticeTexts.Shipped.PhoneOptedOut], journal.TextsTo(City.FallbackOne));
        journal.Report();
        Assert.Empty(CallsOn(Phone, Morning));
        Assert.Single(CallsOn(null, Morning));

        Receive("start");
        journal.Report();
        Assert.Single(CallsOn(Phone, Morning));
    }

    [Fact]
    public void A_number_that_is_refused_for_texts_and_calls_is_told_of_once()
    {
        journal.Context = journal.Context with { Administrators = [City.FallbackOne] };
        Verified();
        journal.Report();
        foreach (var way in (WayId[])[Phone.SmsWay, Phone.CallWay])
        {
            var message = new MessageId(Guid.NewGuid());
            journal.Write(
                new AlertEvent.MessageIntended(
                    message,
                    null,
                    null,
                    null,
                    way == Phone.SmsWay ? MessageChannel.Sms : MessageChannel.Voice,
                    MessagePurpose.Notice,
                    FreeText.Of("prøve"),
                    way,
                    Phone: Phone
                )
            );
            Assert.Null(
                journal.Do(new AlertCommand.RecordFailed(message, "21211", FailureAdvice.TellAdministrator, false))
            );
        }

        Assert.Equal(2, journal.Contacts.Phones.Find(Phone)!.Blocked.Count);
        Assert.Equal([NoticeTexts.Shipped.PhoneInvalid], journal.TextsTo(City.FallbackOne));
    }

    [Fact]
    public void A_code_proves_it_for_ten_minutes_and_five_tries_and_never_stands_in_the_journal()
    {
        Register(0, null);
        var sent = journal.Messages().Single();
        Assert.Equal(
            (MessagePurpose.Verification, Phone.SmsWay, NoticeTexts.Shipped.Verification),
            (sent.Purpose, sent.Way!.Value, sent.Text.Value)
        );
        for (var i = 0; i < ContactDecider.MostTries; i++)
        {
            Assert.Null(journal.Do(new DutyPhoneCommand.EnterCode(Phone, Fits: false)));
        }

        Assert.Equal("code-spent", Refusal(new DutyPhoneCommand.EnterCode(Phone, Fits: true)));
        Assert.Null(journal.Do(new DutyPhoneCommand.SendCode(Phone)));
        time.Advance(ContactDecider.CodeLasts);
        Assert.Equal("code-expired", Refusal(new DutyPhoneCommand.EnterCode(Phone, Fits: true)));
        Assert.False(journal.Contacts.Phones.Find(Phone)!.Verified);
        Assert.Null(journal.Do(new DutyPhoneCommand.SendCode(Phone)));
        Assert.Null(journal.Do(new DutyPhoneCommand.EnterCode(Phone, Fits: true)));
        Assert.True(journal.Contacts.Phones.Find(Phone)!.Verified);
        Assert.Equal("code-missing", Refusal(new DutyPhoneCommand.EnterCode(Phone, Fits: true)));
    }

    [Fact]
    public void What_makes_no_sense_is_refused_with_a_stable_code()
    {
        Verified();
        Assert.Equal("phone-exists", Refusal(new DutyPhoneCommand.Register(Phone, [OtherSeat], 0, null)));
        Assert.Equal("seat-has-phone", Refusal(new DutyPhoneCommand.Register(Another, [OtherSeat, Seat], 0, null)));
        Assert.Equal("seats-invalid", Refusal(new DutyPhoneCommand.Register(Another, [], 0, null)));
        Assert.Equal("seats-invalid", Refusal(new DutyPhoneCommand.Register(Another, [OtherSeat, OtherSeat], 0, null)));
        Assert.Equal(
            "seat-unknown",
            Refusal(new DutyPhoneCommand.Register(Another, [new(new(Guid.NewGuid()), City.Police)], 0, null))
        );
        Assert.Equal("phone-unused", Refusal(new DutyPhoneCommand.Register(Another, [OtherSeat], null, null)));
        Assert.Equal("phone-too-late", Refusal(new DutyPhoneCommand.Register(Another, [OtherSeat], 301, null)));
        Assert.Equal("phone-too-late", Refusal(new DutyPhoneCommand.Register(Another, [OtherSeat], null, -1)));
        Assert.Equal("id-missing", Refusal(new DutyPhoneCommand.Register(default, [OtherSeat], 0, null)));
        Assert.Equal("phone-unknown", Refusal(new DutyPhoneCommand.SendCode(Another)));
        Assert.Null(journal.Do(new DutyPhoneCommand.Change(Phone, [OtherSeat], 10, null)));
        Assert.Null(journal.Do(new DutyPhoneCommand.Register(Another, [Seat], 0, null)));
        Assert.Null(journal.Do(new DutyPhoneCommand.Remove(Phone)));
        Assert.Null(journal.Contacts.Phones.Of(OtherSeat));
        Assert.Null(journal.Contacts.Phones.Of(Phone.CallWay));
    }

    [Fact]
    public async Task Over_the_network_its_SMS_counts_the_reply_goes_to_it_and_a_forged_one_does_nothing()
    {
        const string Number = "+4520990001";
        await using var product = await Product.StartAsync(
            before: (journal, _) =>
                journal.Write(new DutyPhoneEvent.Registered(Phone, [Seat], 0, 30), new DutyPhoneEvent.Verified(Phone))
        );
        product.Phonebook.Addresses[Phone.SmsWay] = Number;
        product.Phonebook.DutyPhones[Number] = Phone;
        var incident = product.Journal.Report();
        var code = product.Journal.CodeOf(Morning);
        await Until.True(() => product.Twilio.Messages.Any(m => m.To == Number), "the alert on the phone");

        Assert.Equal(403, await product.Twilio.SendInbound(Number, $"ja {code}", signedWith: "wrong"));
        Assert.Empty(product.Journal.Alerts.Of(incident)[0].Answers);
        Assert.Equal(200, await product.Twilio.SendInbound(Number, $"ja {code}"));
        Assert.Equal("covered waiting waiting", product.Journal.State(product.Journal.Alerts.Of(incident)[0]));
        await Until.True(
            () =>
                product.Twilio.Messages.Any(m =>
                    m.To == Number && m.Body == $"SSP-BEREDSKAB {code}: Dit JA er modtaget."
                ),
            "the reply"
        );
    }
}
