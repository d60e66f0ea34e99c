using Beredskab.GeoModel.Areas;
using Beredskab.Hub.Access;
using Beredskab.Hub.Addresses;
using Beredskab.Hub.Alerts;
using Beredskab.Hub.Alerts.Records;
using Beredskab.Hub.Alerts.Texts;
using Beredskab.Hub.Commands;
using Beredskab.Hub.Contacts;
using Beredskab.Hub.Demo;
using Beredskab.Hub.Exercises;
using Beredskab.Hub.Hosting;
using Beredskab.Hub.Incidents;
using Beredskab.Hub.Journal.Sqlite;
using Beredskab.Hub.Live;
using Beredskab.Hub.Places;
using Beredskab.Hub.Reference;
using Beredskab.Hub.Roster;
using Beredskab.Hub.Telemetry;
using Beredskab.Hub.TestAlarms;
using Beredskab.Hub.Vitals;

var line = await HubCommandLine.Read(args);
if (line.Serve is not { } serve)
{
    return line.ExitCode;
}

var folder = serve.Folder ?? StorageFolder.Default(serve.Mode);
return await Startup.Guard(
    async () =>
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory }
        );
        using var storage = builder.AddHub(serve);
        folder = storage.Path;
        var app = builder.Build();
        app.UseHosting();
        app.MapHealth();
        app.MapOpenApi("/openapi/v1.json");
        app.MapLive();
        app.MapAlerting(serve.Mode);
        app.MapWatch();

        var api = app.MapGroup("/api/v1").AddEndpointFilter(AntiforgeryFilter.Check);
        api.MapIncidents();
        api.MapZones();
        api.MapPreview();
        api.MapMerging();
        api.MapTimeline();
        api.MapErasure();
        api.MapAlerts();
        api.MapAlertRecords();
        api.MapPolicy();
        api.MapTexts();
        api.MapExercises();
        api.MapTestAlarms();
        api.MapRoster();
        api.MapPlan();
        api.MapAbsences();
        api.MapRosterReading();
        api.MapRosterFiles();
        api.MapCalendars();
        api.MapOrganisations();
        api.MapPeople();
        api.MapReference();
        api.MapBaseMap();
        api.MapPlaces();
        api.MapAddresses();
        api.MapContacts();
        api.MapDutyPhones();
        api.MapReach();
        api.MapPush();
        api.MapSession();

        var open = app.MapGroup("/api/v1");
        open.MapSignIn();
        open.MapPushAnswers();
        if (serve.Mode.IsDemo)
        {
            open.MapDemo();
        }

        app.MapCalendarFeeds();
        app.MapDashboard();
        await app.Serve(serve);
    },
    () => folder,
    Console.Error
);
