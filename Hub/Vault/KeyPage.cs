using System.Buffers.Binary;
using System.Security.Cryptography;
using Beredskab.Hub.Journal.Format;

namespace Beredskab.Hub.Vault;

/// <summary>
/// Many content keys sealed as one row: nonce (12) ‖ AES-256-GCM ciphertext ‖ tag (16). Destroying a key is overwriting
/// its slot with zeros and sealing the page anew.
/// </summary>
internal static class KeyPage
{
    public const int Slots = 1024;

    private const int PlainSize = Slots * SealedText.KeySize;
    private const int NonceSize = 12;
    private const int TagSize = 16;

    public static byte[] NewKeys() => RandomNumberGenerator.GetBytes(PlainSize);

    public static Span<byte> Slot(Span<byte> keys, int slot) =>
        keys.Slice(slot * SealedText.KeySize, SealedText.KeySize);

    /// <param name="name">What is sealed, so that one row cannot stand in for another.</param>
    public static byte[] Seal(AesGcm master, string name, ReadOnlySpan<byte> plain)
    {
        var sealedBytes = new byte[NonceSize + plain.Length + TagSize];
        var nonce = sealedBytes.AsSpan(0, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        master.Encrypt(
            nonce,
            plain,
            sealedBytes.AsSpan(NonceSize, plain.Length),
            sealedBytes.AsSpan(sealedBytes.Length - TagSize),
            System.Text.Encoding.UTF8.GetBytes(name)
        );
        return sealedBytes;
    }

    /// <exception cref="CryptographicException">Another master key sealed it, or it was changed.</exception>
    public static byte[] Open(AesGcm master, string name, ReadOnlySpan<byte> sealedBytes)
    {
        if (sealedBytes.Length < NonceSize + TagSize)
        {
            throw new CryptographicException("The sealed row is too short.");
        }

        var plain = new byte[sealedBytes.Length - NonceSize - TagSize];
        master.Decrypt(
            sealedBytes[..NonceSize],
            sealedBytes.Slice(NonceSize, plain.Length),
            sealedBytes[^TagSize..],
            plain,
            System.Text.Encoding.UTF8.GetBytes(name)
        );
        return plain;
    }

    public static string NameOf(long page)
    {
        Span<byte> number = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(number, page);
        return $"beredskab.vault.page.v1/{Convert.ToHexStringLower(number)}";
    }
}
