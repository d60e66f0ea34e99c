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
        longitude is >= West and <= East && latitude is >= South and <= North;
}
