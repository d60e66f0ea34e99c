using System.Collections.Immutable;
using System.Globalization;
using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Identity;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Dispatch;
using Beredskab.Notifications.Roster;

namespace Beredskab.Notifications.Tests.World;

/// <summary>A small fictional city: four bydele, their ledergrupper, and the Sekretariat.</summary>
internal static class City
{
    public static readonly DateTimeOffset Start = new(2026, 3, 14, 1, 8, 0, TimeSpan.Zero);

    public static readonly AreaId Noerrebro = new("bydel:noerrebro");
    public static readonly AreaId Bispebjerg = new("bydel:bispebjerg");
    public static readonly AreaId Valby = new("bydel:valby");

    /// <summary>A bydel without a ledergruppe.</summary>
    public static readonly AreaId Vanloese = new("bydel:vanloese");
    public static readonly AreaId Kommune = new("kommune:koebenhavn");

    public static readonly OrganisationId Police = Org(1);
    public static readonly OrganisationId Sof = Org(2);
    public static readonly OrganisationId Buf = Org(3);
    public static readonly OrganisationId Sekretariatet = Org(9);

    public static readonly LedergruppeId NoerrebroGroup = new(Id(101));
    public static readonly LedergruppeId BispebjergGroup = new(Id(102));
    public static readonly LedergruppeId ValbyGroup = new(Id(103));
    public static readonly LedergruppeId SekretariatGroup = new(Id(109));

    public static readonly PersonId PoliceNoerrebro = Person(11);
    public static readonly PersonId SofNoerrebro = Person(12);
    public static readonly PersonId BufBoth = Person(13);
    public static readonly PersonId PoliceBispebjerg = Person(21);
    public static readonly PersonId SofBispebjerg = Person(22);
    public static readonly PersonId PoliceValby = Person(31);
    public static readonly PersonId DutyOfficer = Person(91);
    public static readonly PersonId FallbackOne = Person(95);
    public static readonly PersonId FallbackTwo = Person(96);

    /// <summary>
    /// Nørrebro and Bispebjerg are whole, and one person is on duty for BUF in both. In Valby nobody is for SOF.
    /// </summary>
    public static RosterBook Roster() =>
        RosterBook
            .Empty.With(NoerrebroGroup, Noerrebro, "Nørrebro", Police, Sof, Buf)
            .With(BispebjergGroup, Bispebjerg, "Bispebjerg", Police, Sof, Buf)
            .With(ValbyGroup, Valby, "Valby", Police, Sof)
            .With(SekretariatGroup, Kommune, "Sekretariatet", Sekretariatet)
            .OnDuty(NoerrebroGroup, Police, PoliceNoerrebro)
            .OnDuty(NoerrebroGroup, Sof, SofNoerrebro)
            .OnDuty(NoerrebroGroup, Buf, BufBoth)
            .OnDuty(BispebjergGroup, Police, PoliceBispebjerg)
            .OnDuty(BispebjergGroup, Sof, SofBispebjerg)
            .OnDuty(BispebjergGroup, Buf, BufBoth)
            .OnDuty(ValbyGroup, Police, PoliceValby)
            .OnDuty(SekretariatGroup, Sekretariatet, DutyOfficer);

    public static AlertContext Context(RosterBook? roster = null) =>
        new(
            roster ?? Roster(),
            AreaKind.Bydel,
            NameOf,
            [new(FallbackOne, Sekretariatet), new(FallbackTwo, Sekretariatet)]
        );

    public static string NameOf(AreaId area) =>
        area.Value switch
        {
            "bydel:noerrebro" => "Nørrebro",
            "bydel:bispebjerg" => "Bispebjerg",
            "bydel:valby" => "Valby",
            "bydel:vanloese" => "Vanløse",
            _ => area.Value,
        };

