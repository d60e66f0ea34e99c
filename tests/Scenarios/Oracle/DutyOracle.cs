using System.Collections.Immutable;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.Hub.Access;
using Beredskab.Notifications.Roster;

namespace Beredskab.Scenarios.Oracle;

/// <summary>
/// Who is on duty, by the dullest means: the night's rosters have daily rotations, so a turn is found among the
/// handovers of the days around an instant, on the framework's own time zone. Knows nothing but the journal's entries.
/// </summary>
internal sealed class DutyOracle
{
    private static readonly TimeZoneInfo Copenhagen = TimeZoneInfo.FindSystemTimeZoneById("Europe/Copenhagen");

    private readonly Dictionary<SeatId, Plan> seats = [];
    private readonly Dictionary<Guid, (PersonId Person, DateTimeOffset From, DateTimeOffset To)> absences = [];

    /// <summary>Counts what changed; what was found before is then asked for anew.</summary>
    public int Version { get; private set; }

    public IReadOnlyDictionary<
        LedergruppeId,
        (Beredskab.GeoModel.Areas.AreaId Area, ImmutableArray<OrganisationId> Required)
    > Groups => groups;

    private readonly Dictionary<
        LedergruppeId,
        (Beredskab.GeoModel.Areas.AreaId, ImmutableArray<OrganisationId>)
    > groups = [];

    public void Apply(DomainEvent @event)
    {
        var before = Version++;
        switch (@event)
        {
            case RosterEvent.LedergruppeEstablished e:
                groups.Add(e.Ledergruppe, (e.Area, e.Required));
                break;
            case RosterEvent.MembersNamed e:
                Seat(e.Ledergruppe, e.Authority).Deputies = e.Deputies;
                break;
            case RosterEvent.RotationPlanned e:
                Seat(e.Ledergruppe, e.Authority).Rotation = (
                    [.. e.People.Select(one => (PersonId?)one)],
                    e.Pattern.HandoverMinute,
                    e.From
                );
                break;
            case RosterEvent.ShiftPlanned e:
                Seat(e.Ledergruppe, e.Authority).Shifts[e.Shift] = (e.Person, e.From, e.To);
                break;
            case RosterEvent.ShiftCancelled e:
                foreach (var plan in seats.Values)
                {
                    plan.Shifts.Remove(e.Shift);
                }

                break;
            case RosterEvent.SwapProposed e:
                proposed[e.Swap] = new(e.Ledergruppe, e.Authority);
                break;
            case RosterEvent.SwapCameIntoForce e:
                seats[proposed[e.Swap]].Substitutions.AddRange(e.Substitutions);
                break;
            case AbsenceEvent.Registered e:
                absences[e.Absence] = (e.Person, e.From, e.To);
                break;
            case AbsenceEvent.Ended e:
                absences[e.Absence] = absences[e.Absence] with { To = e.At };
                break;
            case OrganisationEvent.MemberLeft e:
                foreach (
                    var plan in seats.Where(seat => seat.Key.Authority == e.Organisation).Select(seat => seat.Value)
                )
                {
                    plan.Forget(e.Person);
                }

                break;
            default:
                Version = before;
                break;
        }
    }

    private readonly Dictionary<Guid, SeatId> proposed = [];

    public IEnumerable<SeatId> Seats => seats.Keys;

    public PersonId? At(SeatId id, DateTimeOffset instant)
    {
        if (!seats.TryGetValue(id, out var plan))
        {
            return null;
        }

        // The last word first; where its person is away, the one before it stands again.
        List<PersonId?> words = [.. plan.ShiftsAt(instant)];
        if (plan.TurnAt(instant) is var (turn, _, _))
        {
            var beneath = words.Count;
            var holder = turn;
            words.Add(holder);
            foreach (var one in plan.Substitutions)
            {
                if (one.Span.From <= instant && instant < one.Span.To && holder == one.Instead)
                {
                    holder = one.Person;
                    words.Insert(beneath, holder);
                }
            }
        }

        if (words.Count == 0)
        {
            return null;
        }

        foreach (var word in words)
        {
            if (word is { } person && !IsAway(person, instant))
            {
                return person;
            }
        }

        foreach (var deputy in plan.Deputies)
        {
            if (!IsAway(deputy, instant))
            {
                return deputy;
            }
        }

        return null;
    }

