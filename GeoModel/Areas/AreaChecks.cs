using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Beredskab.GeoModel.Areas.Import;
using Beredskab.GeoModel.Ground;
using Beredskab.GeoModel.Texts;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;
using NetTopologySuite.Operation.Union;
using NetTopologySuite.Operation.Valid;

namespace Beredskab.GeoModel.Areas;

/// <summary>What a set of areas must keep, so that a point never has a wrong or a missing answer.</summary>
public static partial class AreaChecks
{
    /// <summary>Two areas of one kind may share this much ground and still be neighbours: the noise of rounding.</summary>
    public const double OverlapToleranceSquareMetres = 1;

    /// <summary>
    /// An overlap or a crack narrower than this is the noise of rounding, however long: nobody can stand in it, and
    /// whoever is near it is near both.
    /// </summary>
    public const double NoiseWidthMetres = 0.05;

    /// <summary>A hole between bydele whose mean width is below this is a crack, not a lake.</summary>
    public const double GapWidthMetres = 2;

    /// <param name="who">How one finds an area again in what one brought, with its name; null for the name alone.</param>
    /// <returns>Every problem that was found; empty when the areas can be used.</returns>
    public static ImmutableArray<AreaProblem> Problems(IEnumerable<Area> areas, Func<Area, string?>? who = null)
    {
        string Named(Area area) => who?.Invoke(area) ?? $"Området {area.Name}";

        ImmutableArray<Area> all = [.. areas];
        if (!all.Any(area => area.Kind == AreaKind.Bydel))
        {
            return [AreaProblem.Of("bydele-missing", $"Der er ingen bydele. Mindst ét område skal være en bydel.")];
        }

        ImmutableArray<AreaProblem> each = [.. all.SelectMany(area => Each(area, Named(area))), .. Repeated(all)];
        // Neighbours are only compared when each of them is sound by itself.
        return each.IsEmpty ? [.. Overlaps(all, area => who?.Invoke(area) ?? area.Name), .. Gaps(all)] : each;
    }

    private static IEnumerable<AreaProblem> Each(Area area, string who)
    {
        if (!IdShape().IsMatch(area.Id.Value ?? ""))
        {
            yield return AreaProblem.Of(
                "area-id",
                $"{who} kan ikke få et id af sit navn. Navnet skal have bogstaver eller tal.",
                area.Id
            );
        }

        if (string.IsNullOrWhiteSpace(area.Name) || area.Name.Length > 80 || area.Name.Any(char.IsControl))
        {
            yield return AreaProblem.Of("area-name", $"{who} mangler et navn på højst 80 tegn.", area.Id);
        }

        if (area.Geometry is not (Polygon or MultiPolygon) || area.Geometry.IsEmpty)
        {
            yield return AreaProblem.Of(
                "area-not-polygon",
                $"{who} er ikke en flade (Polygon eller MultiPolygon).",
                area.Id
            );
            yield break;
        }

        foreach (var corner in area.Geometry.Coordinates)
        {
            if (ReferenceSystems.InRegion(new(corner.X, corner.Y)) is { } misfit)
            {
                yield return AreaProblem.Of(
                    misfit.Code,
                    $"{who} har et hjørne, der er forkert: {misfit.Text}",
                    area.Id
                );
                yield break;
            }
        }

        var validity = new IsValidOp(area.Geometry);
        if (!validity.IsValid)
        {
            var error = validity.ValidationError;
            yield return AreaProblem.Of(
                "area-invalid",
                $"{who} er tegnet forkert ved ({error.Coordinate.X:0.######}; {error.Coordinate.Y:0.######}): {Danish(error.ErrorType)}.",
                area.Id
            );
        }
    }

    private static string Danish(TopologyValidationErrors error) =>
        error switch
        {
            TopologyValidationErrors.SelfIntersection or TopologyValidationErrors.RingSelfIntersection =>
                "kanten krydser sig selv",
            TopologyValidationErrors.HoleOutsideShell => "et hul ligger uden for området",
            TopologyValidationErrors.NestedHoles or TopologyValidationErrors.NestedShells =>
                "to dele ligger i hinanden",
            TopologyValidationErrors.DisconnectedInteriors => "et hul deler området i to",
            TopologyValidationErrors.TooFewPoints => "der er for få hjørner",
            TopologyValidationErrors.RingNotClosed => "kanten er ikke lukket",
            _ => error.ToString(),
        };

