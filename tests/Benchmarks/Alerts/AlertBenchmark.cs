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
using Beredskab.Hub.State;
using Beredskab.Notifications;
using Beredskab.Notifications.Channels;
using Beredskab.Notifications.Dispatch;
using Beredskab.Notifications.Roster;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Beredskab.Benchmarks.Alerts;

/// <summary>Report to SMS on the product's own journal and dispatcher; only the provider is replaced.</summary>
internal static class AlertBenchmark
{
    private const int Authorities = 4;
    private static readonly AreaId Noerrebro = new("bydel:noerrebro");
    private static readonly Coordinates BlaagaardsPlads = new(12.5560, 55.6870);

    public static async Task Run(string[] args)
    {
        var folder = Directory.CreateTempSubdirectory("beredskab-benchmark-");
        try
        {
            await using var app = Build(folder.FullName);
            await app.StartAsync();
            var writer = app.Services.GetRequiredService<JournalWriter>();
            var leader = await Staff(writer, app.Services.GetRequiredService<PeopleDirectory>());
            Console.WriteLine($"{Environment.ProcessorCount} cores, .NET {Environment.Version}");
            Console.WriteLine(
                await ReportToSms.Measure(
                    ct => Report(writer, leader, ct),
                    (TimedSmsChannel)app.Services.GetRequiredService<IMessageChannel>(),
                    Authorities
                )
            );
            await app.StopAsync();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static WebApplication Build(string folder)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration["Storage:Folder"] = folder;
        builder.Configuration["Dispatch:MessagesPerSecond"] = "1000";
        // Every report calls the same people at once; what is measured is each by itself.
        builder.Configuration["Alerts:BundleSeconds"] = "0";
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddAreas(builder.Configuration);
        builder.Services.AddSqliteJournal();
        builder.Services.AddSingleton(_ => new PeopleDirectory(folder));
        builder.Services.AddSingleton<IDirectory>(provider => provider.GetRequiredService<PeopleDirectory>());
        builder.Services.AddSingleton<IAlertJournal, HubAlertJournal>();
        builder.Services.AddSingleton<ICommitObserver>(provider => new DispatcherAlarmClock(
            provider.GetRequiredService<Dispatcher>
        ));
        builder.Services.AddNotifications(builder.Configuration);
        builder.Services.AddSingleton<IMessageChannel>(new TimedSmsChannel());
        return builder.Build();
    }

    private static async Task<(PersonId Person, OrganisationId Organisation)> Staff(
        JournalWriter writer,
        PeopleDirectory directory
    )
    {
        var organisations = Enumerable
            .Range(0, Authorities)
            .Select(_ => OrganisationId.From(Guid.CreateVersion7()))
            .ToArray();
        var people = organisations.Select(_ => PersonId.From(Guid.CreateVersion7())).ToArray();
        var ledergruppe = LedergruppeId.From(Guid.CreateVersion7());
        for (var i = 0; i < Authorities; i++)
        {
            directory.Save(new(people[i], $"Leder {i}", $"+452000000{i}", null, null, 0, null, null));
            await Do(
                writer,
                new OrganisationCommand.Register(organisations[i], $"O{i}", $"O{i}", OrganisationKind.Authority)
            );
            await Do(writer, new OrganisationCommand.AdmitMember(organisations[i], people[i], [Role.Leader]));
        }

        await Do(
            writer,
            new RosterCommand.EstablishLedergruppe(ledergruppe, Noerrebro, "Nørrebro", [.. organisations])
        );
        var now = TimeProvider.System.GetUtcNow();
        for (var i = 0; i < Authorities; i++)
        {
            await Do(
                writer,
                new RosterCommand.PlanShift(
                    ledergruppe,
                    Guid.CreateVersion7(),
                    organisations[i],
                    people[i],
                    now.AddHours(-1),
                    now.AddHours(12)
                )
            );
        }

        return (people[0], organisations[0]);
    }

    private static async Task Report(
        JournalWriter writer,
        (PersonId Person, OrganisationId Organisation) by,
        CancellationToken cancellationToken
    )
    {
        var outcome = await writer.Submit(
            new(
                Guid.CreateVersion7(),
                by.Person,
                by.Organisation,
                null,
                new IncidentCommand.Report(
                    new(Guid.CreateVersion7()),
                    IncidentType.Sammenstoed,
                    ActivationLevel.Stabsberedskab,
                    IncidentScope.Lokal,
                    BlaagaardsPlads,
                    "To grupper støder sammen.",
                    "Ved pladsen.",
                    "Uroligt.",
                    "Politiet er på vej."
                )
            ),
            cancellationToken
        );
        Expect(outcome);
    }

    private static async Task Do(JournalWriter writer, DomainCommand command) =>
        Expect(
            await writer.Submit(
                new(Guid.CreateVersion7(), PersonId.System, OrganisationId.System, null, command),
                CancellationToken.None
            )
        );

    private static void Expect(Outcome outcome)
    {
        if (outcome is not Outcome.Accepted)
        {
            throw new InvalidOperationException($"The benchmark's own command gave {outcome}.");
        }
    }
}
