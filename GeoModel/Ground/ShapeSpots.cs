using NetTopologySuite.LinearReferencing;

namespace Beredskab.GeoModel.Ground;

/// <summary>The spot that stands for a line or an area.</summary>
internal static class ShapeSpots
{
    /// <returns>Half way along it, on the ground.</returns>
    internal static Coordinates MiddleOf(Shape line)
    {
        var ground = line.OnGround;
        var middle = new LengthIndexedLine(ground).ExtractPoint(ground.Length / 2);
        return Degrees(middle.X, middle.Y);
    }

    /// <returns>The centre of mass when it lies inside, otherwise a spot well within.</returns>
    internal static Coordinates Inside(Shape area)
    {
        var ground = area.OnGround;
        var centre = ground.Centroid;
        var inside = ground.Contains(centre) ? centre : ground.InteriorPoint;
        return Degrees(inside.X, inside.Y);
    }

    // To a tenth of a metre or so: what is computed claims no more than what is drawn.
    private static Coordinates Degrees(double easting, double northing)
    {
        var exact = Utm32.ToDegrees(new(easting, northing));
        return new(Math.Round(exact.Longitude, 6), Math.Round(exact.Latitude, 6));
    }
}
