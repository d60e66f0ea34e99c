using System.Text.Json;
using System.Text.Json.Serialization;

namespace Beredskab.GeoModel.Identity;

/// <summary>An id that names one thing for ever. Never reused, never meaningful.</summary>
public interface IEntityId<TSelf>
    where TSelf : struct, IEntityId<TSelf>
{
    Guid Value { get; }

    static abstract TSelf From(Guid value);
}

[JsonConverter(typeof(EntityIdJsonConverter<IncidentId>))]
public readonly record struct IncidentId(Guid Value) : IEntityId<IncidentId>
{
    public static IncidentId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

/// <summary>A person in the directory. The journal knows people by this alone.</summary>
[JsonConverter(typeof(EntityIdJsonConverter<PersonId>))]
public readonly record struct PersonId(Guid Value) : IEntityId<PersonId>
{
    /// <summary>The product itself as actor: the dispatcher, a provider's callback.</summary>
    public static PersonId System { get; } = new(new Guid("00000000-0000-8000-8000-000000000001"));

    public static PersonId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

[JsonConverter(typeof(EntityIdJsonConverter<OrganisationId>))]
public readonly record struct OrganisationId(Guid Value) : IEntityId<OrganisationId>
{
    /// <summary>The organisation that the product acts for when nobody's authority is involved.</summary>
    public static OrganisationId System { get; } = new(new Guid("00000000-0000-8000-8000-000000000002"));

    public static OrganisationId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

[JsonConverter(typeof(EntityIdJsonConverter<LedergruppeId>))]
public readonly record struct LedergruppeId(Guid Value) : IEntityId<LedergruppeId>
{
    public static LedergruppeId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

/// <summary>A zone that is drawn for an incident.</summary>
[JsonConverter(typeof(EntityIdJsonConverter<ZoneId>))]
public readonly record struct ZoneId(Guid Value) : IEntityId<ZoneId>
{
    public static ZoneId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

[JsonConverter(typeof(EntityIdJsonConverter<TaskId>))]
public readonly record struct TaskId(Guid Value) : IEntityId<TaskId>
{
    public static TaskId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

/// <summary>One entry of the journal; also the id of the log item that the entry made.</summary>
[JsonConverter(typeof(EntityIdJsonConverter<EntryId>))]
public readonly record struct EntryId(Guid Value) : IEntityId<EntryId>
{
    public static EntryId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

/// <summary>Writes an id as its bare UUID string, also as a dictionary's key.</summary>
public sealed class EntityIdJsonConverter<TId> : JsonConverter<TId>
    where TId : struct, IEntityId<TId>
{
    public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        TId.From(reader.GetGuid());

    public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);

    public override TId ReadAsPropertyName(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options
    ) => TId.From(Guid.Parse(reader.GetString()!));

    public override void WriteAsPropertyName(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.Value.ToString());
}
