using System.Collections.Immutable;
using Beredskab.GeoModel.Identity;

namespace Beredskab.Notifications.Roster;

/// <summary>One authority's seat in one ledergruppe: what duty is planned for.</summary>
public readonly record struct SeatId(LedergruppeId Ledergruppe, OrganisationId Authority);

/// <summary>Who sits there, who stands in, and what is planned. Immutable.</summary>
public sealed record Seat
{
    private SeatTimeline? timeline;

    private Seat() { }

    // The timeline is of one seat's plan, and must not follow into a copy with another.
    private Seat(Seat other)
    {
        Members = other.Members;
        Deputies = other.Deputies;
        Shifts = other.Shifts;
        Rotations = other.Rotations;
        Substitutions = other.Substitutions;
    }

    public static Seat Empty { get; } = new();

    /// <summary>People of the authority who sit in the ledergruppe, in order.</summary>
    public ImmutableArray<PersonId> Members { get; init; } = [];

    /// <summary>Who takes an absent person's turn: the first who is not absent too.</summary>
    public ImmutableArray<PersonId> Deputies { get; init; } = [];

    /// <summary>Single shifts; they override the rotations.</summary>
    public ImmutableDictionary<Guid, Shift> Shifts { get; init; } = ImmutableDictionary<Guid, Shift>.Empty;

    public ImmutableDictionary<Guid, Rotation> Rotations { get; init; } = ImmutableDictionary<Guid, Rotation>.Empty;

    /// <summary>What confirmed swaps have changed, by swap, in the order in which they were confirmed.</summary>
    public ImmutableArray<(Guid Swap, Substitution Substitution)> Substitutions { get; init; } = [];

    /// <summary>The plan, laid out for looking up.</summary>
    internal SeatTimeline Timeline => timeline ??= new(this);

    public bool SitsHere(PersonId person) => Members.Contains(person);

    /// <summary>Without a person who has left. In rotations the turn stays, vacant, so that nobody else's moves.</summary>
    public Seat Without(PersonId person) =>
        this with
        {
            Members = Members.Remove(person),
            Deputies = Deputies.Remove(person),
            Shifts = Shifts.RemoveRange(Shifts.Values.Where(shift => shift.Person == person).Select(shift => shift.Id)),
            Rotations = Rotations.SetItems(
                Rotations
                    .Values.Where(rotation => rotation.People.Contains(person))
                    .Select(rotation =>
                        KeyValuePair.Create(
                            rotation.Id,
                            rotation with
                            {
                                People = [.. rotation.People.Select(one => one == person ? null : one)],
                            }
                        )
                    )
            ),
            Substitutions = Substitutions.RemoveAll(one =>
                one.Substitution.Instead == person || one.Substitution.Person == person
            ),
        };
}
