using System.Collections.Immutable;
using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Identity;
using Beredskab.Notifications.Roster;

namespace Beredskab.Hub.Demo;

/// <summary>The demonstration's roster: rotations, members, deputies, an absence, a swap that waits, and holes.</summary>
public sealed partial class DemoSeed
{
    private const int Handover = 8 * 60,
        KommuneHandover = 12 * 60;

    // Somewhere in the second week nobody has taken the nights yet.
    private static readonly TurnPattern TwoOpenNights = new(
        Handover,
        28,
        [
            new(0, Handover, 9, Handover, 0),
            new(9, Handover, 9, 22 * 60, 0),
            new(10, Handover, 10, 22 * 60, 0),
            new(11, Handover, 28, Handover, 0),
        ]
    );

    /// <summary>Whose bydel is next door, and who therefore stands in there.</summary>
    private static readonly Dictionary<string, string> Neighbours = new(StringComparer.Ordinal)
    {
        ["noerrebro"] = "bispebjerg",
        ["bispebjerg"] = "noerrebro",
        ["indre-by"] = "oesterbro",
        ["oesterbro"] = "indre-by",
        ["vesterbro-kongens-enghave"] = "valby",
        ["valby"] = "vesterbro-kongens-enghave",
        ["vanloese"] = "broenshoej-husum",
        ["broenshoej-husum"] = "vanloese",
        ["amager-oest"] = "amager-vest",
        ["amager-vest"] = "amager-oest",
    };

    private async Task PlantLedergrupper(CancellationToken ct)
    {
        OrganisationId[] required = [.. DemoPeople.Required.Select(Organisation)];
        foreach (var (key, name) in DemoPeople.Bydele)
        {
            var group = Group(key);
            await Do(
                new RosterCommand.EstablishLedergruppe(
                    group,
                    new AreaId($"bydel:{key}"),
                    $"Ledergruppen {name}",
                    [.. required]
                ),
                ct
            );
            foreach (var authority in DemoPeople.Required)
            {
                await PlantSeat(key, group, authority, ct);
            }
        }

        await PlantSekretariat(ct);
        await PlantAbsence(ct);
        await PlantOverride(ct);
    }

    // The leader of the bydel has each week; the neighbour's stands in, and so learns the place.
    private async Task PlantSeat(string key, LedergruppeId group, string authority, CancellationToken ct)
    {
        var leader = LeaderOf(authority, key);
        var deputy = LeaderOf(authority, Neighbours[key]);
        ImmutableArray<PersonId> deputies = deputy == leader ? [] : [deputy];
        await Do(new RosterCommand.NameMembers(group, Organisation(authority), [leader], deputies), ct);
        // One hole on purpose, all the time: so that one sees what the beredskab does about it.
        if (key == "bispebjerg" && authority == "kff")
        {
            return;
        }

        var pattern = key == "valby" && authority == "buf" ? TwoOpenNights : TurnPattern.Weekly(Handover);
        await PlantRotation(group, authority, pattern, [leader], ct);
    }

    private async Task PlantSekretariat(CancellationToken ct)
    {
        var group = Group("kommune");
        await Do(
            new RosterCommand.EstablishLedergruppe(
                group,
                new AreaId("kommune:koebenhavn"),
                "Sekretariatets vagt",
                [Organisation("ssp")]
            ),
            ct
        );
        PersonId inger = Member("Inger Thue"),
            malthe = Member("Malthe Grøn");
        await Do(new RosterCommand.NameMembers(group, Organisation("ssp"), [inger, malthe], [malthe, inger]), ct);
        // Weekly in turn; the demonstration begins with Inger's week.
        await PlantRotation(group, "ssp", TurnPattern.Weekly(KommuneHandover), [inger, malthe], ct);
    }

    // KFF in Østerbro is away for some days, and Indre By stands in.
    private Task PlantAbsence(CancellationToken ct) =>
        Do(
            new AbsenceCommand.Register(
                Guid.CreateVersion7(time.GetUtcNow()),
                LeaderOf("kff", "oesterbro"),
                CopenhagenTime.At(FirstDay.AddDays(3), Handover),
                CopenhagenTime.At(FirstDay.AddDays(7), Handover)
            ),
            ct
        );

    // SOF in Vanløse gives one evening to a colleague, and has asked for another week's help that waits for an answer.
    private async Task PlantOverride(CancellationToken ct)
    {
        var group = Group("vanloese");
        var sof = Organisation("sof");
        await Do(
            new RosterCommand.PlanShift(
                group,
                Guid.CreateVersion7(time.GetUtcNow()),
                sof,
                LeaderOf("sof", "broenshoej-husum"),
                CopenhagenTime.At(FirstDay.AddDays(4), 16 * 60),
                CopenhagenTime.At(FirstDay.AddDays(4), 23 * 60)
            ),
            ct
        );
        await Do(
            Name("sof", "vanloese"),
            new RosterCommand.ProposeSwap(
                group,
                Guid.CreateVersion7(time.GetUtcNow()),
                sof,
                LeaderOf("sof", "vanloese"),
                new(CopenhagenTime.At(FirstDay.AddDays(8), Handover), CopenhagenTime.At(FirstDay.AddDays(9), Handover)),
                LeaderOf("sof", "broenshoej-husum"),
                null
            ),
            ct
        );
    }

    private Task PlantRotation(
        LedergruppeId group,
        string authority,
        TurnPattern pattern,
        ImmutableArray<PersonId> people,
        CancellationToken ct
    ) =>
        Do(
            new RosterCommand.PlanRotation(
                group,
                Guid.CreateVersion7(time.GetUtcNow()),
                Organisation(authority),
                people,
                pattern,
                FirstDay,
                null
            ),
            ct
        );

    // Yesterday, so that whoever is on duty now has been so for a while.
    private DateOnly FirstDay => DateOnly.FromDateTime(CopenhagenTime.Local(time.GetUtcNow())).AddDays(-1);

    private static LedergruppeId Group(string key) => LedergruppeId.From(DemoPeople.IdOf("ledergruppe", key));

    private static PersonId LeaderOf(string authority, string bydel) => Leader(authority, bydel).Id;

    private static string Name(string authority, string bydel) => Leader(authority, bydel).Name;

    private static DemoPeople.Member Leader(string authority, string bydel) =>
        Array.Find(DemoPeople.Members, member => member.Organisation == authority && member.Bydele.Contains(bydel))!;
}
