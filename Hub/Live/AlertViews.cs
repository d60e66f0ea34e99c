using System.Collections.Immutable;
using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Identity;
using Beredskab.Hub.State;
using Beredskab.Notifications.Alerts;

namespace Beredskab.Hub.Live;

/// <summary>Projects alerts to the wire. Pure.</summary>
public static class AlertViews
{
    /// <summary>The alert whose view an event changes, with its incident; null when nobody is shown anything of it.</summary>
    public static (AlertId Alert, IncidentId Incident)? Touched(HubState after, AlertEvent @event) =>
        @event switch
        {
            AlertEvent.Raised e => (e.Alert, e.Incident),
            AlertEvent.Answered e => Known(after, e.Alert),
            AlertEvent.ProcedureSet e => Known(after, e.Alert),
            AlertEvent.Called e => Known(after, e.Alert),
            AlertEvent.Escalated e => Known(after, e.Alert),
            AlertEvent.Relieved e => Known(after, e.Alert),
            AlertEvent.Ended e => Known(after, e.Alert),
            AlertEvent.MessageIntended e => Known(after, e.Alert),
            AlertEvent.MessageAttempted e => Known(after, after.Alerts.Find(e.Message)?.Alert),
            AlertEvent.MessageAccepted e => Known(after, after.Alerts.Find(e.Message)?.Alert),
            AlertEvent.MessageFailed e => Known(after, after.Alerts.Find(e.Message)?.Alert),
            AlertEvent.MessageReported e => Known(after, after.Alerts.Find(e.Message)?.Alert),
            // An answer that it carried is an event of its own; what else came in is in the timeline.
            AlertEvent.SmsReceived => null,
            _ => throw new InvalidOperationException($"No view of {@event.GetType().Name}."),
        };

    /// <returns>Null when there is no such alert.</returns>
    public static AlertView? Find(HubState state, AlertId alert) =>
        state.Alerts.Find(alert) is { } found ? View(state, found) : null;

    /// <returns>The incident's alerts, oldest first.</returns>
    public static ImmutableArray<AlertView> Of(HubState state, IncidentId incident) =>
        [.. state.Alerts.Of(incident).Select(alert => View(state, alert))];

    private static (AlertId, IncidentId)? Known(HubState state, AlertId? id) =>
        id is { } alert && state.Alerts.Find(alert) is { } found ? (alert, found.Incident) : null;

    private static AlertView View(HubState state, Alert alert) =>
        new(
            alert.Id,
            alert.Incident,
            alert.Ledergruppe,
            alert.Reason,
            alert.Areas,
            alert.RaisedAt.ToUniversalTime(),
            alert.EndedAt?.ToUniversalTime(),
            [
                .. Coverage
                    .Of(alert, state.Alerts)
                    .Select(row => new AlertRowView(
                        row.Organisation,
                        row.Required,
                        row.State,
                        row.Round?.Person,
                        row.Round?.Standing,
                        row.Answer is { } answer ? View(answer) : null,
                        [.. row.Earlier.Select(View)],
                        row.Message is { } message
                            ? new(
                                message.Channel,
                                message.State,
                                message.StateAt.ToUniversalTime(),
                                message.WasRepeated,
                                message.ErrorCode
                            )
                            : null
                    )),
            ]
        );

    private static AlertAnswerView View(AlertAnswer answer) =>
        new(answer.Kind, answer.EtaMinutes, answer.At.ToUniversalTime(), answer.Channel);
}

/// <param name="Ledergruppe">Null when the Sekretariat is alerted directly.</param>
/// <param name="EndedAt">Null while it runs.</param>
/// <param name="Rows">One for each required authority, in the ledergruppe's order; fallback people after them.</param>
public sealed record AlertView(
    AlertId Id,
    IncidentId Incident,
    LedergruppeId? Ledergruppe,
    AlertReason Reason,
    ImmutableArray<AreaId> Areas,
    DateTimeOffset RaisedAt,
    DateTimeOffset? EndedAt,
    ImmutableArray<AlertRowView> Rows
);

/// <param name="Required">Counts towards "n af m dækket".</param>
/// <param name="Earlier">What the person answered before, oldest first; an answer that was changed stays visible.</param>
public sealed record AlertRowView(
    OrganisationId Organisation,
    bool Required,
    CoverageState State,
    PersonId? Person,
    Standing? Standing,
    AlertAnswerView? Answer,
    ImmutableArray<AlertAnswerView> Earlier,
    AlertMessageView? Message
);

public sealed record AlertAnswerView(AnswerKind Kind, int? EtaMinutes, DateTimeOffset At, AnswerChannel Channel);

/// <summary>The newest message to a person about an alert.</summary>
public sealed record AlertMessageView(
    MessageChannel Channel,
    MessageState State,
    DateTimeOffset At,
    bool Repeat,
    string? ErrorCode
);
