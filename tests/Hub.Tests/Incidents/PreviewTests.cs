using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;
using Beredskab.Hub.Incidents;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Channels;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Dispatch;
using static Beredskab.Hub.Tests.Journal.JournalWorld;

namespace Beredskab.Hub.Tests.Incidents;

public sealed class PreviewTests
{
    [Fact]
    public async Task Who_has_a_number_and_a_provider_counts_as_alerted()
    {
        var preview = await Preview("+4520000001", new Channel());
        Assert.Equal((1, null), (preview.People, preview.Alerts[0].Rows[0].Unreachable));
        Assert.Contains("Nørrebro", preview.Sms?.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_no_number_cannot_be_reached_and_is_not_counted()
    {
        var preview = await Preview(null, new Channel());
        var row = preview.Alerts[0].Rows[0];
        Assert.Equal((0, Leader.Value, "no-number"), (preview.People, row.Person, row.Unreachable));
    }

    [Fact]
    public async Task Without_a_provider_nobody_can_be_reached_for_the_reason_that_the_alert_records()
    {
        var preview = await Preview("+4520000001", new NoSmsChannel());
        Assert.Equal((0, "no-provider"), (preview.People, preview.Alerts[0].Rows[0].Unreachable));
        Assert.Null(preview.Sms);
        var sent = await new NoSmsChannel().Send(
            new(new(Guid.NewGuid()), "+4520000001", "x", MessagePurpose.Alert, 4711, Urgent: false),
            TestContext.Current.CancellationToken
        );
        Assert.Equal(preview.Alerts[0].Rows[0].Unreachable, Assert.IsType<SendResult.Failed>(sent).Code);
    }

    [Fact]
    public async Task Who_has_written_STOP_and_has_no_other_way_cannot_be_reached_and_it_says_why()
    {
        var preview = await Preview("+4520000001", new Channel(), Stopped);
        var row = preview.Alerts[0].Rows[0];
        Assert.Equal(
            (0, 1, "opted-out", true, null),
            (preview.People, preview.Unreached, row.Unreachable, row.SmsStopped, row.By)
        );
    }

    [Fact]
    public async Task Who_has_written_STOP_and_is_rung_up_instead_counts_and_it_says_by_which_way()
    {
        var call = new WayId(Guid.NewGuid());
        var ways = Stopped
            .Apply(new ContactEvent.WayAdded(Leader, call, WayKind.Voice, null), Start)
            .Apply(new ContactEvent.WayVerified(Leader, call), Start);
        var preview = await Preview("+4520000001", new Channel(MessageChannel.Voice), ways);
        var row = preview.Alerts[0].Rows[0];
        Assert.Equal(
            (1, 0, null, true, WayKind.Voice),
            (preview.People, preview.Unreached, row.Unreachable, row.SmsStopped, row.By)
        );
    }

    private static ContactBook Stopped { get; } =
        ContactBook.Empty.Apply(
            new ContactEvent.WayBlocked(Leader, ContactBook.MobileOf(Leader), WayBlock.OptedOut),
            Start
        );

    [Fact]
    public async Task A_move_shows_how_many_of_those_alerted_before_are_told_and_not_itself_as_similar()
    {
        await using var night = await NightOnDuty.Begin();
        var incident = await night.Happen();
        var told = Moved(night, incident, 0.01);
        Assert.Equal((0, 1, 0), (told.People, told.Told, told.Similar.Count));
        Assert.Contains("Hændelsen er flyttet.", told.Sms?.Text, StringComparison.Ordinal);

        var putRight = Moved(night, incident, 0.0001);
        Assert.Equal((0, 0, null), (putRight.People, putRight.Told, putRight.Sms));
        Assert.Equal(putRight.Position?.Point, Moved(night, incident, 0.0001).Position?.Point);
        Assert.Equal(0, Moved(night, incident, 0).Told);
    }

    private static PreviewEndpoint.Preview Moved(NightOnDuty night, IncidentId incident, double east)
    {
        var known = night.State.Picture.Find(incident)!;
        var point = known.Position!.Point;
        var command = new IncidentCommand.Move(
            incident,
            known.Version,
            point with
            {
                Longitude = point.Longitude + east,
            }
        );
        var accepted = Assert.IsType<Verdict.Accepted>(Decider.Decide(night.State, By(command), Start));
        return PreviewEndpoint.Of(
            night.State,
            night.Views,
            NightOnDuty.AsLeader,
            incident,
            accepted.Events,
            (_, _) => new(WayKind.Sms, false, false, null),
            Start
        );
    }

    private static async Task<PreviewEndpoint.Preview> Preview(
        string? number,
        IMessageChannel channel,
        ContactBook? ways = null
    )
    {
        await using var night = await NightOnDuty.Begin();
        var incident = NewIncident();
        var accepted = Assert.IsType<Verdict.Accepted>(Decider.Decide(night.State, By(Report(incident)), Start));
        return PreviewEndpoint.Of(
            night.State,
            night.Views,
            NightOnDuty.AsLeader,
            incident,
            accepted.Events,
            (person, phones) =>
                Reach.Of(ways ?? night.State.Contacts, new Directory(number), [channel], person, phones),
            Start
        );
    }

    private sealed class Directory(string? number) : IDirectory
    {
        public string? MobileOf(PersonId person) => number;

        public DutyPhoneId? DutyPhoneWith(string number) => null;

        public string? AddressOf(PersonId person, WayId? way) => number;

        public PersonId? WhoHas(string number) => null;

        public WayId? WayTo(string number) => null;
    }

    private sealed class Channel(MessageChannel channel = MessageChannel.Sms) : IMessageChannel
    {
        MessageChannel IMessageChannel.Channel => channel;

        public Task<SendResult> Send(OutgoingMessage sms, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task<IReadOnlyList<string>> Find(
            OutgoingMessage sms,
            DateTimeOffset since,
            CancellationToken cancellationToken
        ) => throw new NotSupportedException();
    }
}
