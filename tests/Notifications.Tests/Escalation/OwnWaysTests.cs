using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Tests.World;

namespace Beredskab.Notifications.Tests.Escalation;

/// <summary>On which of a person's ways a call comes.</summary>
public sealed class OwnWaysTests : EscalationWorld
{
    [Fact]
    public void At_operation_level_every_way_is_used_at_once_and_otherwise_in_the_persons_own_order()
    {
        var (sms, push, voice) = (Way(1, WayKind.Sms, 0), Way(2, WayKind.Push, 20), Way(3, WayKind.Voice, 40));
        journal.Context = journal.Context with { Contacts = City.Ways(City.PoliceNoerrebro, sms, push, voice) };
        journal.Report(level: ActivationLevel.Operationsberedskab);
        Assert.Equal([MessageChannel.Sms, MessageChannel.Push, MessageChannel.Voice], Channels(City.PoliceNoerrebro));

        journal.Location = Reading.In(City.Noerrebro);
        var before = Channels(City.PoliceNoerrebro).Length;
        journal.Report(level: ActivationLevel.Stabsberedskab);
        Assert.Equal([MessageChannel.Sms], Channels(City.PoliceNoerrebro)[before..]);
        Pass(20);
        Assert.Equal([MessageChannel.Sms, MessageChannel.Push], Channels(City.PoliceNoerrebro)[before..][..2]);
        journal.Receive(City.PoliceNoerrebro, $"ja {journal.CodeOf(City.PoliceNoerrebro)}");
        var answered = Channels(City.PoliceNoerrebro).Length;
        Pass(39);
        Assert.DoesNotContain(MessageChannel.Voice, Channels(City.PoliceNoerrebro)[answered..]);
    }

    [Fact]
    public void A_way_that_fails_is_followed_by_the_next_at_once()
    {
        journal.Context = journal.Context with
        {
            Contacts = City.Ways(City.PoliceNoerrebro, Way(1, WayKind.Sms, 0), Way(2, WayKind.Voice, 300)),
        };
        journal.Report();
        var first = journal.Alerts.Messages.Values.Single(message => message.Person == City.PoliceNoerrebro);
        journal.Do(new AlertCommand.BeginAttempt(first.Id, 1, 1, false));
        journal.Do(new AlertCommand.RecordFailed(first.Id, "http-503", FailureAdvice.TryAgain, false));
        Pass(0);
        Assert.Equal([MessageChannel.Sms, MessageChannel.Voice], Channels(City.PoliceNoerrebro));
    }

    private MessageChannel[] Channels(PersonId person) =>
        [
            .. journal
                .Messages()
                .Where(message => message.Person == person && message.Purpose == MessagePurpose.Alert)
                .Select(message => message.Channel),
        ];
}
