using System.Globalization;
using Beredskab.GeoModel.Deciding;

namespace Beredskab.GeoModel.Ground;

/// <summary>A point on the ground: WGS 84, degrees, longitude first.</summary>
public readonly record struct Coordinates(double Longitude, double Latitude)
{
    /// <summary>The region that a position must lie in: Sjælland and its waters, with Skåne's coast.</summary>
    public const double West = 10.8,
        South = 54.9,
        East = 13.2,
        North = 56.4;

    /// <returns>Null when the point can be a position of an incident, otherwise why not.</returns>
    public Refusal? Check(string field)
    {
        if (!double.IsFinite(Longitude) || !double.IsFinite(Latitude))
        {
            return new("position-not-a-number", "Stedet er ikke et tal. Vælg det på kortet.", field);
        }

        if (IsInRegion(Longitude, Latitude))
        {
            return null;
        }

        return IsInRegion(Latitude, Longitude)
            ? new("position-swapped", "Længde og bredde er byttet om. Længden (cirka 12,6) skal stå først.", field)
            : new(
                "position-outside-region",
                string.Create(
                    CultureInfo.GetCultureInfo("da-DK"),
                    $"Stedet ligger uden for Sjælland ({Longitude:0.####}; {Latitude:0.####}). Vælg det på kortet, eller meld hændelsen uden sted."
                ),
                field
            );
    }

    private static bool IsInRegion(double longitude, double latitude) =>
        longitude is >= West and <= East
        && latitude is >= South and <= North
        && longitude <= MiddleOfTheSound(latitude);

    /// <summary>What lies behind it is Sweden. A chain of spots amid the Sound, from the north; good to some 3 km.</summary>
    private static readonly (double Latitude, double Longitude)[] Sound =
    [
        (56.4, 12.2),
        (56.18, 12.5),
        (56.1, 12.63),
        (56.0, 12.66),
        (55.85, 12.78),
        (55.64, 12.86),
        (55.4, 12.7),
        (54.9, 12.7),
    ];

    private static double MiddleOfTheSound(double latitude)
    {
        for (var i = 1; i < Sound.Length; i++)
        {
            var (north, south) = (Sound[i - 1], Sound[i]);
            if (latitude >= south.Latitude)
            {
                var share = (north.Latitude - latitude) / (north.Latitude - south.Latitude);
                return north.Longitude + (share * (south.Longitude - north.Longitude));
            }
        }

        return East;
    }
}
