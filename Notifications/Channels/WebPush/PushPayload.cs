using System.Text.Json;
using System.Text.Json.Serialization;
using Beredskab.Notifications.Contacts;

namespace Beredskab.Notifications.Channels.WebPush;

/// <summary>What a notification carries to the service worker: person-free words, and how to answer them.</summary>
/// <param name="Text">As it would leave by SMS.</param>
/// <param name="Code">What the person would answer by SMS; null when nothing is asked.</param>
/// <param name="Incident">To open it; null when it is about none.</param>
/// <param name="Exercise">Its title says so too; absent for what is real.</param>
/// <param name="Token">Answers without a sign-in while the alert is open; null when nothing is asked.</param>
public sealed record PushPayload(
    [property: JsonPropertyName("text")] string Text,
    [property: JsonPropertyName("code")] int? Code,
    [property: JsonPropertyName("incident")] Guid? Incident,
    [property: JsonPropertyName("token")] string? Token,
    [property: JsonPropertyName("exercise"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
        bool Exercise = false
)
{
    public static PushPayload Of(OutgoingMessage message, ContactSecret secret) =>
        new(
            message.Text,
            message.Code,
            message.Incident?.Value,
            message is { Code: not null, Person: { } person } ? secret.TokenOf(message.Message, person) : null,
            message.Exercise
        );

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this);
}