    public static RosterBook With(
        this RosterBook roster,
        LedergruppeId group,
        AreaId area,
        string name,
        params ImmutableArray<OrganisationId> required
    ) => roster.Apply(new RosterEvent.LedergruppeEstablished(group, area, name, required));

    public static RosterBook OnDuty(
        this RosterBook roster,
        LedergruppeId group,
        OrganisationId authority,
        PersonId person,
        DateTimeOffset? from = null,
        DateTimeOffset? to = null
    ) =>
        roster.Apply(
            new RosterEvent.ShiftPlanned(
                group,
                DerivedId.From(group.Value, 's', roster.Shifts.Count),
                authority,
                person,
                from ?? Start.AddYears(-20),
                to ?? Start.AddYears(50)
            )
        );

    public static RosterBook Seat(
        this RosterBook roster,
        LedergruppeId group,
        OrganisationId authority,
        ImmutableArray<PersonId> members,
        ImmutableArray<PersonId> deputies
    ) => roster.Apply(new RosterEvent.MembersNamed(group, authority, members, deputies));

    /// <summary>The person has these ways and no other, all proved, in this order.</summary>
    public static ContactBook Ways(PersonId person, params ImmutableArray<ContactWay> ways)
    {
        var events = new List<ContactEvent>
        {
            new ContactEvent.WayRemoved(person, ContactBook.MobileOf(person), WayRemoval.ByPerson),
        };
        foreach (var way in ways)
        {
            events.Add(new ContactEvent.WayAdded(person, way.Id, way.Kind, null));
            events.Add(new ContactEvent.WayVerified(person, way.Id));
        }

        events.Add(
            new ContactEvent.PlanSet(
                person,
                [.. ways.Select(way => new PlannedWay(way.Id, (int)way.After.TotalSeconds))]
            )
        );
        return events.Aggregate(ContactBook.Empty, (book, e) => book.Apply(e, Start));
    }

    public static PersonId Person(int number) => new(Id(1000 + number));

    public static string NumberOf(PersonId person) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"+4520{int.Parse(person.Value.ToString("N")[^6..], NumberStyles.HexNumber, CultureInfo.InvariantCulture):000000}"
        );

    private static OrganisationId Org(int number) => new(Id(number));

    private static Guid Id(int number) => new($"00000000-0000-8000-8000-{number:x12}");
}

/// <summary>Everybody has a number, unless it is taken away.</summary>
internal sealed class Phonebook : IDirectory
{
    private readonly HashSet<PersonId> without = [];

    public void Remove(PersonId person) => without.Add(person);

    public string? MobileOf(PersonId person) => without.Contains(person) ? null : City.NumberOf(person);

    /// <summary>Of every way that has no address of its own.</summary>
    public string? AnswerAll { get; set; }

    /// <summary>Of ways that are not the mobile number.</summary>
    public Dictionary<WayId, string> Addresses { get; } = [];

    public string? AddressOf(PersonId person, WayId? way) =>
        way is not { } id || id == ContactBook.MobileOf(person)
            ? MobileOf(person)
            : Addresses.GetValueOrDefault(id) ?? AnswerAll;

    /// <summary>Ways to one number, each to its other.</summary>
    public Dictionary<WayId, WayId> Twins { get; } = [];

    public WayId? TwinOf(PersonId? person, WayId way) => Twins.TryGetValue(way, out var twin) ? twin : null;

    public WayId? WayTo(string number) => WhoHas(number) is { } person ? ContactBook.MobileOf(person) : null;

    /// <summary>The shared phones that are verified, by number.</summary>
    public Dictionary<string, DutyPhoneId> DutyPhones { get; } = [];

    public DutyPhoneId? DutyPhoneWith(string number) => DutyPhones.TryGetValue(number, out var phone) ? phone : null;

    public PersonId? WhoHas(string number) =>
        Enumerable
            .Range(1, 99)
            .Select(City.Person)
            .Where(person => MobileOf(person) == number)
            .Select(person => (PersonId?)person)
            .FirstOrDefault();
}
