using System.Collections.Immutable;
using System.Globalization;
using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Ground;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;
using Beredskab.Hub.Access;
using Beredskab.Hub.Alerts;
using Beredskab.Hub.Hosting;
using Beredskab.Hub.Journal;
using Beredskab.Hub.Journal.Sqlite;
using Beredskab.Hub.Live;
using Beredskab.LiveHost;
using Beredskab.Notifications;
using Beredskab.Notifications.Channels;
using Beredskab.Notifications.Dispatch;
using Beredskab.Notifications.Escalation;
using Beredskab.Notifications.Roster;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Beredskab.Benchmarks.Alerts;

/// <summary>The product's own journal, alerting and live picture in one ledergruppe; only the provider is replaced.</summary>
internal sealed class AlertHost : IAsyncDisposable
{
    private static readonly AreaId Noerrebro = new("bydel:noerrebro");
    private static readonly Coordinates BlaagaardsPlads = new(12.5560, 55.6870);

    private readonly DirectoryInfo folder;
    private readonly WebApplication app;

    private AlertHost(DirectoryInfo folder, WebApplication app, ImmutableArray<(PersonId, OrganisationId)> people) =>
        (this.folder, this.app, People) = (folder, app, people);

    /// <summary>One leader on duty for each authority.</summary>
    public ImmutableArray<(PersonId Person, OrganisationId Organisation)> People { get; }

    public JournalWriter Writer => app.Services.GetRequiredService<JournalWriter>();

    public Uri Url => new(app.Urls.First());

    /// <param name="authorities">How many texts a report makes.</param>
    /// <param name="dispatch">As in section <c>Dispatch</c>; what is not given is as shipped.</param>
    public static async Task<AlertHost> Start(
        int authorities,
        IMessageChannel channel,
        Dictionary<string, string?> dispatch,
        ICommitObserver? observer = null
    )
    {
        var files = Directory.CreateTempSubdirectory("beredskab-benchmark-");
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration["Storage:Folder"] = files.FullName;
        // Every report calls the same people at once; what is measured is each by itself.
        builder.Configuration["Alerts:BundleSeconds"] = "0";
        foreach (var (name, value) in dispatch)
        {
            builder.Configuration[$"Dispatch:{name}"] = value;
        }

        builder
            .Services.AddAuthentication(QueryAuthentication.Name)
            .AddScheme<AuthenticationSchemeOptions, QueryAuthentication>(QueryAuthentication.Name, null);
        builder.Services.AddAuthorization();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddAreas(builder.Configuration);
        builder.Services.AddSqliteJournal();
        builder.Services.AddLivePicture();
        builder.Services.AddSingleton(_ => new PeopleDirectory(files.FullName));
        builder.Services.AddSingleton<IDirectory, Numbers>();
        builder.Services.AddSingleton<IAlertJournal, HubAlertJournal>();
        builder.Services.AddSingleton<ICommitObserver>(provider => new DispatcherAlarmClock(
            provider.GetRequiredService<Dispatcher>
        ));
        builder.Services.AddSingleton<ICommitObserver>(provider => new EscalatorAlarmClock(
            provider.GetRequiredService<Escalator>
        ));
        if (observer is not null)
        {
            builder.Services.AddSingleton(observer);
        }

        builder.Services.AddNotifications(builder.Configuration);
        builder.Services.AddSingleton(channel);
        var started = builder.Build();
        started.UseAuthentication();
        started.UseAuthorization();
        started.MapLive();
        await started.StartAsync();
        var people = Enumerable
            .Range(0, authorities)
            .Select(_ => (PersonId.From(Guid.CreateVersion7()), OrganisationId.From(Guid.CreateVersion7())))
            .ToImmutableArray();
        var host = new AlertHost(files, started, people);
        await host.Staff();
        return host;
    }

    public Task Do(DomainCommand command) => Do(command, PersonId.System, OrganisationId.System);

    public async Task Do(DomainCommand command, PersonId actor, OrganisationId organisation)
    {
        var outcome = await Writer.Submit(
            new(Guid.CreateVersion7(), actor, organisation, null, command),
            CancellationToken.None
        );
        if (outcome is not Outcome.Accepted)
        {
            throw new InvalidOperationException(
                $"The benchmark's own command gave {(outcome as Outcome.Refused)?.Refusal.Code ?? outcome.ToString()}."
            );
        }
    }

    public async Task<IncidentId> Report()
    {
        var incident = new IncidentId(Guid.CreateVersion7());
        await Do(
            new IncidentCommand.Report(
                incident,
                IncidentType.Sammenstoed,
                ActivationLevel.Stabsberedskab,
                IncidentScope.Lokal,
                BlaagaardsPlads,
                "To grupper støder sammen.",
                "Ved pladsen.",
                "Uroligt.",
                "Politiet er på vej."
            ),
            People[0].Person,
            People[0].Organisation
        );
        return incident;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private async Task Staff()
    {
        for (var i = 0; i < People.Length; i++)
        {
            var (person, organisation) = People[i];
            var name = string.Create(CultureInfo.InvariantCulture, $"O{i}");
            await Do(new OrganisationCommand.Register(organisation, name, name, OrganisationKind.Authority));
            await Do(new OrganisationCommand.AdmitMember(organisation, person, [Role.Leader]));
        }

        var group = LedergruppeId.From(Guid.CreateVersion7());
        await Do(
            new RosterCommand.EstablishLedergruppe(
                group,
                Noerrebro,
                "Nørrebro",
                [.. People.Select(one => one.Organisation)]
            )
        );
        var now = TimeProvider.System.GetUtcNow();
        foreach (var (person, organisation) in People)
        {
            await Do(
                new RosterCommand.PlanShift(
                    group,
                    Guid.CreateVersion7(),
                    organisation,
                    person,
                    now.AddHours(-1),
                    now.AddHours(12)
                )
            );
        }
    }

    /// <summary>Everybody has a number; nobody's is asked for.</summary>
    private sealed class Numbers : IDirectory
    {
        public string? MobileOf(PersonId person) => "+4520000000";

        public string? AddressOf(PersonId person, Notifications.Contacts.WayId? way) => "+4520000000";

        public PersonId? WhoHas(string number) => null;

        public Notifications.Contacts.WayId? WayTo(string number) => null;

        public Notifications.Contacts.DutyPhoneId? DutyPhoneWith(string number) => null;
    }
}
