using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Texts;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Policies;

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

/// <summary>One person's part in a test alarm.</summary>
/// <param name="Authority">For which the person is asked.</param>
/// <param name="Code">As in <see cref="AlertRound"/>.</param>
/// <param name="Standing">On duty, or a member who is not.</param>
/// <param name="Ledergrupper">Where the person was on duty or sat when it was sent; none for whoever stands in for all.</param>
/// <param name="Blocked">The ways that were blocked then, and so were not tried.</param>
public sealed record TestRound(
    PersonId Person,
    OrganisationId Authority,
    int Code,
    Standing Standing,
    ImmutableArray<LedergruppeId> Ledergrupper,
    ImmutableArray<BlockedThen> Blocked
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

    /// <summary>Somebody who was called is told that another has taken over.</summary>
    [JsonStringEnumMemberName("relieved")]
    Relieved,

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

    [JsonStringEnumMemberName("not-understood")]
    NotUnderstood,

    /// <summary>A code that a newer call has replaced.</summary>
    [JsonStringEnumMemberName("replaced")]
    Replaced,

    /// <summary>STOP: nothing more goes to that number until START.</summary>
    [JsonStringEnumMemberName("opted-out")]
    OptedOut,

    [JsonStringEnumMemberName("opted-in")]
    OptedIn,
}

/// <summary>What can happen in alerting. Wire names are in the Hub's event catalogue.</summary>
public abstract record AlertEvent : DomainEvent
{
    private AlertEvent() { }

    private static string StreamOf(MessageChannel channel) => $"provider/{channel}".ToLowerInvariant();

    /// <param name="Ledergruppe">Null when there is none for the place, and the Sekretariat's people are alerted directly.</param>
    /// <param name="Areas">The areas that made this ledergruppe the one to alert.</param>
    /// <param name="Required">The authorities that must each answer.</param>
    /// <param name="Rounds">The people alerted, one for each authority that somebody is on duty for.</param>
    /// <param name="Exercise">The incident is an exercise, and so is all that follows of the alert.</param>
    public sealed record Raised(
        AlertId Alert,
        IncidentId Incident,
        LedergruppeId? Ledergruppe,
        AlertReason Reason,
        ImmutableArray<AreaId> Areas,
        ImmutableArray<OrganisationId> Required,
        ImmutableArray<AlertRound> Rounds,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Exercise = false
    ) : AlertEvent
    {
        public override string Stream => $"alert/{Alert}";
    }

    /// <summary>
    /// A test alarm: each person is asked to answer, and nobody else is called when they do not. It belongs to no incident.
    /// </summary>
    /// <param name="Deadline">Until when it waits for answers.</param>
    /// <param name="Rounds">Each person once.</param>
    public sealed record TestRaised(AlertId Alert, DateTimeOffset Deadline, ImmutableArray<TestRound> Rounds)
        : AlertEvent
    {
        public override string Stream => $"alert/{Alert}";
    }

    /// <param name="Code">Of the call that it answers; absent where a person had one code only.</param>
    /// <param name="Phone">The shared phone that it came from; absent when it is the person's own.</param>
    public sealed record Answered(
        AlertId Alert,
        PersonId Person,
        AnswerKind Answer,
        int? EtaMinutes,
        AnswerChannel Channel,
        int? Code = null,
        DutyPhoneId? Phone = null
    ) : AlertEvent
    {
        public override string Stream => $"alert/{Alert}";
    }

    /// <summary>How the alert goes on until each authority has answered, from now on; nothing changes it afterwards.</summary>
    /// <param name="Policy">The version of the policy that it was taken from.</param>
    public sealed record ProcedureSet(
        AlertId Alert,
        int Policy,
        ImmutableArray<PolicyStep> Steps,
        bool AllWaysAtOnce,
        int? StaleAfterMinutes
    ) : AlertEvent
    {
        public override string Stream => $"alert/{Alert}";
    }

    /// <summary>More people are called, or the same again under a new code.</summary>
    /// <param name="Rounds">A person who stands for the same authority already answers under the new code only.</param>
    public sealed record Called(AlertId Alert, CallCause Cause, ImmutableArray<AlertRound> Rounds) : AlertEvent
    {
        public override string Stream => $"alert/{Alert}";
    }

