using System.Security.Cryptography;
using System.Text;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Texts;
using Beredskab.Hub.Access;
using Beredskab.Hub.State;
using Beredskab.Notifications.Contacts;

namespace Beredskab.Hub.Demo;

/// <summary>The people and organisations of the demonstration. All of them are made up.</summary>
public static class DemoPeople
{
    public sealed record Organisation(string Key, string Name, string ShortName, OrganisationKind Kind)
    {
        public OrganisationId Id { get; } = OrganisationId.From(IdOf("organisation", Key));
    }

    /// <param name="Bydele">Keys of the bydele whose ledergruppe the person sits in.</param>
    public sealed record Member(string Name, string Organisation, string Title, Role[] Roles, string[] Bydele)
    {
        public PersonId Id { get; } = PersonId.From(IdOf("person", Name));
    }

    public static readonly Organisation[] Organisations =
    [
        new("politi", "Politiet (demo)", "Politi", OrganisationKind.Authority),
        new("sof", "Socialforvaltningen (demo)", "SOF", OrganisationKind.Authority),
        new("buf", "Børne- og Ungdomsforvaltningen (demo)", "BUF", OrganisationKind.Authority),
        new("kff", "Kultur- og Fritidsforvaltningen (demo)", "KFF", OrganisationKind.Authority),
        new("ssp", "SSP Sekretariatet (demo)", "SSP", OrganisationKind.Authority),
        new("helhedsplan", "Helhedsplanen Søparken (demo)", "Helhedsplan", OrganisationKind.OtherPartner),
    ];

    /// <summary>The authorities that must answer in each bydel, in the order that people list them.</summary>
    public static readonly string[] Required = ["politi", "sof", "buf", "kff"];

    public static readonly (string Key, string Name)[] Bydele =
    [
        ("noerrebro", "Nørrebro"),
        ("bispebjerg", "Bispebjerg"),
        ("indre-by", "Indre By"),
        ("oesterbro", "Østerbro"),
        ("vesterbro-kongens-enghave", "Vesterbro/Kongens Enghave"),
        ("valby", "Valby"),
        ("vanloese", "Vanløse"),
        ("broenshoej-husum", "Brønshøj-Husum"),
        ("amager-oest", "Amager Øst"),
        ("amager-vest", "Amager Vest"),
    ];

    public static readonly Member[] Members =
    [
        Police("Mette Lindholm", "noerrebro", "bispebjerg"),
        Police("Anders Krogh", "indre-by", "oesterbro"),
        Police("Birgit Falk", "vesterbro-kongens-enghave", "valby"),
        Police("Torben Ravn", "vanloese", "broenshoej-husum"),
        Police("Louise Storm", "amager-oest", "amager-vest"),
        .. Leaders(
            "sof",
            "Jonas Aaby",
            "Dorte Vang",
            "Karim Holst",
            "Sanne Bach",
            "Peter Lyng",
            "Hanne Eskild",
            "Rune Thorup",
            "Gitte Morsing",
            "Ole Brix",
            "Nadia Friis"
        ),
        .. Leaders(
            "buf",
            "Amina Rahimi",
            "Lise Kragh",
            "Morten Dal",
            "Ida Toft",
            "Hassan Berg",
            "Maria Lund",
            "Jens Overby",
            "Tine Skov",
            "Carl Winther",
            "Line Bruun"
        ),
        .. Leaders(
            "kff",
            "Søren Kjeldgaard",
            "Pia Holm",
            "Emil Sand",
            "Ulla Hede",
            "Kaj Nørbo",
            "Rikke Strand",
            "Bo Vinding",
            "Eva Lyster",
            "Omar Fisker",
            "Trine Hassel"
        ),
        new("Inger Thue", "ssp", "Vagthavende i Sekretariatet", [Role.Sekretariat, Role.Administrator], []),
        new("Malthe Grøn", "ssp", "Områdeansvarlig", [Role.Sekretariat], []),
        new("Yasmin Kofoed", "helhedsplan", "Leder af helhedsplanen", [Role.Contributor], []),
        new("Henrik Solvang", "sof", "Centerchef, i chefgruppen", [Role.Chefgruppe], []),
        new("Charlotte Riis", "politi", "Sektionsleder, i chefgruppen", [Role.Chefgruppe], []),
        new("Marianne Tofte", "buf", "Direktør, i styregruppen", [Role.Styregruppe], []),
    ];

    /// <summary>Who has never given the code, so that one sees what the plan says of it.</summary>
    public const string Unverified = "Kaj Nørbo";

    /// <summary>The phone that lies with whoever is on duty for the Sekretariat.</summary>
    public static readonly DutyPhoneId DutyPhone = new(IdOf("duty-phone", "kommune"));

    /// <summary>Fictional, and apart from the people's.</summary>
    public const string DutyPhoneNumber = "+4520000100";

    /// <summary>What one of them asks for.</summary>
    /// <param name="at">When it happened, as they tell it; null for now.</param>
    public static CommandEnvelope By(string name, DomainCommand command, DateTimeOffset now, DateTimeOffset? at = null)
    {
        var member = Array.Find(Members, member => member.Name == name)!;
        var organisation = Array.Find(Organisations, organisation => organisation.Key == member.Organisation)!;
        return new(Guid.CreateVersion7(now), member.Id, organisation.Id, at, command);
    }

    /// <returns>The same id for the same words, in every demonstration.</returns>
    public static Guid IdOf(string kind, string key)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"demo/{kind}/{key}"));
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }

    private static Member Police(string name, params string[] bydele) =>
        new(name, "politi", $"Leder, {Listed.And(bydele.Select(NameOf))}", [Role.Leader], bydele);

    private static IEnumerable<Member> Leaders(string organisation, params string[] names) =>
        names.Select(
            (name, i) => new Member(name, organisation, $"Leder, {Bydele[i].Name}", [Role.Leader], [Bydele[i].Key])
        );

    private static string NameOf(string key) => Array.Find(Bydele, bydel => bydel.Key == key).Name;
}
