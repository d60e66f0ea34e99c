using System.Collections.Immutable;
using System.Text.Json;
using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Ground;

namespace Beredskab.Hub.Incidents;

/// <summary>A place that is more than a spot, as a GeoJSON geometry (RFC 7946) in WGS 84, longitude first.</summary>
/// <param name="Type"><c>Point</c>, <c>MultiPoint</c>, <c>LineString</c>, or <c>Polygon</c> with one ring.</param>
/// <param name="Coordinates">As the type asks for. A third number, a height, is passed over.</param>
public sealed record ShapeBody(string? Type, JsonElement Coordinates)
{
    private const string Field = "shape";

    /// <summary>
    /// Of a report or a move: a spot, a shape, an area of which no more is known, or none of them. Two is asked about, and
    /// none of them guessed.
    /// </summary>
    internal static Refusal? Read(
        IncidentEndpoints.Point? position,
        ShapeBody? shape,
        string? within,
        out Shape? read,
        out AreaId? area
    )
    {
        read = null;
        area = within is null ? null : new AreaId(within);
        if ((position is null ? 0 : 1) + (shape is null ? 0 : 1) + (within is null ? 0 : 1) > 1)
        {
            return new(
                "position-twice",
                "Stedet er angivet to gange. Brug enten position, shape eller within.",
                shape is null ? "within" : Field
            );
        }

        if (position is not null)
        {
            read = Shape.At(position.Coordinates);
            return position.Missing;
        }

        return shape?.Read(out read);
    }

    private Refusal? Read(out Shape? shape)
    {
        shape = null;
        var kind = Type switch
        {
            "Point" => ShapeKind.Point,
            "MultiPoint" => ShapeKind.Points,
            "LineString" => ShapeKind.Line,
            "Polygon" => ShapeKind.Area,
            _ => (ShapeKind?)null,
        };
        if (kind is not { } known)
        {
            return new(
                "shape-type",
                "Stedets type skal være Point, MultiPoint, LineString eller Polygon (GeoJSON).",
                "shape.type"
            );
        }

        var corners = Coordinates;
        if (known == ShapeKind.Area)
        {
            if (corners.ValueKind != JsonValueKind.Array || corners.GetArrayLength() != 1)
            {
                return new("shape-holes", "Et område har én kant og ingen huller.", "shape.coordinates");
            }

            corners = corners[0];
        }

        if ((known == ShapeKind.Point ? One(corners) : Many(corners)) is not { } list)
        {
            return new(
                "shape-coordinates",
                "Stedets koordinater skal være talpar med længden først, som [12.5561, 55.6871].",
                "shape.coordinates"
            );
        }

        if (known == ShapeKind.Area)
        {
            if (list.Length < 2 || list[0] != list[^1])
            {
                return new("shape-not-closed", "Områdets kant skal slutte, hvor den begyndte.", "shape.coordinates");
            }

            list = list.RemoveAt(list.Length - 1);
        }

        shape = Shape.Of(known, list);
        return null;
    }

    private static ImmutableArray<Coordinates>? One(JsonElement pair) => Pair(pair) is { } at ? [at] : null;

    private static ImmutableArray<Coordinates>? Many(JsonElement pairs)
    {
        if (pairs.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var list = ImmutableArray.CreateBuilder<Coordinates>(Math.Min(pairs.GetArrayLength(), ShapeChecks.MostCorners));
        foreach (var pair in pairs.EnumerateArray())
        {
            if (Pair(pair) is not { } at)
            {
                return null;
            }

            list.Add(at);
        }

        return list.ToImmutable();
    }

    private static Coordinates? Pair(JsonElement pair) =>
        pair.ValueKind == JsonValueKind.Array
        && pair.GetArrayLength() is 2 or 3
        && pair[0].ValueKind == JsonValueKind.Number
        && pair[1].ValueKind == JsonValueKind.Number
            ? new(pair[0].GetDouble(), pair[1].GetDouble())
            : null;
}
