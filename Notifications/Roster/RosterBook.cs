using System.Collections.Immutable;
using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Identity;

namespace Beredskab.Notifications.Roster;

/// <param name="Required">The authorities that must each answer, in the order that people list them.</param>
public sealed record Ledergruppe(LedergruppeId Id, AreaId Area, string Name, ImmutableArray<OrganisationId> Required);

/// <param name="From">Inclusive.</param>
/// <param name="To">Exclusive.</param>
public sealed record Shift(
    Guid Id,
    LedergruppeId Ledergruppe,
    OrganisationId Authority,
    PersonId Person,
    DateTimeOffset From,
    DateTimeOffset To
);

/// <summary>The fold over ledergrupper and shifts.</summary>
public sealed record RosterBook(
    ImmutableDictionary<LedergruppeId, Ledergruppe> Ledergrupper,
    ImmutableDictionary<Guid, Shift> Shifts
)
{
    public static RosterBook Empty { get; } =
        new(ImmutableDictionary<LedergruppeId, Ledergruppe>.Empty, ImmutableDictionary<Guid, Shift>.Empty);

    public ImmutableDictionary<(LedergruppeId, OrganisationId), ImmutableArray<PersonId>> StubMembers { get; init; } =
        ImmutableDictionary<(LedergruppeId, OrganisationId), ImmutableArray<PersonId>>.Empty;

    public ImmutableDictionary<(LedergruppeId, OrganisationId), ImmutableArray<PersonId>> StubDeputies { get; init; } =
        ImmutableDictionary<(LedergruppeId, OrganisationId), ImmutableArray<PersonId>>.Empty;

    public ImmutableArray<PersonId> MembersOf(LedergruppeId ledergruppe, OrganisationId authority) =>
        StubMembers.GetValueOrDefault((ledergruppe, authority), []);

    public ImmutableArray<PersonId> DeputiesOf(LedergruppeId ledergruppe, OrganisationId authority) =>
        StubDeputies.GetValueOrDefault((ledergruppe, authority), []);

    public Ledergruppe? Leading(AreaId area) => Ledergrupper.Values.FirstOrDefault(group => group.Area == area);

    /// <summary>A person who has left an authority has no shift for it any more.</summary>
    public RosterBook Without(OrganisationId authority, PersonId person) =>
        this with
        {
            Shifts = Shifts.RemoveRange(
                Shifts
                    .Values.Where(shift => shift.Authority == authority && shift.Person == person)
                    .Select(shift => shift.Id)
            ),
        };

    public RosterBook Apply(RosterEvent @event) =>
        @event switch
        {
            RosterEvent.LedergruppeEstablished e => this with
            {
                Ledergrupper = Ledergrupper.Add(e.Ledergruppe, new(e.Ledergruppe, e.Area, e.Name, e.Required)),
            },
            RosterEvent.LedergruppeChanged e => this with
            {
                Ledergrupper = Ledergrupper.SetItem(
                    e.Ledergruppe,
                    Ledergrupper[e.Ledergruppe] with
                    {
                        Name = e.Name,
                        Required = e.Required,
                    }
                ),
            },
            RosterEvent.ShiftPlanned e => this with
            {
                Shifts = Shifts.Add(e.Shift, new(e.Shift, e.Ledergruppe, e.Authority, e.Person, e.From, e.To)),
            },
            RosterEvent.ShiftCancelled e => this with { Shifts = Shifts.Remove(e.Shift) },
            _ => throw new InvalidOperationException($"No rule for {@event.GetType().Name}."),
        };
}
