using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Beredskab.GeoModel.Identity;
using Beredskab.Notifications.Roster;

namespace Beredskab.Notifications.Contacts;

/// <summary>A phone that lies with whoever is on duty. Its number lies in the directory alone.</summary>
[JsonConverter(typeof(EntityIdJsonConverter<DutyPhoneId>))]
public readonly record struct DutyPhoneId(Guid Value) : IEntityId<DutyPhoneId>
{
    /// <summary>The way by which a text goes to it; the directory keeps the number under this one.</summary>
    public WayId SmsWay => new(Value);

    /// <summary>The way by which it is rung up.</summary>
    public WayId CallWay => WayId.From(DerivedId.From(Value, 'v', 0));

    public static DutyPhoneId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

/// <summary>A number that belongs to seats and to nobody. It takes part once its code was given.</summary>
/// <param name="Seats">At least one; no other phone has any of them.</param>
/// <param name="SmsAfterSeconds">Since the call to the person on duty began; null for a landline.</param>
/// <param name="CallAfterSeconds">Likewise, until it is rung up; null when it never is.</param>
public sealed record DutyPhone(
    DutyPhoneId Id,
    ImmutableArray<SeatId> Seats,
    int? SmsAfterSeconds,
    int? CallAfterSeconds,
    bool Verified
)
{
    /// <summary>The code that was sent last; null when none was, or when it has done its work.</summary>
    public SentCode? Code { get; init; }

    /// <summary>When codes were sent to it, the newest last; no longer than a few hours back.</summary>
    public ImmutableArray<DateTimeOffset> CodesSent { get; init; } = [];

    /// <summary>What cannot be used for now, and since when.</summary>
    public ImmutableDictionary<WayId, BlockedWay> Blocked { get; init; } = ImmutableDictionary<WayId, BlockedWay>.Empty;

    /// <summary>By SMS, or by a call when no SMS goes to it.</summary>
    public WayKind CodeKind => SmsAfterSeconds is null ? WayKind.Voice : WayKind.Sms;

    public WayId CodeWay => CodeKind == WayKind.Sms ? Id.SmsWay : Id.CallWay;

    /// <summary>Those that can be used now, by time; empty until the phone is verified.</summary>
    /// <param name="within">None waits longer.</param>
    public IEnumerable<ContactWay> Ways(TimeSpan within)
    {
        if (!Verified)
        {
            yield break;
        }

        if (SmsAfterSeconds is { } sms && !Blocked.ContainsKey(Id.SmsWay))
        {
            yield return Way(Id.SmsWay, WayKind.Sms, sms);
        }

        if (CallAfterSeconds is { } call && !Blocked.ContainsKey(Id.CallWay))
        {
            yield return Way(Id.CallWay, WayKind.Voice, call);
        }

        ContactWay Way(WayId id, WayKind kind, int seconds)
        {
            var after = TimeSpan.FromSeconds(seconds);
            return new(id, kind, true, after < within ? after : within) { Phone = Id };
        }
    }
}
