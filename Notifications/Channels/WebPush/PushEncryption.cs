using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Beredskab.Notifications.Channels.WebPush;

/// <summary>Seals a payload for one browser: RFC 8291 over the aes128gcm encoding of RFC 8188, in one record.</summary>
public static class PushEncryption
{
    public const string Encoding = "aes128gcm";

    /// <summary>Of the whole body, that every push service takes (RFC 8030, 7.2).</summary>
    public const int LargestBody = 4096;

    private const int SaltSize = 16;
    private const int PointSize = 65;
    private const int TagSize = 16;

    /// <summary>Payloads are padded to a multiple of this, so that their length tells nothing of the words.</summary>
    private const int PaddedTo = 1024;

    /// <summary>The header: salt, record size, the length of the key, the key.</summary>
    private const int HeaderSize = SaltSize + 4 + 1 + PointSize;

    public static bool IsPoint(byte[]? bytes)
    {
        if (bytes is not { Length: PointSize } || bytes[0] != 4)
        {
            return false;
        }

        try
        {
            using var key = ECDiffieHellman.Create(Parameters(bytes));
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    /// <param name="receiver">The browser's public key, an uncompressed point of P-256, 65 bytes.</param>
    /// <param name="auth">The browser's secret, 16 bytes.</param>
    /// <returns>The request's body: header and one sealed record; no longer than <see cref="LargestBody"/>.</returns>
    /// <exception cref="ArgumentException">The payload is too long.</exception>
    public static byte[] Seal(ReadOnlySpan<byte> payload, byte[] receiver, byte[] auth)
    {
        using var own = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        return Seal(payload, receiver, auth, own, RandomNumberGenerator.GetBytes(SaltSize));
    }

    /// <param name="own">The sender's key, used for this message alone.</param>
    internal static byte[] Seal(
        ReadOnlySpan<byte> payload,
        byte[] receiver,
        byte[] auth,
        ECDiffieHellman own,
        byte[] salt
    )
    {
        // One byte marks the end of the payload; zeros follow.
        var padded = ((payload.Length / PaddedTo) + 1) * PaddedTo;
        padded = Math.Min(padded, LargestBody - HeaderSize - TagSize);
        if (payload.Length >= padded)
        {
            throw new ArgumentException("The payload is too long for one push message.", nameof(payload));
        }

        var ownPoint = Point(own.ExportParameters(false).Q);
        using var theirs = ECDiffieHellman.Create(Parameters(receiver));
        var shared = own.DeriveRawSecretAgreement(theirs.PublicKey);
        var input = HKDF.DeriveKey(
            HashAlgorithmName.SHA256,
            shared,
            32,
            auth,
            [.. Ascii("WebPush: info\0"), .. receiver, .. ownPoint]
        );
        var key = HKDF.DeriveKey(HashAlgorithmName.SHA256, input, 16, salt, Ascii("Content-Encoding: aes128gcm\0"));
        var nonce = HKDF.DeriveKey(HashAlgorithmName.SHA256, input, 12, salt, Ascii("Content-Encoding: nonce\0"));

        var plain = new byte[padded];
        payload.CopyTo(plain);
        plain[payload.Length] = 2;
        var body = new byte[HeaderSize + padded + TagSize];
        salt.CopyTo(body, 0);
        BinaryPrimitives.WriteUInt32BigEndian(body.AsSpan(SaltSize), LargestBody);
        body[SaltSize + 4] = PointSize;
        ownPoint.CopyTo(body, SaltSize + 5);
        using var aes = new AesGcm(key, TagSize);
        aes.Encrypt(nonce, plain, body.AsSpan(HeaderSize, padded), body.AsSpan(HeaderSize + padded));
        return body;
    }

    internal static byte[] Point(ECPoint q) => [4, .. q.X!, .. q.Y!];

    internal static ECParameters Parameters(byte[] point) =>
        new()
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new() { X = point[1..33], Y = point[33..65] },
        };

    private static byte[] Ascii(string text) => System.Text.Encoding.ASCII.GetBytes(text);
}
