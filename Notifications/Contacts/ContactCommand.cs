using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;

namespace Beredskab.Notifications.Contacts;

/// <summary>What can be asked about the ways to people. Addresses are the directory's and never in a command.</summary>
public abstract record ContactCommand : DomainCommand
{
    private ContactCommand() { }

    /// <summary>A number or a mailbox gets a code; a browser has proved itself by subscribing.</summary>
    public sealed record AddWay(PersonId Person, WayId Way, WayKind Kind, string? Label) : ContactCommand;

    /// <summary>Sends a code to prove the way with, in place of an earlier one.</summary>
    public sealed record SendCode(PersonId Person, WayId Way) : ContactCommand;

    /// <summary>Accepted whether it fits or not: a wrong try is entered too. The state tells what it led to.</summary>
    /// <param name="Fits">Whether it is the code that was sent last.</param>
    /// <param name="Twin">The person's other way to the same number; null when there is none.</param>
    public sealed record EnterCode(
        PersonId Person,
        WayId Way,
        bool Fits,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] WayId? Twin = null
    ) : ContactCommand;

    /// <param name="Confirmed">The person knows that no way is left then.</param>
    /// <param name="HasMobile">Whether the directory has a number for the mobile way.</param>
    public sealed record RemoveWay(
        PersonId Person,
        WayId Way,
        WayRemoval Reason,
        bool Confirmed = false,
        bool HasMobile = true
    ) : ContactCommand;

    /// <summary>An administrator wrote another mobile number in the directory, or took it away.</summary>
    /// <param name="Doubled">The person's further SMS way to the new number: the mobile takes its place.</param>
    public sealed record ReplaceMobile(PersonId Person, bool HasNumber, WayId? Doubled = null) : ContactCommand;

    /// <param name="Ways">All usable ways in the wanted order; seconds never go back, the first is 0.</param>
    public sealed record SetPlan(PersonId Person, ImmutableArray<PlannedWay> Ways) : ContactCommand;

    public sealed record SendTest(PersonId Person, WayId Way) : ContactCommand;

    public sealed record SetLimits(int VerifiedWithinSeconds, int EveryWithinSeconds) : ContactCommand;
}
