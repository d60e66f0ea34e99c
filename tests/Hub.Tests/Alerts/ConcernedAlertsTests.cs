using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Texts;
using Beredskab.Hub.Live;
using Beredskab.Hub.State;
using Beredskab.Notifications.Alerts;
using static Beredskab.Hub.Tests.Alerts.AlertWorld;

namespace Beredskab.Hub.Tests.Alerts;

/// <summary>Where the escalation looks again, and what every screen is shown, when something has become of a message.</summary>
public sealed class ConcernedAlertsTests
{
    private static readonly IncidentId Incident = new(Guid.NewGuid());

    [Fact]
    public void What_becomes_of_a_text_is_looked_at_in_each_alert_that_it_is_about_and_in_no_other()
    {
        // One code for two alerts, as of whoever is called in two bydele; another's alert beside them.
        var (first, second, other) = (NewAlert(), NewAlert(), NewAlert());
        var text = new MessageId(Guid.NewGuid());
        var state = HubState.Empty with
        {
            Alerts = new AlertEvent[]
            {
                Raised(first, Jonas, 4711),
                Raised(second, Jonas, 4711),
                Raised(other, Mette, 5822),
                new AlertEvent.MessageIntended(
                    text,
                    first,
                    Jonas,
                    null,
                    MessageChannel.Sms,
                    MessagePurpose.Alert,
                    FreeText.Of("Brand. Svar JA 4711."),
                    Code: 4711
                ),
            }.Aggregate(AlertBook.Empty, (book, e) => book.Apply(e, Origin)),
        };

        Assert.Equal(
            [first, second],
            AlertViews.About(state, new AlertEvent.MessageReported(text, DeliveryStatus.Undelivered, "30003"))
        );
        Assert.Equal([second], AlertViews.About(state, new AlertEvent.Ended(second)));
        Assert.Equal(
            [(first, Incident), (second, Incident)],
            AlertViews.Touched(state, new AlertEvent.MessageReported(text, DeliveryStatus.Undelivered, "30003"))
        );
    }

    private static EventOrigin Origin { get; } =
        new(1, default, PersonId.System, OrganisationId.System, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch);

    private static AlertId NewAlert() => AlertId.From(Guid.NewGuid());

    private static AlertEvent.Raised Raised(AlertId alert, PersonId person, int code) =>
        new(
            alert,
            Incident,
            Group,
            AlertReason.Reported,
            [],
            [Sof],
            [new AlertRound(person, Sof, code, Standing.OnDuty)],
            false
        );
}