    /// <summary>A step of the procedure was taken for one authority.</summary>
    /// <param name="Step">From 0; beyond the procedure's own steps it is the last people again.</param>
    /// <param name="Empty">There was nobody in it, so the next was taken at once.</param>
    public sealed record Escalated(AlertId Alert, OrganisationId Authority, int Step, StepKind Kind, bool Empty)
        : AlertEvent
    {
        public override string Stream => $"alert/{Alert}";
    }

    /// <summary>Another is on duty for an authority, and has answered: those called before stand down for it.</summary>
    /// <param name="Leaving">The codes that no longer count.</param>
    public sealed record Relieved(AlertId Alert, OrganisationId Authority, PersonId Coming, ImmutableArray<int> Leaving)
        : AlertEvent
    {
        public override string Stream => $"alert/{Alert}";
    }

    public sealed record Ended(AlertId Alert) : AlertEvent
    {
        public override string Stream => $"alert/{Alert}";
    }

    /// <summary>A message that must be sent. Written with what causes it; sent afterwards.</summary>
    /// <param name="Alert">The alert that it belongs to, or null: a reply to a text that fits none.</param>
    /// <param name="Person">The receiver, or null when <paramref name="Number"/> says it.</param>
    /// <param name="Number">A number that nobody in the directory has, E.164; only for replies.</param>
    /// <param name="Way">Which of the person's ways; absent for the mobile number.</param>
    /// <param name="Code">Of the call that it makes; absent in a message that asks for no answer.</param>
    /// <param name="Cause">Why administrators are told, so that they are not told again soon; absent in all else.</param>
    /// <param name="NotBefore">
    /// Another alert left for the person a moment ago: it waits so long for others, so that they leave as one text.
    /// </param>
    /// <param name="Phone">The shared phone that it goes to; absent for a way of the person's own.</param>
    public sealed record MessageIntended(
        MessageId Message,
        AlertId? Alert,
        PersonId? Person,
        FreeText? Number,
        MessageChannel Channel,
        MessagePurpose Purpose,
        FreeText Text,
        WayId? Way = null,
        int? Code = null,
        string? Cause = null,
        DateTimeOffset? NotBefore = null,
        DutyPhoneId? Phone = null
    ) : AlertEvent
    {
        public override string Stream => Alert is { } alert ? $"alert/{alert}" : $"message/{Message}";
    }

    /// <summary>
    /// The message leaves in one text with others to the same person. Written for each of them, before any is sent; a
    /// later one replaces it.
    /// </summary>
    /// <param name="Bundle">All that the text is about, the most serious first; that one is handed over for all.</param>
    /// <param name="After">What must have been handed over before, when not all fit into one text.</param>
    /// <param name="Text">Exactly what leaves.</param>
    public sealed record MessageBundled(
        MessageId Message,
        ImmutableArray<MessageId> Bundle,
        MessageId? After,
        FreeText Text
    ) : AlertEvent
    {
        public override string Stream => $"message/{Message}";
    }

    /// <summary>The dispatcher is about to hand the message to the provider.</summary>
    /// <param name="Attempt">From 1.</param>
    /// <param name="Fence">The dispatcher's lease; a later lease has a higher one.</param>
    /// <param name="Repeat">An earlier attempt may have reached the receiver; nobody could tell.</param>
    public sealed record MessageAttempted(MessageId Message, int Attempt, long Fence, bool Repeat) : AlertEvent
    {
        public override string Stream => $"message/{Message}";
    }

    /// <param name="ProviderId">The provider's own id of the message.</param>
    public sealed record MessageAccepted(MessageId Message, string ProviderId) : AlertEvent
    {
        public override string Stream => $"message/{Message}";
    }

    /// <param name="Code">The provider's code, or one of ours: <c>no-number</c>, <c>timeout</c>.</param>
    /// <param name="InDoubt">The provider may have taken it.</param>
    /// <param name="RetryAfterSeconds">How long the provider asked to be left alone; null when it did not.</param>
    public sealed record MessageFailed(
        MessageId Message,
        string Code,
        FailureAdvice Advice,
        bool InDoubt,
        int? RetryAfterSeconds = null
    ) : AlertEvent
    {
        public override string Stream => $"message/{Message}";
    }

    /// <param name="Advice">What can be done about a loss; absent when there is none, and in entries from before.</param>
    public sealed record MessageReported(
        MessageId Message,
        DeliveryStatus Status,
        string? ErrorCode,
        FailureAdvice? Advice = null
    ) : AlertEvent
    {
        public override string Stream => $"message/{Message}";
    }

