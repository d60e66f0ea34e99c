using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Beredskab.Hub.Access;
using Beredskab.Hub.Alerts;
using Beredskab.Hub.Commands;
using Beredskab.Hub.Contacts;
using Beredskab.Hub.Demo;
using Beredskab.Hub.Hosting;
using Beredskab.Hub.Journal.Sqlite;
using Beredskab.Hub.Live;
using Beredskab.Hub.TestAlarms;
using Beredskab.Hub.Tests.Journal;
using Beredskab.Hub.Tests.Roster;
using Beredskab.Hub.Vitals;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Beredskab.Hub.Tests.Contacts;

/// <summary>
/// The demonstration composed as the program composes it, in this process, with a clock that runs and can be moved.
/// </summary>
internal sealed class MovedHub : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly StorageFolder storage;
    private readonly TemporaryFolder folder;
    private readonly MovedTime time;

    private MovedHub(WebApplication app, StorageFolder storage, TemporaryFolder folder, MovedTime time)
    {
        (this.app, this.storage, this.folder, this.time) = (app, storage, folder, time);
        Url = new(
            app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()
        );
    }

    public Uri Url { get; }

    public static async Task<MovedHub> Start()
    {
        var place = new TemporaryFolder();
        var serve = new HubCommandLine.Serving(new(IsDemo: true), place.Path, "http://127.0.0.1:0", Keep: false);
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory }
        );
        var store = builder.AddHub(serve);
        var clock = new MovedTime();
        builder.Services.AddSingleton<TimeProvider>(clock);
        var host = builder.Build();
        host.UseHosting();
        var api = host.MapGroup("/api/v1").AddEndpointFilter(AntiforgeryFilter.Check);
        api.MapContacts();
        api.MapSession();
        var open = host.MapGroup("/api/v1");
        open.MapSignIn();
        open.MapDemo();
        await host.StartAsync();
        await host.Services.GetRequiredService<DemoSeed>().Plant(CancellationToken.None);
        return new(host, store, place, clock);
    }

    public void Move(TimeSpan by) => time.Move(by);

    public async Task<SignedIn> SignIn(string name)
    {
        var client = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() })
        {
            BaseAddress = Url,
        };
        var person = Array.Find(DemoPeople.Members, member => member.Name == name)!;
        (
            await client.PostAsJsonAsync("/api/v1/session/demo", new { person = person.Id.Value })
        ).EnsureSuccessStatusCode();
        var session = await client.GetFromJsonAsync<JsonElement>("/api/v1/session");
        var antiforgery = session.GetProperty("antiforgery");
        client.DefaultRequestHeaders.Add(
            antiforgery.GetProperty("header").GetString()!,
            antiforgery.GetProperty("token").GetString()
        );
        return new(client, person.Id.Value, session.GetProperty("person").GetProperty("organisation").GetGuid());
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        storage.Dispose();
        folder.Dispose();
    }

    /// <summary>The machine's clock, and so much later.</summary>
    private sealed class MovedTime : TimeProvider
    {
        private long ticks;

        public void Move(TimeSpan by) => Interlocked.Add(ref ticks, by.Ticks);

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddTicks(Interlocked.Read(ref ticks));
    }
}
