using System.Globalization;
using Beredskab.GeoModel.Deciding;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Valid;

namespace Beredskab.GeoModel.Ground;

/// <summary>What a drawn shape must keep, so that it says one thing about where something is.</summary>
public static class ShapeChecks
{
    public const int MostCorners = 200;
    public const int MostPoints = 20;

    /// <summary>A line shorter than this is a spot, and two spots nearer than this are one.</summary>
    public const double LeastMetres = 5;

    /// <summary>An area smaller than this is a spot: five metres by five.</summary>
    public const double LeastSquareMetres = 25;

    /// <returns>
    /// Null when it can be used. Codes: those of <see cref="Coordinates.Check"/> for a corner, <c>shape-too-few</c>,
    /// <c>shape-too-detailed</c>, <c>shape-tiny</c>, <c>shape-points-together</c>, <c>shape-crosses-itself</c>.
    /// </returns>
    /// <param name="field">The command's field that held it.</param>
    public static Refusal? Check(Shape shape, string field)
    {
        if (Count(shape, field) is { } count)
        {
            return count;
        }

        for (var i = 0; i < shape.Corners.Length; i++)
        {
            if (shape.Corners[i].Check(field) is { } bad)
            {
                return shape.Kind == ShapeKind.Point ? bad : bad with { Text = $"{Named(shape, i)}: {bad.Text}" };
            }
        }

        return shape.Kind switch
        {
            ShapeKind.Points => Together(shape, field),
            ShapeKind.Line => Line(shape, field),
            ShapeKind.Area => Area(shape, field),
            _ => null,
        };
    }

    private static Refusal? Count(Shape shape, string field)
    {
        var (least, most, words) = shape.Kind switch
        {
            ShapeKind.Point => (1, 1, "Vælg ét sted."),
            ShapeKind.Points => (2, MostPoints, $"Vælg mindst to steder og højst {MostPoints}."),
            ShapeKind.Line => (2, MostCorners, $"En linje har mindst to punkter og højst {MostCorners}."),
            _ => (3, MostCorners, $"Et område har mindst tre hjørner og højst {MostCorners}."),
        };
        return shape.Corners.Length < least ? new("shape-too-few", words, field)
            : shape.Corners.Length > most ? new("shape-too-detailed", words, field)
            : null;
    }

    private static Refusal? Together(Shape shape, string field)
    {
        var points = (MultiPoint)shape.OnGround;
        for (var i = 1; i < points.NumGeometries; i++)
        {
            for (var earlier = 0; earlier < i; earlier++)
            {
                if (points[i].Distance(points[earlier]) < LeastMetres)
                {
                    return new(
                        "shape-points-together",
                        $"Sted {earlier + 1} og sted {i + 1} ligger oven i hinanden. Fjern det ene, eller flyt det.",
                        field
                    );
                }
            }
        }

        return null;
    }

    private static Refusal? Line(Shape shape, string field)
    {
        if (shape.LengthMetres < LeastMetres)
        {
            return new("shape-tiny", "Linjen er under 5 meter. Tegn den længere, eller vælg ét sted.", field);
        }

        // A corner that was set twice is no crossing.
        var corners = CoordinateArrays.RemoveRepeatedPoints(shape.InDegrees.Coordinates);
        var simple = new IsSimpleOp(shape.InDegrees.Factory.CreateLineString(corners));
        return simple.IsSimple() ? null : Crossing("Linjen krydser sig selv", simple.NonSimpleLocation, field);
    }

    private static Refusal? Area(Shape shape, string field)
    {
        var valid = new IsValidOp(shape.InDegrees);
        if (!valid.IsValid)
        {
            return valid.ValidationError.ErrorType is TopologyValidationErrors.TooFewPoints
                ? new("shape-too-few", "Et område har mindst tre forskellige hjørner.", field)
                : Crossing("Kanten krydser sig selv", valid.ValidationError.Coordinate, field);
        }

        return shape.SquareMetres < LeastSquareMetres
            ? new("shape-tiny", "Området er under 25 kvadratmeter. Tegn det større, eller vælg ét sted.", field)
            : null;
    }

    private static Refusal Crossing(string what, Coordinate at, string field) =>
        new(
            "shape-crosses-itself",
            string.Create(
                CultureInfo.GetCultureInfo("da-DK"),
                $"{what} ved ({at.X:0.#####}; {at.Y:0.#####}). Flyt et af hjørnerne, eller tegn igen."
            ),
            field
        );

    private static string Named(Shape shape, int index) =>
        shape.Kind == ShapeKind.Points ? $"Sted {index + 1}" : $"Hjørne {index + 1}";
}
