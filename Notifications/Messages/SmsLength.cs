using System.Text.Json.Serialization;

namespace Beredskab.Notifications.Messages;

[JsonConverter(typeof(JsonStringEnumConverter<SmsEncoding>))]
public enum SmsEncoding
{
    [JsonStringEnumMemberName("GSM-7")]
    Gsm7,

    [JsonStringEnumMemberName("UCS-2")]
    Ucs2,
}

/// <summary>What a text costs as an SMS.</summary>
/// <param name="Characters">Places taken: septets in GSM-7, UTF-16 units in UCS-2.</param>
/// <param name="Capacity">Places in that many parts.</param>
/// <param name="Parts">1 when it is one message; the receiver's phone joins more.</param>
public sealed record SmsPreview(string Text, int Characters, int Capacity, int Parts, SmsEncoding Encoding)
{
    /// <summary>Places in one plain SMS.</summary>
    public const int OneMessage = 160;

    public static SmsPreview Of(string text)
    {
        var gsm = Gsm7.Holds(text);
        var (single, each) = gsm ? (OneMessage, 153) : (70, 67);
        var characters = gsm ? Gsm7.Length(text) : text.Length;
        if (characters <= single)
        {
            return new(text, characters, single, 1, gsm ? SmsEncoding.Gsm7 : SmsEncoding.Ucs2);
        }

        var parts = CountParts(text, gsm, each);
        return new(text, characters, parts * each, parts, gsm ? SmsEncoding.Gsm7 : SmsEncoding.Ucs2);
    }

    // An escaped character or a surrogate pair never straddles two parts.
    private static int CountParts(string text, bool gsm, int each)
    {
        var parts = 1;
        var used = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var pair = !gsm && char.IsHighSurrogate(text[i]) && i + 1 < text.Length;
            var places =
                gsm ? Gsm7.Places(text[i])
                : pair ? 2
                : 1;
            if (used + places > each)
            {
                parts++;
                used = 0;
            }

            used += places;
            i += pair ? 1 : 0;
        }

        return parts;
    }
}
