using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Serialization;
using Beredskab.Notifications.Alerts;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Beredskab.Notifications.Channels.Twilio;

/// <summary>SMS by the provider's REST interface, 2010-04-01.</summary>
public sealed class TwilioSmsChannel : IMessageChannel
{
    private readonly HttpClient http;
    private readonly TwilioOptions options;
    private readonly ILogger<TwilioSmsChannel> log;
    private readonly Uri messages;

    /// <param name="http">Its own timeout must be longer than <see cref="TwilioOptions.TimeoutSeconds"/>.</param>
    public TwilioSmsChannel(HttpClient http, IOptions<TwilioOptions> options, ILogger<TwilioSmsChannel> log)
    {
        this.http = http;
        this.options = options.Value;
        this.log = log;
        messages = new(this.options.BaseUrl, $"/2010-04-01/Accounts/{this.options.AccountSid}/Messages.json");
        var account = Encoding.UTF8.GetBytes($"{this.options.AccountSid}:{this.options.AuthToken}");
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic",
            Convert.ToBase64String(account)
        );
    }

    public MessageChannel Channel => MessageChannel.Sms;

    public async Task<SendResult> Send(OutgoingMessage sms, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(TimeSpan.FromSeconds(options.TimeoutSeconds));
        try
        {
            using var form = new FormUrlEncodedContent(
                new Dictionary<string, string>
                {
                    ["To"] = sms.Address,
                    [TwilioOptionsCheck.IsService(options.From) ? "MessagingServiceSid" : "From"] = options.From,
                    ["Body"] = sms.Text,
                    ["StatusCallback"] = TwilioCallbacks.StatusUrl(options.PublicUrl!, sms.Message).ToString(),
                    ["ValidityPeriod"] = options.ValidityPeriodSeconds.ToString(CultureInfo.InvariantCulture),
                }
            );
            using var response = await http.PostAsync(messages, form, timeout.Token);
            if (response.IsSuccessStatusCode)
            {
                var accepted = await response.Content.ReadFromJsonAsync<TwilioMessage>(timeout.Token);
                return accepted?.Sid is { Length: > 0 } sid
                    ? new SendResult.Accepted(sid)
                    : new SendResult.Failed("no-sid", FailureAdvice.TryAgain, InDoubt: true);
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
            return new SendResult.Failed("timeout", FailureAdvice.TryAgain, InDoubt: true);
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
            return new SendResult.Failed(reached ? "connection-cut" : "no-connection", FailureAdvice.TryAgain, reached);
        }
        catch (Exception e) when (e is System.Text.Json.JsonException or IOException or NotSupportedException)
        {
            return new SendResult.Failed("unreadable-answer", FailureAdvice.TryAgain, InDoubt: true);
        }
    }

    public async Task<IReadOnlyList<string>> Find(
        OutgoingMessage sms,
        DateTimeOffset since,
        CancellationToken cancellationToken
    )
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(TimeSpan.FromSeconds(options.TimeoutSeconds));
        // The list is by day, in UTC; clocks may differ over midnight.
        var day = since.UtcDateTime.AddMinutes(-5).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var query = $"?To={Uri.EscapeDataString(sms.Address)}&{Uri.EscapeDataString("DateSent>")}={day}&PageSize=200";
        try
        {
            using var response = await http.GetAsync(new Uri(messages + query), timeout.Token);
            if (!response.IsSuccessStatusCode)
            {
                Log.LookUpFailed(log, $"http-{(int)response.StatusCode}");
                return [];
            }

            var page = await response.Content.ReadFromJsonAsync<TwilioPage>(timeout.Token);
            return
            [
                .. (page?.Messages ?? [])
                    .Where(message =>
                        string.Equals(message.To, sms.Address, StringComparison.Ordinal)
                        && string.Equals(message.Body, sms.Text, StringComparison.Ordinal)
                        && message.Sid is { Length: > 0 }
                        && message.Status is not ("failed" or "canceled")
                    )
                    .Reverse()
                    .Select(message => message.Sid!),
            ];
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            Log.LookUpFailed(log, "timeout");
            return [];
        }
        catch (Exception e)
            when (e is HttpRequestException or System.Text.Json.JsonException or IOException or NotSupportedException)
        {
            Log.LookUpFailed(log, e.GetType().Name);
            return [];
        }
    }

    private static async Task<int?> ErrorCode(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            return (await response.Content.ReadFromJsonAsync<TwilioProblem>(cancellationToken))?.Code;
        }
        catch (Exception e)
            when (e is System.Text.Json.JsonException or IOException or NotSupportedException or HttpRequestException)
        {
            return null;
        }
    }

    private sealed record TwilioMessage(
        [property: JsonPropertyName("sid")] string? Sid,
        [property: JsonPropertyName("to")] string? To,
        [property: JsonPropertyName("body")] string? Body,
        [property: JsonPropertyName("status")] string? Status
    );

    private sealed record TwilioPage([property: JsonPropertyName("messages")] IReadOnlyList<TwilioMessage>? Messages);

    private sealed record TwilioProblem([property: JsonPropertyName("code")] int? Code);
}
