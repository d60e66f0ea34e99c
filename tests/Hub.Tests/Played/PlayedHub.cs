using System.Collections.Immutable;
using Beredskab.GeoModel.Incidents;
using Beredskab.Hub.Demo;
using Beredskab.Hub.Demo.Play;
using Beredskab.Hub.Hosting;
using Beredskab.Hub.Journal;
using Beredskab.Hub.State;
using Beredskab.Hub.Tests.Journal;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Beredskab.Hub.Tests.Played;

/// <summary>The demonstration as the program composes it, in this process, with an evening that is made short.</summary>
internal sealed class PlayedHub : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);

    private readonly WebApplication app;
    private readonly StorageFolder storage;
    private readonly TemporaryFolder folder;
    private readonly ImmutableHashSet<GeoModel.Identity.IncidentId> before;

    private PlayedHub(WebApplication app, StorageFolder storage, TemporaryFolder folder)
    {
        (this.app, this.storage, this.folder) = (app, storage, folder);
        before = [.. State.Picture.Incidents.Keys];
    }

    public HubState State => app.Services.GetRequiredService<JournalWriter>().State;

    /// <summary>Those of the evening, in the order they came; not those that the demonstration begins with.</summary>
    public ImmutableArray<Incident> Played =>
        [
            .. State
                .Picture.Incidents.Values.Where(incident => !before.Contains(incident.Id))
                .OrderBy(incident => incident.Number),
        ];

    public static async Task<PlayedHub> Start(bool exercise)
    {
        var place = new TemporaryFolder();
        var serve = new HubCommandLine.Serving(
            new(IsDemo: true),
            place.Path,
            "http://127.0.0.1:0",
            Keep: false,
            Play: new(12, exercise)
        );
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory }
        );
        var store = builder.AddHub(serve);
        var host = builder.Build();
        await host.StartAsync();
        await host.Services.GetRequiredService<DemoSeed>().Plant(CancellationToken.None);
        var hub = new PlayedHub(host, store, place);
        host.Services.GetRequiredService<PlayService>().Begin(host.Lifetime.ApplicationStopping);
        return hub;
    }

    /// <summary>Waits until something is so; fails with what is, when that takes too long.</summary>
    public async Task Until(Func<PlayedHub, bool> so, Func<PlayedHub, string> what)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        late.CancelAfter(Limit);
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!so(this))
        {
            Assert.False(late.IsCancellationRequested, what(this));
            await look.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        storage.Dispose();
        folder.Dispose();
    }
}
