using System.Text.Json.Serialization;

namespace Beredskab.FakeTwilio;

/// <summary>What happens when a phone rings.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Pickup>))]
public enum Pickup
{
    /// <summary>Somebody answers, and presses the planned keys.</summary>
    Person,

    /// <summary>An answering machine takes it.</summary>
    Machine,

    /// <summary>An answering machine takes it, and its tape sounds like the planned keys.</summary>
    MachineWithTones,

    /// <summary>Something answers, and the provider cannot tell what.</summary>
    Unknown,

    Busy,

    NoAnswer,

    Failed,
}

/// <summary>How a phone is answered from now on.</summary>
/// <param name="To">For this number.</param>
/// <param name="Keys">Pressed one by one, each when it is asked for.</param>
public sealed record PhonePlan(string To, Pickup Pickup, string Keys = "");

/// <summary>One call that was taken.</summary>
/// <param name="Said">What the product's answers to keys said, in order.</param>
public sealed record FakeCall(
    string Sid,
    string To,
    string From,
    string Twiml,
    string? StatusCallback,
    IReadOnlyList<string> Events,
    string? MachineDetection,
    DateTimeOffset At,
    string Status,
    IReadOnlyList<string> Said
);
