using System.Globalization;

namespace Beredskab.GeoModel.Ground;

/// <summary>A distance and a direction as one says them, in Danish.</summary>
public static class Bearings
{
    private static readonly string[] Directions =
    [
        "nord",
        "nordøst",
        "øst",
        "sydøst",
        "syd",
        "sydvest",
        "vest",
        "nordvest",
    ];

    /// <returns><c>600 m nordvest for Bella Center</c>: as far as one can tell on a map, by the eight directions.</returns>
    public static string Say(GroundPoint from, GroundPoint to, string name) =>
        $"{Distance(from.DistanceMetres(to))} {Direction(from, to)} for {name}";

    /// <returns>To 50 m below a kilometre, and to 100 m from there on; a decimal comma.</returns>
    internal static string Distance(double metres)
    {
        var fifties = Math.Max(50, Math.Round(metres / 50) * 50);
        return fifties < 1000
            ? string.Create(CultureInfo.InvariantCulture, $"{fifties:0} m")
            : string.Create(CultureInfo.InvariantCulture, $"{metres / 1000:0.0} km").Replace('.', ',');
    }

    /// <summary>North is that of the projection; at København it lies 3° off the true one, far below an eighth.</summary>
    internal static string Direction(GroundPoint from, GroundPoint to)
    {
        var clockwise = Math.Atan2(to.EastingMetres - from.EastingMetres, to.NorthingMetres - from.NorthingMetres);
        var eighths = (int)Math.Round(clockwise / (Math.PI / 4), MidpointRounding.AwayFromZero);
        return Directions[(eighths + 8) % 8];
    }
}
