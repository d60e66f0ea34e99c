using System.Collections.Immutable;
using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Identity;
using Beredskab.Hub.State;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Escalation;
using Beredskab.Notifications.Policies;

namespace Beredskab.Hub.Live;

/// <summary>Projects alerts to the wire. Pure.</summary>
public static class AlertViews
{
    /// <summary>
    /// The alerts whose views an event changes, with their incident; none when it changes nobody's picture. A test alarm is
    /// in no picture: it is about no incident.
    /// </summary>
    public static IEnumerable<(AlertId Alert, IncidentId Incident)> Touched(HubState after, AlertEvent @event) =>
        from alert in About(after, @event)
        let incident = after.Alerts.Find(alert)?.Incident
        where incident is not null
        select (alert, incident.Value);

    /// <summary>The open alerts that show somebody, of whom it has become otherwise how they are reached.</summary>
    public static IEnumerable<(AlertId Alert, IncidentId Incident)> Showing(HubState after, PersonId person) =>
        from round in after.Alerts.RoundsOf(person)
        where round is { EndedAt: null, Incident: not null }
        select (round.Alert, round.Incident!.Value);

    /// <summary>The open alerts that call more people by themselves, of which it may have become otherwise whom.</summary>
    /// <param name="ledergruppe">Only those of this one; null for all.</param>
    public static IEnumerable<(AlertId Alert, IncidentId Incident)> GoingOn(
        HubState after,
        LedergruppeId? ledergruppe = null
    ) =>
        from id in after.Alerts.Open
        let alert = after.Alerts.Alerts[id]
        where
            alert is { Procedure: not null, Incident: not null }
            && (ledergruppe is null || alert.Ledergruppe == ledergruppe)
        orderby alert.RaisedAt, id.Value
        select (id, alert.Incident!.Value);

    /// <summary>The alerts that an event changes; none for what is about no alert.</summary>
    public static IEnumerable<AlertId> About(HubState after, AlertEvent @event) =>
        @event switch
        {
            AlertEvent.Raised e => [e.Alert],
            AlertEvent.TestRaised e => [e.Alert],
            AlertEvent.Answered e => [e.Alert],
            AlertEvent.ProcedureSet e => [e.Alert],
            AlertEvent.Called e => [e.Alert],
            AlertEvent.Escalated e => [e.Alert],
            AlertEvent.Relieved e => [e.Alert],
            AlertEvent.Ended e => [e.Alert],
            AlertEvent.MessageIntended e => after.Alerts.AlertsWith(e.Message),
            AlertEvent.MessageBundled e => after.Alerts.AlertsWith(e.Message),
            AlertEvent.MessageAttempted e => after.Alerts.AlertsWith(e.Message),
            AlertEvent.MessageAccepted e => after.Alerts.AlertsWith(e.Message),
            AlertEvent.MessageFailed e => after.Alerts.AlertsWith(e.Message),
            AlertEvent.MessageReported e => after.Alerts.AlertsWith(e.Message),
            // Told as a trouble, to those who can act on it.
            AlertEvent.ProviderFailed or AlertEvent.ProviderRecovered => [],
            // An answer that it carried is an event of its own; what else came in is in the timeline.
            AlertEvent.SmsReceived => [],
            _ => throw new InvalidOperationException($"No view of {@event.GetType().Name}."),
        };

    /// <returns>Null when there is no such alert.</returns>
    public static AlertView? Find(HubState state, AlertId alert) =>
        state.Alerts.Find(alert) is { Incident: not null } found ? View(state, found) : null;

    /// <returns>The incident's alerts, oldest first.</returns>
    public static ImmutableArray<AlertView> Of(HubState state, IncidentId incident) =>
        [.. state.Alerts.Of(incident).Select(alert => View(state, alert))];

    private static AlertView View(HubState state, Alert alert)
    {
        // Which areas have ledergrupper plays no part in whom a step calls.
        var called = alert.IsOpen ? HubDecider.WhoIsCalled(state, AreaKind.Bydel) : null;
        return new(
            alert.Id,
            alert.Incident!.Value,
            alert.Ledergruppe,
            alert.Reason,
            alert.Areas,
            alert.RaisedAt.ToUniversalTime(),
            alert.EndedAt?.ToUniversalTime(),
            alert.Procedure?.Policy,
            alert.Procedure?.StaleAfter is { } stale ? (int)stale.TotalMinutes : null,
            [.. alert.Required.Select(authority => Progress(state, called, alert, authority))],
            [.. Coverage.Of(alert, state.Alerts, state.Contacts).Select(row => Row(state, alert, row))]
        );
    }

    private static AlertProgressView Progress(
        HubState state,
        AlertContext? called,
        Alert alert,
        OrganisationId authority
    ) =>
        new(
            authority,
            [
                .. alert
                    .Taken.Where(step => step.Authority == authority)
                    .Select(step => new AlertStepView(step.Kind, step.At.ToUniversalTime(), step.Empty)),
            ],
            called is not null && EscalationDecider.NextStep(state.Alerts, called, alert, authority) is { } next
                ? new(next.Kind, next.At.ToUniversalTime(), next.AtTheEnd)
                : null
        );

    private static AlertRowView Row(HubState state, Alert alert, CoverageRow row)
    {
        var call = row.Round is { } round ? alert.Calls.GetValueOrDefault(round.Code) : null;
        return new(
            row.Organisation,
            row.Required,
            row.State,
            row.Round?.Person,
            row.Round?.Standing,
            call?.Cause,
            call?.At.ToUniversalTime(),
            row.Round is { } standing && alert.IsRelieved(standing),
            row.Answer is { } answer ? View(state, alert, row.Round!.Person, answer) : null,
            [.. row.Earlier.Select(earlier => View(state, alert, row.Round!.Person, earlier))],
            call is null ? [] : Messages(state, call),
            row.Round is { } asked ? SmsStopped(state, alert, asked.Person) : null,
            row.Round is { } one
                && state.Contacts.WaysOf(one.Person, alert.PhonesOf(one.Code)).IsEmpty
                && state.Contacts.LastResortsOf(one.Person).IsEmpty
        );
    }

