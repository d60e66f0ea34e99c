using Beredskab.GeoModel.Identity;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Tests.World;
using Microsoft.Extensions.Time.Testing;

namespace Beredskab.Notifications.Tests.Escalation;

/// <summary>What is taken and never confirmed, lost after being taken, or lost for a reason that may pass.</summary>
public sealed class SilenceTests
{
    private static readonly PersonId Person = City.PoliceNoerrebro;
    private readonly FakeTimeProvider time = new(City.Start);
    private readonly MemoryJournal journal;

    public SilenceTests() => journal = new(time, City.Context());

    [Fact]
    public void A_text_without_a_receipt_for_sixty_seconds_leads_to_a_call_before_the_persons_own_next_way()
    {
        Has((WayKind.Sms, 0), (WayKind.Push, 200), (WayKind.Voice, 300));
        journal.Report();
        Accept(Newest());
        Pass(59.9);
        Assert.Equal([MessageChannel.Sms], Channels());
        Pass(0.1);
        Assert.Equal([MessageChannel.Sms, MessageChannel.Voice], Channels());
    }

    [Fact]
    public void Sent_is_no_receipt_and_counts_from_when_the_provider_took_it()
    {
        Has((WayKind.Sms, 0), (WayKind.Voice, 300));
        journal.Report();
        Accept(Newest());
        Pass(50);
        Tell(Newest(), DeliveryStatus.Sent);
        Pass(10);
        Assert.Equal([MessageChannel.Sms, MessageChannel.Voice], Channels());
    }

    [Fact]
    public void A_text_that_arrives_in_time_leads_nowhere()
    {
        Has((WayKind.Sms, 0), (WayKind.Voice, 300));
        journal.Report();
        var first = Newest();
        Accept(first);
        Pass(59);
        Tell(first, DeliveryStatus.Delivered);
        Pass(20);
        Assert.Equal([MessageChannel.Sms], Channels());
    }

    [Fact]
    public void A_receipt_that_comes_after_the_call_changes_nothing()
    {
        Has((WayKind.Sms, 0), (WayKind.Voice, 300));
        journal.Report();
        var first = Newest();
        Accept(first);
        Pass(61);
        Tell(first, DeliveryStatus.Delivered);
        Pass(20);
        Assert.Equal([MessageChannel.Sms, MessageChannel.Voice], Channels());
        Assert.Equal(MessageState.Delivered, journal.Alerts.Find(first.Id)!.State);
    }

    [Fact]
    public void Without_a_voice_the_next_way_is_used_once_and_not_all_of_them()
    {
        Has((WayKind.Sms, 0), (WayKind.Push, 200), (WayKind.Email, 280));
        journal.Report();
        Accept(Newest());
        Pass(89);
        Assert.Equal([MessageChannel.Sms, MessageChannel.Push], Channels());
    }

    [Fact]
    public void Of_a_notification_nobody_gives_a_receipt_so_the_person_keeps_the_time_they_chose()
    {
        Has((WayKind.Push, 0), (WayKind.Voice, 80));
        journal.Report();
        Accept(Newest());
        Pass(79);
        Assert.Equal([MessageChannel.Push], Channels());
    }

    [Fact]
    public void A_call_that_the_provider_says_nothing_of_leads_on_too()
    {
        Has((WayKind.Voice, 0), (WayKind.Email, 300));
        journal.Report();
        Accept(Newest());
        Tell(Newest(), DeliveryStatus.Sent);
        Pass(60);
        Assert.Equal([MessageChannel.Voice, MessageChannel.Email], Channels());
    }

    [Fact]
    public void Nobody_who_has_answered_is_called_for_silence()
    {
        Has((WayKind.Sms, 0), (WayKind.Voice, 300));
        journal.Report();
        Accept(Newest());
        journal.Receive(Person, "ja");
        Pass(80);
        Assert.Equal([MessageChannel.Sms], Channels());
    }

    [Fact]
    public void An_undelivered_text_goes_on_at_once_although_a_notification_was_taken_before_it()
    {
        Has((WayKind.Push, 0), (WayKind.Sms, 20), (WayKind.Voice, 300));
        journal.Report();
        Accept(Newest());
        Pass(20);
        Accept(Newest());
        Tell(Newest(), DeliveryStatus.Undelivered, "30003", FailureAdvice.NextChannel);
        Pass(0);
        Assert.Equal([MessageChannel.Push, MessageChannel.Sms, MessageChannel.Voice], Channels());
    }

    [Fact]
    public void A_loss_that_may_pass_is_tried_again_on_the_only_way_there_is_three_times_in_all()
    {
        journal.Report();
        for (var i = 0; i < 6; i++)
        {
            if (Newest() is { IsPending: true } waiting)
            {
                Accept(waiting);
                Tell(waiting, DeliveryStatus.Undelivered, "30008", FailureAdvice.TryAgain);
            }

            Pass(15);
        }

        Assert.Equal([MessageChannel.Sms, MessageChannel.Sms, MessageChannel.Sms], Channels());
    }

    [Fact]
    public void A_loss_that_does_not_pass_is_not_tried_again()
    {
        journal.Report();
        Accept(Newest());
        Tell(Newest(), DeliveryStatus.Undelivered, "30005", FailureAdvice.TellAdministrator);
        Pass(80);
        Assert.Equal([MessageChannel.Sms], Channels());
    }

    private void Has(params (WayKind Kind, int After)[] ways) =>
        journal.Context = journal.Context with
        {
            Contacts = City.Ways(
                Person,
                [
                    .. ways.Select(
                        (way, index) =>
                            new ContactWay(
                                new(DerivedId.From(Person.Value, 't', index)),
                                way.Kind,
                                true,
                                TimeSpan.FromSeconds(way.After)
                            )
                    ),
                ]
            ),
        };

    private bool Is(Message message) => message.Person == Person && message.Purpose == MessagePurpose.Alert;

    private Message Newest() => journal.Alerts.Messages.Values.Where(Is).MaxBy(message => message.Sequence)!;

    private void Accept(Message message) =>
        Assert.Null(journal.Do(new AlertCommand.RecordAccepted(message.Id, $"SM{message.Id}")));

    private void Tell(Message message, DeliveryStatus status, string? code = null, FailureAdvice? advice = null) =>
        Assert.Null(journal.Do(new AlertCommand.RecordStatus(message.Id, $"SM{message.Id}", status, code, advice)));

    private void Pass(double seconds) => journal.Pass(time, TimeSpan.FromSeconds(seconds));

    private MessageChannel[] Channels() =>
        [
            .. journal
                .Messages()
                .Where(message => message.Person == Person && message.Purpose == MessagePurpose.Alert)
                .Select(message => message.Channel),
        ];
}
