using System.Collections.Immutable;
using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;

namespace Beredskab.Notifications.Roster;

/// <summary>What one can want with ledergrupper and shifts.</summary>
public abstract record RosterCommand : DomainCommand
{
    private RosterCommand(LedergruppeId ledergruppe) => Ledergruppe = ledergruppe;

    public LedergruppeId Ledergruppe { get; }

    public sealed record EstablishLedergruppe(
        LedergruppeId Ledergruppe,
        AreaId Area,
        string? Name,
        ImmutableArray<OrganisationId> Required
    ) : RosterCommand(Ledergruppe);

    public sealed record ChangeLedergruppe(
        LedergruppeId Ledergruppe,
        string? Name,
        ImmutableArray<OrganisationId> Required
    ) : RosterCommand(Ledergruppe);

    /// <param name="Shift">The shift's id, from the caller.</param>
    public sealed record PlanShift(
        LedergruppeId Ledergruppe,
        Guid Shift,
        OrganisationId Authority,
        PersonId Person,
        DateTimeOffset From,
        DateTimeOffset To
    ) : RosterCommand(Ledergruppe);

    /// <summary>All of a shift that is planned anew, in another ledergruppe perhaps; it stays the same shift.</summary>
    /// <param name="Ledergruppe">Where it is from now on.</param>
    public sealed record ChangeShift(
        LedergruppeId Ledergruppe,
        Guid Shift,
        OrganisationId Authority,
        PersonId Person,
        DateTimeOffset From,
        DateTimeOffset To
    ) : RosterCommand(Ledergruppe);

    public sealed record CancelShift(LedergruppeId Ledergruppe, Guid Shift) : RosterCommand(Ledergruppe);

    public sealed record NameMembers(
        LedergruppeId Ledergruppe,
        OrganisationId Authority,
        ImmutableArray<PersonId> Members,
        ImmutableArray<PersonId> Deputies
    ) : RosterCommand(Ledergruppe);

    /// <param name="Rotation">The rotation's id, from the caller.</param>
    /// <param name="From">The first day, in København.</param>
    /// <param name="To">The last day; null for no end.</param>
    public sealed record PlanRotation(
        LedergruppeId Ledergruppe,
        Guid Rotation,
        OrganisationId Authority,
        ImmutableArray<PersonId> People,
        TurnPattern Pattern,
        DateOnly From,
        DateOnly? To
    ) : RosterCommand(Ledergruppe);

    /// <summary>All of an existing rotation anew; its authority stays.</summary>
    /// <param name="People">
    /// In their order; null for a place that stands open, as it does when somebody has left. Leaving a place out moves
    /// the turns of all who come after it.
    /// </param>
    /// <param name="CloseGaps">An open place may be left out: whoever plans wants the turns to move.</param>
    public sealed record ChangeRotation(
        LedergruppeId Ledergruppe,
        Guid Rotation,
        ImmutableArray<PersonId?> People,
        TurnPattern Pattern,
        DateOnly From,
        DateOnly? To,
        bool CloseGaps = false
    ) : RosterCommand(Ledergruppe);

    public sealed record CancelRotation(LedergruppeId Ledergruppe, Guid Rotation) : RosterCommand(Ledergruppe);

    /// <param name="Swap">The swap's id, from the caller.</param>
    /// <param name="Given">The giver's turn, which the taker takes.</param>
    /// <param name="Returned">The taker's turn, which the giver takes; null when nothing is taken in return.</param>
    public sealed record ProposeSwap(
        LedergruppeId Ledergruppe,
        Guid Swap,
        OrganisationId Authority,
        PersonId Giver,
        TurnSpan Given,
        PersonId Taker,
        TurnSpan? Returned
    ) : RosterCommand(Ledergruppe);

    /// <summary>The actor says yes, for themselves.</summary>
    public sealed record ConfirmSwap(LedergruppeId Ledergruppe, Guid Swap) : RosterCommand(Ledergruppe);

    public sealed record DeclineSwap(LedergruppeId Ledergruppe, Guid Swap) : RosterCommand(Ledergruppe);

    public sealed record WithdrawSwap(LedergruppeId Ledergruppe, Guid Swap) : RosterCommand(Ledergruppe);
}
