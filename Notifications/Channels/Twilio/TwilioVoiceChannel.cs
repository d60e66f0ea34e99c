using System.Globalization;
using System.Text.Json.Serialization;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Messages;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Beredskab.Notifications.Channels.Twilio;

/// <summary>Calls by the provider's REST interface: the text is spoken, and a key is the answer.</summary>
public sealed class TwilioVoiceChannel(HttpClient http, IOptions<TwilioOptions> given, ILogger<TwilioVoiceChannel> log)
    : IMessageChannel
{
    /// <summary>The provider's clock may be behind ours by this.</summary>
    private static readonly TimeSpan ClockDifference = TimeSpan.FromSeconds(30);

    private readonly TwilioOptions options = given.Value;
    private readonly TwilioApi api = new(http, given.Value, log);

    public MessageChannel Channel => MessageChannel.Voice;

    public Task<string?> Check(CancellationToken cancellationToken) => api.Check(cancellationToken);

    public Task<SendResult> Send(OutgoingMessage message, CancellationToken cancellationToken)
    {
        var keys = message.Code is null ? null : TwilioVoiceCallbacks.KeysUrl(options.PublicUrl!, message.Message);
        return api.Create(
            "Calls",
            [
                new("To", message.Address),
                new("From", options.CallsFrom!),
                new("Twiml", CallScript.Of(SpokenTexts.Of(message.Text, message.Code, message.Test), keys)),
                .. options.PublicUrl is { } us ? Callbacks(us, message) : [],
                new("Timeout", options.RingSeconds.ToString(CultureInfo.InvariantCulture)),
                new("TimeLimit", "180"),
                new("MachineDetection", "Enable"),
            ],
            cancellationToken
        );
    }

    private static IEnumerable<KeyValuePair<string, string>> Callbacks(Uri us, OutgoingMessage message) =>
        [
            new("StatusCallback", TwilioVoiceCallbacks.StatusUrl(us, message.Message).ToString()),
            new("StatusCallbackMethod", "POST"),
            new("StatusCallbackEvent", "initiated"),
            new("StatusCallbackEvent", "ringing"),
            new("StatusCallbackEvent", "answered"),
            new("StatusCallbackEvent", "completed"),
        ];

    /// <summary>
    /// By receiver, sender and moment: a call has no text to know it by. One that another message is known to have made
    /// is told apart by the caller.
    /// </summary>
    public async Task<IReadOnlyList<string>> Find(
        OutgoingMessage message,
        DateTimeOffset since,
        CancellationToken cancellationToken
    )
    {
        var query =
            $"?To={Uri.EscapeDataString(message.Address)}&{Uri.EscapeDataString("StartTime>")}={TwilioApi.Day(since)}&PageSize=200";
        var page = await api.List<Page>("Calls", query, cancellationToken);
        return
        [
            .. (page?.Calls ?? [])
                .Where(listed =>
                    string.Equals(listed.To, message.Address, StringComparison.Ordinal)
                    && string.Equals(listed.From, options.CallsFrom, StringComparison.Ordinal)
                    && listed.Sid is { Length: > 0 }
                    && listed.Status is not ("failed" or "canceled")
                    && DateTimeOffset.TryParse(
                        listed.Created,
                        CultureInfo.InvariantCulture,
                        DateTimeStyles.AssumeUniversal,
                        out var created
                    )
                    && created >= since - ClockDifference
                )
                .Reverse()
                .Select(listed => listed.Sid!),
        ];
    }

    private sealed record Listed(
        [property: JsonPropertyName("sid")] string? Sid,
        [property: JsonPropertyName("to")] string? To,
        [property: JsonPropertyName("from")] string? From,
        [property: JsonPropertyName("status")] string? Status,
        [property: JsonPropertyName("date_created")] string? Created
    );

    private sealed record Page([property: JsonPropertyName("calls")] IReadOnlyList<Listed>? Calls);
}
