using NetTopologySuite.Geometries;

namespace Beredskab.GeoModel.Areas;

/// <summary>Polygons on the grid of <see cref="AreaOutline"/> to bytes and back: LEB128, the signed ones by zigzag.</summary>
internal static class OutlineBytes
{
    internal static byte[] Write(Geometry geometry)
    {
        var bytes = new List<byte>();
        long lastX = 0,
            lastY = 0;
        Unsigned(bytes, geometry.NumGeometries);
        for (var i = 0; i < geometry.NumGeometries; i++)
        {
            var polygon = (Polygon)geometry.GetGeometryN(i);
            Unsigned(bytes, 1 + polygon.NumInteriorRings);
            foreach (var ring in polygon.Holes.Prepend(polygon.Shell))
            {
                // A ring's last corner is its first.
                Unsigned(bytes, ring.NumPoints - 1);
                foreach (var corner in ring.Coordinates.SkipLast(1))
                {
                    var (x, y) = (OnGrid(corner.X), OnGrid(corner.Y));
                    Signed(bytes, x - lastX);
                    Signed(bytes, y - lastY);
                    (lastX, lastY) = (x, y);
                }
            }
        }

        return [.. bytes];
    }

    /// <exception cref="FormatException">The bytes are of another form.</exception>
    internal static List<Polygon> Read(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        long x = 0,
            y = 0;
        var polygons = new List<Polygon>();
        for (var left = Count(bytes, ref at); left > 0; left--)
        {
            var rings = new List<LinearRing>();
            for (var more = Count(bytes, ref at); more > 0; more--)
            {
                var corners = new Coordinate[Count(bytes, ref at) + 1];
                for (var i = 0; i < corners.Length - 1; i++)
                {
                    x += Signed(bytes, ref at);
                    y += Signed(bytes, ref at);
                    corners[i] = new(x / AreaOutline.PerDegree, y / AreaOutline.PerDegree);
                }

                corners[^1] =
                    corners.Length > 3 ? corners[0].Copy() : throw new FormatException("A ring is too short.");
                rings.Add(AreaDrawing.Geometries.CreateLinearRing(corners));
            }

            polygons.Add(
                rings.Count > 0
                    ? AreaDrawing.Geometries.CreatePolygon(rings[0], [.. rings.Skip(1)])
                    : throw new FormatException("A polygon has no ring.")
            );
        }

        return at == bytes.Length && polygons.Count > 0
            ? polygons
            : throw new FormatException("The outline does not end where it should.");
    }

    private static long OnGrid(double degrees) => (long)Math.Round(degrees * AreaOutline.PerDegree);

    private static void Signed(List<byte> bytes, long value) => Unsigned(bytes, (value << 1) ^ (value >> 63));

    private static long Signed(ReadOnlySpan<byte> bytes, ref int at)
    {
        var value = Unsigned(bytes, ref at);
        return (long)((ulong)value >> 1) ^ -(value & 1);
    }

    private static void Unsigned(List<byte> bytes, long value)
    {
        var rest = (ulong)value;
        for (; rest >= 0x80; rest >>= 7)
        {
            bytes.Add((byte)(rest | 0x80));
        }

        bytes.Add((byte)rest);
    }

    // No more than there are bytes: a wrong count must not make room for what is not there.
    private static int Count(ReadOnlySpan<byte> bytes, ref int at)
    {
        var count = Unsigned(bytes, ref at);
        return count >= 0 && count <= bytes.Length ? (int)count : throw new FormatException("A count is too large.");
    }

    private static long Unsigned(ReadOnlySpan<byte> bytes, ref int at)
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            if (at == bytes.Length)
            {
                break;
            }

            var next = bytes[at++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return (long)value;
            }
        }

        throw new FormatException("A number does not end.");
    }
}
