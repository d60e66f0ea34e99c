using Beredskab.Hub.Access;
using Beredskab.Hub.Addresses;
using Beredskab.Hub.Alerts;
using Beredskab.Hub.Contacts;
using Beredskab.Hub.Demo;
using Beredskab.Hub.Journal.Sqlite;
using Beredskab.Hub.TestAlarms;
using Beredskab.Hub.Vitals;

namespace Beredskab.Hub.Hosting;

/// <summary>All that a Hub is made of.</summary>
public static class HubParts
{
    /// <returns>The folder with the data, held until it is disposed.</returns>
    /// <exception cref="WrongSettingException">A setting makes no sense.</exception>
    public static StorageFolder AddHub(this WebApplicationBuilder builder, HubCommandLine.Serving serve)
    {
        var storage = builder.AddHosting(serve);
        builder.Services.AddAreas(builder.Configuration);
        builder.Services.AddSqliteJournal();
        builder.Services.AddAccess(storage.Path);
        builder.Services.AddContacts(storage.Path);
        builder.Services.AddLivePicture();
        builder.Services.AddAlerting(builder.Configuration, serve.Mode);
        builder.Services.AddWeeklyTestAlarm();
        builder.Services.AddVitals(builder.Configuration, serve.Mode);
        builder.Services.AddAddresses(builder.Configuration, serve.Mode);
        builder.Services.AddCommands();
        builder.Services.AddObservability();
        if (serve.Mode.IsDemo)
        {
            builder.Services.AddDemo(serve.Play);
        }

        return storage;
    }
}