    /// <summary>When somebody else may be on duty in any seat next; strictly after.</summary>
    public DateTimeOffset NextEdge(DateTimeOffset after)
    {
        var next = after.AddDays(1);
        foreach (var plan in seats.Values)
        {
            foreach (var shift in plan.Shifts.Values)
            {
                Consider(shift.From);
                Consider(shift.To);
            }

            foreach (var one in plan.Substitutions)
            {
                Consider(one.Span.From);
                Consider(one.Span.To);
            }

            foreach (var edge in plan.Handovers(after))
            {
                Consider(edge);
            }
        }

        foreach (var absence in absences.Values)
        {
            Consider(absence.From);
            Consider(absence.To);
        }

        return next;

        void Consider(DateTimeOffset edge) => next = edge > after && edge < next ? edge : next;
    }

    /// <summary>The seat's next whole turn by rotation, and whose it is.</summary>
    public (PersonId Person, DateTimeOffset From, DateTimeOffset To)? NextRotationTurn(SeatId id, DateTimeOffset now)
    {
        var plan = seats[id];
        if (plan.TurnAt(now) is not var (_, _, next) || plan.TurnAt(next) is not ({ } person, var from, var to))
        {
            return null;
        }

        return (person, from, to);
    }

    private bool IsAway(PersonId person, DateTimeOffset instant)
    {
        foreach (var absence in absences.Values)
        {
            if (absence.Person == person && absence.From <= instant && instant < absence.To)
            {
                return true;
            }
        }

        return false;
    }

    private Plan Seat(LedergruppeId group, OrganisationId authority)
    {
        var id = new SeatId(group, authority);
        if (!seats.TryGetValue(id, out var plan))
        {
            seats.Add(id, plan = new());
        }

        return plan;
    }

    private sealed class Plan
    {
        private readonly Dictionary<DateOnly, DateTimeOffset> handovers = [];

        public ImmutableArray<PersonId> Deputies { get; set; } = [];

        public (PersonId?[] People, int Handover, DateOnly First)? Rotation { get; set; }

        public Dictionary<Guid, (PersonId Person, DateTimeOffset From, DateTimeOffset To)> Shifts { get; } = [];

        public List<Substitution> Substitutions { get; } = [];

        public void Forget(PersonId person)
        {
            Deputies = Deputies.Remove(person);
            foreach (
                var gone in Shifts.Where(shift => shift.Value.Person == person).Select(shift => shift.Key).ToArray()
            )
            {
                Shifts.Remove(gone);
            }

            Substitutions.RemoveAll(one => one.Instead == person || one.Person == person);
            if (Rotation is { } rotation)
            {
                // The turn stays, and is nobody's.
                Rotation = rotation with
                {
                    People = [.. rotation.People.Select(one => one == person ? null : one)],
                };
            }
        }

        public IEnumerable<PersonId?> ShiftsAt(DateTimeOffset instant) =>
            Shifts
                .Where(one => one.Value.From <= instant && instant < one.Value.To)
                .OrderByDescending(one => one.Value.From)
                .ThenBy(one => one.Key)
                .Select(one => (PersonId?)one.Value.Person);

        public (PersonId? Person, DateTimeOffset From, DateTimeOffset To)? TurnAt(DateTimeOffset instant)
        {
            if (Rotation is not var (people, _, first))
            {
                return null;
            }

            var day = DateOnly.FromDateTime(instant.UtcDateTime).AddDays(-2);
            for (var i = 0; i < 5; i++, day = day.AddDays(1))
            {
                var (from, to) = (Handover(day), Handover(day.AddDays(1)));
                if (from <= instant && instant < to && day >= first)
                {
                    return (people[(day.DayNumber - first.DayNumber) % people.Length], from, to);
                }
            }

            return null;
        }

        public IEnumerable<DateTimeOffset> Handovers(DateTimeOffset around)
        {
            var day = DateOnly.FromDateTime(around.UtcDateTime).AddDays(-1);
            return Rotation is null ? [] : Enumerable.Range(0, 4).Select(i => Handover(day.AddDays(i)));
        }

        // A time that the clock leaves out is the first instant after; one that it shows twice is its first.
        private DateTimeOffset Handover(DateOnly day)
        {
            if (handovers.TryGetValue(day, out var known))
            {
                return known;
            }

            var local = day.ToDateTime(TimeOnly.MinValue).AddMinutes(Rotation!.Value.Handover);
            while (Copenhagen.IsInvalidTime(local))
            {
                local = local.AddMinutes(1);
            }

            var offset = Copenhagen.IsAmbiguousTime(local)
                ? Copenhagen.GetAmbiguousTimeOffsets(local).Max()
                : Copenhagen.GetUtcOffset(local);
            return handovers[day] = new DateTimeOffset(local, offset).ToUniversalTime();
        }
    }
}
