using System.Text.Json;
using System.Text.Json.Serialization;
using Beredskab.GeoModel.Deciding;

namespace Beredskab.Notifications.Channels.WebPush;

/// <summary>What a browser gives so that it can be reached (RFC 8030, 8291). The directory holds it as JSON.</summary>
/// <param name="Endpoint">Where the push service takes messages; whoever knows it can send, so it is kept like a number.</param>
/// <param name="P256dh">The browser's public key: an uncompressed point of P-256, 65 bytes, base 64 for addresses.</param>
/// <param name="Auth">The browser's secret, 16 bytes, base 64 for addresses.</param>
public sealed record PushSubscription(
    [property: JsonPropertyName("endpoint")] string Endpoint,
    [property: JsonPropertyName("p256dh")] string P256dh,
    [property: JsonPropertyName("auth")] string Auth
)
{
    private const int LongestEndpoint = 1000;

    private static readonly Refusal Invalid = new(
        "subscription-invalid",
        "Browserens tilmelding kan ikke bruges. Prøv igen, eller brug en anden browser.",
        "endpoint"
    );

    /// <param name="allowPrivate">Only for tests: http, and addresses inside our own network.</param>
    /// <returns>Null when it can be used, otherwise why not.</returns>
    public Refusal? Check(bool allowPrivate)
    {
        if (
            Endpoint is null
            || Endpoint.Length > LongestEndpoint
            || !Uri.TryCreate(Endpoint, UriKind.Absolute, out var url)
            || url.UserInfo.Length > 0
            || !(allowPrivate || PublicHosts.IsPublicHttps(url))
            || url.Scheme is not ("http" or "https")
        )
        {
            return Invalid;
        }

        return PushEncryption.IsPoint(Base64Url.Decode(P256dh)) && Base64Url.Decode(Auth) is { Length: 16 }
            ? null
            : Invalid;
    }

    public string ToAddress() => JsonSerializer.Serialize(this);

    /// <returns>Null when the address is none of ours.</returns>
    public static PushSubscription? OfAddress(string address)
    {
        try
        {
            return JsonSerializer.Deserialize<PushSubscription>(address);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Neither endpoint nor keys: it must not reach a log.</summary>
    public override string ToString() => "PushSubscription";
}
