using System.Collections.Immutable;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.Hub.Access;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Roster;
using Beredskab.Scenarios.Virtual;

namespace Beredskab.Scenarios.Town;

/// <summary>The commands that make the town what it is before the night begins.</summary>
internal static class Founding
{
    public static IEnumerable<(PersonId Actor, OrganisationId Organisation, DomainCommand Command)> Of(
        People people,
        Dice dice,
        DateOnly firstDay
    )
    {
        foreach (
            var (id, name, shortName) in ((OrganisationId, string, string)[])
                [
                    (People.Police, "Københavns Politi", "Politi"),
                    (People.Sof, "Socialforvaltningen", "SOF"),
                    (People.Buf, "Børne- og Ungdomsforvaltningen", "BUF"),
                    (People.Kff, "Kultur- og Fritidsforvaltningen", "KFF"),
                    (People.Sekretariat, "SSP Sekretariatet", "Sek"),
                ]
        )
        {
            yield return System(new OrganisationCommand.Register(id, name, shortName, OrganisationKind.Authority));
        }

        foreach (var citizen in people.All)
        {
            yield return System(new OrganisationCommand.AdmitMember(citizen.Organisation, citizen.Id, citizen.Roles));
        }

        foreach (var (group, area, name, required) in people.Groups)
        {
            yield return System(new RosterCommand.EstablishLedergruppe(group, area, name, required));
        }

        foreach (var bench in people.Benches)
        {
            yield return System(
                new RosterCommand.NameMembers(bench.Group, bench.Authority, bench.Members, bench.Deputies)
            );
            yield return System(
                new RosterCommand.PlanRotation(
                    bench.Group,
                    dice.Id(),
                    bench.Authority,
                    bench.Members,
                    TurnPattern.Daily(bench.Handover),
                    firstDay,
                    null
                )
            );
        }

        foreach (var citizen in people.All)
        {
            foreach (var (way, kind) in citizen.Ways)
            {
                yield return (
                    citizen.Id,
                    citizen.Organisation,
                    new ContactCommand.AddWay(citizen.Id, way, kind, kind == WayKind.Push ? "Firefox på telefon" : null)
                );
                if (kind != WayKind.Push)
                {
                    yield return (
                        citizen.Id,
                        citizen.Organisation,
                        new ContactCommand.EnterCode(citizen.Id, way, Fits: true)
                    );
                }
            }

            if (!citizen.Ways.IsEmpty && dice.Chance(0.5))
            {
                ImmutableArray<WayId> order =
                [
                    .. citizen.Ways.Select(way => way.Way),
                    ContactBook.MobileOf(citizen.Id),
                ];
                yield return (
                    citizen.Id,
                    citizen.Organisation,
                    new ContactCommand.SetPlan(citizen.Id, [.. order.Select((way, i) => new PlannedWay(way, i * 45))])
                );
            }
        }
    }

    private static (PersonId, OrganisationId, DomainCommand) System(DomainCommand command) =>
        (PersonId.System, OrganisationId.System, command);
}
