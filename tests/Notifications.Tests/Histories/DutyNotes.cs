using Beredskab.GeoModel.Identity;
using Beredskab.Notifications.Tests.World;

namespace Beredskab.Notifications.Tests.Histories;

/// <summary>Who is on duty, by looking through everything that was ever said about it.</summary>
internal sealed class DutyNotes
{
    private readonly List<SeatPlan> seats = [];
    private readonly List<(Guid Id, ShiftPlan Plan)> shifts = [];
    private readonly List<AwayPlan> absences = [];

    /// <summary>A later word on the same seat replaces an earlier one, but not its place among the authorities.</summary>
    public void Sits(SeatPlan seat)
    {
        var known = seats.FindIndex(one => (one.Group, one.Authority) == (seat.Group, seat.Authority));
        if (known >= 0)
        {
            seats[known] = seat;
        }
        else
        {
            seats.Add(seat);
        }
    }

    public void Planned(Guid id, ShiftPlan plan) => shifts.Add((id, plan));

    public void Cancelled(Guid id) => shifts.RemoveAll(shift => shift.Id == id);

    public void IsAway(AwayPlan away) => absences.Add(away);

    public bool IsEstablished(int group) => seats.Any(seat => seat.Group == group);

    public OrganisationId[] AuthoritiesOf(int group) =>
        [.. seats.Where(seat => seat.Group == group).Select(seat => Words.Authorities[seat.Authority])];

    public PersonId[] Members(int group, OrganisationId authority) =>
        [.. SeatOf(group, authority)?.Members.Select(City.Person) ?? []];

    public PersonId[] Deputies(int group, OrganisationId authority) =>
        [.. SeatOf(group, authority)?.Deputies.Select(City.Person) ?? []];

    public bool IsAway(PersonId person, DateTimeOffset at) =>
        absences.Any(away =>
            City.Person(away.Person) == person
            && City.Start.AddMinutes(away.From) <= at
            && at < City.Start.AddMinutes(away.To)
        );

    public PersonId? At(int group, OrganisationId authority, DateTimeOffset at)
    {
        // A shift whose person is away leaves the one that it lay over.
        var holders = shifts
            .Where(shift =>
                shift.Plan.Group == group
                && Words.Authorities[shift.Plan.Authority] == authority
                && City.Start.AddMinutes(shift.Plan.From) <= at
                && at < City.Start.AddMinutes(shift.Plan.To)
            )
            .OrderByDescending(shift => shift.Plan.From)
            .ThenBy(shift => shift.Id)
            .Select(shift => City.Person(shift.Plan.Person))
            .ToList();
        return holders.Count == 0
            ? null
            : holders
                .Concat(Deputies(group, authority))
                .Where(person => !IsAway(person, at))
                .Cast<PersonId?>()
                .FirstOrDefault();
    }

    private SeatPlan? SeatOf(int group, OrganisationId authority) =>
        seats.FirstOrDefault(seat => seat.Group == group && Words.Authorities[seat.Authority] == authority);
}
