using System.Security.Cryptography;
using Beredskab.GeoModel.Identity;

namespace Beredskab.Hub.Journal.Format;

/// <summary>Where an entry's content key lies in the vault.</summary>
/// <param name="Slot">Within the page, from 0.</param>
public readonly record struct KeyReference(long Page, int Slot);

/// <summary>
/// An entry's free texts as ciphertext: key page (8) ‖ slot (2) ‖ nonce (12) ‖ AES-256-GCM ciphertext ‖ tag (16). The
/// associated data binds it to the entry. An entry without free text has no ciphertext at all.
/// </summary>
public static class SealedText
{
    public const int KeySize = 32;

    public const int NonceSize = 12;

    private const int TagSize = 16;
    private const int Prefix = 10;

    /// <param name="key">This entry's own, used for nothing else.</param>
    /// <param name="nonce">Random.</param>
    public static byte[] Seal(
        EntryId entry,
        KeyReference reference,
        ReadOnlySpan<byte> key,
        ReadOnlySpan<byte> nonce,
        ReadOnlySpan<byte> plaintext
    )
    {
        var result = new byte[Prefix + NonceSize + plaintext.Length + TagSize];
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(result, reference.Page);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt16BigEndian(result.AsSpan(8), (ushort)reference.Slot);
        nonce.CopyTo(result.AsSpan(Prefix));
        Span<byte> associated = stackalloc byte[AssociatedSize];
        Associate(entry, associated);
        using var cipher = new AesGcm(key, TagSize);
        cipher.Encrypt(
            nonce,
            plaintext,
            result.AsSpan(Prefix + NonceSize, plaintext.Length),
            result.AsSpan(result.Length - TagSize),
            associated
        );
        return result;
    }

    /// <exception cref="FormatException">The bytes are no ciphertext.</exception>
    public static KeyReference ReferenceOf(ReadOnlySpan<byte> ciphertext)
    {
        if (ciphertext.Length < Prefix + NonceSize + TagSize)
        {
            throw new FormatException("The ciphertext is too short.");
        }

        var reader = new CanonicalReader(ciphertext);
        return new(reader.U64(), reader.U16());
    }

    /// <exception cref="CryptographicException">The key is not this entry's, or the ciphertext was changed.</exception>
    public static byte[] Open(EntryId entry, ReadOnlySpan<byte> key, ReadOnlySpan<byte> ciphertext)
    {
        var plaintext = new byte[ciphertext.Length - Prefix - NonceSize - TagSize];
        Span<byte> associated = stackalloc byte[AssociatedSize];
        Associate(entry, associated);
        using var cipher = new AesGcm(key, TagSize);
        cipher.Decrypt(
            ciphertext.Slice(Prefix, NonceSize),
            ciphertext.Slice(Prefix + NonceSize, plaintext.Length),
            ciphertext[^TagSize..],
            plaintext,
            associated
        );
        return plaintext;
    }

    private static ReadOnlySpan<byte> Domain => "beredskab.text.v1"u8;

    private const int AssociatedSize = 17 + 16;

    private static void Associate(EntryId entry, Span<byte> associated)
    {
        Domain.CopyTo(associated);
        entry.Value.TryWriteBytes(associated[Domain.Length..], bigEndian: true, out _);
    }
}
