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
    [ThreadStatic]
    private static CanonicalWriter? scratch;

    /// <param name="key">32 bytes, secret.</param>
    /// <returns>SHA-256(key ‖ canonical command); 32 bytes. It hides the command, and proves nothing to others.</returns>
    public static byte[] Of(ReadOnlySpan<byte> key, CommandEnvelope envelope)
    {
        var type = envelope.Command.GetType();
        var writer = scratch ??= new CanonicalWriter(1024);
        writer.Clear();
        writer.Raw(key);
        writer.Text("beredskab.command.v1");
        writer.Text(NameOf(type));
        writer.U8(envelope.OccurredAt is null ? (byte)0 : (byte)1);
        writer.Time(Instant.Truncate(envelope.OccurredAt ?? DateTimeOffset.UnixEpoch));
        writer.Raw(JsonSerializer.SerializeToUtf8Bytes(envelope.Command, JournalJson.Of(type)));
        var digest = Digests.Hash(writer.Written);
        // The key is in it, and a person's words.
        writer.Erase();
        return digest;
    }

    private static string NameOf(Type type) =>
        type.DeclaringType is { } family ? $"{family.Name}.{type.Name}" : type.Name;

    internal static bool Same(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other) =>
        CryptographicOperations.FixedTimeEquals(one, other);
}
