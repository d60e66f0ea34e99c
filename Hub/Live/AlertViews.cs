using System.Collections.Immutable;
using System.Text.Json.Serialization;
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
        @event is AlertEvent.Raised raised ? (raised.Alert, raised.Incident) : null;

    /// <returns>Null when there is no such alert.</returns>
    public static AlertView? Find(HubState state, AlertId alert) => null;

    /// <returns>The incident's alerts, oldest first.</returns>
    public static ImmutableArray<AlertView> Of(HubState state, IncidentId incident) => [];
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
public sealed record AlertRowView(
    OrganisationId Organisation,
    bool Required,
    AlertRowState State,
    PersonId? Person,
    Standing? Standing,
    AlertAnswerView? Answer,
    AlertMessageView? Message
);

[JsonConverter(typeof(JsonStringEnumConverter<AlertRowState>))]
public enum AlertRowState
{
    [JsonStringEnumMemberName("waiting")]
    Waiting,

    /// <summary>Somebody of it answered that they come.</summary>
    [JsonStringEnumMemberName("covered")]
    Covered,

    /// <summary>Nobody on duty, everybody cannot, or no message could reach.</summary>
    [JsonStringEnumMemberName("missing")]
    Missing,
}

public sealed record AlertAnswerView(AnswerKind Kind, int? EtaMinutes, DateTimeOffset At, AnswerChannel Channel);

/// <summary>The newest message to a person about an alert.</summary>
public sealed record AlertMessageView(
    MessageChannel Channel,
    AlertMessageState State,
    DateTimeOffset At,
    bool Repeat,
    string? ErrorCode
);

[JsonConverter(typeof(JsonStringEnumConverter<AlertMessageState>))]
public enum AlertMessageState
{
    [JsonStringEnumMemberName("intended")]
    Intended,

    [JsonStringEnumMemberName("attempted")]
    Attempted,

    [JsonStringEnumMemberName("accepted")]
    Accepted,

    [JsonStringEnumMemberName("sent")]
    Sent,

    [JsonStringEnumMemberName("delivered")]
    Delivered,

    [JsonStringEnumMemberName("undelivered")]
    Undelivered,

    [JsonStringEnumMemberName("failed")]
    Failed,
}
