using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Beredskab.GeoModel.Identity;
using Beredskab.Notifications.Alerts;

namespace Beredskab.Notifications.Contacts;

/// <summary>
/// Codes and tokens that follow from one secret of the installation, so that none of them has to be kept anywhere: the
/// same message always has the same.
/// </summary>
/// <param name="key">At least 32 random bytes; whoever has them can make every code and token.</param>
public sealed class ContactSecret(byte[] key)
{
    private const int MarkSize = 16;

    /// <returns>Six digits.</returns>
    public string CodeOf(MessageId message)
    {
        var number = BinaryPrimitives.ReadUInt64BigEndian(Mac("code", message.Value.ToByteArray())) % 1_000_000;
        return number.ToString("000000", CultureInfo.InvariantCulture);
    }

    /// <summary>In a time that tells nothing of the code.</summary>
    public bool IsCode(MessageId message, string? code) =>
        CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(CodeOf(message)),
            Encoding.UTF8.GetBytes(new string([.. (code ?? "").Where(c => !char.IsWhiteSpace(c))]))
        );

    /// <summary>What a notification carries so that its buttons answer without a sign-in.</summary>
    /// <returns>Base 64 for addresses; 64 characters.</returns>
    public string TokenOf(MessageId message, PersonId person)
    {
        var token = new byte[32 + MarkSize];
        message.Value.TryWriteBytes(token, bigEndian: true, out _);
        person.Value.TryWriteBytes(token.AsSpan(16), bigEndian: true, out _);
        Mac("answer", token.AsSpan(0, 32)).AsSpan(0, MarkSize).CopyTo(token.AsSpan(32));
        return Convert.ToBase64String(token).Replace('+', '-').Replace('/', '_');
    }

    /// <returns>Null for a token that is not ours.</returns>
    public (MessageId Message, PersonId Person)? ReadToken(string? token)
    {
        var bytes = new byte[32 + MarkSize];
        if (
            token is not { Length: 64 }
            || !Convert.TryFromBase64String(token.Replace('-', '+').Replace('_', '/'), bytes, out var written)
            || written != bytes.Length
            || !CryptographicOperations.FixedTimeEquals(
                Mac("answer", bytes.AsSpan(0, 32)).AsSpan(0, MarkSize),
                bytes.AsSpan(32)
            )
        )
        {
            return null;
        }

        return (
            MessageId.From(new Guid(bytes.AsSpan(0, 16), bigEndian: true)),
            PersonId.From(new Guid(bytes.AsSpan(16, 16), bigEndian: true))
        );
    }

    private byte[] Mac(string purpose, ReadOnlySpan<byte> content) =>
        HMACSHA256.HashData(key, (byte[])[.. Encoding.ASCII.GetBytes($"beredskab.{purpose}.v1:"), .. content]);
}
