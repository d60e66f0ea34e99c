using Beredskab.GeoModel.Identity;
using Beredskab.Notifications.Alerts;

namespace Beredskab.Notifications.Contacts;

/// <summary>A way that can be used now.</summary>
/// <param name="After">Since the call to the person began; zero for the first.</param>
public sealed record ContactWay(WayId Id, WayKind Kind, bool Verified, TimeSpan After)
{
    /// <summary>The shared phone that it leads to; null for a way of the person's own.</summary>
    public DutyPhoneId? Phone { get; init; }

    /// <inheritdoc cref="KnownWay.OpenedAt"/>
    public DateTimeOffset? OpenedAt { get; init; }
}

/// <param name="Label">What the person called it.</param>
public sealed record ExpiredDevice(string? Label, DateTimeOffset At);

/// <summary>Why nothing can be sent, and since when.</summary>
public sealed record BlockedWay(WayBlock Reason, DateTimeOffset Since);

/// <summary>A way as its events have made it, usable or not.</summary>
/// <param name="Blocked">Null while it can be used.</param>
public sealed record KnownWay(PersonId Person, WayId Id, WayKind Kind, string? Label, bool Verified, WayBlock? Blocked)
{
    /// <summary>The code that was sent last; null when none was, or when it has done its work.</summary>
    public SentCode? Code { get; init; }

    /// <summary>Since when it leads where it does; null for what everybody has from the start.</summary>
    public DateTimeOffset? AddedAt { get; init; }

    /// <summary>
    /// When it last came to be of use: it was added, or no longer blocked. What was lost on it before says nothing of it
    /// as it is now. Null for what everybody has from the start.
    /// </summary>
    public DateTimeOffset? OpenedAt { get; init; }

    /// <summary>When it was blocked; null while it can be used.</summary>
    public DateTimeOffset? BlockedAt { get; init; }
}

/// <param name="Tries">Wrong ones so far.</param>
public sealed record SentCode(MessageId Message, DateTimeOffset At, int Tries);

public static class WayKinds
{
    /// <summary>The channel by which a message on such a way leaves.</summary>
    public static MessageChannel Channel(this WayKind kind) =>
        kind switch
        {
            WayKind.Sms => MessageChannel.Sms,
            WayKind.Voice => MessageChannel.Voice,
            WayKind.Push => MessageChannel.Push,
            WayKind.Email => MessageChannel.Email,
        };
}
