using System.Text.Json;
using System.Text.Json.Serialization;
using Beredskab.GeoModel.Ground;

namespace Beredskab.Hub.Live;

/// <summary>A shape on the wire: a GeoJSON geometry (RFC 7946), a spot too. WGS 84, longitude first.</summary>
internal sealed class GeometryJson : JsonConverter<Shape>
{
    public override void Write(Utf8JsonWriter writer, Shape value, JsonSerializerOptions options)
    {
        if (value.Kind != ShapeKind.Point)
        {
            JsonSerializer.Serialize(writer, value, options);
            return;
        }

        writer.WriteStartObject();
        writer.WriteStartArray("coordinates");
        writer.WriteNumberValue(value.Corners[0].Longitude);
        writer.WriteNumberValue(value.Corners[0].Latitude);
        writer.WriteEndArray();
        writer.WriteString("type", "Point");
        writer.WriteEndObject();
    }

    public override Shape Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonSerializer.Deserialize<Shape>(ref reader, options)!;
}
