using System.Text.Json.Serialization;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.Notifications.Contacts;

namespace Beredskab.Notifications.Alerts;

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
    /// <param name="Unproved">
    /// The one SMS way to that number that somebody has added and not proved, when it is otherwise nobody's; null when
    /// there is none, or more than one.
    /// </param>
    /// <param name="Twin">The person's way by which the same number is called; null when there is none.</param>
    public sealed record ReceiveSms(
        string ProviderId,
        PersonId? Person,
        string Number,
        string Text,
        WayId? Way = null,
        DutyPhoneId? Phone = null,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] WayId? Unproved = null,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] WayId? Twin = null
    ) : AlertCommand;

    /// <summary>Does all that is due in an alert by now: the next step, the next way, a relief, an answer gone stale.</summary>
    public sealed record Advance(AlertId Alert) : AlertCommand;

    /// <summary>Decides with which others a message that has waited leaves. Asked again, it changes nothing.</summary>
    public sealed record Bundle(MessageId Message) : AlertCommand;

    /// <param name="Together">How many messages the text that is about to be sent is about.</param>
    public sealed record BeginAttempt(MessageId Message, int Attempt, long Fence, bool Repeat, int Together = 1)
        : AlertCommand;

    public sealed record RecordAccepted(MessageId Message, string ProviderId) : AlertCommand;

    /// <param name="Twin">The person's other way to the same number; null when there is none, or when it does not matter.</param>
    public sealed record RecordFailed(
        MessageId Message,
        string Code,
        FailureAdvice Advice,
        bool InDoubt,
        int? RetryAfterSeconds = null,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] WayId? Twin = null
    ) : AlertCommand;

    /// <param name="ProviderId">As the callback names it, so that a callback before the response teaches it.</param>
    /// <param name="Advice">What can be done about a loss; null when there is none.</param>
    /// <param name="Ended">The call is over, and nobody knows who took it: its line is free.</param>
    public sealed record RecordStatus(
        MessageId Message,
        string ProviderId,
        DeliveryStatus Status,
        string? ErrorCode,
        FailureAdvice? Advice = null,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Ended = false
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
