using Beredskab.DispatchHost;
using Beredskab.GeoModel.Incidents;
using Beredskab.Hub.Alerts;
using Beredskab.Hub.Hosting;
using Beredskab.Hub.Journal;
using Beredskab.Hub.Journal.Sqlite;
using Beredskab.Notifications;
using Beredskab.Notifications.Channels.Twilio;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Dispatch;
using Beredskab.Notifications.Escalation;

// The Hub's alerting alone, on its own journal and over HTTP, to be killed: POST /report/{id}/{bydel} reports an
// incident, GET /pending says how many messages are not handed over. Never part of the product.
var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.ClearProviders();
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddAreas(builder.Configuration);
builder.Services.AddSqliteJournal();
builder.Services.AddSingleton<IDirectory, Town>();
builder.Services.AddSingleton(new ContactSecret([.. Enumerable.Repeat((byte)7, 32)]));
builder.Services.AddSingleton<IAlertJournal, HubAlertJournal>();
builder.Services.AddSingleton<ICommitObserver>(provider => new DispatcherAlarmClock(
    provider.GetRequiredService<Dispatcher>
));
builder.Services.AddSingleton<ICommitObserver>(provider => new EscalatorAlarmClock(
    provider.GetRequiredService<Escalator>
));
builder.Services.AddNotifications(builder.Configuration).AddTwilio(builder.Configuration);

var app = builder.Build();
app.MapTwilioCallbacks();
app.MapPost(
    "/report/{id:guid}/{bydel:int}",
    async (Guid id, int bydel, JournalWriter writer) =>
    {
        await Town.Do(
            writer,
            id,
            Town.Leader(bydel),
            Town.Authority,
            new IncidentCommand.Report(
                new(id),
                IncidentType.Sammenstoed,
                ActivationLevel.Operationsberedskab,
                IncidentScope.Lokal,
                Town.PlaceIn(bydel),
                "To grupper støder sammen.",
                "",
                "",
                ""
            )
        );
        return Results.NoContent();
    }
);
app.MapGet("/pending", (IAlertJournal journal) => journal.Alerts.Pending.Count);
await app.StartAsync();

// Founded by the first that lives long enough; a repeat of a command changes nothing.
var journal = app.Services.GetRequiredService<JournalWriter>();
if (!Town.IsFounded(journal))
{
    foreach (var (id, actor, organisation, command) in Town.Founding())
    {
        await Town.Do(journal, id, actor, organisation, command);
    }
}

Console.WriteLine("ready");
await app.WaitForShutdownAsync();
