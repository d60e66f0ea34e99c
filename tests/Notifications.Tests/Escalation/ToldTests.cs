using System.Collections.Immutable;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Escalation;
using Beredskab.Notifications.Policies;
using Beredskab.Notifications.Tests.World;
using Microsoft.Extensions.Time.Testing;

namespace Beredskab.Notifications.Tests.Escalation;

/// <summary>Who is told, and not asked, is reached on another way too when a message is lost or nobody confirms it.</summary>
public sealed class ToldTests
{
    private static readonly PersonId Person = City.PoliceNoerrebro;
    private readonly FakeTimeProvider time = new(City.Start);
    private readonly MemoryJournal journal;

    public ToldTests() => journal = new(time, City.Context());

    [Theory]
    [InlineData(DeliveryStatus.Sent)]
    [InlineData(DeliveryStatus.Undelivered)]
    public void A_stand_down_that_does_not_arrive_is_told_on_the_next_way_that_is_written(DeliveryStatus status)
    {
        Has(WayKind.Sms, WayKind.Voice, WayKind.Email);
        var incident = Answered();
        journal.StandDown(incident);
        var first = Newest(MessagePurpose.StandDown);
        Accept(first);
        Tell(first, status);
        Pass(status == DeliveryStatus.Sent ? 59.9 : 0);
        Assert.Equal(
            status == DeliveryStatus.Sent ? [MessageChannel.Sms] : [MessageChannel.Sms, MessageChannel.Email],
            Told(MessagePurpose.StandDown)
        );
        Pass(0.1);
        Assert.Equal([MessageChannel.Sms, MessageChannel.Email], Told(MessagePurpose.StandDown));
        Assert.Equal(first.Text, Newest(MessagePurpose.StandDown).Text);
        Assert.Equal(first.Id, Newest(MessagePurpose.StandDown).Instead);
        Accept(Newest(MessagePurpose.StandDown));
        Pass(600);
        Assert.Equal([MessageChannel.Sms, MessageChannel.Email], Told(MessagePurpose.StandDown));
        Assert.DoesNotContain(journal.Alerts.News.Values, news => news.Contains(first.Id));
    }

    [Fact]
    public void A_stand_down_is_written_first_to_whoever_is_otherwise_rung_up()
    {
        Has(WayKind.Voice, WayKind.Sms);
        var incident = Answered();
        journal.StandDown(incident);
        Assert.Equal([MessageChannel.Sms], Told(MessagePurpose.StandDown));
    }

    [Fact]
    public void Who_has_a_telephone_and_nothing_else_is_rung_up_for_a_stand_down()
    {
        Has(WayKind.Voice);
        var incident = journal.Report();
        journal.LetAllLeave();
        journal.StandDown(incident);
        Assert.Equal([MessageChannel.Voice], Told(MessagePurpose.StandDown));
    }

    [Fact]
    public void Who_is_on_the_way_is_rung_up_when_nothing_that_is_written_arrives()
    {
        Has(WayKind.Sms, WayKind.Voice);
        var incident = Answered();
        journal.StandDown(incident);
        Accept(Newest(MessagePurpose.StandDown));
        Pass(60);
        Assert.Equal([MessageChannel.Sms, MessageChannel.Voice], Told(MessagePurpose.StandDown));
    }

    [Fact]
    public void Nobody_is_woken_by_a_call_to_hear_the_end_of_what_never_reached_them()
    {
        Has(WayKind.Sms, WayKind.Voice);
        var incident = journal.Report();
        Accept(Newest(MessagePurpose.Alert));
        journal.StandDown(incident);
        Accept(Newest(MessagePurpose.StandDown));
        Pass(600);
        Assert.Equal([MessageChannel.Sms], Told(MessagePurpose.StandDown));
    }

    [Fact]
    public void A_late_receipt_says_that_they_have_heard_and_the_end_is_told_by_a_call_at_once()
    {
        Has(WayKind.Sms, WayKind.Voice);
        var incident = journal.Report();
        var call = Newest(MessagePurpose.Alert);
        Accept(call);
        journal.StandDown(incident);
        Accept(Newest(MessagePurpose.StandDown));
        Pass(600);
        var before = journal.Alerts;
        Tell(call, DeliveryStatus.Delivered);
        Assert.Equal(
            DateTimeOffset.MinValue,
            Foresight.EarliestBy(
                before,
                journal.Alerts,
                Assert.IsType<AlertEvent>(journal.Events[^1], exactMatch: false)
            )
        );
        Pass(0);
        Assert.Equal([MessageChannel.Sms, MessageChannel.Voice], Told(MessagePurpose.StandDown));
    }

