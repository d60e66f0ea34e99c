using System.Collections.Immutable;
using System.Globalization;
using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Identity;
using Beredskab.Hub.Access;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Dispatch;
using Beredskab.Notifications.Roster;
using Beredskab.Scenarios.Virtual;

namespace Beredskab.Scenarios.Town;

/// <summary>One of the four hundred.</summary>
/// <param name="Number">What the mobile is called; null for one without.</param>
/// <param name="Ways">Beside the mobile.</param>
internal sealed record Citizen(
    PersonId Id,
    OrganisationId Organisation,
    ImmutableArray<Role> Roles,
    string? Number,
    ImmutableArray<(WayId Way, WayKind Kind)> Ways
);

/// <summary>One seat: who takes duty in turn, in which order, and who stands in.</summary>
/// <param name="Handover">Minutes after midnight on the clock in København.</param>
internal sealed record Bench(
    LedergruppeId Group,
    OrganisationId Authority,
    ImmutableArray<PersonId> Members,
    ImmutableArray<PersonId> Deputies,
    int Handover
);

/// <summary>
/// Ten ledergrupper with four authorities each, the Sekretariat, the chefgruppe and the styregruppe: 400 fictional
/// people, with the ways that they are reached by.
/// </summary>
internal sealed class People : IDirectory
{
    public const int Count = 400;

    private const int Members = 6,
        Deputies = 3,
        Office = 14,
        Chiefs = 14,
        Directors = 12;

    public static readonly OrganisationId Police = Org(1);
    public static readonly OrganisationId Sof = Org(2);
    public static readonly OrganisationId Buf = Org(3);
    public static readonly OrganisationId Kff = Org(4);
    public static readonly OrganisationId Sekretariat = Org(9);

    public static readonly ImmutableArray<OrganisationId> Authorities = [Police, Sof, Buf, Kff];

    private readonly Dictionary<PersonId, Citizen> byId = [];
    private readonly Dictionary<string, PersonId> byNumber = new(StringComparer.Ordinal);
    private readonly Dictionary<WayId, string> addresses = [];

    public People(int seed)
    {
        var dice = new Dice(seed, 1);
        var benches = ImmutableArray.CreateBuilder<Bench>();
        var groups = ImmutableArray.CreateBuilder<(LedergruppeId, AreaId, string, ImmutableArray<OrganisationId>)>();
        var bydele = AreaAtlas.Shipped.Areas.Where(area => area.Kind == AreaKind.Bydel).ToArray();
        for (var i = 0; i < bydele.Length; i++)
        {
            var group = LedergruppeId.From(Id(100 + i));
            groups.Add((group, bydele[i].Id, bydele[i].Name, Authorities));
            foreach (var authority in Authorities)
            {
                var people = Enumerable
                    .Range(0, Members + Deputies)
                    .Select(_ => Add(dice, authority, Role.Leader).Id)
                    .ToArray();
                // Handovers lie around the changes of the clock too: 02:30 is left out in spring and doubled in autumn.
                benches.Add(
                    new(
                        group,
                        authority,
                        [.. people[..Members]],
                        [.. people[Members..]],
                        dice.Of([150, 480, 1200, 0, 180])
                    )
                );
            }
        }

        // Some sit in two ledergrupper, and are on duty in both now and then.
        for (var i = 0; i < Authorities.Length; i++)
        {
            var (one, other) = (benches[i], benches[i + Authorities.Length]);
            benches[i + Authorities.Length] = other with
            {
                Members = other.Members.SetItem(0, one.Members[0]),
                Handover = one.Handover,
            };
        }

        var office = Enumerable
            .Range(0, Office)
            .Select(i =>
                i < 2
                    ? Add(dice, Sekretariat, Role.Sekretariat, Role.Administrator)
                    : Add(dice, Sekretariat, Role.Sekretariat)
            )
            .Select(one => one.Id)
            .ToArray();
        SekretariatGroup = LedergruppeId.From(Id(199));
        groups.Add((SekretariatGroup, AreaAtlas.Kommune, "Sekretariatet", [Sekretariat]));
        benches.Add(new(SekretariatGroup, Sekretariat, [.. office[..10]], [.. office[10..]], 480));
        for (var i = 0; i < Chiefs; i++)
        {
            Add(dice, Authorities[i % 4], Role.Chefgruppe);
        }

        for (var i = 0; i < Directors; i++)
        {
            Add(dice, Authorities[i % 4], Role.Styregruppe);
        }

        Groups = groups.ToImmutable();
        Benches = benches.ToImmutable();
    }

    public ImmutableArray<Citizen> All { get; private set; } = [];

    public ImmutableArray<(
        LedergruppeId Group,
        AreaId Area,
        string Name,
        ImmutableArray<OrganisationId> Required
    )> Groups { get; }

    public ImmutableArray<Bench> Benches { get; }

    public LedergruppeId SekretariatGroup { get; }

    public Citizen this[PersonId person] => byId[person];

    public string? MobileOf(PersonId person) => byId.GetValueOrDefault(person)?.Number;

    public string? AddressOf(PersonId person, WayId? way) =>
        way is not { } id || id == ContactBook.MobileOf(person) ? MobileOf(person) : addresses.GetValueOrDefault(id);

    public PersonId? WhoHas(string number) => byNumber.TryGetValue(number, out var person) ? person : null;

    public WayId? WayTo(string number) => WhoHas(number) is { } person ? ContactBook.MobileOf(person) : null;

    public DutyPhoneId? DutyPhoneWith(string number) => null;

    private Citizen Add(Dice dice, OrganisationId organisation, params ImmutableArray<Role> roles)
    {
        var index = All.Length + 1;
        var id = PersonId.From(Id(10_000 + index));
        var number = string.Create(CultureInfo.InvariantCulture, $"+4520{index:000000}");
        var kinds = dice.Weighted<ImmutableArray<WayKind>>(
            (0.55, []),
            (0.22, [WayKind.Voice]),
            (0.12, [WayKind.Push]),
            (0.06, [WayKind.Push, WayKind.Voice]),
            (0.05, [WayKind.Email])
        );
        // A few have no mobile number: what goes to it fails at once, and the next way must be taken.
        var without = dice.Chance(0.03);
        if (without && kinds.IsEmpty)
        {
            kinds = [WayKind.Voice];
        }

        var ways = kinds
            .Select((kind, i) => (Way: WayId.From(Id((20_000 + (index * 10)) + i)), kind))
            .ToImmutableArray();
        foreach (var (way, kind) in ways)
        {
            addresses[way] =
                kind == WayKind.Voice ? number.Replace("+4520", "+4533", StringComparison.Ordinal) : $"{kind}:{index}";
        }

        var citizen = new Citizen(id, organisation, roles, without ? null : number, ways);
        All = All.Add(citizen);
        byId.Add(id, citizen);
        if (!without)
        {
            byNumber.Add(number, id);
        }

        return citizen;
    }

    private static OrganisationId Org(int number) => OrganisationId.From(Id(number));

    private static Guid Id(int number) => new($"00000000-0000-8000-9000-{number:x12}");
}
