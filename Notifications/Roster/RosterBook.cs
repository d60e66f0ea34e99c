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

/// <summary>The fold over ledergrupper and all that is planned for them.</summary>
public sealed record RosterBook(
    ImmutableDictionary<LedergruppeId, Ledergruppe> Ledergrupper,
    ImmutableDictionary<Guid, Shift> Shifts
)
{
    public static RosterBook Empty { get; } =
        new(ImmutableDictionary<LedergruppeId, Ledergruppe>.Empty, ImmutableDictionary<Guid, Shift>.Empty);

    /// <summary>What is planned, by ledergruppe and authority; none where nothing ever was.</summary>
    public ImmutableDictionary<SeatId, Seat> Seats { get; init; } = ImmutableDictionary<SeatId, Seat>.Empty;

    public ImmutableDictionary<Guid, Swap> Swaps { get; init; } = ImmutableDictionary<Guid, Swap>.Empty;

    public ImmutableDictionary<Guid, Absence> Absences { get; init; } = ImmutableDictionary<Guid, Absence>.Empty;

    private ImmutableDictionary<PersonId, ImmutableArray<Absence>> AbsencesByPerson { get; init; } =
        ImmutableDictionary<PersonId, ImmutableArray<Absence>>.Empty;

    public Ledergruppe? Leading(AreaId area) => Ledergrupper.Values.FirstOrDefault(group => group.Area == area);

    public Seat SeatOf(SeatId id) => Seats.GetValueOrDefault(id, Seat.Empty);

    /// <returns>The people of the authority who sit in the ledergruppe, in their order; empty when none are named.</returns>
    public ImmutableArray<PersonId> MembersOf(LedergruppeId ledergruppe, OrganisationId authority) =>
        SeatOf(new(ledergruppe, authority)).Members;

    /// <returns>Who stands in for an absent person, in their order; empty when none are named.</returns>
    public ImmutableArray<PersonId> DeputiesOf(LedergruppeId ledergruppe, OrganisationId authority) =>
        SeatOf(new(ledergruppe, authority)).Deputies;

    /// <returns>The rotation with its seat; null when the ledergruppe has none of that id.</returns>
    public (SeatId Seat, Rotation Rotation)? FindRotation(LedergruppeId ledergruppe, Guid rotation)
    {
        foreach (var (id, seat) in Seats)
        {
            if (id.Ledergruppe == ledergruppe && seat.Rotations.TryGetValue(rotation, out var found))
            {
                return (id, found);
            }
        }

        return null;
    }

    public Absence? AbsenceOf(Guid id) => Absences.GetValueOrDefault(id);

    public ImmutableArray<Absence> AbsencesOf(PersonId person) => AbsencesByPerson.GetValueOrDefault(person, []);

    public bool IsAbsent(PersonId person, DateTimeOffset instant)
    {
        foreach (var absence in AbsencesOf(person))
        {
            if (absence.Covers(instant))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A person who has left an authority has no duty for it any more, and no swap that waits.</summary>
    public RosterBook Without(OrganisationId authority, PersonId person) =>
        this with
        {
            Shifts = Shifts.RemoveRange(
                Shifts
                    .Values.Where(shift => shift.Authority == authority && shift.Person == person)
                    .Select(shift => shift.Id)
            ),
            Seats = Seats.SetItems(
                Seats
                    .Where(pair => pair.Key.Authority == authority)
                    .Select(pair => KeyValuePair.Create(pair.Key, pair.Value.Without(person)))
            ),
            Swaps = Swaps.SetItems(
                Swaps
                    .Values.Where(swap =>
                        swap.State == SwapState.Proposed && swap.Authority == authority && swap.Concerns(person)
                    )
                    .Select(swap => KeyValuePair.Create(swap.Id, swap with { State = SwapState.Withdrawn }))
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
            RosterEvent.ShiftPlanned e => Planned(new(e.Shift, e.Ledergruppe, e.Authority, e.Person, e.From, e.To)),
            RosterEvent.ShiftCancelled e => Cancelled(e.Shift),
            RosterEvent.MembersNamed e => Change(
                new(e.Ledergruppe, e.Authority),
                seat => seat with { Members = e.Members, Deputies = e.Deputies }
            ),
            RosterEvent.RotationPlanned e => Change(
                new(e.Ledergruppe, e.Authority),
                seat =>
                    seat with
                    {
                        Rotations = seat.Rotations.SetItem(
                            e.Rotation,
                            new(e.Rotation, e.Order(), e.Pattern, e.From, e.To)
                        ),
                    }
            ),
            RosterEvent.RotationCancelled e => Change(
                new(e.Ledergruppe, e.Authority),
                seat => seat with { Rotations = seat.Rotations.Remove(e.Rotation) }
            ),
            RosterEvent.SwapProposed e => this with { Swaps = Swaps.Add(e.Swap, Proposed(e)) },
            RosterEvent.SwapConfirmed e => Change(
                e.Swap,
                swap => swap with { Confirmed = swap.Confirmed.Add(e.Person) }
            ),
            RosterEvent.SwapCameIntoForce e => InForce(e),
            RosterEvent.SwapDeclined e => Change(e.Swap, swap => swap with { State = SwapState.Declined }),
            RosterEvent.SwapWithdrawn e => Change(e.Swap, swap => swap with { State = SwapState.Withdrawn }),
            _ => throw new InvalidOperationException($"No rule for {@event.GetType().Name}."),
        };

    public RosterBook Apply(AbsenceEvent @event) =>
        @event switch
        {
            AbsenceEvent.Registered e => WithAbsences(
                Absences.Add(e.Absence, new(e.Absence, e.Person, e.From, e.To)),
                e.Person
            ),
            AbsenceEvent.Ended e => WithAbsences(
                e.At <= Absences[e.Absence].From
                    ? Absences.Remove(e.Absence)
                    : Absences.SetItem(e.Absence, Absences[e.Absence] with { To = e.At }),
                e.Person
            ),
            _ => throw new InvalidOperationException($"No rule for {@event.GetType().Name}."),
        };

    private RosterBook Planned(Shift shift) =>
        Change(
            new(shift.Ledergruppe, shift.Authority),
            seat => seat with { Shifts = seat.Shifts.Add(shift.Id, shift) }
        ) with
        {
            Shifts = Shifts.Add(shift.Id, shift),
        };

    // One that a person lost by leaving is gone already.
    private RosterBook Cancelled(Guid id) =>
        Shifts.GetValueOrDefault(id) is { } shift
            ? Change(
                new(shift.Ledergruppe, shift.Authority),
                seat => seat with { Shifts = seat.Shifts.Remove(id) }
            ) with
            {
                Shifts = Shifts.Remove(id),
            }
            : this;

    private static Swap Proposed(RosterEvent.SwapProposed e) =>
        new(
            e.Swap,
            e.Ledergruppe,
            e.Authority,
            e.Giver,
            e.Given,
            e.Taker,
            e.Returned,
            e.By,
            e.By == e.Giver || e.By == e.Taker ? [e.By] : [],
            SwapState.Proposed
        );

    private RosterBook InForce(RosterEvent.SwapCameIntoForce e) =>
        Change(
                new(e.Ledergruppe, Swaps[e.Swap].Authority),
                seat =>
                    seat with
                    {
                        Substitutions = seat.Substitutions.AddRange(e.Substitutions.Select(one => (e.Swap, one))),
                    }
            )
            .Change(e.Swap, swap => swap with { State = SwapState.InForce });

    private RosterBook Change(SeatId id, Func<Seat, Seat> change) =>
        this with
        {
            Seats = Seats.SetItem(id, change(SeatOf(id))),
        };

    private RosterBook Change(Guid swap, Func<Swap, Swap> change) =>
        this with
        {
            Swaps = Swaps.SetItem(swap, change(Swaps[swap])),
        };

    private RosterBook WithAbsences(ImmutableDictionary<Guid, Absence> all, PersonId person) =>
        this with
        {
            Absences = all,
            AbsencesByPerson = AbsencesByPerson.SetItem(
                person,
                [
                    .. all
                        .Values.Where(absence => absence.Person == person)
                        .OrderBy(absence => absence.From)
                        .ThenBy(absence => absence.Id),
                ]
            ),
        };
}
