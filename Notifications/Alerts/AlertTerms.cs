using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Beredskab.GeoModel.Identity;
using Beredskab.Notifications.Contacts;

namespace Beredskab.Notifications.Alerts;

[JsonConverter(typeof(EntityIdJsonConverter<AlertId>))]
public readonly record struct AlertId(Guid Value) : IEntityId<AlertId>
{
    public static AlertId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

[JsonConverter(typeof(EntityIdJsonConverter<MessageId>))]
public readonly record struct MessageId(Guid Value) : IEntityId<MessageId>
{
    public static MessageId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

/// <summary>Why a ledergruppe was alerted.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AlertReason>))]
public enum AlertReason
{
    [JsonStringEnumMemberName("reported")]
    Reported,

    [JsonStringEnumMemberName("area-entered")]
    AreaEntered,

    /// <summary>No ledergruppe could be alerted for the place, so the Sekretariat is.</summary>
    [JsonStringEnumMemberName("nobody-else")]
    NobodyElse,

    /// <summary>The alert policy says that these people are told too; nobody waits for their answer.</summary>
    [JsonStringEnumMemberName("policy")]
    Policy,

    /// <summary>Nothing has happened: people are asked to show that they can be reached.</summary>
    [JsonStringEnumMemberName("test")]
    Test,
}

/// <summary>Why people were called in an alert that was raised already.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CallCause>))]
public enum CallCause
{
    /// <summary>When the alert was raised.</summary>
    [JsonStringEnumMemberName("raised")]
    Raised,

    /// <summary>An authority is missing, and the procedure goes on.</summary>
    [JsonStringEnumMemberName("escalated")]
    Escalated,

    /// <summary>Somebody of the authority has left it to the deputy.</summary>
    [JsonStringEnumMemberName("deputy-named")]
    DeputyNamed,

    [JsonStringEnumMemberName("level-raised")]
    LevelRaised,

    /// <summary>The authority answered, and has done nothing since.</summary>
    [JsonStringEnumMemberName("stale")]
    Stale,

    /// <summary>A new person came on duty.</summary>
    [JsonStringEnumMemberName("relief")]
    Relief,

    /// <summary>They were called for another report of the same, which was merged into this incident.</summary>
    [JsonStringEnumMemberName("merged")]
    Merged,
}

/// <summary>In what capacity a person is alerted.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Standing>))]
public enum Standing
{
    [JsonStringEnumMemberName("on-duty")]
    OnDuty,

    /// <summary>Not on duty: alerted because nobody who must answer is.</summary>
    [JsonStringEnumMemberName("fallback")]
    Fallback,

    /// <summary>Stands in for whoever of the authority has not answered.</summary>
    [JsonStringEnumMemberName("deputy")]
    Deputy,

    /// <summary>Sits in the ledergruppe, without being on duty.</summary>
    [JsonStringEnumMemberName("ledergruppe")]
    Ledergruppe,

    [JsonStringEnumMemberName("sekretariat")]
    Sekretariat,

    [JsonStringEnumMemberName("chefgruppe")]
    Chefgruppe,

    [JsonStringEnumMemberName("styregruppe")]
    Styregruppe,
}

/// <summary>One person's part in one alert. An answer counts only for the round whose code it names.</summary>
/// <param name="Code">
/// Four digits, what the person writes back. One for each person and cause, so the rounds that one text is about share
/// it; nobody else has it. Not the incident's number.
/// </param>
/// <param name="Phone">The shared phone of the seat that the person is on duty for; absent when there is none.</param>
public sealed record AlertRound(
    PersonId Person,
    OrganisationId Authority,
    int Code,
    Standing Standing,
    DutyPhoneId? Phone = null
);

/// <summary>One person's part in a test alarm, or that of a shared phone.</summary>
/// <param name="Authority">For which the person is asked.</param>
/// <param name="Code">As in <see cref="AlertRound"/>.</param>
/// <param name="Standing">On duty, or a member who is not.</param>
/// <param name="Ledergrupper">Where the person was on duty or sat when it was sent; none for whoever stands in for all.</param>
/// <param name="Blocked">The ways that were blocked then, and so were not tried.</param>
/// <param name="Phone">
/// The shared phone that is tried, with a code of its own; the person is who had it then, and may be asked on their own
/// ways beside. Absent for a person.
/// </param>
public sealed record TestRound(
    PersonId Person,
    OrganisationId Authority,
    int Code,
    Standing Standing,
    ImmutableArray<LedergruppeId> Ledergrupper,
    ImmutableArray<BlockedThen> Blocked,
    DutyPhoneId? Phone = null
);

public sealed record BlockedThen(WayKind Kind, WayBlock Reason);

[JsonConverter(typeof(JsonStringEnumConverter<MessageChannel>))]
public enum MessageChannel
{
    [JsonStringEnumMemberName("sms")]
    Sms,

    [JsonStringEnumMemberName("voice")]
    Voice,

    [JsonStringEnumMemberName("push")]
    Push,

    [JsonStringEnumMemberName("email")]
    Email,
}

/// <summary>What a message is for; the order is that of urgency, the most urgent first.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MessagePurpose>))]
public enum MessagePurpose
{
    [JsonStringEnumMemberName("alert")]
    Alert,

    [JsonStringEnumMemberName("level")]
    LevelChange,

    /// <summary>Those who were called are told that the incident is at another place now.</summary>
    [JsonStringEnumMemberName("moved")]
    Moved,

    /// <summary>Those who were called for a duplicate are told which incident it goes on as.</summary>
    [JsonStringEnumMemberName("merged")]
    Merged,

    /// <summary>Somebody who was called is told that another has taken over.</summary>
    [JsonStringEnumMemberName("relieved")]
    Relieved,

    /// <summary>Whoever was called in for somebody is told that they come after all.</summary>
    [JsonStringEnumMemberName("covered")]
    Covered,

    [JsonStringEnumMemberName("stand-down")]
    StandDown,

    [JsonStringEnumMemberName("reply")]
    Reply,

    /// <summary>A word about the installation itself: to an administrator, or a test that a person asked for.</summary>
    [JsonStringEnumMemberName("notice")]
    Notice,

    /// <summary>The code by which a person proves to have a way.</summary>
    [JsonStringEnumMemberName("verification")]
    Verification,

    /// <summary>Sent to see that messages get through at all; it is about nothing, and nobody is to act on it.</summary>
    [JsonStringEnumMemberName("probe")]
    Probe,
}

[JsonConverter(typeof(JsonStringEnumConverter<AnswerKind>))]
public enum AnswerKind
{
    [JsonStringEnumMemberName("coming")]
    Coming,

    [JsonStringEnumMemberName("cannot")]
    Cannot,

    /// <summary>Leaves it to the deputy.</summary>
    [JsonStringEnumMemberName("deputy")]
    Deputy,
}

[JsonConverter(typeof(JsonStringEnumConverter<AnswerChannel>))]
public enum AnswerChannel
{
    [JsonStringEnumMemberName("sms")]
    Sms,

    [JsonStringEnumMemberName("dashboard")]
    Dashboard,

    /// <summary>A key pressed during a call.</summary>
    [JsonStringEnumMemberName("voice")]
    Voice,

    /// <summary>A button on a notification.</summary>
    [JsonStringEnumMemberName("push")]
    Push,
}

/// <summary>What a channel says can be done about a failure.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FailureAdvice>))]
public enum FailureAdvice
{
    [JsonStringEnumMemberName("try-again")]
    TryAgain,

    [JsonStringEnumMemberName("next-channel")]
    NextChannel,

    [JsonStringEnumMemberName("tell-administrator")]
    TellAdministrator,
}

/// <summary>What the provider says of a message that it accepted.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DeliveryStatus>))]
public enum DeliveryStatus
{
    [JsonStringEnumMemberName("sent")]
    Sent,

    [JsonStringEnumMemberName("delivered")]
    Delivered,

    [JsonStringEnumMemberName("undelivered")]
    Undelivered,

    [JsonStringEnumMemberName("failed")]
    Failed,
}

/// <summary>How an incoming SMS was understood.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<InboundOutcome>))]
public enum InboundOutcome
{
    [JsonStringEnumMemberName("answered")]
    Answered,

    [JsonStringEnumMemberName("unknown-number")]
    UnknownNumber,

    [JsonStringEnumMemberName("unknown-code")]
    UnknownCode,

    /// <summary>No code, and more than one open alert to choose among.</summary>
    [JsonStringEnumMemberName("ambiguous")]
    Ambiguous,

    [JsonStringEnumMemberName("nothing-open")]
    NothingOpen,

    [JsonStringEnumMemberName("after-stand-down")]
    AfterStandDown,

    /// <summary>What it answers was merged into another incident.</summary>
    [JsonStringEnumMemberName("after-merge")]
    AfterMerge,

    [JsonStringEnumMemberName("not-understood")]
    NotUnderstood,

    /// <summary>A code that a newer call has replaced.</summary>
    [JsonStringEnumMemberName("replaced")]
    Replaced,

    /// <summary>A yes that is further off than anybody can wait for: it does not count as coming.</summary>
    [JsonStringEnumMemberName("eta-too-long")]
    EtaTooLong,

    /// <summary>STOP: nothing more goes to that number until START.</summary>
    [JsonStringEnumMemberName("opted-out")]
    OptedOut,

    [JsonStringEnumMemberName("opted-in")]
    OptedIn,
}
