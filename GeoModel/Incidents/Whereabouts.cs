using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Ground;

namespace Beredskab.GeoModel.Incidents;

/// <summary>Makes of what a person chose the place that stands in an event.</summary>
/// <param name="Locate">Which areas a shape reaches; a pure function of the areas in use.</param>
/// <param name="Somewhere">Of an area of which no more is known; null when nothing can be said of any.</param>
internal readonly record struct Whereabouts(Func<Shape, Location> Locate, Func<AreaId, SomewhereIn?>? Somewhere)
{
    /// <param name="drawn">Null for no place, or one of which only the area is known.</param>
    /// <param name="position">Null for no place.</param>
    internal Refusal? Read(Shape? drawn, AreaId? within, out Position? position)
    {
        position = null;
        if (within is { } area)
        {
            if (drawn is not null)
            {
                return new(
                    "position-twice",
                    "Stedet er angivet to gange. Brug enten et sted eller et område.",
                    "within"
                );
            }

            if (Somewhere?.Invoke(area) is not { } somewhere)
            {
                return new(
                    "area-unknown",
                    "Området er ikke på kortet mere. Vælg det igen, eller vælg et sted på kortet.",
                    "within"
                );
            }

            position = new(somewhere.Spot, somewhere.Areas, [], 0, null, Within: area);
            return null;
        }

        if (drawn is null)
        {
            return null;
        }

        if (ShapeChecks.Check(drawn, "position") is { } refusal)
        {
            return refusal;
        }

        position = Of(drawn, Locate);
        return null;
    }

    /// <param name="shape">One that <see cref="ShapeChecks"/> has nothing against.</param>
    internal static Position Of(Shape shape, Func<Shape, Location> locate)
    {
        var location = locate(shape);
        return new(
            shape.Spot,
            location.Areas,
            location.Near,
            location.BoundaryMetres,
            location.Place,
            location.Beside,
            shape.Kind == ShapeKind.Point ? null : shape
        );
    }
}
