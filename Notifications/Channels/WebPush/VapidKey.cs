using System.Security.Cryptography;
using System.Text.Json;

namespace Beredskab.Notifications.Channels.WebPush;

/// <summary>By which push services know this installation (RFC 8292): an ES256 key and the tokens that it signs.</summary>
public sealed class VapidKey : IDisposable
{
    /// <summary>The longest that a token may last is a day.</summary>
    private static readonly TimeSpan Lasts = TimeSpan.FromHours(12);

    private readonly ECDsa key;
    private readonly Lock gate = new();

    private VapidKey(ECDsa key)
    {
        this.key = key;
        PublicKey = Base64Url.Encode(PushEncryption.Point(key.ExportParameters(false).Q));
    }

    /// <summary>What a browser subscribes with: an uncompressed point, base 64 for addresses.</summary>
    public string PublicKey { get; }

    public static VapidKey Create() => new(ECDsa.Create(ECCurve.NamedCurves.nistP256));

    /// <param name="pkcs8">Base 64, as <see cref="Export"/> wrote it.</param>
    /// <exception cref="FormatException">It is no such key.</exception>
    public static VapidKey Import(string pkcs8)
    {
        var read = ECDsa.Create();
        try
        {
            read.ImportPkcs8PrivateKey(Convert.FromBase64String(pkcs8), out _);
            return read.KeySize == 256 ? new(read) : throw new FormatException("The key is not of P-256.");
        }
        catch (CryptographicException e)
        {
            read.Dispose();
            throw new FormatException("The key cannot be read.", e);
        }
    }

    /// <returns>PKCS#8, base 64. Secret.</returns>
    public string Export() => Convert.ToBase64String(key.ExportPkcs8PrivateKey());

    /// <param name="subject">Who answers for it: <c>mailto:</c> or an https address.</param>
    /// <returns>The value of the header <c>Authorization</c>, for one push service.</returns>
    public string Authorize(Uri endpoint, string subject, DateTimeOffset now)
    {
        var header = Base64Url.Encode(JsonSerializer.SerializeToUtf8Bytes(new { typ = "JWT", alg = "ES256" }));
        var claims = Base64Url.Encode(
            JsonSerializer.SerializeToUtf8Bytes(
                new
                {
                    aud = endpoint.GetLeftPart(UriPartial.Authority),
                    exp = (now + Lasts).ToUnixTimeSeconds(),
                    sub = subject,
                }
            )
        );
        var signed = System.Text.Encoding.ASCII.GetBytes($"{header}.{claims}");
        byte[] signature;
        lock (gate)
        {
            signature = key.SignData(
                signed,
                HashAlgorithmName.SHA256,
                DSASignatureFormat.IeeeP1363FixedFieldConcatenation
            );
        }

        return $"vapid t={header}.{claims}.{Base64Url.Encode(signature)}, k={PublicKey}";
    }

    public void Dispose() => key.Dispose();
}