    [Fact]
    public void A_lower_level_rings_nobody_who_can_be_written_to_and_a_move_does()
    {
        Has(WayKind.Sms, WayKind.Voice, WayKind.Email);
        var incident = Answered();
        journal.ChangeLevel(incident, ActivationLevel.Informationsberedskab);
        Accept(Newest(MessagePurpose.LevelChange));
        Pass(60);
        Assert.Equal([MessageChannel.Sms, MessageChannel.Email], Told(MessagePurpose.LevelChange));

        journal.Move(incident, Reading.In(City.Noerrebro) with { Place = "Nørrebro Station" });
        Accept(Newest(MessagePurpose.Moved));
        Pass(60);
        Assert.Equal([MessageChannel.Sms, MessageChannel.Voice], Told(MessagePurpose.Moved));
    }

    [Fact]
    public void What_arrives_within_the_minute_leads_nowhere()
    {
        Has(WayKind.Sms, WayKind.Email);
        var incident = Answered();
        journal.StandDown(incident);
        Accept(Newest(MessagePurpose.StandDown));
        Pass(59);
        Tell(Newest(MessagePurpose.StandDown), DeliveryStatus.Delivered);
        Pass(600);
        Assert.Equal([MessageChannel.Sms], Told(MessagePurpose.StandDown));
        Assert.DoesNotContain(
            journal.Alerts.News.Values.SelectMany(news => news),
            id => journal.Alerts.Find(id)!.Person == Person
        );
    }

    [Fact]
    public void A_later_word_takes_the_place_of_one_that_has_not_arrived()
    {
        Has(WayKind.Sms, WayKind.Email);
        var incident = Answered();
        journal.ChangeLevel(incident, ActivationLevel.Informationsberedskab);
        Accept(Newest(MessagePurpose.LevelChange));
        Pass(30);
        journal.StandDown(incident);
        Accept(Newest(MessagePurpose.StandDown));
        Pass(600);
        Assert.Equal([MessageChannel.Sms], Told(MessagePurpose.LevelChange));
        Assert.Equal([MessageChannel.Sms, MessageChannel.Email], Told(MessagePurpose.StandDown));
    }

    [Fact]
    public void A_call_that_waits_is_dropped_when_the_text_turns_out_to_have_arrived()
    {
        Has(WayKind.Sms, WayKind.Voice);
        var incident = Answered();
        journal.StandDown(incident);
        var text = Newest(MessagePurpose.StandDown);
        Accept(text);
        Pass(60);
        Tell(text, DeliveryStatus.Delivered);
        var call = Newest(MessagePurpose.StandDown);
        Assert.Equal(MessageChannel.Voice, call.Channel);
        var refusal = journal.Do(new AlertCommand.BeginAttempt(call.Id, 1, 1, false, 1));
        Assert.Equal(MessageRefusals.AlertEnded, refusal!.Code);
    }

    [Fact]
    public void A_loss_that_may_pass_is_tried_again_on_the_only_way_three_times_in_all()
    {
        Has(WayKind.Sms);
        var incident = Answered();
        journal.StandDown(incident);
        for (var i = 0; i < 6; i++)
        {
            if (Newest(MessagePurpose.StandDown) is { IsPending: true } waiting)
            {
                Accept(waiting);
                Tell(waiting, DeliveryStatus.Undelivered, "30008", FailureAdvice.TryAgain);
            }

            Pass(15);
        }

        Assert.Equal([MessageChannel.Sms, MessageChannel.Sms, MessageChannel.Sms], Told(MessagePurpose.StandDown));
    }

    [Fact]
    public void What_is_two_hours_old_is_told_nobody_any_more()
    {
        Has(WayKind.Sms, WayKind.Email);
        var incident = Answered();
        journal.StandDown(incident);
        time.Advance(TimeSpan.FromHours(2));
        Accept(Newest(MessagePurpose.StandDown));
        Pass(600);
        Assert.Equal([MessageChannel.Sms], Told(MessagePurpose.StandDown));
    }

