using System.Collections.Immutable;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Beredskab.Hub.Live;
using Beredskab.Hub.Vitals;

namespace Beredskab.Hub.Watchdog;

/// <summary>Looks at the Hub from outside, and asks it for test messages. Every fault is a sighting.</summary>
public sealed class HubObserver
{
    private readonly HttpClient http;
    private readonly WatchdogOptions options;
    private readonly TimeProvider time;
    private readonly ProbeRounds probes;
    private readonly ProbeInbox? inbox;

    /// <param name="inbox">Null when test messages do not come to the watchdog itself.</param>
    public HubObserver(HttpClient http, WatchdogOptions options, TimeProvider time, ProbeInbox? inbox = null)
    {
        this.inbox = inbox;
        this.http = http;
        this.options = options;
        this.time = time;
        probes = new(options);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", options.Token);
    }

    /// <summary>Within <see cref="WatchdogOptions.PollTimeoutSeconds"/>.</summary>
    public async Task<Sighting> Look(CancellationToken cancellationToken)
    {
        var at = time.GetUtcNow();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(options.PollTimeoutSeconds), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            using var response = await http.GetAsync(At("/api/watch/vitals"), either.Token);
            if (response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.NotFound)
            {
                return new(at, [Part.Token]);
            }

            var signs = await response.Content.ReadFromJsonAsync<VitalSigns>(LiveJson.Options, either.Token);
            if (signs is null)
            {
                return new(at, [Part.Hub]);
            }

            var standing = Standing(signs);
            await Probe(signs.Probe, at, standing.IsEmpty, either.Token, cancellationToken);
            return new(at, probes.AreLost ? standing.Add(Part.Probe) : standing);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new(at, [Part.Hub]);
        }
        catch (Exception fault)
            when (fault is HttpRequestException or IOException or JsonException or NotSupportedException)
        {
            return new(at, [Part.Hub]);
        }
    }

    /// <param name="look">Limits what is asked of the Hub; the provider's silence is not the Hub's.</param>
    private async Task Probe(
        ProbeSigns? newest,
        DateTimeOffset at,
        bool isWell,
        CancellationToken look,
        CancellationToken stop
    )
    {
        var cameIn = inbox is not null && probes.Waits ? await inbox.HasArrived(stop) : null;
        if (probes.Next(newest, at, cameIn) && isWell && (inbox is null || await inbox.Begin(stop)))
        {
            probes.Asked(await Ask(look), time.GetUtcNow());
        }
    }

    private static ImmutableSortedSet<Part> Standing(VitalSigns signs)
    {
        var standing = ImmutableSortedSet.CreateBuilder<Part>();
        void Add(string? trouble, Part part)
        {
            if (trouble is not null)
            {
                standing.Add(part);
            }
        }

        Add(signs.Journal, Part.Journal);
        Add(signs.Dispatcher, Part.Dispatcher);
        Add(signs.Escalator, Part.Escalator);
        Add(signs.Provider, Part.Provider);
        return standing.ToImmutable();
    }

    /// <returns>The test message's id; null when the Hub would not send one.</returns>
    private async Task<Guid?> Ask(CancellationToken cancellationToken)
    {
        using var response = await http.PostAsync(At("/api/watch/probes"), null, cancellationToken);
        return response.IsSuccessStatusCode
            ? (await response.Content.ReadFromJsonAsync<Asked>(LiveJson.Options, cancellationToken))?.Id
            : null;
    }

    private Uri At(string path) => new(options.HubUrl.TrimEnd('/') + path);

    private sealed record Asked(Guid Id);
}
