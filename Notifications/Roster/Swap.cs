using System.Collections.Immutable;
using Beredskab.GeoModel.Identity;

namespace Beredskab.Notifications.Roster;

/// <param name="From">Inclusive.</param>
/// <param name="To">Exclusive.</param>
public sealed record TurnSpan(DateTimeOffset From, DateTimeOffset To);

/// <summary>In a stretch of time, one person has the duty that the plan gives another.</summary>
/// <param name="Instead">Whom the plan must still give it; otherwise the substitution rests.</param>
public sealed record Substitution(TurnSpan Span, PersonId Instead, PersonId Person);

public enum SwapState
{
    Proposed,
    InForce,
    Declined,
    Withdrawn,
}

/// <summary>Two people of one authority swap turns, or one takes over another's.</summary>
/// <param name="Given">The giver's turn, which the taker takes.</param>
/// <param name="Returned">The taker's turn, which the giver takes; null when nothing is taken in return.</param>
/// <param name="Confirmed">Who has said yes; in force when both have.</param>
public sealed record Swap(
    Guid Id,
    LedergruppeId Ledergruppe,
    OrganisationId Authority,
    PersonId Giver,
    TurnSpan Given,
    PersonId Taker,
    TurnSpan? Returned,
    PersonId ProposedBy,
    ImmutableArray<PersonId> Confirmed,
    SwapState State
)
{
    public bool Concerns(PersonId person) => person == Giver || person == Taker;
}
