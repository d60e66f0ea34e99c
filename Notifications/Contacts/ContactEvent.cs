using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.Notifications.Alerts;

namespace Beredskab.Notifications.Contacts;

/// <summary>One way to reach one person. Its address lies in the directory alone.</summary>
[JsonConverter(typeof(EntityIdJsonConverter<WayId>))]
public readonly record struct WayId(Guid Value) : IEntityId<WayId>
{
    public static WayId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

[JsonConverter(typeof(JsonStringEnumConverter<WayKind>))]
public enum WayKind
{
    [JsonStringEnumMemberName("sms")]
    Sms,

    /// <summary>A call, to a mobile or a landline.</summary>
    [JsonStringEnumMemberName("voice")]
    Voice,

    /// <summary>A notification in one browser on one device.</summary>
    [JsonStringEnumMemberName("push")]
    Push,

    [JsonStringEnumMemberName("email")]
    Email,
}

[JsonConverter(typeof(JsonStringEnumConverter<WayRemoval>))]
public enum WayRemoval
{
    [JsonStringEnumMemberName("by-person")]
    ByPerson,

    [JsonStringEnumMemberName("by-administrator")]
    ByAdministrator,

    /// <summary>The push service says that the subscription is gone.</summary>
    [JsonStringEnumMemberName("expired")]
    Expired,

    /// <summary>Another address took its place.</summary>
    [JsonStringEnumMemberName("replaced")]
    Replaced,
}

/// <summary>Why nothing can be sent on a way for now.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<WayBlock>))]
public enum WayBlock
{
    /// <summary>The person wrote STOP; the network refuses everything until they write START.</summary>
    [JsonStringEnumMemberName("opted-out")]
    OptedOut,

    /// <summary>The provider says that there is no such number.</summary>
    [JsonStringEnumMemberName("invalid-number")]
    InvalidNumber,
}

/// <param name="AfterSeconds">Since the call to the person began; 0 or more.</param>
public sealed record PlannedWay(WayId Way, int AfterSeconds);

/// <summary>What can happen to the ways to people. Never an address.</summary>
public abstract record ContactEvent : DomainEvent
{
    private ContactEvent() { }

    /// <param name="Label">What the person calls the device: <c>Firefox på telefon</c>; null for a number or a mailbox.</param>
    public sealed record WayAdded(PersonId Person, WayId Way, WayKind Kind, string? Label) : ContactEvent
    {
        public override string Stream => $"contacts/{Person}";
    }

    /// <summary>The person proved to have it.</summary>
    public sealed record WayVerified(PersonId Person, WayId Way) : ContactEvent
    {
        public override string Stream => $"contacts/{Person}";
    }

    public sealed record WayRemoved(PersonId Person, WayId Way, WayRemoval Reason) : ContactEvent
    {
        public override string Stream => $"contacts/{Person}";
    }

    public sealed record WayBlocked(PersonId Person, WayId Way, WayBlock Reason) : ContactEvent
    {
        public override string Stream => $"contacts/{Person}";
    }

    public sealed record WayUnblocked(PersonId Person, WayId Way) : ContactEvent
    {
        public override string Stream => $"contacts/{Person}";
    }

    /// <param name="Ways">In the person's own order, the first at 0 seconds; replaces the plan before.</param>
    public sealed record PlanSet(PersonId Person, ImmutableArray<PlannedWay> Ways) : ContactEvent
    {
        public override string Stream => $"contacts/{Person}";
    }

    /// <summary>A code to prove a way with was sent; its digits are in no entry.</summary>
    /// <param name="Message">The message that carries it.</param>
    public sealed record CodeSent(PersonId Person, WayId Way, MessageId Message) : ContactEvent
    {
        public override string Stream => $"contacts/{Person}";
    }

    /// <summary>A code was tried that is not the one sent.</summary>
    public sealed record CodeRefused(PersonId Person, WayId Way) : ContactEvent
    {
        public override string Stream => $"contacts/{Person}";
    }

    /// <summary>How long a person's own plan may wait, in this installation.</summary>
    /// <param name="VerifiedWithinSeconds">Before this, some verified way must be used.</param>
    /// <param name="EveryWithinSeconds">Before this, every way must be used.</param>
    public sealed record LimitsSet(int VerifiedWithinSeconds, int EveryWithinSeconds) : ContactEvent
    {
        public override string Stream => "contacts/limits";
    }
}
