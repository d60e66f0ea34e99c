using System.Buffers.Binary;

namespace Beredskab.Hub.Journal.Format;

/// <summary>Reads what <see cref="CanonicalWriter"/> wrote.</summary>
/// <exception cref="FormatException">From each method: the bytes are not of that form.</exception>
public ref struct CanonicalReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> rest = bytes;

    public readonly bool AtEnd => rest.IsEmpty;

    public byte U8() => Take(1)[0];

    public int U16() => BinaryPrimitives.ReadUInt16BigEndian(Take(2));

    public int U32()
    {
        var value = BinaryPrimitives.ReadUInt32BigEndian(Take(4));
        return value <= int.MaxValue ? (int)value : throw new FormatException("A length is out of range.");
    }

    public long U64()
    {
        var value = BinaryPrimitives.ReadUInt64BigEndian(Take(8));
        return value <= long.MaxValue ? (long)value : throw new FormatException("A number is out of range.");
    }

    public DateTimeOffset Time() => Instant.FromMicroseconds(BinaryPrimitives.ReadInt64BigEndian(Take(8)));

    public Guid Id() => new(Take(16), bigEndian: true);

    public ReadOnlySpan<byte> Raw(int size) => Take(size);

    public string Text() => Read(U16());

    public string LongText() => Read(U32());

    /// <exception cref="FormatException">Something follows.</exception>
    public readonly void End()
    {
        if (!rest.IsEmpty)
        {
            throw new FormatException("Bytes are left over.");
        }
    }

    private string Read(int size)
    {
        try
        {
            return CanonicalWriter.Strict.GetString(Take(size));
        }
        catch (System.Text.DecoderFallbackException e)
        {
            throw new FormatException("A text is not UTF-8.", e);
        }
    }

    private ReadOnlySpan<byte> Take(int size)
    {
        if (rest.Length < size)
        {
            throw new FormatException("Bytes are missing.");
        }

        var taken = rest[..size];
        rest = rest[size..];
        return taken;
    }
}
