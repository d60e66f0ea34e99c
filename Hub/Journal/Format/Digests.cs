using System.Security.Cryptography;
using System.Text;

namespace Beredskab.Hub.Journal.Format;

/// <summary>The formulas of docs/journal-format.md; SHA-256 throughout, 32 bytes.</summary>
public static class Digests
{
    public const int Size = SHA256.HashSizeInBytes;

    public const int SaltSize = 32;

    // One for each thread: making one anew takes as long as hashing an entry's data.
    [ThreadStatic]
    private static IncrementalHash? sha256;

    /// <summary>SHA-256 of the input; the destination has room for 32 bytes.</summary>
    internal static void Hash(ReadOnlySpan<byte> input, Span<byte> destination)
    {
        var hash = sha256 ??= IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(input);
        hash.GetHashAndReset(destination);
    }

    internal static byte[] Hash(ReadOnlySpan<byte> input)
    {
        var digest = new byte[Size];
        Hash(input, digest);
        return digest;
    }

    /// <summary>What stands before the first entry.</summary>
    public static byte[] EntryGenesis(Guid origin) => Genesis("beredskab.journal.genesis.v1", origin);

    /// <summary>What stands before the first batch.</summary>
    public static byte[] BatchGenesis(Guid origin) => Genesis("beredskab.batch.genesis.v1", origin);

    /// <summary>The digest of the data that a redacted copy carries in the data's place.</summary>
    public static byte[] OfData(ReadOnlySpan<byte> salt, ReadOnlySpan<byte> data)
    {
        var digest = new byte[Size];
        Concatenated(salt, data, digest);
        return digest;
    }

    /// <summary>SHA-256(previous ‖ header ‖ SHA-256(salt ‖ data) ‖ SHA-256(ciphertext)).</summary>
    public static byte[] OfEntry(
        ReadOnlySpan<byte> previous,
        ReadOnlySpan<byte> header,
        ReadOnlySpan<byte> salt,
        ReadOnlySpan<byte> data,
        ReadOnlySpan<byte> ciphertext
    )
    {
        var size = previous.Length + header.Length + Size + Size;
        Span<byte> input = size <= 1024 ? stackalloc byte[size] : new byte[size];
        previous.CopyTo(input);
        header.CopyTo(input[previous.Length..]);
        var inner = input[(previous.Length + header.Length)..];
        Concatenated(salt, data, inner[..Size]);
        Hash(ciphertext, inner[Size..]);
        return Hash(input);
    }

    /// <summary>SHA-256(previous ‖ record).</summary>
    public static byte[] OfBatch(ReadOnlySpan<byte> previous, ReadOnlySpan<byte> record)
    {
        var digest = new byte[Size];
        Concatenated(previous, record, digest);
        return digest;
    }

    private static byte[] Genesis(string domain, Guid origin)
    {
        var writer = new CanonicalWriter(64);
        writer.Text(domain);
        writer.Id(origin);
        return Hash(writer.Written);
    }

    private static void Concatenated(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, Span<byte> digest)
    {
        var size = first.Length + second.Length;
        Span<byte> input = size <= 2048 ? stackalloc byte[size] : new byte[size];
        first.CopyTo(input);
        second.CopyTo(input[first.Length..]);
        Hash(input, digest);
    }
}
