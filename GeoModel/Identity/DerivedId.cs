using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Beredskab.GeoModel.Identity;

/// <summary>
/// Ids and numbers that a decider needs, derived from the command's own id. The same command decided twice (after a
/// failed commit, say) gives the same ids, and the decider stays pure.
/// </summary>
public static class DerivedId
{
    /// <param name="command">The command's id.</param>
    /// <param name="purpose">What is named: a constant such as <c>'m'</c>.</param>
    /// <param name="index">Which of several under one purpose, from 0.</param>
    /// <returns>A version 8 UUID (RFC 9562).</returns>
    public static Guid From(Guid command, char purpose, int index)
    {
        Span<byte> hash = stackalloc byte[32];
        Hash(command, purpose, index, hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }

    /// <returns>A number in [0, bound), evenly spread.</returns>
    public static int Number(Guid command, char purpose, int index, int bound)
    {
        Span<byte> hash = stackalloc byte[32];
        Hash(command, purpose, index, hash);
        return (int)(BinaryPrimitives.ReadUInt64BigEndian(hash) % (uint)bound);
    }

    private static void Hash(Guid command, char purpose, int index, Span<byte> hash)
    {
        Span<byte> input = stackalloc byte[22];
        command.TryWriteBytes(input, bigEndian: true, out _);
        BinaryPrimitives.WriteUInt16BigEndian(input[16..], purpose);
        BinaryPrimitives.WriteInt32BigEndian(input[18..], index);
        SHA256.HashData(input, hash);
    }
}
