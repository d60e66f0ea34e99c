using System.Text.Json.Serialization;

namespace Beredskab.FakeTwilio;

/// <summary>What goes wrong with one request to send, or with the callbacks that follow it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Fault>))]
public enum Fault
{
    None,

    /// <summary>429 with code 20429.</summary>
    TooManyRequests,

    /// <summary>500, nothing taken.</summary>
    ServerError,

    /// <summary>500, and yet taken.</summary>
    ServerErrorAfterAccepting,

    /// <summary>503, nothing taken.</summary>
    Unavailable,

    /// <summary>The connection is cut before anything is taken.</summary>
    CutBefore,

    /// <summary>The message is taken, then the connection is cut.</summary>
    CutAfter,

    /// <summary>The message is taken, and no response ever comes.</summary>
    SilentAfter,

    /// <summary>400 with 21610.</summary>
    OptedOut,

    /// <summary>400 with 21614.</summary>
    NotAMobile,

    /// <summary>401 with 20003.</summary>
    BadCredentials,

    /// <summary>Taken, then reported undelivered with 30003.</summary>
    Undelivered,

    /// <summary>Every callback is sent twice.</summary>
    DuplicatedCallbacks,

    /// <summary>Delivered is told before sent.</summary>
    ReorderedCallbacks,

    /// <summary>Callbacks are signed with another token.</summary>
    ForgedCallbacks,

    /// <summary>Callbacks are kept until <c>Release</c>.</summary>
    LateCallbacks,

    /// <summary>The callbacks are all told before the response.</summary>
    CallbackBeforeResponse,

    /// <summary>Taken and sent, and nobody ever says that it was delivered.</summary>
    NoReceipt,

    /// <summary>400 with the plan's code.</summary>
    Refused,

    /// <summary>Taken and cut, and the callback is told nevertheless.</summary>
    CutAfterWithCallback,
}

/// <summary>Faults to come, used up one for each request.</summary>
/// <param name="To">Only for this number; null for any.</param>
/// <param name="Times">How many requests it meets.</param>
/// <param name="Code">The provider's code, where the fault has one to choose.</param>
public sealed record FaultPlan(
    Fault Fault,
    int Times = 1,
    string? To = null,
    int LatencyMilliseconds = 0,
    string? Code = null
);

/// <summary>One message that was taken.</summary>
public sealed record FakeMessage(
    string Sid,
    string To,
    string From,
    string Body,
    string? StatusCallback,
    string? ValidityPeriod,
    DateTimeOffset At,
    string Status,
    string? ErrorCode
);

/// <summary>What a callback was answered with.</summary>
public sealed record CallbackResult(string Sid, string Status, int Answer);
