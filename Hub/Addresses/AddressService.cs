using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text.Json;
using Beredskab.GeoModel.Ground;
using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;

namespace Beredskab.Hub.Addresses;

/// <summary>
/// Asks Adressevælger for addresses. It may be slow, down or broken: every fault is a value, it is waited for briefly,
/// and while it is down it is left alone.
/// </summary>
public sealed class AddressService : IDisposable
{
    /// <summary>An answer of the service has a few kilobytes.</summary>
    private const int LargestAnswerBytes = 512 * 1024;

    private readonly HttpClient http;
    private readonly AddressOptions options;
    private readonly TimeProvider time;
    private readonly ILogger<AddressService> log;
    private readonly SemaphoreSlim room;
    private readonly ResiliencePipeline<Answer> breaker;

    /// <param name="http">Without loggers of its own, which would name the token; without redirects, which would carry it on.</param>
    public AddressService(
        HttpClient http,
        IOptions<AddressOptions> options,
        TimeProvider time,
        ILogger<AddressService> log
    )
    {
        (this.http, this.options, this.time, this.log) = (http, options.Value, time, log);
        http.BaseAddress = new(this.options.Url.TrimEnd('/') + "/");
        http.MaxResponseContentBufferSize = LargestAnswerBytes;
        http.Timeout = Timeout.InfiniteTimeSpan;
        room = new(this.options.Concurrency);
        breaker = new ResiliencePipelineBuilder<Answer> { TimeProvider = time }
            .AddCircuitBreaker(
                new CircuitBreakerStrategyOptions<Answer>
                {
                    ShouldHandle = new PredicateBuilder<Answer>().HandleResult(answer => answer.IsOutage),
                    MinimumThroughput = this.options.OutageFailures,
                    FailureRatio = 0.6,
                    SamplingDuration = TimeSpan.FromSeconds(30),
                    BreakDuration = TimeSpan.FromSeconds(this.options.OutageRestSeconds),
                    OnOpened = arguments =>
                    {
                        AddressLog.LeftAlone(log, arguments.Outcome.Result.Code ?? "unknown");
                        return default;
                    },
                    OnClosed = _ =>
                    {
                        AddressLog.Back(log);
                        return default;
                    },
                }
            )
            .Build();
    }

    /// <param name="text">A street, perhaps a number and a town; 3 to 73 characters.</param>
    /// <returns>The likeliest first, at most <see cref="AddressReading.Most"/>.</returns>
    public async Task<AddressAnswer<ImmutableArray<FoundAddress>>> Search(
        string text,
        CancellationToken cancellationToken
    )
    {
        var first = await SearchOnce(text, cancellationToken);
        // A street alone is not narrow enough for the service; its first houses are a place to begin from.
        return
            first is { Found: Finding { Houses.IsEmpty: true, Street: { } street } }
            && !text.Any(char.IsAsciiDigit)
            && await SearchOnce($"{street} 1", cancellationToken) is { Found: Finding } houses
            ? Told(houses)
            : Told(first);
    }

    private Task<Answer> SearchOnce(string text, CancellationToken cancellationToken) =>
        Ask(
            $"husnumre/soeg?tekst={Uri.EscapeDataString(text)}&maksimum=20{Kommune}{Token}",
            root => AddressReading.Found(root) is { } houses ? new Finding(houses, AddressReading.Street(root)) : null,
            cancellationToken
        );

    private static AddressAnswer<ImmutableArray<FoundAddress>> Told(Answer answer) =>
        answer switch
        {
            { Found: Finding found } => new AddressAnswer<ImmutableArray<FoundAddress>>.Told(found.Houses),
            // The service did not understand what was typed; that is no fault of its own.
            { IsMisfit: true } => new AddressAnswer<ImmutableArray<FoundAddress>>.Told([]),
            _ => new AddressAnswer<ImmutableArray<FoundAddress>>.Unavailable(answer.Code ?? "unknown", answer.IsOutage),
        };

    /// <param name="Street">One that the text fits; null for none.</param>
    private sealed record Finding(ImmutableArray<FoundAddress> Houses, string? Street);

    /// <param name="id">Of <see cref="FoundAddress.Id"/>.</param>
    /// <returns>Where the house's entrance is.</returns>
    public async Task<AddressAnswer<Coordinates>> Locate(Guid id, CancellationToken cancellationToken) =>
        await Ask($"husnumre/{id:D}?{Token[1..]}", root => root, cancellationToken) switch
        {
            { Found: JsonElement root } => AddressReading.Place(root) is { } place
                ? new AddressAnswer<Coordinates>.Told(place)
                : new AddressAnswer<Coordinates>.Nowhere(),
            { IsMisfit: true } => new AddressAnswer<Coordinates>.Nowhere(),
            var answer => new AddressAnswer<Coordinates>.Unavailable(answer.Code ?? "unknown", answer.IsOutage),
        };

    public void Dispose() => room.Dispose();

    private string Kommune => options.Kommunekode.Length == 0 ? "" : $"&kommunekode={options.Kommunekode}";

    private string Token => $"&token={Uri.EscapeDataString(options.Token)}";

    private async Task<Answer> Ask(string query, Func<JsonElement, object?> read, CancellationToken cancellationToken)
    {
        if (!await room.WaitAsync(TimeSpan.Zero, cancellationToken))
        {
            return new(null, "busy", false);
        }

        try
        {
            return await breaker.ExecuteAsync(
                static async (call, token) => await call.service.Get(call.query, call.read, token),
                (service: this, query, read),
                cancellationToken
            );
        }
        catch (BrokenCircuitException)
        {
            return new(null, "left-alone", true);
        }
        finally
        {
            room.Release();
        }
    }

    private async Task<Answer> Get(string query, Func<JsonElement, object?> read, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(options.TimeoutSeconds), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            using var response = await http.GetAsync(new Uri(query, UriKind.Relative), either.Token);
            if (!response.IsSuccessStatusCode)
            {
                return Refused(response.StatusCode);
            }

            // The body is here already: its length and its time are bounded as the headers' are.
            await using var body = await response.Content.ReadAsStreamAsync(either.Token);
            using var document = await JsonDocument.ParseAsync(body, default, either.Token);
            return read(document.RootElement.Clone()) is { } found
                ? new(found, null, false)
                : Faulty("unreadable-answer");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Faulty("timeout");
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or JsonException)
        {
            return Faulty(fault is JsonException ? "unreadable-answer" : "no-connection");
        }
    }

    private Answer Refused(HttpStatusCode status)
    {
        if (status is HttpStatusCode.BadRequest or HttpStatusCode.NotFound or HttpStatusCode.UnprocessableEntity)
        {
            return new(null, $"http-{(int)status}", false) { IsMisfit = true };
        }

        if (status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
        {
            AddressLog.TokenRefused(log, ((int)status).ToString(CultureInfo.InvariantCulture));
        }

        return Faulty($"http-{(int)status}");
    }

    private Answer Faulty(string code)
    {
        AddressLog.Failed(log, code);
        return new(null, code, true);
    }

    /// <param name="Found">What was read; null when there is nothing.</param>
    private readonly record struct Answer(object? Found, string? Code, bool IsOutage)
    {
        /// <summary>This question was not understood, or nothing has that name.</summary>
        public bool IsMisfit { get; init; }
    }
}
