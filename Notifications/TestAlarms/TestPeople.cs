using System.Collections.Immutable;
using Beredskab.GeoModel.Identity;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Roster;

namespace Beredskab.Notifications.TestAlarms;

/// <summary>A person to ask, before a code is given.</summary>
/// <param name="Authority">Of several, the one that the first ledergruppe has the person for.</param>
public sealed record TestPerson(
    PersonId Person,
    OrganisationId Authority,
    Standing Standing,
    ImmutableArray<LedergruppeId> Ledergrupper
);

/// <summary>Whom a test alarm asks: a pure function of the roster and the instant. Each person once.</summary>
public static class TestPeople
{
    public static ImmutableArray<TestPerson> Of(RosterBook roster, TestAudience audience, DateTimeOffset now)
    {
        var found = new Dictionary<PersonId, TestPerson>();
        var order = ImmutableArray.CreateBuilder<PersonId>();
        foreach (
            var group in roster
                .Ledergrupper.Values.OrderBy(group => group.Area.Value, StringComparer.Ordinal)
                .ThenBy(group => group.Id.Value)
        )
        {
            foreach (var authority in group.Required)
            {
                if (OnDuty.At(roster, group.Id, authority, now) is { } person)
                {
                    Add(person, authority, Standing.OnDuty, group.Id);
                }
            }

            if (audience == TestAudience.OnDuty)
            {
                continue;
            }

            foreach (
                var (seat, planned) in roster
                    .Seats.Where(pair => pair.Key.Ledergruppe == group.Id)
                    .OrderBy(pair => group.Required.IndexOf(pair.Key.Authority))
                    .ThenBy(pair => pair.Key.Authority.Value)
            )
            {
                foreach (var person in planned.Members)
                {
                    Add(person, seat.Authority, Standing.Ledergruppe, group.Id);
                }

                foreach (var person in planned.Deputies)
                {
                    Add(person, seat.Authority, Standing.Deputy, group.Id);
                }
            }
        }

        return [.. order.Select(person => found[person])];

        void Add(PersonId person, OrganisationId authority, Standing standing, LedergruppeId group)
        {
            if (!found.TryGetValue(person, out var known))
            {
                found.Add(person, new(person, authority, standing, [group]));
                order.Add(person);
                return;
            }

            found[person] = known with
            {
                Standing = standing == Standing.OnDuty ? Standing.OnDuty : known.Standing,
                Ledergrupper = known.Ledergrupper.Contains(group) ? known.Ledergrupper : known.Ledergrupper.Add(group),
            };
        }
    }
}
