using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Beredskab.GeoModel.Texts;

namespace Beredskab.Hub.Journal.Format;

/// <summary>
/// The one way in which an event or a command becomes JSON: names in camel case and ordinal order, no white space,
/// nothing for null, letters as UTF-8. The same value always gives the same bytes.
/// </summary>
public static class JournalJson
{
    /// <summary>Unknown members are an error: data that this version cannot read whole is not folded.</summary>
    public static JsonSerializerOptions Options { get; } = Build();

    private static readonly ConcurrentDictionary<Type, JsonTypeInfo> Infos = new();

    public static JsonTypeInfo Of(Type type) => Infos.GetOrAdd(type, static t => Options.GetTypeInfo(t));

    private static JsonSerializerOptions Build()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            // A refused command has a digest too, whatever it held.
            NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { OnlyWhatIsReadBack } },
        };
        options.Converters.Add(new FreeTextPlaceholder());
        options.MakeReadOnly();
        return options;
    }

    // What a record computes from the rest of itself is not data.
    private static void OnlyWhatIsReadBack(JsonTypeInfo info)
    {
        if (info.Kind != JsonTypeInfoKind.Object)
        {
            return;
        }

        var kept = info
            .Properties.Where(property => property.Set is not null || property.AssociatedParameter is not null)
            .OrderBy(property => property.Name, StringComparer.Ordinal)
            .ToArray();
        info.Properties.Clear();
        foreach (var property in kept)
        {
            if (IsImmutableArray(property.PropertyType))
            {
                property.ShouldSerialize = (_, value) => value is not null && !IsDefault(value);
            }

            info.Properties.Add(property);
        }
    }

    private static bool IsImmutableArray(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>);

    // An array that was never given cannot be enumerated; every default equals the default of its type.
    private static bool IsDefault(object array) =>
        array.Equals(Defaults.GetOrAdd(array.GetType(), static type => Activator.CreateInstance(type)!));

    private static readonly ConcurrentDictionary<Type, object> Defaults = new();

    /// <summary>Puts <c>{"$text":n}</c> where the n-th free text of the entry stood, and takes it back.</summary>
    private sealed class FreeTextPlaceholder : JsonConverter<FreeText>
    {
        private static readonly JsonEncodedText Name = JsonEncodedText.Encode("$text");

        public override void Write(Utf8JsonWriter writer, FreeText value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            writer.WriteNumber(Name, LiftedTexts.Current.Add(value));
            writer.WriteEndObject();
        }

        public override FreeText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (
                reader.TokenType != JsonTokenType.StartObject
                || !reader.Read()
                || !reader.ValueTextEquals(Name.EncodedUtf8Bytes)
                || !reader.Read()
                || !reader.TryGetInt32(out var index)
                || !reader.Read()
                || reader.TokenType != JsonTokenType.EndObject
            )
            {
                throw new JsonException("Where a text stood, its placeholder must stand.");
            }

            return LiftedTexts.Current.At(index);
        }
    }
}
