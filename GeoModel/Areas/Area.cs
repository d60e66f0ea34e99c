using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using NetTopologySuite.Geometries;

namespace Beredskab.GeoModel.Areas;

/// <summary>An area's name for programs, kind first: <c>bydel:noerrebro</c>, <c>kommune:koebenhavn</c>.</summary>
[JsonConverter(typeof(AreaIdJsonConverter))]
public readonly record struct AreaId(string Value)
{
    /// <summary>As its first word says; a bydel when that is another.</summary>
    [JsonIgnore]
    public AreaKind Kind =>
        Value.StartsWith("ssp-omraade:", StringComparison.Ordinal) ? AreaKind.SspOmraade
        : Value.StartsWith("kommune:", StringComparison.Ordinal) ? AreaKind.Kommune
        : AreaKind.Bydel;

    public override string ToString() => Value;
}

[JsonConverter(typeof(JsonStringEnumConverter<AreaKind>))]
public enum AreaKind
{
    [JsonStringEnumMemberName("bydel")]
    Bydel,

    [JsonStringEnumMemberName("ssp-omraade")]
    SspOmraade,

    [JsonStringEnumMemberName("kommune")]
    Kommune,
}

/// <param name="Geometry">Polygon or MultiPolygon, WGS 84, longitude first, degrees; holes are not part of it.</param>
public sealed record Area(AreaId Id, AreaKind Kind, string Name, Geometry Geometry);

/// <summary>Where a point lies.</summary>
/// <param name="Areas">The areas that contain it, boundary included; both neighbours when it lies on their edge.</param>
/// <param name="Near">Areas that do not contain it and whose boundary is within 150 m.</param>
/// <param name="BoundaryMetres">To the nearest boundary of a bydel, along the ground (EPSG:25832).</param>
/// <param name="Place">The nearest named place within 250 m, or null.</param>
/// <param name="Beside">
/// How far and in which direction from the nearest named place, when none is within 250 m and one within 5 km:
/// <c>600 m nordvest for Bella Center</c>.
/// </param>
public sealed record Location(
    ImmutableArray<AreaId> Areas,
    ImmutableArray<AreaId> Near,
    double BoundaryMetres,
    string? Place,
    string? Beside = null
)
{
    /// <summary>In none of the areas. Never a reason to lose an incident.</summary>
    public bool IsOutside => Areas.IsEmpty;
}

internal sealed class AreaIdJsonConverter : JsonConverter<AreaId>
{
    public override AreaId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetString()!);

    public override void Write(Utf8JsonWriter writer, AreaId value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);
}
