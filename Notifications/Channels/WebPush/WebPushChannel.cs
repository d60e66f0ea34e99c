using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Contacts;
using Microsoft.Extensions.Options;

namespace Beredskab.Notifications.Channels.WebPush;

/// <summary>Notifications in browsers (RFC 8030), sealed for the one browser (RFC 8291) and signed (RFC 8292).</summary>
public sealed class WebPushChannel(
    HttpClient http,
    IOptions<PushOptions> given,
    VapidKey key,
    ContactSecret secret,
    TimeProvider time
) : IMessageChannel
{
    /// <summary>The push service no longer knows the subscription.</summary>
    public const string Gone = "push-gone";

    private readonly PushOptions options = given.Value;

    public MessageChannel Channel => MessageChannel.Push;

    /// <summary>The browser's maker: each has a push service of its own.</summary>
    public string ProviderOf(OutgoingMessage message) =>
        PushSubscription.OfAddress(message.Address) is { } subscription
        && Uri.TryCreate(subscription.Endpoint, UriKind.Absolute, out var endpoint)
            ? endpoint.Host
            : "unknown";

    public async Task<SendResult> Send(OutgoingMessage message, CancellationToken cancellationToken)
    {
        if (
            PushSubscription.OfAddress(message.Address) is not { } subscription
            || subscription.Check(options.AllowPrivateHosts) is not null
        )
        {
            return new SendResult.Failed("subscription-invalid", FailureAdvice.NextChannel, InDoubt: false);
        }

        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(TimeSpan.FromSeconds(options.TimeoutSeconds));
        try
        {
            using var request = Request(message, subscription);
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, timeout.Token);
            return Read(response, message);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new SendResult.Failed("timeout", FailureAdvice.TryAgain, InDoubt: true) { IsOfProvider = true };
        }
        catch (HttpRequestException e)
        {
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
        catch (IOException)
        {
            return new SendResult.Failed("connection-cut", FailureAdvice.TryAgain, InDoubt: true)
            {
                IsOfProvider = true,
            };
        }
    }

    /// <summary>A push service cannot be asked; a repeat has the same topic and takes the first one's place.</summary>
    public Task<IReadOnlyList<string>> Find(
        OutgoingMessage message,
        DateTimeOffset since,
        CancellationToken cancellationToken
    ) => Task.FromResult<IReadOnlyList<string>>([]);

    private HttpRequestMessage Request(OutgoingMessage message, PushSubscription subscription)
    {
        var endpoint = new Uri(subscription.Endpoint);
        var body = PushEncryption.Seal(
            PushPayload.Of(message, secret).ToBytes(),
            Base64Url.Decode(subscription.P256dh)!,
            Base64Url.Decode(subscription.Auth)!
        );
        var request = new HttpRequestMessage(HttpMethod.Post, endpoint) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        request.Content.Headers.ContentEncoding.Add(PushEncryption.Encoding);
        request.Headers.TryAddWithoutValidation(
            "Authorization",
            key.Authorize(endpoint, options.Subject!, time.GetUtcNow())
        );
        request.Headers.Add("TTL", options.TimeToLiveSeconds.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("Urgency", message.Urgent ? "high" : "normal");
        request.Headers.Add("Topic", Topic(message));
        return request;
    }

    /// <summary>
    /// One topic for each alert and purpose: a newer word on the same takes the place of one that has not arrived, a
    /// stand-down never that of the alert.
    /// </summary>
    private static string Topic(OutgoingMessage message) =>
        Base64Url.Encode(
            SHA256
                .HashData([.. (message.Alert?.Value ?? message.Message.Value).ToByteArray(), (byte)message.Purpose])
                .AsSpan(0, 24)
        );

    private SendResult Read(HttpResponseMessage response, OutgoingMessage message)
    {
        var status = (int)response.StatusCode;
        var name = $"push-{status}";
        return status switch
        {
            >= 200 and < 300 => new SendResult.Accepted($"push:{message.Message}"),
            404 or 410 => new SendResult.Failed(Gone, FailureAdvice.NextChannel, InDoubt: false),
            429 or 503 => new SendResult.Failed(name, FailureAdvice.TryAgain, InDoubt: false)
            {
                IsOfProvider = status == 503,
                RetryAfter = RetryAfter(response),
            },
            >= 500 => new SendResult.Failed(name, FailureAdvice.TryAgain, InDoubt: true)
            {
                IsOfProvider = true,
                RetryAfter = RetryAfter(response),
            },
            _ => new SendResult.Failed(name, FailureAdvice.NextChannel, InDoubt: false),
        };
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response) =>
        response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - time.GetUtcNow(),
            _ => null,
        };
}
