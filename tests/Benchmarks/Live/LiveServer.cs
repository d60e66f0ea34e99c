using System.Collections.Immutable;
using System.Diagnostics;
using Beredskab.Hub.Live;
using Beredskab.LiveHost;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Beredskab.Benchmarks.Live;

/// <summary>
/// The server that is measured, in a process of its own: <c>live</c> is the product's stream, <c>bare</c> is
/// SignalR's <c>Clients.All</c> with the same bytes. Everything else of the two is the same.
/// </summary>
internal static class LiveServer
{
    public static async Task Run(string[] args)
    {
        var kind = args[0];
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder
            .Services.AddAuthentication(QueryAuthentication.Name)
            .AddScheme<AuthenticationSchemeOptions, QueryAuthentication>(QueryAuthentication.Name, null);
        builder.Services.AddAuthorization();
        var town = new BenchmarkTown();
        builder.Services.AddSingleton(new LiveSource(town.Beginning, () => false));
        builder.Services.AddLive(_ => area => area.Value);
        // The clients of this benchmark send no pings.
        builder.Services.Configure<HubOptions>(hub => hub.ClientTimeoutInterval = TimeSpan.FromHours(1));

        var app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapLive();
        app.MapHub<BareHub>("/bare");
        var sender = kind == "live" ? Live(app, town) : Bare(app, town);
        app.MapPost(
            "/send",
            (int count, double rate, CancellationToken cancellationToken) =>
                OpenLoop(count, rate, sender, cancellationToken)
        );
        app.MapGet("/cpu", () => Process.GetCurrentProcess().TotalProcessorTime.TotalMilliseconds);
        await app.StartAsync();
        Console.WriteLine($"{app.Urls.First()} {town.Reader}");
        await Console.In.ReadLineAsync();
    }

    private static Func<long, Task> Live(WebApplication app, BenchmarkTown town)
    {
        var feed = app.Services.GetRequiredService<LiveFeed>();
        return due =>
        {
            feed.Committed(town.Note(due));
            return Task.CompletedTask;
        };
    }

    private static Func<long, Task> Bare(WebApplication app, BenchmarkTown town)
    {
        var hub = app.Services.GetRequiredService<IHubContext<BareHub>>();
        var changes = app.Services.GetRequiredService<Changes>();
        return due =>
        {
            var commit = town.Note(due);
            var change = new BareChange(
                Audiences.Authorities,
                commit.Audiences[Audiences.Authorities],
                commit.Events[^1].Origin.RecordedAt,
                changes.Of(commit, Audiences.Authorities)
            );
            return hub.Clients.All.SendAsync(LiveChange.Method, change);
        };
    }

    // A change is due when the plan says, however late the server is; its delay is counted from then.
    private static async Task OpenLoop(
        int count,
        double rate,
        Func<long, Task> send,
        CancellationToken cancellationToken
    )
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < count; i++)
        {
            var due = start + (long)(i * (Stopwatch.Frequency / rate));
            while (Stopwatch.GetTimestamp() < due)
            {
                await Task.Delay(1, cancellationToken);
            }

            await send(due);
        }
    }
}

internal sealed class BareHub : Microsoft.AspNetCore.SignalR.Hub;

internal sealed record BareChange(string Audience, long Seq, DateTimeOffset At, ImmutableArray<Change> Changes);
