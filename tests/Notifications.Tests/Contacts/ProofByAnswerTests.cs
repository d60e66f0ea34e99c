using Beredskab.GeoModel.Identity;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Tests.World;
using Microsoft.Extensions.Time.Testing;

namespace Beredskab.Notifications.Tests.Contacts;

/// <summary>Whoever answers from a number with the code that was sent there has the number.</summary>
public sealed class ProofByAnswerTests
{
    private static readonly PersonId Person = City.PoliceNoerrebro;
    private static readonly WayId Mobile = ContactBook.MobileOf(Person);
    private readonly FakeTimeProvider time = new(City.Start);
    private readonly MemoryJournal journal;

    public ProofByAnswerTests() => journal = new(time, City.Context());

    [Theory]
    [InlineData("JA {0}", true)]
    [InlineData("ja {0} 20", true)]
    [InlineData("stedfortræder {0}", true)]
    // A single open call makes a bare word an answer, and whoever forges a sender can write one.
    [InlineData("JA", false)]
    // A no is what a stranger writes to a wrong number.
    [InlineData("NEJ {0}", false)]
    [InlineData("JA {1}", false)]
    public void An_answer_with_the_code_proves_the_number_that_it_was_sent_to(string text, bool proves)
    {
        journal.Report();
        Accept();
        var code = journal.CodeOf(Person);
        journal.Receive(
            Person,
            string.Format(System.Globalization.CultureInfo.InvariantCulture, text, code, code == 9999 ? 9998 : code + 1)
        );
        Assert.Equal(proves, IsProved(Mobile));
    }

    [Fact]
    public void Once_proved_it_is_not_proved_again()
    {
        journal.Report();
        Accept();
        journal.Receive(Person, $"JA {journal.CodeOf(Person)}");
        journal.Receive(Person, $"JA {journal.CodeOf(Person)} 20");
        Assert.Single(journal.Events.OfType<ContactEvent.WayVerified>());
    }

    [Fact]
    public void A_code_that_has_not_left_for_the_number_proves_nothing()
    {
        journal.Report();
        journal.Receive(Person, $"JA {journal.CodeOf(Person)}");
        Assert.False(IsProved(Mobile));
    }

    [Fact]
    public void A_code_that_was_spoken_on_a_landline_alone_proves_no_other_number()
    {
        var landline = journal.Add(Person, WayKind.Voice, verified: false);
        journal.Write(new ContactEvent.WayVerified(Person, landline));
        journal.Report();
        Accept();
        Assert.All(Sent(), message => Assert.Equal(landline, message.Way));
        journal.Receive(Person, $"JA {journal.CodeOf(Person)}");
        Assert.False(IsProved(Mobile));
    }

    [Fact]
    public void A_code_that_went_to_the_unproved_mobile_after_the_landline_proves_the_mobile()
    {
        var landline = journal.Add(Person, WayKind.Voice, verified: false);
        journal.Write(new ContactEvent.WayVerified(Person, landline));
        journal.Report();
        Accept();
        journal.Pass(time, TimeSpan.FromSeconds(60));
        Accept();
        Assert.Equal([landline, Mobile], Sent().Select(message => message.Way ?? Mobile));
        journal.Receive(Person, $"JA {journal.CodeOf(Person)}");
        Assert.True(IsProved(Mobile));
    }

    [Fact]
    public void A_code_that_went_to_another_number_that_nobody_has_proved_is_not_the_persons_alone()
    {
        journal.Add(Person, WayKind.Sms, verified: false);
        journal.Report();
        Accept();
        journal.Pass(time, TimeSpan.FromSeconds(60));
        Accept();
        Assert.Equal(2, Sent().Length);
        journal.Receive(Person, $"JA {journal.CodeOf(Person)}");
        Assert.False(IsProved(Mobile));
    }

    [Fact]
    public void A_code_that_went_to_a_shared_phone_is_not_the_persons_alone()
    {
        var phone = new DutyPhoneId(Guid.NewGuid());
        Assert.Null(journal.Do(new DutyPhoneCommand.Register(phone, [new(City.NoerrebroGroup, City.Police)], null, 0)));
        Assert.Null(journal.Do(new DutyPhoneCommand.EnterCode(phone, Fits: true)));
        journal.Report();
        Accept();
        Assert.Contains(Sent(), message => message.Phone == phone);
        journal.Receive(Person, $"JA {journal.CodeOf(Person)}");
        Assert.False(IsProved(Mobile));
    }

