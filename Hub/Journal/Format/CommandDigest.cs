using System.Security.Cryptography;
using System.Text.Json;
using Beredskab.GeoModel.Deciding;
using Beredskab.Hub.State;

namespace Beredskab.Hub.Journal.Format;

/// <summary>
/// Tells whether a repeated command id comes with the same body. A command can hold a person's words, which anybody
/// could confirm by guessing if a plain digest of it were kept; so it is keyed with a secret of the vault.
/// </summary>
public static class CommandDigest
{
    /// <returns>HMAC-SHA-256(key, SHA-256 of the canonical body's fields); 32 bytes.</returns>
    public static byte[] Of(ReadOnlySpan<byte> key, CommandEnvelope envelope)
    {
        var type = envelope.Command.GetType();
        var writer = new CanonicalWriter();
        writer.Text("beredskab.command.v1");
        writer.Text(NameOf(type));
        writer.U8(envelope.OccurredAt is null ? (byte)0 : (byte)1);
        writer.Time(Instant.Truncate(envelope.OccurredAt ?? DateTimeOffset.UnixEpoch));
        writer.Raw(JsonSerializer.SerializeToUtf8Bytes(envelope.Command, JournalJson.Of(type)));
        return HMACSHA256.HashData(key, writer.Written);
    }

    private static string NameOf(Type type) => type.DeclaringType is { } family ? $"{family.Name}.{type.Name}" : type.Name;

    internal static bool Same(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other) =>
        CryptographicOperations.FixedTimeEquals(one, other);
}
