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

    /// <summary>Who of an authority sits in the ledergruppe, and who stands in; both in order, both as a whole.</summary>
    public sealed record MembersNamed(
        LedergruppeId Ledergruppe,
        OrganisationId Authority,
        ImmutableArray<PersonId> Members,
        ImmutableArray<PersonId> Deputies
    ) : RosterEvent(Ledergruppe);

    /// <summary>A new rotation, or all of an existing one anew.</summary>
    /// <param name="From">The first day, in København.</param>
    /// <param name="To">The last day; null for no end.</param>
    /// <param name="Vacant">
    /// Places from 0 in the order, those of the people included, that stand open after somebody who has left; absent when
    /// there are none.
    /// </param>
    public sealed record RotationPlanned(
        LedergruppeId Ledergruppe,
        Guid Rotation,
        OrganisationId Authority,
        ImmutableArray<PersonId> People,
        TurnPattern Pattern,
        DateOnly From,
        DateOnly? To,
        ImmutableArray<int>? Vacant = null
    ) : RosterEvent(Ledergruppe)
    {
        /// <summary>In their order; null where a place stands open.</summary>
        public ImmutableArray<PersonId?> Order()
        {
            var order = ImmutableArray.CreateBuilder<PersonId?>();
            order.AddRange(People.Select(person => (PersonId?)person));
            foreach (var place in (Vacant ?? []).Order().Where(place => place >= 0))
            {
                order.Insert(Math.Min(place, order.Count), null);
            }

            return order.ToImmutable();
        }
    }

    public sealed record RotationCancelled(LedergruppeId Ledergruppe, OrganisationId Authority, Guid Rotation)
        : RosterEvent(Ledergruppe);

    /// <param name="By">Who proposed it, and has thereby confirmed it when it is one of the two.</param>
    /// <param name="Returned">Null when nothing is taken in return.</param>
    public sealed record SwapProposed(
        LedergruppeId Ledergruppe,
        Guid Swap,
        OrganisationId Authority,
        PersonId Giver,
        TurnSpan Given,
        PersonId Taker,
        TurnSpan? Returned,
        PersonId By
    ) : RosterEvent(Ledergruppe);

    public sealed record SwapConfirmed(LedergruppeId Ledergruppe, Guid Swap, PersonId Person)
        : RosterEvent(Ledergruppe);

    /// <summary>Both have confirmed. A turn that was a shift is moved by the shift's own events beside this.</summary>
    /// <param name="Substitutions">For the turns that come from a rotation.</param>
    public sealed record SwapCameIntoForce(
        LedergruppeId Ledergruppe,
        Guid Swap,
        ImmutableArray<Substitution> Substitutions
    ) : RosterEvent(Ledergruppe);

    public sealed record SwapDeclined(LedergruppeId Ledergruppe, Guid Swap, PersonId Person) : RosterEvent(Ledergruppe);

    public sealed record SwapWithdrawn(LedergruppeId Ledergruppe, Guid Swap) : RosterEvent(Ledergruppe);
}
