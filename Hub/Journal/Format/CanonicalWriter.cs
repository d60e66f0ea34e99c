using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Beredskab.Hub.Journal.Format;

/// <summary>
/// Writes the canonical encoding: numbers big-endian and of fixed width, everything of varying length behind its
/// length. Different values therefore never give the same bytes. See docs/journal-format.md.
/// </summary>
public sealed class CanonicalWriter(int capacity = 512)
{
    private byte[] buffer = new byte[capacity];
    private int length;

    public ReadOnlySpan<byte> Written => buffer.AsSpan(0, length);

    public byte[] ToArray() => Written.ToArray();

    public void Clear() => length = 0;

    /// <summary>Clears, and leaves nothing of what was written.</summary>
    public void Erase()
    {
        CryptographicOperations.ZeroMemory(buffer.AsSpan(0, length));
        length = 0;
    }

    public void U8(byte value) => Room(1)[0] = value;

    public void U16(int value) => BinaryPrimitives.WriteUInt16BigEndian(Room(2), checked((ushort)value));

    public void U32(int value) => BinaryPrimitives.WriteUInt32BigEndian(Room(4), checked((uint)value));

    public void U64(long value) => BinaryPrimitives.WriteUInt64BigEndian(Room(8), checked((ulong)value));

    /// <summary>Whole microseconds since 1970-01-01T00:00:00Z, signed.</summary>
    public void Time(DateTimeOffset value) =>
        BinaryPrimitives.WriteInt64BigEndian(Room(8), Instant.ToMicroseconds(value));

    /// <summary>Sixteen bytes in the order of the UUID's text (RFC 9562).</summary>
    public void Id(Guid value) => value.TryWriteBytes(Room(16), bigEndian: true, out _);

    public void Raw(ReadOnlySpan<byte> value) => value.CopyTo(Room(value.Length));

    /// <summary>UTF-8 behind its length in bytes, two bytes of it.</summary>
    public void Text(string value)
    {
        var size = Encoding.UTF8.GetByteCount(value);
        U16(size);
        Encoding.UTF8.GetBytes(value, Room(size));
    }

    /// <summary>UTF-8 behind its length in bytes, four bytes of it.</summary>
    /// <exception cref="EncoderFallbackException">The text has a lone surrogate, which UTF-8 cannot say.</exception>
    public void LongText(string value)
    {
        var size = Strict.GetByteCount(value);
        U32(size);
        Strict.GetBytes(value, Room(size));
    }

    internal static UTF8Encoding Strict { get; } = new(false, throwOnInvalidBytes: true);

    private Span<byte> Room(int size)
    {
        if (buffer.Length - length < size)
        {
            Array.Resize(ref buffer, Math.Max(buffer.Length * 2, length + size));
        }

        length += size;
        return buffer.AsSpan(length - size, size);
    }
}
