using System.Collections.Immutable;
using Beredskab.GeoModel.Ground;
using NetTopologySuite.Geometries.Prepared;
using NetTopologySuite.Operation.Union;

namespace Beredskab.GeoModel.Areas;

/// <summary>The areas in use, and where a point lies among them. Immutable; free to use from any thread.</summary>
public sealed class AreaAtlas
{
    /// <summary>Within this distance of a boundary the neighbour is near, and is alerted too.</summary>
    public const double NearMetres = 150;

    /// <summary>Beyond this a named place says nothing about where an incident is.</summary>
    public const double PlaceMetres = 250;

    /// <summary>Beyond this not even the way from a named place helps anybody to find it.</summary>
    public const double BesideMetres = 5_000;

    private static readonly Lazy<AreaAtlas> ShippedAtlas = new(() => Create(AreaDrawing.Shipped().Areas()));

    private readonly AreaGrid grid;
    private readonly ImmutableArray<IPreparedGeometry> prepared;
    private readonly ImmutableDictionary<AreaId, Area> byId;
    private readonly ImmutableArray<(AreaId Id, AreaBoundary Boundary)> bydele;

    private AreaAtlas(ImmutableArray<Area> areas)
    {
        Areas = areas;
        grid = new(areas);
        prepared = [.. areas.Select(area => PreparedGeometryFactory.Prepare(area.Geometry))];
        byId = areas.ToImmutableDictionary(area => area.Id);
        bydele =
        [
            .. areas
                .Where(area => area.Kind == AreaKind.Bydel)
                .Select(area => (area.Id, new AreaBoundary(area.Geometry))),
        ];
    }

    /// <summary>The ten bydele as this project draws them, and Københavns Kommune, their union.</summary>
    public static AreaAtlas Shipped => ShippedAtlas.Value;

    /// <summary>Københavns Kommune when it is derived from its bydele.</summary>
    public static AreaId Kommune { get; } = new("kommune:koebenhavn");

    /// <summary>Bydele first, in their official order, then the others as they were given.</summary>
    public ImmutableArray<Area> Areas { get; }

    /// <param name="areas">Valid polygons of which no two of one kind overlap; the kommune is derived when none is given.</param>
    /// <exception cref="InvalidAreasException">With every problem found; <see cref="AreaChecks.Problems"/> asks without an exception.</exception>
    public static AreaAtlas Create(IEnumerable<Area> areas)
    {
        ImmutableArray<Area> all = [.. areas];
        var problems = AreaChecks.Problems(all);
        return problems.IsEmpty ? new(WithKommune(all)) : throw new InvalidAreasException(problems);
    }

    public Area? Find(AreaId id) => byId.GetValueOrDefault(id);

    /// <summary>Containment alone, for many points; everything else about a place is in <see cref="Locate(Coordinates)"/>.</summary>
    /// <param name="longitude">Degrees, WGS 84.</param>
    /// <param name="latitude">Degrees, WGS 84.</param>
    /// <returns>Boundary inclusive, in the order of <see cref="Areas"/>; empty outside all of them.</returns>
    public ImmutableArray<AreaId> AreasAt(double longitude, double latitude) => grid.At(longitude, latitude);

    /// <summary>As the other, with the places that come with the product.</summary>
    public Location Locate(Coordinates point) => Locate(point, PlaceIndex.Shipped);

    /// <param name="places">What names a spot.</param>
    public Location Locate(Coordinates point, PlaceIndex places)
    {
        var areas = AreasAt(point.Longitude, point.Latitude);
        var ground = Utm32.From(point);
        var near = ImmutableArray.CreateBuilder<AreaId>();
        var nearest = double.PositiveInfinity;
        foreach (var (id, boundary) in bydele)
        {
            // Beyond the nearest so far a boundary matters only while it can still be near.
            var metres = boundary.DistanceMetres(ground, Math.Max(nearest, NearMetres + 1));
            nearest = Math.Min(nearest, metres);
            if (metres <= NearMetres && !areas.Contains(id))
            {
                near.Add(id);
            }
        }

        var place = places.Nearest(ground, PlaceMetres)?.Name;
        return new(
            areas,
            near.ToImmutable(),
            nearest,
            place,
            place is null ? places.Beside(ground, BesideMetres) : null
        );
    }

    /// <summary>
    /// As for a point, for everything that a shape covers: every area of which it touches any part, and near ones
    /// wherever it comes within <see cref="NearMetres"/>. The place is that of its <see cref="Shape.Spot"/>.
    /// </summary>
    /// <param name="shape">One that <see cref="ShapeChecks"/> has nothing against.</param>
    public Location Reach(Shape shape, PlaceIndex places)
    {
        if (shape.Kind == ShapeKind.Point)
        {
            return Locate(shape.Corners[0], places);
        }

        var geometry = shape.InDegrees;
        ImmutableArray<AreaId> touched =
        [
            .. Areas.Where((_, i) => prepared[i].Intersects(geometry)).Select(area => area.Id),
        ];
        var paths = ShapePaths.Of(shape);
        var near = ImmutableArray.CreateBuilder<AreaId>();
        var nearest = double.PositiveInfinity;
        foreach (var (id, boundary) in bydele)
        {
            var metres = Math.Max(nearest, NearMetres + 1);
            foreach (var path in paths)
            {
                metres =
                    path.Count == 1 ? boundary.DistanceMetres(path[0], metres) : boundary.DistanceMetres(path, metres);
            }

            nearest = Math.Min(nearest, metres);
            if (metres <= NearMetres && !touched.Contains(id))
            {
                near.Add(id);
            }
        }

        var spot = Utm32.From(shape.Spot);
        var place = places.Nearest(spot, PlaceMetres)?.Name;
        return new(
            touched,
            near.ToImmutable(),
            nearest,
            place,
            place is null ? places.Beside(spot, BesideMetres) : null
        );
    }

    private static ImmutableArray<Area> WithKommune(ImmutableArray<Area> areas)
    {
        Area[] parts = [.. areas.Where(area => area.Kind == AreaKind.Bydel)];
        ImmutableArray<Area> rest = [.. areas.Where(area => area.Kind != AreaKind.Bydel)];
        return rest.Any(area => area.Kind == AreaKind.Kommune)
            ? [.. parts, .. rest]
            :
            [
                .. parts,
                .. rest,
                new(
                    Kommune,
                    AreaKind.Kommune,
                    "Københavns Kommune",
                    UnaryUnionOp.Union([.. parts.Select(bydel => bydel.Geometry)])
                ),
            ];
    }
}
