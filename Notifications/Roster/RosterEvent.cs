using System.Collections.Immutable;
using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;

namespace Beredskab.Notifications.Roster;

/// <summary>Who leads which area, and who is on duty when.</summary>
public abstract record RosterEvent : DomainEvent
{
    private RosterEvent(LedergruppeId ledergruppe) => Ledergruppe = ledergruppe;

    public LedergruppeId Ledergruppe { get; }

    public override string Stream => $"ledergruppe/{Ledergruppe}";

    /// <param name="Area">The area that it leads; the kommune's ledergruppe is the Sekretariat's duty.</param>
    /// <param name="Required">The authorities that must each answer, in the order that people list them.</param>
    public sealed record LedergruppeEstablished(
        LedergruppeId Ledergruppe,
        AreaId Area,
        string Name,
        ImmutableArray<OrganisationId> Required
    ) : RosterEvent(Ledergruppe);

    /// <summary>Name or required authorities changed; the area stays.</summary>
    public sealed record LedergruppeChanged(
        LedergruppeId Ledergruppe,
        string Name,
        ImmutableArray<OrganisationId> Required
    ) : RosterEvent(Ledergruppe);

    /// <param name="From">Inclusive.</param>
    /// <param name="To">Exclusive.</param>
    public sealed record ShiftPlanned(
        LedergruppeId Ledergruppe,
        Guid Shift,
        OrganisationId Authority,
        PersonId Person,
        DateTimeOffset From,
        DateTimeOffset To
    ) : RosterEvent(Ledergruppe);

    public sealed record ShiftCancelled(LedergruppeId Ledergruppe, Guid Shift) : RosterEvent(Ledergruppe);
}

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

    public sealed record CancelShift(LedergruppeId Ledergruppe, Guid Shift) : RosterCommand(Ledergruppe);
}
