using System.Globalization;
using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Ground;
using Beredskab.GeoModel.Identity;
using Beredskab.Hub.Access;
using Beredskab.Hub.Journal;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Dispatch;
using Beredskab.Notifications.Roster;

namespace Beredskab.DispatchHost;

/// <summary>One authority with one leader on duty in each bydel, reached by SMS and by a call. Everything is known by its number.</summary>
internal sealed class Town : IDirectory
{
    private static readonly Area[] Bydele = [.. AreaAtlas.Shipped.Areas.Where(area => area.Kind == AreaKind.Bydel)];

    public static readonly OrganisationId Authority = OrganisationId.From(Id(1));

    /// <summary>A point well inside a bydel.</summary>
    public static Coordinates PlaceIn(int bydel)
    {
        var point = Bydele[bydel % Bydele.Length].Geometry.InteriorPoint;
        return new(point.X, point.Y);
    }

    public static PersonId Leader(int bydel) => PersonId.From(Id(100 + (bydel % Bydele.Length)));

    public static IEnumerable<(Guid Id, PersonId Actor, OrganisationId Organisation, DomainCommand Command)> Founding()
    {
        yield return System(
            1,
            new OrganisationCommand.Register(Authority, "Socialforvaltningen", "SOF", OrganisationKind.Authority)
        );
        for (var i = 0; i < Bydele.Length; i++)
        {
            var (leader, group, way) = (Leader(i), LedergruppeId.From(Id(200 + i)), WayOf(i));
            yield return System(
                10 + i,
                new OrganisationCommand.AdmitMember(Authority, leader, [Role.Leader, Role.Sekretariat])
            );
            yield return System(
                30 + i,
                new RosterCommand.EstablishLedergruppe(group, Bydele[i].Id, Bydele[i].Name, [Authority])
            );
            yield return System(
                50 + i,
                new RosterCommand.PlanRotation(
                    group,
                    Id(300 + i),
                    Authority,
                    [leader],
                    TurnPattern.Daily(480),
                    new(2026, 1, 1),
                    null
                )
            );
            yield return (Id(5070 + i), leader, Authority, new ContactCommand.AddWay(leader, way, WayKind.Voice, null));
            yield return (Id(5090 + i), leader, Authority, new ContactCommand.EnterCode(leader, way, Fits: true));
        }
    }

    /// <summary>The last thing that the founding does.</summary>
    public static bool IsFounded(JournalWriter writer) =>
        writer.State.Contacts.Find(WayOf(Bydele.Length - 1)) is { Verified: true };

    public static async Task Do(
        JournalWriter writer,
        Guid id,
        PersonId actor,
        OrganisationId organisation,
        DomainCommand command
    )
    {
        if (
            await writer.Submit(new(id, actor, organisation, null, command), CancellationToken.None)
            is not Outcome.Accepted
        )
        {
            throw new InvalidOperationException($"{command} was not accepted.");
        }
    }

    public string? MobileOf(PersonId person) => Number("+4520", person);

    public string? AddressOf(PersonId person, WayId? way) =>
        way is not { } id || id == ContactBook.MobileOf(person) ? MobileOf(person) : Number("+4533", person);

    public PersonId? WhoHas(string number) => null;

    public WayId? WayTo(string number) => null;

    public DutyPhoneId? DutyPhoneWith(string number) => null;

    private static string? Number(string prefix, PersonId person)
    {
        for (var i = 0; i < Bydele.Length; i++)
        {
            if (Leader(i) == person)
            {
                return string.Create(CultureInfo.InvariantCulture, $"{prefix}{i:000000}");
            }
        }

        return null;
    }

    private static WayId WayOf(int bydel) => WayId.From(Id(400 + bydel));

    private static (Guid, PersonId, OrganisationId, DomainCommand) System(int id, DomainCommand command) =>
        (Id(5000 + id), PersonId.System, OrganisationId.System, command);

    private static Guid Id(int number) => new($"00000000-0000-8000-a000-{number:x12}");
}
