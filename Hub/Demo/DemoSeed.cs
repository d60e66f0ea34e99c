using System.Globalization;
using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Ground;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;
using Beredskab.Hub.Access;
using Beredskab.Hub.Contacts;
using Beredskab.Hub.Journal;
using Beredskab.Hub.State;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Roster;
using Beredskab.Notifications.TestAlarms;

namespace Beredskab.Hub.Demo;

/// <summary>Fills an empty store with the demonstration, by the same commands as people use.</summary>
public sealed partial class DemoSeed(
    JournalWriter writer,
    PeopleDirectory directory,
    WayAddresses addresses,
    TimeProvider time
)
{
    public async Task Plant(CancellationToken ct)
    {
        if (!writer.State.Organisations.Organisations.IsEmpty)
        {
            return;
        }

        directory.SaveAll([.. DemoPeople.Members.Select((member, i) => Person(member, i))]);
        foreach (var organisation in DemoPeople.Organisations)
        {
            await Do(
                new OrganisationCommand.Register(
                    organisation.Id,
                    organisation.Name,
                    organisation.ShortName,
                    organisation.Kind
                ),
                ct
            );
        }

        foreach (var member in DemoPeople.Members)
        {
            await Do(
                new OrganisationCommand.AdmitMember(Organisation(member.Organisation), member.Id, [.. member.Roles]),
                ct
            );
        }

        await Task.WhenAll(
            DemoPeople.Members.Where(member => member.Name != DemoPeople.Unverified).Select(member => Prove(member, ct))
        );
        await PlantWays(ct);
        await PlantLedergrupper(ct);
        await PlantTestAlarm(ct);
        await PlantDutyPhone(ct);
        await PlantIncidents(ct);
    }

    // On, and some days away: whoever tries the demonstration sends one by hand.
    private Task PlantTestAlarm(CancellationToken ct) =>
        Do(
            new TestAlarmCommand.SetSettings(
                0,
                On: true,
                Weekday: 1 + (((int)CopenhagenTime.Local(time.GetUtcNow()).DayOfWeek + 2) % 7),
                Minute: 10 * 60,
                TestAudience.OnDuty,
                DeadlineMinutes: 15
            ),
            ct
        );

    private async Task PlantIncidents(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var stones = await Report(
            "Torben Ravn",
            now.AddMinutes(-21),
            IncidentType.Stenkast,
            ActivationLevel.Informationsberedskab,
            new Coordinates(12.4795, 55.7098),
            "Sten kastet mod linje 5C. En rude er knust, ingen er kommet til skade.",
            "Ved stoppestedet på torvet.",
            "Roligt. Bussen er kørt videre.",
            "Politiet er på stedet.",
            ct
        );
        await Answer(stones, "Torben Ravn", 10, ct);
        await Answer(stones, "Gitte Morsing", null, ct);

        var shots = await Report(
            "Birgit Falk",
            now.AddMinutes(-48),
            IncidentType.SkudEllerVaaben,
            ActivationLevel.Operationsberedskab,
            new Coordinates(12.4960, 55.6512),
            "Skud hørt mellem blokkene. Ingen kendte tilskadekomne.",
            "Ved boldbanen.",
            "Området er afspærret, og der er mange på gaden.",
            "Politiet er på stedet. Gadeplan er ringet op.",
            ct
        );
        foreach (var name in (string[])["Birgit Falk", "Hanne Eskild", "Maria Lund", "Rikke Strand"])
        {
            await Answer(shots, name, null, ct);
        }

        await Do(
            "Hanne Eskild",
            new IncidentCommand.Decide(
                shots,
                "Gadeplan går rundt i området til kl. 02.",
                "De unge kender dem, og der er rygter om gengæld.",
                DecisionLevel.Tactical
            ),
            ct
        );
        await Do(
            "Maria Lund",
            new IncidentCommand.Omit(
                shots,
                "Vi sender ikke besked til alle forældre i nat.",
                "Det vil skabe uro, før vi ved, hvad der er sket.",
                DecisionLevel.Tactical
            ),
            ct
        );
        await Do(
            "Hanne Eskild",
            new IncidentCommand.AssignTask(
                shots,
                "Åbn klubben i morgen fra kl. 12",
                Organisation("buf"),
                Member("Maria Lund"),
                now.AddHours(10),
                [TargetGroup.Unge]
            ),
            ct
        );

        var online = await Report(
            "Malthe Grøn",
            now.AddMinutes(-47),
            IncidentType.Online,
            ActivationLevel.Informationsberedskab,
            null,
            "Opslag om at mødes i nat for at afregne. Delt mange gange.",
            "På sociale medier.",
            "Opslaget bliver stadig delt.",
            "Sekretariatet følger med.",
            ct
        );
        await Answer(online, "Inger Thue", null, ct);
    }

    private async Task<IncidentId> Report(
        string by,
        DateTimeOffset at,
        IncidentType type,
        ActivationLevel level,
        Coordinates? position,
        string what,
        string where,
        string nowText,
        string started,
        CancellationToken ct
    )
    {
        var incident = IncidentId.From(Guid.CreateVersion7(at));
        await Do(
            by,
            new IncidentCommand.Report(
                incident,
                type,
                level,
                position is null ? IncidentScope.Bydaekkende : IncidentScope.Lokal,
                position,
                what,
                where,
                nowText,
                started
            ),
            ct,
            at
        );
        return incident;
    }

    private async Task Answer(IncidentId incident, string by, int? etaMinutes, CancellationToken ct)
    {
        var person = Member(by);
        foreach (var alert in writer.State.Alerts.Of(incident).Where(alert => alert.CodeOf(person) is not null))
        {
            await Do(by, new AlertCommand.Answer(alert.Id, AnswerKind.Coming, etaMinutes), ct);
        }
    }

    private Task Do(DomainCommand command, CancellationToken ct) =>
        Submit(new(Guid.CreateVersion7(time.GetUtcNow()), PersonId.System, OrganisationId.System, null, command), ct);

    private Task Do(string by, DomainCommand command, CancellationToken ct, DateTimeOffset? at = null) =>
        Submit(DemoPeople.By(by, command, time.GetUtcNow(), at), ct);

    private async Task Submit(CommandEnvelope envelope, CancellationToken ct)
    {
        var outcome = await writer.Submit(envelope, ct);
        if (outcome is Outcome.Unavailable unavailable)
        {
            throw new JournalStorageException(unavailable.Reason);
        }

        if (outcome is not Outcome.Accepted)
        {
            throw new InvalidOperationException(
                $"The demonstration could not be laid out: {envelope.Command.GetType().Name} gave {outcome}."
            );
        }
    }

    private static Person Person(DemoPeople.Member member, int index) =>
        new(
            member.Id,
            member.Name,
            // Fictional numbers; nothing is ever sent to them, the demonstration has no provider.
            string.Create(CultureInfo.InvariantCulture, $"+45200000{index + 10:00}"),
            null,
            null,
            0,
            null,
            member.Title
        );

    internal static OrganisationId Organisation(string key) =>
        Array.Find(DemoPeople.Organisations, organisation => organisation.Key == key)!.Id;

    private static PersonId Member(string name) => Array.Find(DemoPeople.Members, member => member.Name == name)!.Id;
}
