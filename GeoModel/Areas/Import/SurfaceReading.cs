using System.Collections.Immutable;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;
using NetTopologySuite.Simplify;

namespace Beredskab.GeoModel.Areas.Import;

/// <summary>
/// Reads a file's features as one layer of the base map: surfaces without names, as fine as the map shows them. Pure.
/// </summary>
/// <param name="Outlines">So cut that none is too large for an entry of the journal; empty when there are problems.</param>
/// <param name="SquareMetres">That they cover together.</param>
/// <param name="CornersBefore">Of all surfaces of the file.</param>
/// <param name="NoSurface">Features that are lines or points, and are left out.</param>
/// <param name="Empty">Features without a geometry, which are left out.</param>
/// <param name="Mended">Surfaces whose edge crossed itself.</param>
public sealed record SurfaceReading(
    ImmutableArray<AreaOutline> Outlines,
    double SquareMetres,
    int CornersBefore,
    int NoSurface,
    int Empty,
    int Mended,
    ImmutableArray<AreaProblem> Problems
)
{
    /// <summary>A corner moves less than this: at the nearest that the map goes, two pixels.</summary>
    public const double ToleranceMetres = 1.2;

    /// <summary>Smaller than a house, and never seen.</summary>
    private const double SpeckSquareMetres = 40;

    /// <summary>About 25 kB in the journal.</summary>
    private const int CornersOfOutline = 4_000;

    private const double MetresPerDegree = 111_320;

    // Degrees of longitude are shorter here; squeezed by this, a tolerance is the same in both directions.
    private static readonly double Squeeze = Math.Cos(55.68 * Math.PI / 180);

    // As fine as the map is written, about a metre.
    private static readonly PrecisionModel FiveDecimals = new(1e5);

    public int Corners => Outlines.Sum(outline => outline.Geometry.NumPoints);

    public int Surfaces => Outlines.Sum(outline => outline.Geometry.NumGeometries);

    /// <param name="file">Read without its empty features.</param>
    public static SurfaceReading Of(GeoJsonFile file)
    {
        if (!file.Problems.IsEmpty)
        {
            return Refused(file.Problems);
        }

        var polygons = new List<Polygon>();
        var (noSurface, mended) = (0, 0);
        foreach (var feature in file.Features)
        {
            var before = polygons.Count;
            polygons.AddRange(Parts(feature.Geometry));
            noSurface += polygons.Count == before ? 1 : 0;
        }

        if (polygons.Count == 0)
        {
            return Refused([
                AreaProblem.Of(
                    "map-no-surfaces",
                    $"Der er ingen flader i filen. Laget skal være af Polygon og MultiPolygon."
                ),
            ]);
        }

        var corners = polygons.Sum(polygon => polygon.NumPoints);
        for (var i = polygons.Count - 1; i >= 0; i--)
        {
            if (polygons[i].IsValid)
            {
                continue;
            }

            mended++;
            var whole = Parts(GeometryFixer.Fix(polygons[i])).ToArray();
            polygons.RemoveAt(i);
            polygons.InsertRange(i, whole);
        }

        var drawn = Drawn(polygons);
        if (drawn.Length == 0)
        {
            return Refused([
                AreaProblem.Of("map-nothing-left", $"Der er intet tilbage af laget: fladerne er for små til at ses."),
            ]);
        }

        if (drawn.Sum(polygon => (long)polygon.NumPoints) > MapLayers.MostCorners)
        {
            return Refused([new(MapDecider.TooDetailed.Code, MapDecider.TooDetailed.Text, [])]);
        }

        return new(
            [
                .. Cut(drawn)
                    .Select(part => AreaOutline.Of(AreaDrawing.Geometries.CreateMultiPolygon(part)))
                    .OfType<AreaOutline>(),
            ],
            drawn.Sum(AreaChecks.SquareMetres),
            corners,
            noSurface,
            file.Empty,
            mended,
            []
        );
    }

    /// <summary>What overlaps or touches becomes one, so that no crack shows when it is simplified.</summary>
    private static Polygon[] Drawn(List<Polygon> polygons)
    {
        Geometry all = AreaDrawing.Geometries.CreateMultiPolygon([.. polygons]);
        var frame = MapDrawing.Shipped().Frame;
        var sight = AreaDrawing.Geometries.ToGeometry(new Envelope(frame[0], frame[2], frame[1], frame[3]));
        var whole = UnaryUnionNG.Union([all], FiveDecimals);
        if (!sight.EnvelopeInternal.Contains(whole.EnvelopeInternal))
        {
            whole = OverlayNG.Overlay(whole, sight, SpatialFunction.Intersection, FiveDecimals);
        }

        return
        [
            .. Parts(whole)
                .Where(polygon => AreaChecks.SquareMetres(polygon) >= SpeckSquareMetres)
                .Select(Simplified)
                .OfType<Polygon>()
                // From the west, and there from the south, so that what is near is near in the file too.
                .OrderBy(polygon => Math.Floor(polygon.EnvelopeInternal.MinX * 50))
                .ThenBy(polygon => Math.Floor(polygon.EnvelopeInternal.MinY * 100))
                .ThenBy(polygon => polygon.EnvelopeInternal.MinX)
                .ThenBy(polygon => polygon.EnvelopeInternal.MinY),
        ];
    }

    private static Polygon? Simplified(Polygon polygon)
    {
        var flat = AffineTransformation.ScaleInstance(Squeeze, 1).Transform(polygon);
        var simple = TopologyPreservingSimplifier.Simplify(flat, ToleranceMetres / MetresPerDegree);
        return AffineTransformation.ScaleInstance(1 / Squeeze, 1).Transform(simple) is Polygon { IsEmpty: false } drawn
            ? AreaDrawing.Geometries.CreatePolygon(Rounded(drawn.Shell), [.. drawn.Holes.Select(Rounded)])
            : null;
    }

    // Back to the grid that it was on before it was squeezed.
    private static LinearRing Rounded(LinearRing ring) =>
        AreaDrawing.Geometries.CreateLinearRing([
            .. ring.Coordinates.Select(corner => new Coordinate(Math.Round(corner.X, 5), Math.Round(corner.Y, 5))),
        ]);

    private static IEnumerable<Polygon[]> Cut(Polygon[] polygons)
    {
        var part = new List<Polygon>();
        var corners = 0;
        foreach (var polygon in polygons)
        {
            if (part.Count > 0 && corners + polygon.NumPoints > CornersOfOutline)
            {
                yield return [.. part];
                part.Clear();
                corners = 0;
            }

            part.Add(polygon);
            corners += polygon.NumPoints;
        }

        yield return [.. part];
    }

    private static IEnumerable<Polygon> Parts(Geometry geometry) =>
        geometry switch
        {
            Polygon { IsEmpty: false } polygon => [polygon],
            GeometryCollection many => many.Geometries.SelectMany(Parts),
            _ => [],
        };

    private static SurfaceReading Refused(ImmutableArray<AreaProblem> problems) => new([], 0, 0, 0, 0, 0, problems);
}
