using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Beredskab.Notifications.Channels.Twilio;

/// <summary>The provider's proof that a callback is its own: HMAC-SHA1 over the address and the sorted fields.</summary>
public static class TwilioSignature
{
    public const string Header = "X-Twilio-Signature";

    /// <param name="url">As the provider calls it, with query.</param>
    /// <param name="fields">Of the form; a name may stand more than once.</param>
    /// <returns>Base 64.</returns>
    public static string Compute(string authToken, string url, IEnumerable<KeyValuePair<string, string>> fields)
    {
        var signed = new StringBuilder(url);
        foreach (
            var (name, value) in fields
                .Distinct()
                .OrderBy(field => field.Key, StringComparer.Ordinal)
                .ThenBy(field => field.Value, StringComparer.Ordinal)
        )
        {
            signed.Append(name).Append(value);
        }

#pragma warning disable CA5350 // The provider's protocol prescribes SHA-1; as an HMAC it is not broken.
        return Convert.ToBase64String(
            HMACSHA1.HashData(Encoding.UTF8.GetBytes(authToken), Encoding.UTF8.GetBytes(signed.ToString()))
        );
#pragma warning restore CA5350
    }

    /// <param name="authTokens">The token in use and, while they are being changed, the next.</param>
    /// <param name="url">The provider writes the port or leaves it out; both are tried.</param>
    public static bool IsValid(
        IEnumerable<string> authTokens,
        Uri url,
        IReadOnlyCollection<KeyValuePair<string, string>> fields,
        string? signature
    )
    {
        var given = Encoding.ASCII.GetBytes(signature ?? "");
        var valid = false;
        foreach (var token in authTokens)
        {
            foreach (var written in Written(url))
            {
                var expected = Encoding.ASCII.GetBytes(Compute(token, written, fields));
                valid |= CryptographicOperations.FixedTimeEquals(expected, given);
            }
        }

        return valid;
    }

    private static IEnumerable<string> Written(Uri url)
    {
        var host = $"{url.Scheme}://{url.Host}";
        var port = url.Port.ToString(CultureInfo.InvariantCulture);
        yield return $"{host}{url.PathAndQuery}";
        yield return $"{host}:{port}{url.PathAndQuery}";
    }
}