    private static IEnumerable<AreaProblem> Repeated(ImmutableArray<Area> areas) =>
        areas
            .GroupBy(area => area.Id)
            .Where(same => same.Skip(1).Any())
            .Select(same =>
                AreaProblem.Of(
                    "area-id-repeated",
                    $"{Listed.And(same.Select(area => area.Name))} kan ikke kendes fra hinanden: navnene er for ens.",
                    same.Key
                )
            );

    private static IEnumerable<AreaProblem> Overlaps(ImmutableArray<Area> areas, Func<Area, string> who)
    {
        foreach (var kind in areas.GroupBy(area => area.Kind))
        {
            Area[] same = [.. kind];
            for (var i = 0; i < same.Length; i++)
            {
                var prepared = PreparedGeometryFactory.Prepare(same[i].Geometry);
                foreach (var other in same.Skip(i + 1).Where(other => prepared.Intersects(other.Geometry)))
                {
                    var shared = same[i].Geometry.Intersection(other.Geometry);
                    var squareMetres = SquareMetres(shared);
                    if (
                        squareMetres > OverlapToleranceSquareMetres
                        && MeanWidthMetres(squareMetres, shared) > NoiseWidthMetres
                    )
                    {
                        var where = shared.InteriorPoint;
                        yield return AreaProblem.Of(
                            "area-overlap",
                            $"{who(same[i])} og {who(other)} dækker hinanden på {squareMetres:N0} m², bl.a. ved ({where.X:0.#####}; {where.Y:0.#####}).",
                            same[i].Id,
                            other.Id
                        );
                    }
                }
            }
        }
    }

    private static IEnumerable<AreaProblem> Gaps(ImmutableArray<Area> areas)
    {
        var union = UnaryUnionOp.Union([.. areas.Where(area => area.Kind == AreaKind.Bydel).Select(a => a.Geometry)]);
        for (var i = 0; i < (union?.NumGeometries ?? 0); i++)
        {
            foreach (var hole in ((Polygon)union!.GetGeometryN(i)).Holes)
            {
                var squareMetres = SquareMetres(hole.Factory.CreatePolygon(hole));
                if (MeanWidthMetres(squareMetres, hole) is > NoiseWidthMetres and < GapWidthMetres)
                {
                    yield return AreaProblem.Of(
                        "area-gap",
                        $"Der er en sprække på {squareMetres:N0} m² mellem bydelene ved ({hole.Coordinate.X:0.#####}; {hole.Coordinate.Y:0.#####})."
                    );
                }
            }
        }
    }

    /// <returns>In EPSG:25832.</returns>
    internal static double SquareMetres(Geometry geometry)
    {
        var copy = geometry.Copy();
        copy.Apply(new ToMetres());
        copy.GeometryChanged();
        return copy.Area;
    }

    // Of something long and narrow, whose outline is about twice its length.
    private static double MeanWidthMetres(double squareMetres, Geometry outline) =>
        2 * squareMetres / LengthMetres(outline);

    private static double LengthMetres(Geometry geometry)
    {
        var copy = geometry.Copy();
        copy.Apply(new ToMetres());
        copy.GeometryChanged();
        return copy.Length;
    }

    [GeneratedRegex("^[a-z0-9-]{1,24}:[a-z0-9-]{1,64}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IdShape();

    private sealed class ToMetres : IEntireCoordinateSequenceFilter
    {
        public bool Done => false;

        public bool GeometryChanged => true;

        public void Filter(CoordinateSequence seq)
        {
            for (var i = 0; i < seq.Count; i++)
            {
                var ground = Utm32.From(seq.GetX(i), seq.GetY(i));
                seq.SetX(i, ground.EastingMetres);
                seq.SetY(i, ground.NorthingMetres);
            }
        }
    }
}
