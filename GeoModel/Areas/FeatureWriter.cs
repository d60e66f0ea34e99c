using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using NetTopologySuite.Geometries;

namespace Beredskab.GeoModel.Areas;

/// <summary>
/// Writes one GeoJSON FeatureCollection (RFC 7946): [longitude, latitude] with five decimals (about a metre), shells
/// counter-clockwise, holes clockwise.
/// </summary>
internal sealed class FeatureWriter : IDisposable
{
    private readonly ArrayBufferWriter<byte> buffer = new();
    private readonly Utf8JsonWriter json;

    internal FeatureWriter()
    {
        // Danish letters as they are. The bytes are served as application/geo+json, never put into a page.
        json = new(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        json.WriteString("type", "FeatureCollection");
        json.WriteStartArray("features");
    }

    internal void Polygons(string layer, string? name, Geometry geometry, Action<Utf8JsonWriter>? more = null) =>
        Feature(
            layer,
            name,
            more,
            geometry.NumGeometries == 1 ? "Polygon" : "MultiPolygon",
            () =>
            {
                if (geometry.NumGeometries == 1)
                {
                    Rings((Polygon)geometry.GetGeometryN(0));
                    return;
                }

                json.WriteStartArray();
                for (var i = 0; i < geometry.NumGeometries; i++)
                {
                    Rings((Polygon)geometry.GetGeometryN(i));
                }

                json.WriteEndArray();
            }
        );

    internal void Line(string layer, string name, double[][] points, Action<Utf8JsonWriter>? more = null) =>
        Feature(
            layer,
            name,
            more,
            "LineString",
            () =>
            {
                json.WriteStartArray();
                foreach (var point in points)
                {
                    Position(point[0], point[1]);
                }

                json.WriteEndArray();
            }
        );

    internal void Point(string layer, string name, double longitude, double latitude, Action<Utf8JsonWriter>? more) =>
        Feature(layer, name, more, "Point", () => Position(longitude, latitude));

    /// <returns>UTF-8 without a byte order mark. Nothing can be added afterwards.</returns>
    internal byte[] Finish()
    {
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    public void Dispose() => json.Dispose();

    private void Feature(
        string layer,
        string? name,
        Action<Utf8JsonWriter>? more,
        string geometryType,
        Action coordinates
    )
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WriteStartObject("properties");
        json.WriteString("layer", layer);
        if (name is not null)
        {
            json.WriteString("name", name);
        }

        more?.Invoke(json);
        json.WriteEndObject();
        json.WriteStartObject("geometry");
        json.WriteString("type", geometryType);
        json.WritePropertyName("coordinates");
        coordinates();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void Rings(Polygon polygon)
    {
        json.WriteStartArray();
        Ring(polygon.Shell, counterClockwise: true);
        foreach (var hole in polygon.Holes)
        {
            Ring(hole, counterClockwise: false);
        }

        json.WriteEndArray();
    }

    private void Ring(LinearRing ring, bool counterClockwise)
    {
        json.WriteStartArray();
        foreach (var corner in (ring.IsCCW == counterClockwise ? ring : ring.Reverse()).Coordinates)
        {
            Position(corner.X, corner.Y);
        }

        json.WriteEndArray();
    }

    private void Position(double longitude, double latitude)
    {
        json.WriteStartArray();
        json.WriteNumberValue(Math.Round(longitude, 5));
        json.WriteNumberValue(Math.Round(latitude, 5));
        json.WriteEndArray();
    }
}
