using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;
using Beredskab.Hub.Access;
using Beredskab.Hub.Alerts;
using Beredskab.Hub.Alerts.Records;
using Beredskab.Hub.Commands;
using Beredskab.Hub.Journal;
using Beredskab.Hub.Journal.Sqlite;
using Beredskab.Hub.Live;
using Beredskab.Hub.State;
using Beredskab.Hub.Tests.Journal;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Roster;

namespace Beredskab.Hub.Tests.Alerts;

/// <summary>A real journal on disk with two authorities, a partner, and a ledergruppe whose police changes after two hours.</summary>
internal sealed class AlertWorld : IAsyncDisposable
{
    public static readonly OrganisationId Sof = Organisation(1);
    public static readonly OrganisationId Police = Organisation(2);
    public static readonly OrganisationId Partner = Organisation(3);
    public static readonly PersonId Jonas = Person(1);
    public static readonly PersonId Mette = Person(2);
    public static readonly PersonId Anders = Person(3);
    public static readonly PersonId Inger = Person(4);
    public static readonly PersonId Yasmin = Person(5);
    public static readonly TimeSpan Turn = TimeSpan.FromHours(2);
    public static readonly LedergruppeId Group = new(new Guid("0190a000-0000-7000-8000-0000000000c1"));

    private readonly TemporaryFolder folder;
    private readonly IncidentViews views = new(_ => "Nørrebro");

    private AlertWorld(TemporaryFolder folder, OpenJournal journal)
    {
        this.folder = folder;
        Journal = journal;
        Desk = new(journal.Writer, views);
        Reader = new(new(folder.Path), journal.Vault, journal.Writer);
        Directory = new(folder.Path);
    }

    public OpenJournal Journal { get; }

    public CommandDesk Desk { get; }

    public JournalReader Reader { get; }

    public PeopleDirectory Directory { get; }

    public HubState State => Journal.Writer.State;

    public Alert Alert => Assert.Single(State.Alerts.Alerts.Values);

    public AlertRecords Records => new(Desk, Reader, Directory, views);

    public PolicyHistory Policies => new(Desk, Reader, Directory);

    /// <param name="bundleWindow">None by default: each alert leaves by itself.</param>
    public static async Task<AlertWorld> Start(TimeSpan bundleWindow = default)
    {
        var temporary = new TemporaryFolder();
        var world = new AlertWorld(
            temporary,
            await OpenJournal.Start(
                temporary.Path,
                new SqliteJournalStore(new(temporary.Path)),
                decider: JournalWorld.Bundling(bundleWindow)
            )
        );
        var people = new (PersonId Id, string Name, OrganisationId Organisation, Role Role)[]
        {
            (Jonas, "Jonas Aaby", Sof, Role.Leader),
            (Mette, "Mette Lindholm", Police, Role.Leader),
            (Anders, "Anders Krogh", Police, Role.Leader),
            (Inger, "Inger Thue", Sof, Role.Sekretariat),
            (Yasmin, "Yasmin Kofoed", Partner, Role.Contributor),
        };
        world.Directory.SaveAll([
            .. people.Select(
                (person, i) => new Person(person.Id, person.Name, $"+452000001{i}", null, null, 0, null, null)
            ),
        ]);
        await world.System(
            new OrganisationCommand.Register(Sof, "Socialforvaltningen", "SOF", OrganisationKind.Authority)
        );
        await world.System(new OrganisationCommand.Register(Police, "Politiet", "Politi", OrganisationKind.Authority));
        await world.System(new OrganisationCommand.Register(Partner, "Planen", "Plan", OrganisationKind.OtherPartner));
        foreach (var person in people)
        {
            await world.System(new OrganisationCommand.AdmitMember(person.Organisation, person.Id, [person.Role]));
        }

        await world.System(
            new RosterCommand.EstablishLedergruppe(
                Group,
                new("bydel:noerrebro"),
                "Ledergruppen Nørrebro",
                [Sof, Police]
            )
        );
        var start = world.Journal.Time.GetUtcNow();
        await world.Plan(Sof, Jonas, start.AddHours(-1), start.AddHours(12));
        await world.Plan(Police, Mette, start.AddHours(-1), start + Turn);
        await world.Plan(Police, Anders, start + Turn, start.AddHours(12));
        return world;
    }

    public async Task<IncidentId> Report()
    {
        var incident = JournalWorld.NewIncident();
        await By(Jonas, Sof, JournalWorld.Report(incident));
        return incident;
    }

    public Message MessageTo(PersonId person) =>
        State.Alerts.Messages.Values.Where(message => message.Person == person).MaxBy(message => message.Sequence)!;

    public void Pass(TimeSpan time) => Journal.Time.Advance(time);

    public Task Advance() => System(new AlertCommand.Advance(Alert.Id));

    public Task Sms(PersonId person, string text) =>
        System(new AlertCommand.ReceiveSms(Guid.NewGuid().ToString("N"), person, "+4520000010", text));

    public Task System(DomainCommand command) => Journal.Accept(JournalWorld.System(command));

    public Task By(PersonId person, OrganisationId organisation, DomainCommand command) =>
        Journal.Accept(new(JournalWorld.NewId(), person, organisation, null, command));

    public async ValueTask DisposeAsync()
    {
        await Journal.DisposeAsync();
        folder.Dispose();
    }

    private Task Plan(OrganisationId authority, PersonId person, DateTimeOffset from, DateTimeOffset to) =>
        System(new RosterCommand.PlanShift(Group, JournalWorld.NewId(), authority, person, from, to));

    private static OrganisationId Organisation(int number) =>
        new(new Guid($"0190a000-0000-7000-8000-0000000000a{number}"));

    private static PersonId Person(int number) => new(new Guid($"0190a000-0000-7000-8000-0000000000b{number}"));
}