    /// <summary>
    /// Since when the person has stopped our texts; of an alert that has ended, only when that was before its end.
    /// </summary>
    private static DateTimeOffset? SmsStopped(HubState state, Alert alert, PersonId person) =>
        state
            .Contacts.AllOf(person)
            .Where(way => way is { Kind: WayKind.Sms, Blocked: WayBlock.OptedOut } && !(way.BlockedAt > alert.EndedAt))
            .Select(way => way.BlockedAt?.ToUniversalTime())
            .Min();

    /// <summary>How the call fares on each channel; of several on one, the newest.</summary>
    private static ImmutableArray<AlertMessageView> Messages(HubState state, Call call) =>
        [
            .. call
                .Messages.Select(id => state.Alerts.Messages[id])
                // Never sent, because the answer was there first: there is nothing to tell of it.
                .Where(message => message.ErrorCode is not MessageFailures.Superseded)
                .GroupBy(message => (message.Channel, message.Phone))
                .Select(channel => channel.Last())
                .OrderBy(message => message.Sequence)
                .Select(message => new AlertMessageView(
                    message.Channel,
                    message.State,
                    message.StateAt.ToUniversalTime(),
                    message.WasRepeated,
                    message.ErrorCode,
                    message.Phone is not null
                )),
        ];

    private static AlertAnswerView View(HubState state, Alert alert, PersonId person, AlertAnswer answer) =>
        new(
            answer.Kind,
            answer.EtaMinutes,
            answer.At.ToUniversalTime(),
            answer.Channel,
            AnswerWays.IsUnusual(alert, state.Alerts, person, answer),
            answer.Phone is not null,
            answer.From is not null
        );
}

/// <param name="Ledergruppe">Null when the Sekretariat is alerted directly.</param>
/// <param name="EndedAt">Null while it runs.</param>
/// <param name="Policy">The version of the policy that its procedure was taken from; null when it has none.</param>
/// <param name="StaleAfterMinutes">How long an answer holds without a deed after it; null for ever.</param>
/// <param name="Progress">One for each required authority, in the ledergruppe's order.</param>
/// <param name="Rows">
/// One for each required authority, in the ledergruppe's order: the person who decides where it stands. Everybody else
/// who is called after them.
/// </param>
public sealed record AlertView(
    AlertId Id,
    IncidentId Incident,
    LedergruppeId? Ledergruppe,
    AlertReason Reason,
    ImmutableArray<AreaId> Areas,
    DateTimeOffset RaisedAt,
    DateTimeOffset? EndedAt,
    int? Policy,
    int? StaleAfterMinutes,
    ImmutableArray<AlertProgressView> Progress,
    ImmutableArray<AlertRowView> Rows
);

/// <summary>How far the procedure has come for one authority.</summary>
/// <param name="Steps">Those taken, oldest first.</param>
/// <param name="Next">Null when the authority is covered, or nothing more comes by itself.</param>
public sealed record AlertProgressView(
    OrganisationId Organisation,
    ImmutableArray<AlertStepView> Steps,
    AlertNextStepView? Next
);

/// <param name="Empty">There was nobody in it.</param>
public sealed record AlertStepView(StepKind Kind, DateTimeOffset At, bool Empty);

/// <param name="AtTheEnd">The procedure's own steps are taken; those who have not answered are called again.</param>
public sealed record AlertNextStepView(StepKind Kind, DateTimeOffset At, bool AtTheEnd);

/// <param name="Required">Counts towards "n af m dækket".</param>
/// <param name="Cause">Why the person was called; null when nobody was.</param>
/// <param name="Relieved">Another has taken over, so nobody waits for this person any more.</param>
/// <param name="Answer">To this call; null while there is none.</param>
/// <param name="Earlier">What the person answered before, oldest first; an answer that was changed stays visible.</param>
/// <param name="Messages">The call on each channel, in the order in which they were used.</param>
/// <param name="SmsStopped">Since when the person has stopped our texts (STOP); null when they have not.</param>
/// <param name="Unreachable">The person has no way left on which anything can be said to them.</param>
public sealed record AlertRowView(
    OrganisationId Organisation,
    bool Required,
    CoverageState State,
    PersonId? Person,
    Standing? Standing,
    CallCause? Cause,
    DateTimeOffset? CalledAt,
    bool Relieved,
    AlertAnswerView? Answer,
    ImmutableArray<AlertAnswerView> Earlier,
    ImmutableArray<AlertMessageView> Messages,
    DateTimeOffset? SmsStopped,
    bool Unreachable
);

/// <param name="Unusual">
/// It came on a channel, or from a number of theirs, on which nobody had called the person for this alert.
/// </param>
/// <param name="DutyPhone">It came from the shared phone of whoever is on duty.</param>
/// <param name="CarriedOver">It was given to a report that was merged into this one.</param>
public sealed record AlertAnswerView(
    AnswerKind Kind,
    int? EtaMinutes,
    DateTimeOffset At,
    AnswerChannel Channel,
    bool Unusual,
    bool DutyPhone,
    bool CarriedOver
);

/// <summary>How one call to a person fares on one channel.</summary>
/// <param name="DutyPhone">It goes to the shared phone of whoever is on duty.</param>
public sealed record AlertMessageView(
    MessageChannel Channel,
    MessageState State,
    DateTimeOffset At,
    bool Repeat,
    string? ErrorCode,
    bool DutyPhone
);
