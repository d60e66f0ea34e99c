using System.Collections.Immutable;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Messages;
using Beredskab.Notifications.Policies;
using Beredskab.Notifications.Roster;
using Beredskab.Notifications.Tests.World;
using Microsoft.Extensions.Time.Testing;

namespace Beredskab.Notifications.Tests.Contacts;

/// <summary>What a shared phone is told after it was alerted: another level, another place, the end; once each.</summary>
public sealed class DutyPhoneToldTests : DutyPhoneWorld
{
    [Fact]
    public void It_is_told_of_a_lower_level_another_place_and_the_end_once_each_as_whoever_has_it_is()
    {
        Verified();
        var incident = journal.Report();
        journal.Receive(Morning, "ja");
        journal.ChangeLevel(incident, ActivationLevel.Informationsberedskab);
        ToldBoth(MessagePurpose.LevelChange);
        journal.Move(incident, Reading.In(City.Noerrebro) with { Place = "Nørrebro Station" });
        ToldBoth(MessagePurpose.Moved);
        journal.LetAllLeave();
        journal.StandDown(incident);
        ToldBoth(MessagePurpose.StandDown);
        Assert.Contains(
            journal.Alerts.Of(incident)[0].Messages[Morning].Select(id => journal.Alerts.Messages[id]),
            message => message is { Purpose: MessagePurpose.StandDown, Phone: not null }
        );

        void ToldBoth(MessagePurpose purpose)
        {
            var told = Told(purpose);
            Assert.Equal([null, Phone], told.Select(message => message.Phone));
            Assert.Equal(told[0].Text, told[1].Text);
            Assert.Equal((Phone.SmsWay, MessageChannel.Sms), (told[1].Way!.Value, told[1].Channel));
        }
    }

    [Fact]
    public void Of_a_higher_level_it_hears_at_once_whenever_it_rings_else()
    {
        // By the shipped policy an operationsberedskab uses all ways at once anyhow.
        journal.Context = journal.Context with
        {
            Policy = AlertPolicy.Shipped with
            {
                Rules = [.. AlertPolicy.Shipped.Rules.Select(rule => rule with { AllWaysAtOnce = false })],
            },
        };
        Verified(smsAfter: 30);
        var incident = journal.Report();
        journal.Pass(time, TimeSpan.FromSeconds(30));
        Assert.Single(CallsOn(Phone, Morning));
        journal.Receive(Morning, "ja");
        journal.ChangeLevel(incident, ActivationLevel.Operationsberedskab);
        Assert.Empty(Told(MessagePurpose.LevelChange));
        Assert.Equal([Phone], CallsOn(Phone, Morning).Skip(1).Select(message => message.Phone!.Value));
        Assert.Equal(CallsOn(null, Morning)[^1].Text, CallsOn(Phone, Morning)[^1].Text);
        journal.Receive(Morning, "ja");
        journal.Pass(time, TimeSpan.FromMinutes(5));
        Assert.Equal(2, CallsOn(Phone, Morning).Length);
    }

    [Fact]
    public void What_never_rang_on_it_is_not_told_on_it()
    {
        Verified(smsAfter: 30);
        var incident = journal.Report();
        journal.Receive(Morning, "ja");
        journal.LetAllLeave();
        journal.StandDown(incident);
        Assert.Equal([null], Told(MessagePurpose.StandDown).Select(message => message.Phone));
    }

    [Fact]
    public void When_it_alone_was_called_it_alone_is_told()
    {
        journal.Context = journal.Context with { Contacts = City.Ways(Morning) };
        Verified();
        var incident = journal.Report();
        Assert.Empty(CallsOn(null, Morning));
        journal.ChangeLevel(incident, ActivationLevel.Informationsberedskab);
        journal.LetAllLeave();
        journal.StandDown(incident);
        Assert.Equal([Phone], Told(MessagePurpose.LevelChange).Select(message => message.Phone!.Value));
        Assert.Equal([Phone], Told(MessagePurpose.StandDown).Select(message => message.Phone!.Value));
    }

    [Fact]
    public void After_a_turn_of_shift_it_is_told_once_and_both_people_are()
    {
        Verified();
        var incident = journal.Report();
        journal.Pass(time, TimeSpan.FromMinutes(31));
        journal.Receive(Evening, "ja");
        journal.Pass(time, TimeSpan.Zero);
        Assert.Equal([null], Told(MessagePurpose.Relieved).Select(message => message.Phone));
        journal.LetAllLeave();
        journal.StandDown(incident);
        Assert.Equal(
            [(Morning, null), (Evening, null), (Evening, (DutyPhoneId?)Phone)],
            journal
                .Messages()
                .Where(m => m.Purpose == MessagePurpose.StandDown && (m.Person == Morning || m.Person == Evening))
                .OrderBy(m => m.Phone is not null)
                .ThenBy(m => m.Person != Morning)
                .Select(m => (m.Person!.Value, m.Phone))
        );
    }

    [Fact]
    public void For_two_seats_of_one_incident_it_is_told_once()
    {
        Verified(seats: [Seat, OtherSeat]);
        journal.Location = Reading.In(City.Noerrebro, City.Bispebjerg);
        var incident = journal.Report();
        journal.LetAllLeave();
        journal.StandDown(incident);
        Assert.Single(journal.Messages(), message => message is { Purpose: MessagePurpose.StandDown, Phone: not null });
    }

    [Fact]
    public void What_is_lost_on_it_is_told_on_its_own_next_way_and_never_on_its_holder_s()
    {
        Verified(smsAfter: 0, callAfter: 30);
        var incident = journal.Report();
        FromPhone($"ja {journal.CodeOf(Morning)}");
        journal.LetAllLeave();
        journal.StandDown(incident);
        var lost = Told(MessagePurpose.StandDown)[1];
        journal.Do(new AlertCommand.RecordFailed(lost.Message, "30006", FailureAdvice.NextChannel, false));
        journal.Pass(time, TimeSpan.Zero);
        journal.Do(new AlertCommand.Advance(lost.Alert!.Value));
        Assert.Equal(
            [(null, MessageChannel.Sms), (Phone, MessageChannel.Sms), ((DutyPhoneId?)Phone, MessageChannel.Voice)],
            Told(MessagePurpose.StandDown).Select(message => (message.Phone, message.Channel))
        );
        Assert.Equal(lost.Message, Told(MessagePurpose.StandDown)[2].Instead);
    }
}
