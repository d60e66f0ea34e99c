using System.Collections.Immutable;
using Beredskab.GeoModel.Deciding;
using Beredskab.Notifications.Roster;

namespace Beredskab.Notifications.Contacts;

/// <summary>What can be asked about the shared phones. Numbers are the directory's and never in a command.</summary>
public abstract record DutyPhoneCommand : DomainCommand
{
    private DutyPhoneCommand(DutyPhoneId phone) => Phone = phone;

    public DutyPhoneId Phone { get; }

    /// <param name="SmsAfterSeconds">Null when no SMS goes to it; then it is rung up.</param>
    public sealed record Register(
        DutyPhoneId Phone,
        ImmutableArray<SeatId> Seats,
        int? SmsAfterSeconds,
        int? CallAfterSeconds
    ) : DutyPhoneCommand(Phone);

    public sealed record Change(
        DutyPhoneId Phone,
        ImmutableArray<SeatId> Seats,
        int? SmsAfterSeconds,
        int? CallAfterSeconds
    ) : DutyPhoneCommand(Phone);

    /// <summary>Sends a code to it, in place of an earlier one.</summary>
    public sealed record SendCode(DutyPhoneId Phone) : DutyPhoneCommand(Phone);

    /// <summary>Accepted whether it fits or not: a wrong try is entered too.</summary>
    /// <param name="Fits">Whether it is the code that was sent last.</param>
    public sealed record EnterCode(DutyPhoneId Phone, bool Fits) : DutyPhoneCommand(Phone);

    public sealed record Remove(DutyPhoneId Phone) : DutyPhoneCommand(Phone);
}