    [Fact]
    public void What_went_to_the_number_before_it_was_replaced_proves_the_new_one_not()
    {
        journal.Report();
        Accept();
        time.Advance(TimeSpan.FromSeconds(5));
        journal.Write(
            new ContactEvent.WayRemoved(Person, Mobile, WayRemoval.Replaced),
            new ContactEvent.WayAdded(Person, Mobile, WayKind.Sms, null)
        );
        journal.Receive(Person, $"JA {journal.CodeOf(Person)}");
        Assert.False(IsProved(Mobile));
    }

    [Theory]
    [InlineData("JA {0}", AnswerKind.Coming, true)]
    [InlineData("NEJ {0}", AnswerKind.Cannot, false)]
    public void A_number_that_was_added_and_not_proved_answers_for_its_person_with_the_code_that_went_there(
        string text,
        AnswerKind kind,
        bool proves
    )
    {
        var landline = journal.Add(Person, WayKind.Voice);
        journal.Write(new ContactEvent.WayRemoved(Person, Mobile, WayRemoval.ByAdministrator));
        var added = journal.Add(Person, WayKind.Sms, verified: false);
        var incident = journal.Report();
        Accept();
        var code = journal.CodeOf(Person);
        // Not yet sent there.
        Assert.Equal(InboundOutcome.UnknownNumber, Text(added, $"JA {code}"));
        journal.Pass(time, TimeSpan.FromSeconds(60));
        Accept();
        Assert.Equal([landline, added], Sent().Select(message => message.Way!.Value));
        Assert.Equal(InboundOutcome.UnknownNumber, Text(added, "JA"));
        Assert.Equal(InboundOutcome.UnknownNumber, Text(added, $"JA {(code == 9999 ? 9998 : code + 1)}"));
        Assert.Empty(journal.Alerts.Of(incident)[0].Answers);

        Assert.Equal(
            InboundOutcome.Answered,
            Text(added, string.Format(System.Globalization.CultureInfo.InvariantCulture, text, code))
        );
        var answer = journal.Alerts.Of(incident)[0].Answers[Person];
        Assert.Equal((kind, added), (answer.Kind, answer.Way));
        Assert.Equal(proves, IsProved(added));
        Assert.Equal(added, journal.Messages()[^1].Way);
    }

    [Fact]
    public void A_code_that_was_spoken_on_the_number_too_went_to_nobody_else_and_proves_it_for_calls()
    {
        var call = journal.Add(Person, WayKind.Voice, verified: false);
        journal.Report();
        journal.Pass(time, TimeSpan.FromSeconds(60));
        Accept();
        Assert.Equal([Mobile, call], Sent().Select(message => message.Way ?? Mobile));
        Assert.Null(
            journal.Do(
                new AlertCommand.ReceiveSms(
                    Guid.NewGuid().ToString("N"),
                    Person,
                    City.NumberOf(Person),
                    $"JA {journal.CodeOf(Person)}",
                    Mobile,
                    Twin: call
                ),
                PersonId.System
            )
        );
        Assert.Equal((true, true), (IsProved(Mobile), IsProved(call)));
    }

    private InboundOutcome Text(WayId unproved, string text)
    {
        Assert.Null(
            journal.Do(
                new AlertCommand.ReceiveSms(
                    Guid.NewGuid().ToString("N"),
                    null,
                    "+4520999999",
                    text,
                    Unproved: unproved
                ),
                PersonId.System
            )
        );
        return journal.LastOutcome();
    }

    private bool IsProved(WayId way) => journal.Contacts.Find(Person, way)!.Verified;

    private Message[] Sent() =>
        [
            .. journal
                .Alerts.Messages.Values.Where(message =>
                    message is { Purpose: MessagePurpose.Alert } && message.Person == Person
                )
                .OrderBy(message => message.Sequence),
        ];

    private void Accept()
    {
        foreach (var message in Sent().Where(message => message.IsPending))
        {
            Assert.Null(journal.Do(new AlertCommand.RecordAccepted(message.Id, $"SM{message.Id}")));
        }
    }
}
