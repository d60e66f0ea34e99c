using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Texts;
using Beredskab.Notifications.Contacts;

namespace Beredskab.Notifications.Alerts;

/// <summary>How far a message has come.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MessageState>))]
public enum MessageState
{
    [JsonStringEnumMemberName("intended")]
    Intended,

    /// <summary>Handed to the provider at least once; will be tried again if nobody takes it.</summary>
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

    /// <summary>Nothing more is tried on this channel.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,
}

/// <summary>One handing over to the provider.</summary>
/// <param name="Failure">Null while the outcome is unknown, and when it was taken.</param>
public sealed record Attempt(int Number, long Fence, bool Repeat, DateTimeOffset At, AttemptFailure? Failure);

/// <param name="InDoubt">The provider may have taken it all the same.</param>
public sealed record AttemptFailure(string Code, FailureAdvice Advice, bool InDoubt, DateTimeOffset At)
{
    /// <summary>How long the provider asked to be left alone; zero when it did not.</summary>
    public TimeSpan RetryAfter { get; init; }
}

/// <summary>A message and all that became of it.</summary>
/// <param name="Sequence">Of the entry that intended it; older goes before newer of the same urgency.</param>
/// <param name="ProviderIds">Every id that the provider gave it; more than one when a repeat was not needed after all.</param>
/// <param name="StateAt">When it came into its state.</param>
public sealed record Message(
    MessageId Id,
    long Sequence,
    AlertId? Alert,
    PersonId? Person,
    FreeText? Number,
    MessageChannel Channel,
    MessagePurpose Purpose,
    FreeText Text,
    DateTimeOffset IntendedAt,
    ImmutableArray<Attempt> Attempts,
    ImmutableArray<string> ProviderIds,
    MessageState State,
    DateTimeOffset StateAt,
    string? ErrorCode
)
{
    /// <summary>It belongs to an exercise or a test alarm, and every real message goes before it.</summary>
    public bool Exercise { get; init; }

    /// <summary>Its alert used all ways at once when it was written down; it waits behind nothing that may wait.</summary>
    public bool Urgent { get; init; }

    /// <summary>It asks somebody to show that they can be reached: its alert is a test alarm, whatever its words are.</summary>
    public bool Test { get; init; }

    /// <summary>Which of the person's ways; null for the mobile number.</summary>
    public WayId? Way { get; init; }

    /// <summary>Of the call that it makes; null when it asks for no answer, and in messages from before codes were noted.</summary>
    public int? Code { get; init; }

    /// <summary>It waits so long for others to the same person; null when it waits for nothing.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>Those that it leaves together with; null when it leaves by itself.</summary>
    public MessageBundle? Bundle { get; init; }

    /// <summary>Exactly what leaves.</summary>
    public FreeText Sent => Bundle?.Text ?? Text;

    /// <summary>Another message of its bundle is handed over for it.</summary>
    public bool IsCarried => Bundle is { Messages: [var first, ..] } && first != Id;

    /// <summary>When the provider first took it; null until it has.</summary>
    public DateTimeOffset? AcceptedAt { get; init; }

    /// <summary>It was lost, and the provider says that the same again may get through.</summary>
    public bool IsWorthAnotherTry { get; init; }

    /// <summary>Nobody has taken it, and at least once it was refused.</summary>
    public bool IsRefused => IsPending && ErrorCode is not null;

    /// <summary>The shared phone that it goes to; null for a way of the person's own.</summary>
    public DutyPhoneId? Phone { get; init; }

    /// <summary>The one before it that said the same, and was lost or not confirmed; null when it is the first.</summary>
    public MessageId? Instead { get; init; }

    /// <summary>It is no reason to ring anybody who can be written to.</summary>
    public bool Quiet { get; init; }

    /// <summary>The code of the call that it says need not be answered any more; null in all else.</summary>
    public int? Covered { get; init; }

    /// <summary>Somebody who was alerted is told what has become of it, and nobody waits for an answer.</summary>
    public bool IsNews =>
        Purpose
            is MessagePurpose.LevelChange
                or MessagePurpose.Moved
                or MessagePurpose.Merged
                or MessagePurpose.Relieved
                or MessagePurpose.Covered
                or MessagePurpose.StandDown;

    /// <summary>A call that is over, though nobody knows who took it: it reached nobody for certain, and rings no more.</summary>
    public bool Ended { get; init; }

    /// <summary>All that can be known of its arriving is known: of notifications and e-mails nobody gives a receipt.</summary>
    public bool HasArrived =>
        State == MessageState.Delivered
        || (
            Channel is MessageChannel.Push or MessageChannel.Email
            && State is MessageState.Accepted or MessageState.Sent
        );

    /// <summary>Still to be sent, or sent with an outcome that nobody knows.</summary>
    public bool IsPending => State is MessageState.Intended or MessageState.Attempted;

    /// <summary>It did not and will not reach the receiver on this channel.</summary>
    public bool IsLost => State is MessageState.Failed or MessageState.Undelivered;

    /// <summary>Some attempt may have reached the receiver without our knowing.</summary>
    public bool InDoubt => ProviderIds.IsEmpty && Attempts.Any(attempt => attempt.Failure is null or { InDoubt: true });

    /// <summary>It has left us, as far as anybody knows, whatever became of it then.</summary>
    public bool MayHaveLeft => !ProviderIds.IsEmpty || InDoubt;

    /// <summary>It was handed over again after an attempt in doubt.</summary>
    public bool WasRepeated => Attempts.Any(attempt => attempt.Repeat);
}

/// <summary>Several messages that leave as one text.</summary>
/// <param name="Messages">The first is handed over for all.</param>
/// <param name="After">Goes before this one.</param>
public sealed record MessageBundle(ImmutableArray<MessageId> Messages, MessageId? After, FreeText Text);

/// <summary>
/// A place in the queue: what is real before any exercise, then the most urgent purpose, then an operationsberedskab before
/// the rest, then the oldest. A number is called by one call at a time, and each may take a minute.
/// </summary>
public readonly record struct PendingMessage(MessagePurpose Purpose, long Sequence, MessageId Message)
    : IComparable<PendingMessage>
{
    public bool Exercise { get; init; }

    public bool Urgent { get; init; }

    public int CompareTo(PendingMessage other)
    {
        if (Exercise != other.Exercise)
        {
            return Exercise.CompareTo(other.Exercise);
        }

        var byPurpose = Purpose.CompareTo(other.Purpose);
        return byPurpose != 0 ? byPurpose
            : Urgent != other.Urgent ? other.Urgent.CompareTo(Urgent)
            : Sequence != other.Sequence ? Sequence.CompareTo(other.Sequence)
            : Message.Value.CompareTo(other.Message.Value);
    }

    public static bool operator <(PendingMessage left, PendingMessage right) => left.CompareTo(right) < 0;

    public static bool operator >(PendingMessage left, PendingMessage right) => left.CompareTo(right) > 0;

    public static bool operator <=(PendingMessage left, PendingMessage right) => left.CompareTo(right) <= 0;

    public static bool operator >=(PendingMessage left, PendingMessage right) => left.CompareTo(right) >= 0;
}