    /// <summary>A channel's provider takes nothing from anybody: messages take the next way and wait.</summary>
    /// <param name="Code">What it said last, or one of ours.</param>
    public sealed record ProviderFailed(MessageChannel Channel, string Code) : AlertEvent
    {
        public override string Stream => StreamOf(Channel);
    }

    /// <summary>A channel's provider takes messages again.</summary>
    public sealed record ProviderRecovered(MessageChannel Channel) : AlertEvent
    {
        public override string Stream => StreamOf(Channel);
    }

    /// <param name="ProviderId">The provider's id of the incoming message; a repeat of it changes nothing.</param>
    /// <param name="Person">Who has the number, if anybody.</param>
    /// <param name="Alert">The alert that the text was counted for.</param>
    /// <param name="Phone">The shared phone that it came from; the number is then the directory's alone.</param>
    public sealed record SmsReceived(
        string ProviderId,
        PersonId? Person,
        AlertId? Alert,
        InboundOutcome Outcome,
        FreeText Number,
        FreeText Text,
        DutyPhoneId? Phone = null
    ) : AlertEvent
    {
        public override string Stream => Alert is { } alert ? $"alert/{alert}" : "sms/inbound";
    }
}

/// <summary>What can be asked of alerting, apart from what follows from an incident by itself.</summary>
public abstract record AlertCommand : DomainCommand
{
    private AlertCommand() { }

    /// <summary>An answer in the dashboard; the person is the command's actor.</summary>
    public sealed record Answer(AlertId Alert, AnswerKind Kind, int? EtaMinutes) : AlertCommand;

    /// <summary>A key pressed during a call, or a button on a notification; it counts for what that message said.</summary>
    /// <param name="Key"><c>1</c> coming, <c>2</c> cannot, <c>3</c> the deputy instead.</param>
    public sealed record AnswerByKey(PersonId Person, MessageId Message, string Key) : AlertCommand;

    /// <param name="Person">Whose number it is, looked up in the directory as it arrived; null when nobody's.</param>
    /// <param name="Way">The SMS way to that number; null for the mobile number in the directory.</param>
    /// <param name="Phone">The shared phone whose number it is; then it is nobody's.</param>
    public sealed record ReceiveSms(
        string ProviderId,
        PersonId? Person,
        string Number,
        string Text,
        WayId? Way = null,
        DutyPhoneId? Phone = null
    ) : AlertCommand;

    /// <summary>Does all that is due in an alert by now: the next step, the next way, a relief, an answer gone stale.</summary>
    public sealed record Advance(AlertId Alert) : AlertCommand;

    /// <summary>Decides with which others a message that has waited leaves. Asked again, it changes nothing.</summary>
    public sealed record Bundle(MessageId Message) : AlertCommand;

    /// <param name="Together">How many messages the text that is about to be sent is about.</param>
    public sealed record BeginAttempt(MessageId Message, int Attempt, long Fence, bool Repeat, int Together = 1)
        : AlertCommand;

    public sealed record RecordAccepted(MessageId Message, string ProviderId) : AlertCommand;

    public sealed record RecordFailed(
        MessageId Message,
        string Code,
        FailureAdvice Advice,
        bool InDoubt,
        int? RetryAfterSeconds = null
    ) : AlertCommand;

    /// <param name="ProviderId">As the callback names it, so that a callback before the response teaches it.</param>
    /// <param name="Advice">What can be done about a loss; null when there is none.</param>
    public sealed record RecordStatus(
        MessageId Message,
        string ProviderId,
        DeliveryStatus Status,
        string? ErrorCode,
        FailureAdvice? Advice = null
    ) : AlertCommand;

    /// <summary>The dispatcher has found that a channel's provider is down, or still is, or is back.</summary>
    /// <param name="Code">Of the failure; null when it is back.</param>
    public sealed record ReportProvider(MessageChannel Channel, string? Code) : AlertCommand;

    /// <summary>A message to see that messages get through; its id follows from the command's.</summary>
    /// <param name="Number">E.164.</param>
    public sealed record SendProbe(string Number) : AlertCommand
    {
        /// <returns>The id of the message that the command with this id sends.</returns>
        public static MessageId MessageOf(Guid commandId) => MessageId.From(DerivedId.From(commandId, 'p', 0));
    }
}
