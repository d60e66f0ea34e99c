using System.Text.Json;
using System.Text.Json.Serialization;
using NetTopologySuite.Geometries;

namespace Beredskab.GeoModel.Areas;

/// <summary>
/// A surface as the journal keeps it: corners on a grid of 10⁻⁷ degrees (about a centimetre), rings in one fixed order,
/// written as differences. Two outlines of the same ground on that grid have the same code. Immutable.
/// </summary>
[JsonConverter(typeof(AreaOutlineJsonConverter))]
public sealed class AreaOutline : IEquatable<AreaOutline>
{
    /// <summary>Grid lines to a degree.</summary>
    public const double PerDegree = 1e7;

    private AreaOutline(string code, Geometry geometry) => (Code, Geometry) = (code, geometry);

    /// <summary>Base64 of: polygons, for each its rings, for each its corners (unsigned), and each corner as the difference from the one before (signed, longitude first).</summary>
    public string Code { get; }

    /// <summary>Polygon or MultiPolygon, WGS 84, longitude first, degrees. Not to be changed.</summary>
    public Geometry Geometry { get; }

    /// <param name="geometry">Polygon or MultiPolygon, WGS 84, longitude first; need not be valid.</param>
    /// <returns>Null when nothing of it is left on the grid.</returns>
    public static AreaOutline? Of(Geometry geometry)
    {
        var polygons = new List<Polygon>();
        for (var i = 0; i < geometry.NumGeometries; i++)
        {
            var polygon = (Polygon)geometry.GetGeometryN(i);
            if (OnGrid(polygon.Shell) is { } shell)
            {
                polygons.Add(
                    AreaDrawing.Geometries.CreatePolygon(shell, [.. polygon.Holes.Select(OnGrid).OfType<LinearRing>()])
                );
            }
        }

        if (polygons.Count == 0)
        {
            return null;
        }

        var whole = Whole(polygons);
        whole.Normalize();
        return new(Convert.ToBase64String(OutlineBytes.Write(whole)), whole);
    }

    /// <exception cref="FormatException">It is no code of an outline.</exception>
    public static AreaOutline Read(string code)
    {
        var polygons = OutlineBytes.Read(Convert.FromBase64String(code));
        return new(code, Whole(polygons));
    }

    public bool Equals(AreaOutline? other) => string.Equals(Code, other?.Code, StringComparison.Ordinal);

    public override bool Equals(object? obj) => Equals(obj as AreaOutline);

    public override int GetHashCode() => Code.GetHashCode(StringComparison.Ordinal);

    private static Geometry Whole(List<Polygon> polygons) =>
        polygons.Count == 1 ? polygons[0] : AreaDrawing.Geometries.CreateMultiPolygon([.. polygons]);

    private static LinearRing? OnGrid(LinearRing ring)
    {
        var corners = new List<Coordinate>();
        foreach (var corner in ring.Coordinates)
        {
            var moved = new Coordinate(
                Math.Round(corner.X * PerDegree) / PerDegree,
                Math.Round(corner.Y * PerDegree) / PerDegree
            );
            if (corners.Count == 0 || !corners[^1].Equals2D(moved))
            {
                corners.Add(moved);
            }
        }

        return corners.Count < 4 ? null : AreaDrawing.Geometries.CreateLinearRing([.. corners]);
    }
}

internal sealed class AreaOutlineJsonConverter : JsonConverter<AreaOutline>
{
    public override AreaOutline Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            return AreaOutline.Read(reader.GetString()!);
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            throw new JsonException("It is no outline.", e);
        }
    }

    public override void Write(Utf8JsonWriter writer, AreaOutline value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Code);
}
