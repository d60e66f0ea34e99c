using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Beredskab.GeoModel.Ground;

/// <summary>
/// A spot as it has always stood in commands and events, everything else as a GeoJSON geometry (RFC 7946): MultiPoint,
/// LineString, Polygon with one ring. Members in ordinal order, so that the same shape always gives the same bytes.
/// </summary>
internal sealed class ShapeJson : JsonConverter<Shape>
{
    public override void Write(Utf8JsonWriter writer, Shape value, JsonSerializerOptions options)
    {
        if (value.Kind == ShapeKind.Point)
        {
            JsonSerializer.Serialize(writer, value.Corners[0], options);
            return;
        }

        writer.WriteStartObject();
        writer.WriteStartArray("coordinates");
        if (value.Kind == ShapeKind.Area)
        {
            writer.WriteStartArray();
        }

        foreach (var corner in value.Corners)
        {
            Write(writer, corner);
        }

        if (value.Kind == ShapeKind.Area)
        {
            if (!value.Corners.IsEmpty)
            {
                Write(writer, value.Corners[0]);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndArray();
        writer.WriteString("type", Name(value.Kind));
        writer.WriteEndObject();
    }

    /// <exception cref="JsonException">It is neither a spot nor one of the three geometries.</exception>
    public override Shape Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        var json = document.RootElement;
        if (json.ValueKind == JsonValueKind.Object && json.TryGetProperty("type", out var type))
        {
            try
            {
                return Geometry(type.GetString(), json.GetProperty("coordinates"));
            }
            catch (Exception e) when (e is InvalidOperationException or KeyNotFoundException or FormatException)
            {
                throw new JsonException("The geometry is not of a form that a place can have.", e);
            }
        }

        return Shape.At(json.Deserialize<Coordinates>(options));
    }

    private static Shape Geometry(string? type, JsonElement coordinates)
    {
        switch (type)
        {
            case "Point":
                return Shape.At(Corner(coordinates));
            case "MultiPoint":
                return Shape.Of(ShapeKind.Points, Corners(coordinates));
            case "LineString":
                return Shape.Of(ShapeKind.Line, Corners(coordinates));
            case "Polygon" when coordinates.GetArrayLength() == 1:
                var ring = Corners(coordinates[0]);
                return ring.Length > 1 && ring[0] == ring[^1]
                    ? Shape.Of(ShapeKind.Area, ring.RemoveAt(ring.Length - 1))
                    : throw new JsonException("A ring ends where it began.");
            default:
                throw new JsonException($"No place is a {type}.");
        }
    }

    private static ImmutableArray<Coordinates> Corners(JsonElement list) => [.. list.EnumerateArray().Select(Corner)];

    private static Coordinates Corner(JsonElement at) => new(Number(at[0]), Number(at[1]));

    private static double Number(JsonElement element) =>
        element.ValueKind == JsonValueKind.String
            ? double.Parse(element.GetString()!, System.Globalization.CultureInfo.InvariantCulture)
            : element.GetDouble();

    // A refused command has a digest too, whatever it held; JSON has no word for what is no number.
    private static void Write(Utf8JsonWriter writer, Coordinates corner)
    {
        writer.WriteStartArray();
        Number(writer, corner.Longitude);
        Number(writer, corner.Latitude);
        writer.WriteEndArray();
    }

    private static void Number(Utf8JsonWriter writer, double value)
    {
        if (double.IsFinite(value))
        {
            writer.WriteNumberValue(value);
        }
        else
        {
            writer.WriteStringValue(value.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    private static string Name(ShapeKind kind) =>
        kind switch
        {
            ShapeKind.Points => "MultiPoint",
            ShapeKind.Line => "LineString",
            _ => "Polygon",
        };
}
