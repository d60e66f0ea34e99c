using System.Text.Json;
using Beredskab.GeoModel.Ground;
using NetTopologySuite.Geometries;

namespace Beredskab.GeoModel.Areas.Import;

/// <summary>What the numbers of a file mean.</summary>
public enum ReferenceSystem
{
    /// <summary>EPSG:4326, degrees, longitude first.</summary>
    Wgs84,

    /// <summary>EPSG:25832, metres, easting first.</summary>
    Utm32,
}

/// <summary>Finds out what a file's numbers mean, and turns metres into degrees.</summary>
internal static class ReferenceSystems
{
    // A straight line in metres bends in degrees, about 0.2 m over 3 km here; cut this short, 2 mm.
    private const double StepMetres = 250;

    // Degrees are far below both.
    private static bool IsUtm(double easting, double northing) => new GroundPoint(easting, northing).IsInDenmark;

    private static bool IsDegrees(double x, double y) => Math.Abs(x) <= 180 && Math.Abs(y) <= 180;

    /// <returns>Null when it is clear.</returns>
    internal static AreaProblem? Of(JsonElement root, ReferenceSystem? given, out ReferenceSystem system)
    {
        system = given ?? ReferenceSystem.Wgs84;
        if (!root.TryGetProperty("crs", out var crs) || crs.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        var name =
            crs.ValueKind == JsonValueKind.Object
            && crs.TryGetProperty("properties", out var properties)
            && properties.ValueKind == JsonValueKind.Object
            && properties.TryGetProperty("name", out var word)
                ? word.ToString()
                : "";
        ReferenceSystem? said = name switch
        {
            _ when name.EndsWith(":4326", StringComparison.Ordinal) => ReferenceSystem.Wgs84,
            _ when name.EndsWith(":CRS84", StringComparison.Ordinal) => ReferenceSystem.Wgs84,
            _ when name.EndsWith(":25832", StringComparison.Ordinal) => ReferenceSystem.Utm32,
            _ => null,
        };
        if (said is null)
        {
            return AreaProblem.Of(
                "crs-unknown",
                $"Filen er i koordinatsystemet »{name}«. Hent den i EPSG:4326 eller EPSG:25832."
            );
        }

        if (given is { } told && told != said)
        {
            return AreaProblem.Of(
                "crs-conflict",
                $"Filen siger selv {Name(said.Value)}, men der er skrevet --crs {Number(told)}. Ret det ene."
            );
        }

        system = said.Value;
        return null;
    }

    internal static int Number(ReferenceSystem system) => system == ReferenceSystem.Utm32 ? 25832 : 4326;

    private static string Name(ReferenceSystem system) => $"EPSG:{Number(system)}";

    /// <summary>Checks every corner, and turns it into degrees.</summary>
    /// <returns>Null when all of it lies in the region; otherwise what is wrong with the first that does not.</returns>
    internal static AreaProblem? ToDegrees(ref Geometry geometry, ReferenceSystem system)
    {
        foreach (var corner in geometry.Coordinates)
        {
            if (Misfit(corner.X, corner.Y, system) is { } problem)
            {
                return problem;
            }
        }

        if (system == ReferenceSystem.Utm32)
        {
            geometry = Converted(geometry);
        }

        return null;
    }

    private static AreaProblem? Misfit(double x, double y, ReferenceSystem system)
    {
        if (system == ReferenceSystem.Wgs84)
        {
            if (IsUtm(x, y) || IsUtm(y, x))
            {
                return AreaProblem.Of(
                    "crs-does-not-fit",
                    $"({x:0.#}; {y:0.#}) er ikke grader; det ligner meter i EPSG:25832. Skriv --crs 25832, hvis det er det."
                );
            }

            return InRegion(new(x, y));
        }

        if (IsUtm(x, y))
        {
            return InRegion(Utm32.ToDegrees(new(x, y)));
        }

        return IsUtm(y, x)
            ? AreaProblem.Of(
                "area-position-swapped",
                $"({x:0.#}; {y:0.#}) har akserne byttet om. Øst (cirka 725.000) skal stå før nord (cirka 6.175.000)."
            )
            : AreaProblem.Of(
                "crs-does-not-fit",
                IsDegrees(x, y)
                    ? (FormattableString)
                        $"({x:0.#####}; {y:0.#####}) er ikke meter i EPSG:25832; det ligner grader. Skriv --crs 4326, hvis det er det."
                    : $"({x:0.#}; {y:0.#}) er ikke i Danmark i EPSG:25832."
            );
    }

    /// <returns>Null when it lies in the region; otherwise where it is instead.</returns>
    internal static AreaProblem? InRegion(Ground.Coordinates point) =>
        point.Check("geometry")?.Code switch
        {
            null => null,
            "position-not-a-number" => AreaProblem.Of("area-position-not-a-number", $"koordinaterne er ikke tal."),
            "position-swapped" => AreaProblem.Of(
                "area-position-swapped",
                $"({point.Longitude:0.#####}; {point.Latitude:0.#####}) har akserne byttet om. Længden (cirka 12,6) skal stå først."
            ),
            var code => AreaProblem.Of(
                "area-" + code,
                $"({point.Longitude:0.#####}; {point.Latitude:0.#####}) ligger uden for Sjælland."
            ),
        };

    private static Geometry Converted(Geometry geometry) =>
        geometry switch
        {
            Point point => AreaDrawing.Geometries.CreatePoint(Degrees(point.X, point.Y)),
            Polygon polygon => Converted(polygon),
            MultiPolygon many => AreaDrawing.Geometries.CreateMultiPolygon([
                .. many.Geometries.Select(part => Converted((Polygon)part)),
            ]),
            GeometryCollection and not (MultiPoint or MultiLineString) =>
                AreaDrawing.Geometries.CreateGeometryCollection([
                    .. ((GeometryCollection)geometry).Geometries.Select(Converted),
                ]),
            // Of lines nothing is imported; whoever reads this says so.
            _ => geometry,
        };

    private static Polygon Converted(Polygon polygon) =>
        AreaDrawing.Geometries.CreatePolygon(Converted(polygon.Shell), [.. polygon.Holes.Select(Converted)]);

    private static LinearRing Converted(LinearRing ring)
    {
        var corners = ring.Coordinates;
        var degrees = new List<Coordinate>(corners.Length);
        for (var i = 0; i < corners.Length - 1; i++)
        {
            // The same points from either end, so that neighbours stay neighbours.
            var (from, to) = (corners[i], corners[i + 1]);
            var steps = Math.Max(1, (int)Math.Ceiling(from.Distance(to) / StepMetres));
            degrees.Add(Degrees(from.X, from.Y));
            for (var step = 1; step < steps; step++)
            {
                var (back, forth) = ((double)(steps - step) / steps, (double)step / steps);
                degrees.Add(Degrees((from.X * back) + (to.X * forth), (from.Y * back) + (to.Y * forth)));
            }
        }

        if (degrees.Count > 0)
        {
            degrees.Add(degrees[0].Copy());
        }

        return AreaDrawing.Geometries.CreateLinearRing([.. degrees]);
    }

    private static Coordinate Degrees(double easting, double northing)
    {
        var point = Utm32.ToDegrees(new(easting, northing));
        return new(point.Longitude, point.Latitude);
    }
}
