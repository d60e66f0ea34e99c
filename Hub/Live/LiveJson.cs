using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Beredskab.Hub.Live;

/// <summary>How the contract is written as JSON, on the stream and over HTTP.</summary>
public static class LiveJson
{
    /// <summary>Camel case; Danish letters as themselves: never to be put into a page's markup unescaped.</summary>
    public static JsonSerializerOptions Options { get; } =
        new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static WrittenJson Write<T>(T value) => new(JsonSerializer.SerializeToUtf8Bytes(value, Options));
}

/// <summary>JSON that is written once and then sent to many.</summary>
[JsonConverter(typeof(WrittenJsonConverter))]
public sealed record WrittenJson(ReadOnlyMemory<byte> Utf8)
{
    public static WrittenJson EmptyArray { get; } = new("[]"u8.ToArray());

    /// <summary>The elements of several arrays, as one.</summary>
    public static WrittenJson Concatenate(IReadOnlyCollection<WrittenJson> arrays)
    {
        if (arrays.Count == 0)
        {
            return EmptyArray;
        }

        using var joined = new MemoryStream(arrays.Sum(array => array.Utf8.Length));
        joined.WriteByte((byte)'[');
        foreach (var array in arrays)
        {
            if (array.Utf8.Length <= 2)
            {
                continue;
            }

            if (joined.Length > 1)
            {
                joined.WriteByte((byte)',');
            }

            joined.Write(array.Utf8.Span[1..^1]);
        }

        joined.WriteByte((byte)']');
        return new(joined.ToArray());
    }
}

internal sealed class WrittenJsonConverter : JsonConverter<WrittenJson>
{
    public override WrittenJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return new(JsonSerializer.SerializeToUtf8Bytes(document.RootElement, options));
    }

    public override void Write(Utf8JsonWriter writer, WrittenJson value, JsonSerializerOptions options) =>
        writer.WriteRawValue(value.Utf8.Span, skipInputValidation: true);
}
