using System.Collections.Immutable;
using Beredskab.GeoModel.Finding;
using Beredskab.GeoModel.Ground;

namespace Beredskab.GeoModel.Areas;

/// <summary>The streets that the map draws by name, to be found by it. None of them names a spot: they are long.</summary>
public static class Streets
{
    public const string Kind = "gade";

    // Of what fits a search as well, the places come first.
    private const int Rank = 3;

    private static readonly Lazy<ImmutableArray<NamedPlace>> ShippedStreets = new(() =>
        Of(MapDrawing.Shipped(), PlaceIndex.Shipped)
    );

    /// <summary>Each once, with the spot half way along it.</summary>
    public static ImmutableArray<NamedPlace> Shipped => ShippedStreets.Value;

    /// <param name="places">What is a place already needs no street of its name.</param>
    internal static ImmutableArray<NamedPlace> Of(MapDrawing drawing, PlaceIndex places)
    {
        var known = places
            .Places.Where(place => place.Kind == Kind)
            .Select(place => NameFit.Plain(place.Name))
            .ToHashSet(StringComparer.Ordinal);
        return
        [
            .. drawing
                .Streets.Where(street => !known.Contains(NameFit.Plain(street.Name)))
                .Select(street => (street.Name, Line: Line(street)))
                .GroupBy(street => street.Name, StringComparer.OrdinalIgnoreCase)
                .Select(same => same.MaxBy(street => street.Line.LengthMetres))
                .Select(street => new NamedPlace(street.Name, Kind, Rank, street.Line.Spot)),
        ];
    }

    private static Shape Line(MapDrawing.Street street) =>
        Shape.Of(ShapeKind.Line, [.. street.Points.Select(point => new Coordinates(point[0], point[1]))]);
}
