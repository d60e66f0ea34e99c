using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;
using Beredskab.Hub.Access;
using Beredskab.Hub.Commands;
using Beredskab.Hub.Incidents;
using Beredskab.Hub.Journal;
using Beredskab.Hub.Journal.Sqlite;
using Beredskab.Hub.Live;
using Beredskab.Hub.State;
using Beredskab.Hub.Tests.Journal;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Roster;
using static Beredskab.Hub.Tests.Journal.JournalWorld;

namespace Beredskab.Hub.Tests.Incidents;

/// <summary>An authority with a leader on duty in Nørrebro, and a partner who is invited; on a journal of its own.</summary>
internal sealed class NightOnDuty : IAsyncDisposable
{
    public static readonly OrganisationId Housing = new(new("0190a000-0000-7000-8000-0000000000a9"));
    public static readonly PersonId Partner = new(new("0190a000-0000-7000-8000-0000000000b9"));

    private readonly TemporaryFolder folder;

    private NightOnDuty(TemporaryFolder folder, OpenJournal journal)
    {
        (this.folder, Journal) = (folder, journal);
        Directory = new(folder.Path);
        Directory.Save(new(Leader, "Jonas Aaby", "+4520000001", null, null, 0, null, null));
        Directory.Save(new(Other, "Mette Lindholm", null, null, null, 0, null, null));
        Directory.Save(new(Partner, "Per Partner", null, null, null, 0, null, null));
        Desk = new(journal.Writer, Views);
        Timeline = new(
            Desk,
            new JournalReader(new SqliteSettings(folder.Path), journal.Vault, journal.Writer),
            Directory,
            Views
        );
    }

    public static CurrentUser AsLeader { get; } = new(Leader, Authority);

    public static CurrentUser AsPartner { get; } = new(Partner, Housing);

    public OpenJournal Journal { get; }

    public PeopleDirectory Directory { get; }

    public IncidentViews Views { get; } = new(area => area.Value == "bydel:noerrebro" ? "Nørrebro" : area.Value);

    public CommandDesk Desk { get; }

    public Timeline Timeline { get; }

    public HubState State => Journal.Writer.State;

    /// <summary>The leader is on duty, and nothing has happened yet.</summary>
    public static async Task<NightOnDuty> Begin()
    {
        var own = new TemporaryFolder();
        var night = new NightOnDuty(own, await OpenJournal.Start(own.Path));
        foreach (var envelope in Founding())
        {
            await night.Journal.Accept(envelope);
        }

        var group = new LedergruppeId(NewId());
        await night.System(
            new OrganisationCommand.Register(Housing, "Boligforeningen", "BO", OrganisationKind.OtherPartner)
        );
        await night.System(new OrganisationCommand.AdmitMember(Housing, Partner, [Role.Contributor]));
        await night.System(
            new RosterCommand.EstablishLedergruppe(group, new("bydel:noerrebro"), "Ledergruppen Nørrebro", [Authority])
        );
        await night.System(
            new RosterCommand.PlanShift(group, NewId(), Authority, Leader, Start.AddHours(-1), Start.AddHours(8))
        );
        return night;
    }

    /// <summary>Reported by the other leader, the partner invited, and answered by the one on duty.</summary>
    public async Task<IncidentId> Happen()
    {
        var incident = NewIncident();
        await As(Other, Authority, Report(incident));
        await As(Other, Authority, new IncidentCommand.InvitePartner(incident, Housing));
        await As(Partner, Housing, new IncidentCommand.WriteNote(incident, "Vi åbner klubben."));
        var alert = State.Alerts.Of(incident)[0];
        await As(Leader, Authority, new AlertCommand.Answer(alert.Id, AnswerKind.Coming, 20));
        return incident;
    }

    public Task<Outcome.Accepted> As(
        PersonId person,
        OrganisationId organisation,
        GeoModel.Deciding.DomainCommand command
    ) => Journal.Accept(new(NewId(), person, organisation, null, command));

    private Task<Outcome.Accepted> System(GeoModel.Deciding.DomainCommand command) =>
        Journal.Accept(JournalWorld.System(command));

    public async ValueTask DisposeAsync()
    {
        await Journal.DisposeAsync();
        folder.Dispose();
    }
}
