namespace Beredskab.GeoModel.Ground;

/// <summary>A point in EPSG:25832 (ETRS89 / UTM zone 32N), metres, easting first.</summary>
public readonly record struct GroundPoint(double EastingMetres, double NorthingMetres)
{
    /// <summary>Numbers that are eastings and northings of Denmark, in that order; the other way about they never are.</summary>
    public bool IsInDenmark =>
        EastingMetres is >= 100_000 and <= 1_000_000 && NorthingMetres is >= 5_900_000 and <= 6_500_000;

    /// <returns>Metres in the plane of the projection. Within København that is 1 part in 2,500 of the ground at most.</returns>
    public double DistanceMetres(GroundPoint other)
    {
        var east = EastingMetres - other.EastingMetres;
        var north = NorthingMetres - other.NorthingMetres;
        return Math.Sqrt((east * east) + (north * north));
    }

    /// <returns>Metres to the nearest point of the straight line from <paramref name="from"/> to <paramref name="to"/>.</returns>
    public double DistanceToSegmentMetres(GroundPoint from, GroundPoint to)
    {
        var east = to.EastingMetres - from.EastingMetres;
        var north = to.NorthingMetres - from.NorthingMetres;
        var lengthSquared = (east * east) + (north * north);
        if (lengthSquared == 0)
        {
            return DistanceMetres(from);
        }

        var along =
            (((EastingMetres - from.EastingMetres) * east) + ((NorthingMetres - from.NorthingMetres) * north))
            / lengthSquared;
        along = Math.Clamp(along, 0, 1);
        return DistanceMetres(new(from.EastingMetres + (along * east), from.NorthingMetres + (along * north)));
    }

    /// <returns>Metres between two straight lines where they are nearest; 0 when they meet.</returns>
    public static double BetweenSegmentsMetres(GroundPoint a, GroundPoint b, GroundPoint c, GroundPoint d) =>
        Side(a, b, c) != Side(a, b, d) && Side(c, d, a) != Side(c, d, b)
            ? 0
            : Math.Min(
                Math.Min(a.DistanceToSegmentMetres(c, d), b.DistanceToSegmentMetres(c, d)),
                Math.Min(c.DistanceToSegmentMetres(a, b), d.DistanceToSegmentMetres(a, b))
            );

    // Ends on the line itself are found by their distance to it, which is then 0.
    private static bool Side(GroundPoint from, GroundPoint to, GroundPoint point) =>
        ((to.EastingMetres - from.EastingMetres) * (point.NorthingMetres - from.NorthingMetres))
        > ((to.NorthingMetres - from.NorthingMetres) * (point.EastingMetres - from.EastingMetres));
}

/// <summary>
/// From degrees to metres: transverse Mercator by Krüger's series to the fourth order in n (about 0.1 mm within the
/// zone), as in Karney, "Transverse Mercator with an accuracy of a few nanometers" (2011), eqs 7-11 and 35.
/// WGS 84 and ETRS89 are taken as one; they differ by less than a metre, alike for points and boundaries.
/// </summary>
public static class Utm32
{
    private const double SemiMajorMetres = 6_378_137.0;
    private const double Flattening = 1 / 298.257222101; // GRS 80
    private const double CentralMeridian = 9 * Math.PI / 180;
    private const double Scale = 0.9996;
    private const double FalseEastingMetres = 500_000;

    private const double N = Flattening / (2 - Flattening);
    private const double Radius = Scale * SemiMajorMetres / (1 + N) * (1 + (N * N / 4) + (N * N * N * N / 64));

    private static readonly double Eccentricity = Math.Sqrt(Flattening * (2 - Flattening));

    private static readonly double[] Alpha =
    [
        (N / 2) - (2 * N * N / 3) + (5 * N * N * N / 16) + (41 * N * N * N * N / 180),
        (13 * N * N / 48) - (3 * N * N * N / 5) + (557 * N * N * N * N / 1440),
        (61 * N * N * N / 240) - (103 * N * N * N * N / 140),
        49561 * N * N * N * N / 161280,
    ];

    private static readonly double[] Beta =
    [
        (N / 2) - (2 * N * N / 3) + (37 * N * N * N / 96) - (N * N * N * N / 360),
        (N * N / 48) + (N * N * N / 15) - (437 * N * N * N * N / 1440),
        (17 * N * N * N / 480) - (37 * N * N * N * N / 840),
        4397 * N * N * N * N / 161280,
    ];

    /// <param name="longitude">Degrees, WGS 84; within some degrees of 9° E.</param>
    /// <param name="latitude">Degrees, WGS 84.</param>
    public static GroundPoint From(double longitude, double latitude)
    {
        var phi = latitude * Math.PI / 180;
        var lambda = (longitude * Math.PI / 180) - CentralMeridian;

        var sin = Math.Sin(phi);
        var t = Math.Sinh(Math.Atanh(sin) - (Eccentricity * Math.Atanh(Eccentricity * sin)));
        var xi = Math.Atan2(t, Math.Cos(lambda));
        var eta = Math.Asinh(Math.Sin(lambda) / Math.Sqrt((t * t) + (Math.Cos(lambda) * Math.Cos(lambda))));

        var north = xi;
        var east = eta;
        for (var j = 1; j <= Alpha.Length; j++)
        {
            north += Alpha[j - 1] * Math.Sin(2 * j * xi) * Math.Cosh(2 * j * eta);
            east += Alpha[j - 1] * Math.Cos(2 * j * xi) * Math.Sinh(2 * j * eta);
        }

        return new(FalseEastingMetres + (Radius * east), Radius * north);
    }

    public static GroundPoint From(Coordinates point) => From(point.Longitude, point.Latitude);

    /// <summary>Back from metres to degrees: the inverse series, good to a millimetre in the region.</summary>
    public static Coordinates ToDegrees(GroundPoint point)
    {
        var xi = point.NorthingMetres / Radius;
        var eta = (point.EastingMetres - FalseEastingMetres) / Radius;
        var (north, east) = (xi, eta);
        for (var j = 1; j <= Beta.Length; j++)
        {
            north -= Beta[j - 1] * Math.Sin(2 * j * xi) * Math.Cosh(2 * j * eta);
            east -= Beta[j - 1] * Math.Cos(2 * j * xi) * Math.Sinh(2 * j * eta);
        }

        // From the conformal latitude to the geographic one; each turn gains two digits.
        var conformal = Math.Atanh(Math.Sin(north) / Math.Cosh(east));
        var sin = Math.Tanh(conformal);
        for (var turn = 0; turn < 9; turn++)
        {
            sin = Math.Tanh(conformal + (Eccentricity * Math.Atanh(Eccentricity * sin)));
        }

        var longitude = CentralMeridian + Math.Atan2(Math.Sinh(east), Math.Cos(north));
        return new(longitude * 180 / Math.PI, Math.Asin(sin) * 180 / Math.PI);
    }
}