    [Fact]
    public void A_group_that_the_policy_tells_is_reached_on_the_next_way_after_a_minute_of_silence()
    {
        var chief = City.FallbackTwo;
        Has(chief, WayKind.Sms, WayKind.Voice);
        var shipped = AlertPolicy.Shipped;
        journal.Context = journal.Context with
        {
            Chefgruppe = [new(chief, City.Sekretariatet)],
            Policy = shipped with
            {
                Rules = [.. shipped.Rules.Select(rule => rule with { Also = [StandingGroup.Chefgruppe] })],
            },
        };
        journal.Report();
        Accept(Newest(MessagePurpose.Alert, chief));
        Pass(59.9);
        Assert.Equal([MessageChannel.Sms], Told(MessagePurpose.Alert, chief));
        Pass(0.1);
        Assert.Equal([MessageChannel.Sms, MessageChannel.Voice], Told(MessagePurpose.Alert, chief));
        Pass(200);
        Assert.Equal([MessageChannel.Sms, MessageChannel.Voice], Told(MessagePurpose.Alert, chief));
    }

    [Fact]
    public void An_authority_that_is_called_and_need_not_answer_is_not_lost_either()
    {
        Has(WayKind.Sms, WayKind.Push);
        var shipped = AlertPolicy.Shipped;
        journal.Context = journal.Context with
        {
            Policy = shipped with { Rules = [.. shipped.Rules.Select(rule => rule with { Quorum = [City.Sof] })] },
        };
        journal.Report();
        Accept(Newest(MessagePurpose.Alert));
        Tell(Newest(MessagePurpose.Alert), DeliveryStatus.Undelivered, "30003", FailureAdvice.NextChannel);
        Pass(0);
        Assert.Equal([MessageChannel.Sms, MessageChannel.Push], Told(MessagePurpose.Alert));
    }

    [Fact]
    public void Who_is_relieved_hears_of_it_by_mail_when_the_text_is_not_confirmed()
    {
        Has(WayKind.Sms, WayKind.Voice, WayKind.Email);
        var turn = City.Start.AddMinutes(5);
        journal.Context = journal.Context with
        {
            Roster = Roster
                .RosterBook.Empty.With(City.NoerrebroGroup, City.Noerrebro, "Nørrebro", City.Police)
                .OnDuty(City.NoerrebroGroup, City.Police, Person, to: turn)
                .OnDuty(City.NoerrebroGroup, City.Police, City.PoliceValby, from: turn),
        };
        Answered();
        Pass(301);
        journal.Receive(City.PoliceValby, "ja");
        Pass(1);
        Accept(Newest(MessagePurpose.Relieved));
        Pass(60);
        Assert.Equal([MessageChannel.Sms, MessageChannel.Email], Told(MessagePurpose.Relieved));
    }

    private IncidentId Answered()
    {
        var incident = journal.Report();
        journal.Receive(Person, "ja");
        return incident;
    }

    private void Has(params ImmutableArray<WayKind> kinds) => Has(Person, kinds);

    private void Has(PersonId person, params ImmutableArray<WayKind> kinds) =>
        journal.Context = journal.Context with
        {
            Contacts = City.Ways(
                person,
                [
                    .. kinds.Select(
                        (kind, i) =>
                            new ContactWay(
                                new(DerivedId.From(person.Value, 't', i)),
                                kind,
                                true,
                                TimeSpan.FromSeconds(300 * i)
                            )
                    ),
                ]
            ),
        };

    private Message Newest(MessagePurpose purpose, PersonId? person = null) =>
        journal
            .Alerts.Messages.Values.Where(message => message.Person == (person ?? Person) && message.Purpose == purpose)
            .MaxBy(message => message.Sequence)!;

    private MessageChannel[] Told(MessagePurpose purpose, PersonId? person = null) =>
        [
            .. journal
                .Messages()
                .Where(message => message.Person == (person ?? Person) && message.Purpose == purpose)
                .Select(message => message.Channel),
        ];

    private void Accept(Message message) =>
        Assert.Null(journal.Do(new AlertCommand.RecordAccepted(message.Id, $"SM{message.Id}")));

    private void Tell(Message message, DeliveryStatus status, string? code = null, FailureAdvice? advice = null) =>
        Assert.Null(journal.Do(new AlertCommand.RecordStatus(message.Id, $"SM{message.Id}", status, code, advice)));

    private void Pass(double seconds) => journal.Pass(time, TimeSpan.FromSeconds(seconds));
}
