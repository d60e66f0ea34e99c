using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Texts;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Policies;

namespace Beredskab.Notifications.Alerts;

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
    /// <param name="From">
    /// The alert that the person answered, of a report that was merged into this incident; absent when it is this one.
    /// </param>
    /// <param name="Way">
    /// Which of the person's own numbers a text came from; absent in all else, and in entries from before it was noted.
    /// </param>
    public sealed record Answered(
        AlertId Alert,
        PersonId Person,
        AnswerKind Answer,
        int? EtaMinutes,
        AnswerChannel Channel,
        int? Code = null,
        DutyPhoneId? Phone = null,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] AlertId? From = null,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] WayId? Way = null
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
    /// <param name="Away">Nobody but people who are away was left in it, and no later step calls anybody.</param>
    public sealed record Escalated(
        AlertId Alert,
        OrganisationId Authority,
        int Step,
        StepKind Kind,
        bool Empty,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Away = false
    ) : AlertEvent
    {
        public override string Stream => $"alert/{Alert}";
    }

    /// <summary>
    /// Another is on duty for an authority, and has answered, or somebody in their place: those called before stand down
    /// for it.
    /// </summary>
    /// <param name="Coming">Who has answered.</param>
    /// <param name="Leaving">The codes that no longer count.</param>
    public sealed record Relieved(AlertId Alert, OrganisationId Authority, PersonId Coming, ImmutableArray<int> Leaving)
        : AlertEvent
    {
        public override string Stream => $"alert/{Alert}";
    }

    /// <param name="Into">The incident that its own was merged into; absent when it was stood down.</param>
    public sealed record Ended(
        AlertId Alert,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IncidentId? Into = null
    ) : AlertEvent
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
    /// <param name="Instead">
    /// The message whose words it says once more, because that one was lost or nobody confirmed it; absent in all else.
    /// </param>
    /// <param name="Quiet">It is no reason to ring anybody who can be written to.</param>
    /// <param name="FirstAnswer">A reply that confirms the first answer to a call: no limit of replies counts it.</param>
    /// <param name="Covered">The code of the call that need not be answered any more; absent in all else.</param>
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
        DutyPhoneId? Phone = null,
        MessageId? Instead = null,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Quiet = false,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool FirstAnswer = false,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Covered = null
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
    /// <param name="Over">A call is over, and nobody knows who took it; absent otherwise.</param>
    public sealed record MessageReported(
        MessageId Message,
        DeliveryStatus Status,
        string? ErrorCode,
        FailureAdvice? Advice = null,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Over = false
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
