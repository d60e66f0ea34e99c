using System.Text.Json.Serialization;
using Beredskab.GeoModel.Identity;
using Beredskab.Notifications.Alerts;

namespace Beredskab.Notifications.Channels.Console;

[JsonConverter(typeof(JsonStringEnumConverter<DemoCallState>))]
public enum DemoCallState
{
    [JsonStringEnumMemberName("ringing")]
    Ringing,

    /// <summary>Somebody has picked up and hears the words.</summary>
    [JsonStringEnumMemberName("talking")]
    Talking,

    [JsonStringEnumMemberName("ended")]
    Ended,

    /// <summary>Nobody picked up.</summary>
    [JsonStringEnumMemberName("missed")]
    Missed,

    [JsonStringEnumMemberName("machine")]
    Machine,
}

/// <summary>A call that rings on a fictional phone.</summary>
/// <param name="Id">As a provider would give it.</param>
/// <param name="Said">What was spoken so far, in order; empty while it rings.</param>
/// <param name="Asks">Whether it listens for a key.</param>
/// <param name="At">When it began to ring.</param>
public sealed record DemoCall(
    string Id,
    string Number,
    DemoCallState State,
    IReadOnlyList<string> Said,
    bool Asks,
    DateTimeOffset At
)
{
    [JsonIgnore]
    public MessageId Message { get; init; }

    [JsonIgnore]
    public PersonId? Person { get; init; }

    /// <summary>What whoever picks up will hear.</summary>
    [JsonIgnore]
    public string Words { get; init; } = "";
}

[JsonConverter(typeof(JsonStringEnumConverter<DemoCallAct>))]
public enum DemoCallAct
{
    [JsonStringEnumMemberName("pick-up")]
    PickUp,

    [JsonStringEnumMemberName("hang-up")]
    HangUp,

    /// <summary>It rings until it stops.</summary>
    [JsonStringEnumMemberName("ring-out")]
    RingOut,

    [JsonStringEnumMemberName("machine")]
    Machine,

    [JsonStringEnumMemberName("1")]
    One,

    [JsonStringEnumMemberName("2")]
    Two,

    [JsonStringEnumMemberName("3")]
    Three,
}
