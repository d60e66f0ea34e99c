using System.Globalization;
using System.Text.Json.Serialization;
using Beredskab.Notifications.Alerts;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Beredskab.Notifications.Channels.Twilio;

/// <summary>SMS by the provider's REST interface.</summary>
public sealed class TwilioSmsChannel(HttpClient http, IOptions<TwilioOptions> given, ILogger<TwilioSmsChannel> log)
    : IMessageChannel
{
    private readonly TwilioOptions options = given.Value;
    private readonly TwilioApi api = new(http, given.Value, log);

    public MessageChannel Channel => MessageChannel.Sms;

    public Task<string?> Check(CancellationToken cancellationToken) => api.Check(cancellationToken);

    public Task<SendResult> Send(OutgoingMessage message, CancellationToken cancellationToken) =>
        api.Create(
            "Messages",
            [
                new("To", message.Address),
                new(TwilioOptions.IsService(options.From) ? "MessagingServiceSid" : "From", options.From),
                new("Body", message.Text),
                .. options.PublicUrl is { } us
                    ? [new("StatusCallback", TwilioCallbacks.StatusUrl(us, message.Message).ToString())]
                    : Array.Empty<KeyValuePair<string, string>>(),
                new("ValidityPeriod", options.ValidityPeriodSeconds.ToString(CultureInfo.InvariantCulture)),
            ],
            cancellationToken
        );

    /// <summary>By receiver, day and exact text.</summary>
    public async Task<IReadOnlyList<string>> Find(
        OutgoingMessage message,
        DateTimeOffset since,
        CancellationToken cancellationToken
    ) => await Listed(message.Address, message.Text, since, cancellationToken) ?? [];

    /// <summary>The same text to one number, as the account knows it: sent by it, or come to a number of its own.</summary>
    /// <param name="since">By the day.</param>
    /// <returns>The provider's ids, the oldest first; null when it cannot be asked.</returns>
    public async Task<IReadOnlyList<string>?> Listed(
        string to,
        string text,
        DateTimeOffset since,
        CancellationToken cancellationToken
    )
    {
        var query =
            $"?To={Uri.EscapeDataString(to)}&{Uri.EscapeDataString("DateSent>")}={TwilioApi.Day(since)}&PageSize=200";
        var page = await api.List<Page>("Messages", query, cancellationToken);
        if (page is null)
        {
            return null;
        }

        return
        [
            .. (page.Messages ?? [])
                .Where(listed =>
                    string.Equals(listed.To, to, StringComparison.Ordinal)
                    && string.Equals(listed.Body, text, StringComparison.Ordinal)
                    && listed.Sid is { Length: > 0 }
                    && listed.Status is not ("failed" or "canceled")
                )
                .Reverse()
                .Select(listed => listed.Sid!),
        ];
    }

    private sealed record Entry(
        [property: JsonPropertyName("sid")] string? Sid,
        [property: JsonPropertyName("to")] string? To,
        [property: JsonPropertyName("body")] string? Body,
        [property: JsonPropertyName("status")] string? Status
    );

    private sealed record Page([property: JsonPropertyName("messages")] IReadOnlyList<Entry>? Messages);
}
