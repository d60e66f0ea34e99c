namespace Beredskab.Notifications.Channels.WebPush;

/// <summary>Base 64 for addresses without padding (RFC 4648, 5), as web push writes all that it writes.</summary>
public static class Base64Url
{
    public static string Encode(ReadOnlySpan<byte> bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);

    /// <returns>Null when the text is none.</returns>
    public static byte[]? Decode(string? text)
    {
        try
        {
            return text is null ? null : System.Buffers.Text.Base64Url.DecodeFromChars(text.TrimEnd('='));
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
