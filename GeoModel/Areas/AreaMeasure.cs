using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;

namespace Beredskab.GeoModel.Areas;

/// <summary>How large outlines are, and how alike.</summary>
public static class AreaMeasure
{
    /// <returns>In EPSG:25832.</returns>
    public static double SquareMetres(AreaOutline outline) => AreaChecks.SquareMetres(outline.Geometry);

    /// <returns>What both cover as a part of what either covers: 1 for the same ground, 0 for none in common.</returns>
    public static double Shared(AreaOutline one, AreaOutline other)
    {
        var both = OverlayNGRobust.Overlay(one.Geometry, other.Geometry, SpatialFunction.Intersection).Area;
        return both / (one.Geometry.Area + other.Geometry.Area - both);
    }
}
