using System.Collections.Immutable;
using Beredskab.GeoModel.Deciding;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Roster;

namespace Beredskab.Notifications.Contacts;

/// <summary>What can happen to a shared phone. Never its number.</summary>
public abstract record DutyPhoneEvent : DomainEvent
{
    private DutyPhoneEvent(DutyPhoneId phone) => Phone = phone;

    public DutyPhoneId Phone { get; }

    public override string Stream => $"duty-phone/{Phone}";

    /// <param name="Seats">Whose duty it is alerted for.</param>
    /// <param name="SmsAfterSeconds">Since the call to the person on duty began; null when no SMS goes to it.</param>
    /// <param name="CallAfterSeconds">Likewise for ringing it up; null when it is not.</param>
    public sealed record Registered(
        DutyPhoneId Phone,
        ImmutableArray<SeatId> Seats,
        int? SmsAfterSeconds,
        int? CallAfterSeconds
    ) : DutyPhoneEvent(Phone);

    /// <summary>All of it but the number, which stays.</summary>
    public sealed record Changed(
        DutyPhoneId Phone,
        ImmutableArray<SeatId> Seats,
        int? SmsAfterSeconds,
        int? CallAfterSeconds
    ) : DutyPhoneEvent(Phone);

    public sealed record Removed(DutyPhoneId Phone) : DutyPhoneEvent(Phone);

    /// <summary>A code to prove it with was sent to it; its digits are in no entry.</summary>
    public sealed record CodeSent(DutyPhoneId Phone, MessageId Message) : DutyPhoneEvent(Phone);

    /// <summary>A code was tried that is not the one sent.</summary>
    public sealed record CodeRefused(DutyPhoneId Phone) : DutyPhoneEvent(Phone);

    /// <summary>Somebody who has it in hand has said the code.</summary>
    public sealed record Verified(DutyPhoneId Phone) : DutyPhoneEvent(Phone);

    public sealed record Blocked(DutyPhoneId Phone, WayId Way, WayBlock Reason) : DutyPhoneEvent(Phone);

    public sealed record Unblocked(DutyPhoneId Phone, WayId Way) : DutyPhoneEvent(Phone);
}
