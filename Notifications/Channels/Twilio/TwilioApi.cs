using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Beredskab.Notifications.Alerts;
using Microsoft.Extensions.Logging;

namespace Beredskab.Notifications.Channels.Twilio;

/// <summary>The few calls that we make of the provider's REST interface, 2010-04-01.</summary>
internal sealed class TwilioApi
{
    private readonly HttpClient http;
    private readonly TwilioOptions options;
    private readonly ILogger log;
    private volatile string token;

    /// <param name="http">Its own timeout must be longer than <see cref="TwilioOptions.TimeoutSeconds"/>.</param>
    public TwilioApi(HttpClient http, TwilioOptions options, ILogger log)
    {
        this.http = http;
        this.options = options;
        this.log = log;
        token = options.AuthToken;
    }

    /// <summary>Creates a message or a call. Every fault is a value.</summary>
    /// <param name="resource"><c>Messages</c> or <c>Calls</c>.</param>
    public async Task<SendResult> Create(
        string resource,
        IEnumerable<KeyValuePair<string, string>> fields,
        CancellationToken cancellationToken
    )
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(TimeSpan.FromSeconds(options.TimeoutSeconds));
        try
        {
            using var response = await Ask(
                () => new(HttpMethod.Post, At(resource)) { Content = new FormUrlEncodedContent(fields) },
                timeout.Token
            );
            if (response.IsSuccessStatusCode)
            {
                var accepted = await response.Content.ReadFromJsonAsync<Created>(timeout.Token);
                return accepted?.Sid is { Length: > 0 } sid
                    ? new SendResult.Accepted(sid)
                    : new SendResult.Failed("no-sid", FailureAdvice.TryAgain, InDoubt: true) { IsOfProvider = true };
            }

            var code = await ErrorCode(response, timeout.Token);
            if (TwilioErrors.IsAccount(response.StatusCode, code))
            {
                Log.AccountRefused(log, code?.ToString(CultureInfo.InvariantCulture) ?? response.StatusCode.ToString());
            }

            return TwilioErrors.Read(response.StatusCode, code);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new SendResult.Failed("timeout", FailureAdvice.TryAgain, InDoubt: true) { IsOfProvider = true };
        }
        catch (HttpRequestException e)
        {
            // Without a connection nothing was asked; a connection cut later leaves it open.
            var reached =
                e.HttpRequestError
                is not (
                    HttpRequestError.ConnectionError
                    or HttpRequestError.NameResolutionError
                    or HttpRequestError.SecureConnectionError
                );
            return new SendResult.Failed(reached ? "connection-cut" : "no-connection", FailureAdvice.TryAgain, reached)
            {
                IsOfProvider = true,
            };
        }
        catch (Exception e) when (e is JsonException or IOException or NotSupportedException)
        {
            return new SendResult.Failed("unreadable-answer", FailureAdvice.TryAgain, InDoubt: true)
            {
                IsOfProvider = true,
            };
        }
    }

    /// <param name="query">From <c>?</c> on.</param>
    /// <returns>Null when the provider cannot be asked.</returns>
    public async Task<TPage?> List<TPage>(string resource, string query, CancellationToken cancellationToken)
        where TPage : class
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(TimeSpan.FromSeconds(options.TimeoutSeconds));
        try
        {
            using var response = await Ask(() => new(HttpMethod.Get, new Uri(At(resource) + query)), timeout.Token);
            if (response.IsSuccessStatusCode)
            {
                return await response.Content.ReadFromJsonAsync<TPage>(timeout.Token);
            }

            Log.LookUpFailed(log, $"http-{(int)response.StatusCode}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            Log.LookUpFailed(log, "timeout");
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or IOException or NotSupportedException)
        {
            Log.LookUpFailed(log, e.GetType().Name);
        }

        return null;
    }

    /// <summary>Asks for the account itself: costs nothing, and says whether the provider is there and takes us.</summary>
    /// <returns>Null when it does, otherwise a code as a message's failure has it.</returns>
    public async Task<string?> Check(CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(TimeSpan.FromSeconds(Math.Min(options.TimeoutSeconds, LongestCheckSeconds)));
        try
        {
            var account = new Uri(options.BaseUrl, $"/2010-04-01/Accounts/{options.AccountSid}.json");
            using var response = await Ask(() => new(HttpMethod.Get, account), timeout.Token);
            return response.IsSuccessStatusCode ? null : $"http-{(int)response.StatusCode}";
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return "timeout";
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return "no-connection";
        }
    }

    private const double LongestCheckSeconds = 5;

    /// <summary>
    /// While tokens are changed, the one that is refused gives way to the other. A request that was refused so was not
    /// taken, so asking it again sends nothing twice.
    /// </summary>
    private async Task<HttpResponseMessage> Ask(Func<HttpRequestMessage> write, CancellationToken cancellationToken)
    {
        var used = token;
        var response = await Ask(write, used, cancellationToken);
        if (response.StatusCode != HttpStatusCode.Unauthorized || string.IsNullOrEmpty(options.NextAuthToken))
        {
            return response;
        }

        response.Dispose();
        var other = used == options.AuthToken ? options.NextAuthToken : options.AuthToken;
        response = await Ask(write, other, cancellationToken);
        if (response.StatusCode != HttpStatusCode.Unauthorized)
        {
            token = other;
            Log.OtherToken(log);
        }

        return response;
    }

    private async Task<HttpResponseMessage> Ask(
        Func<HttpRequestMessage> write,
        string with,
        CancellationToken cancellationToken
    )
    {
        using var request = write();
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Basic",
            Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.AccountSid}:{with}"))
        );
        return await http.SendAsync(request, cancellationToken);
    }

    /// <summary>The lists are by day, in UTC; clocks may differ over midnight.</summary>
    public static string Day(DateTimeOffset since) =>
        since.UtcDateTime.AddMinutes(-5).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private Uri At(string resource) =>
        new(options.BaseUrl, $"/2010-04-01/Accounts/{options.AccountSid}/{resource}.json");

    private static async Task<int?> ErrorCode(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            return (await response.Content.ReadFromJsonAsync<Problem>(cancellationToken))?.Code;
        }
        catch (Exception e) when (e is JsonException or IOException or NotSupportedException or HttpRequestException)
        {
            return null;
        }
    }

    private sealed record Created([property: JsonPropertyName("sid")] string? Sid);

    private sealed record Problem([property: JsonPropertyName("code")] int? Code);
}
