using System.Collections.Immutable;
using Beredskab.GeoModel.Ground;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;

namespace Beredskab.GeoModel.Areas;

/// <summary>Of a place of which nothing is known but the area that it lies in.</summary>
/// <param name="Spot">Well inside the area; it stands for it on a map, and is nobody's word of where something is.</param>
/// <param name="Areas">The area, and those of other kinds of which it may lie in one; in the order of the atlas.</param>
public sealed record SomewhereIn(Coordinates Spot, ImmutableArray<AreaId> Areas)
{
    /// <summary>Two areas that share less do so by how they were drawn.</summary>
    private const double SharedSquareMetres = 10_000;

    /// <returns>Null when no area in use has the id.</returns>
    public static SomewhereIn? Of(AreaAtlas atlas, AreaId id)
    {
        if (atlas.Find(id) is not { } area)
        {
            return null;
        }

        var inside = area.Geometry.InteriorPoint;
        return new(
            new(Math.Round(inside.X, 6), Math.Round(inside.Y, 6)),
            [.. atlas.Areas.Where(other => other == area || Share(area, other)).Select(other => other.Id)]
        );
    }

    // Neighbours of its own kind are not meant; whoever leads any part of it otherwise must know.
    private static bool Share(Area area, Area other) =>
        other.Kind != area.Kind
        && area.Geometry.EnvelopeInternal.Intersects(other.Geometry.EnvelopeInternal)
        && AreaChecks.SquareMetres(OverlayNGRobust.Overlay(area.Geometry, other.Geometry, SpatialFunction.Intersection))
            >= SharedSquareMetres;
}
