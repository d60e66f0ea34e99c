using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Finding;
using Beredskab.GeoModel.Ground;
using Beredskab.GeoModel.Incidents;
using Beredskab.Hub.Access;
using Beredskab.Hub.Commands;
using Beredskab.Hub.Incidents;
using Beredskab.Hub.Live;
using Beredskab.Hub.State;

namespace Beredskab.Hub.Places;

/// <summary>Finding a place, and what lies round one.</summary>
public static class PlaceEndpoints
{
    /// <summary>The distance that is meant when none is said.</summary>
    public const double NearbyMetres = 500;

    private const double FurthestMetres = 5_000;

    private const int MostPlaces = 50;

    /// <param name="Point">[longitude, latitude], WGS 84, degrees.</param>
    /// <param name="Bydel">Its name; null outside København.</param>
    public sealed record PlaceView(string Name, string Kind, IReadOnlyList<double> Point, string? Bydel);

    /// <param name="Metres">Along the ground, whole.</param>
    public sealed record NearPlaceView(
        string Name,
        string Kind,
        IReadOnlyList<double> Point,
        string? Bydel,
        double Metres
    );

    /// <param name="StoodDownAt">Null while it is open.</param>
    public sealed record NearIncidentView(
        Guid Id,
        bool Exercise,
        int Number,
        string Title,
        double Metres,
        DateTimeOffset ReportedAt,
        DateTimeOffset? StoodDownAt
    );

    /// <param name="Places">The nearest 50 at most, nearest first.</param>
    /// <param name="Open">Those that the person may see, nearest first.</param>
    /// <param name="Earlier">Those that were stood down, the latest first.</param>
    public sealed record NearbyView(
        double Metres,
        string? Bydel,
        IReadOnlyList<NearPlaceView> Places,
        IReadOnlyList<NearIncidentView> Open,
        IReadOnlyList<NearIncidentView> Earlier
    );

    public static void MapPlaces(this IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/places",
                (string? q, double? longitude, double? latitude, CommandDesk desk) =>
                {
                    Coordinates? near = null;
                    if (longitude is not null || latitude is not null)
                    {
                        near = new(longitude ?? double.NaN, latitude ?? double.NaN);
                        if (near.Value.Check("longitude") is { } refusal)
                        {
                            return Problems.Of(refusal);
                        }
                    }

                    if (SpotText.ReadOutside(q ?? "") is { } abroad && abroad.Check("q") is { } outside)
                    {
                        return Problems.Of(outside);
                    }

                    var state = desk.State;
                    return Results.Ok(
                        PlaceSearch
                            .Find(q ?? "", state.Areas.Atlas, state.Map.Places, near)
                            .Select(place => new PlaceView(place.Name, place.Kind, At(place.Point), place.Bydel))
                            .ToList()
                    );
                }
            )
            .WithTags("Steder")
            .WithSummary("Steder, hvis navn ligner det skrevne; eller koordinater")
            .WithDescription(
                "Bydele og steder, bedste først; slåfejl tåles. Koordinater i grader eller i meter (EPSG:25832); ligger de uden for Sjælland, siges det (position-outside-region). Med longitude og latitude kommer det nærmeste af lige gode først."
            )
            .Produces<List<PlaceView>>()
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        api.MapGet(
                "/nearby",
                (
                    double? longitude,
                    double? latitude,
                    double? metres,
                    Guid? incident,
                    CurrentUser user,
                    CommandDesk desk,
                    IncidentViews views
                ) =>
                {
                    Shape from;
                    if (incident is { } id)
                    {
                        if (IncidentEndpoints.Seen(desk.State, user, id) is not { } about)
                        {
                            return IncidentEndpoints.Unknown;
                        }

                        // From the nearest part of all of it.
                        if (about.Position is not { Within: null } position)
                        {
                            return Problems.Of(NoSpot);
                        }

                        from = position.Whole;
                    }
                    else
                    {
                        var point = new Coordinates(longitude ?? double.NaN, latitude ?? double.NaN);
                        if (point.Check("longitude") is { } refusal)
                        {
                            return Problems.Of(refusal);
                        }

                        from = Shape.At(point);
                    }

                    var within = metres ?? NearbyMetres;
                    return within is > 0 and <= FurthestMetres
                        ? Results.Ok(Round(desk.State, user, views, from, within))
                        : Problems.Of(
                            new Refusal("metres-out-of-range", "Afstanden er fra 1 til 5.000 meter.", "metres")
                        );
                }
            )
            .WithTags("Steder")
            .WithSummary("Hvad der er inden for 500 m: steder, åbne hændelser og tidligere")
            .WithDescription(
                "Fra et punkt, eller med incident fra den nærmeste del af det, som hændelsen er tegnet som; 0 m inde i et område."
            )
            .Produces<NearbyView>()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    private static NearbyView Round(HubState state, CurrentUser user, IncidentViews views, Shape from, double within)
    {
        var atlas = state.Areas.Atlas;
        var incidents = IncidentsNear
            .Of(state, user, from, within)
            .Select(found => View(found.Incident, found.Metres, views))
            .ToLookup(found => found.StoodDownAt is null);
        return new(
            within,
            PlaceSearch.BydelAt(atlas, from.Spot),
            [
                .. SamePlace
                    .Once(state.Map.Places.Within(from, within), found => found.Place)
                    .Take(MostPlaces)
                    .Select(found => new NearPlaceView(
                        found.Place.Name,
                        found.Place.Kind,
                        At(found.Place.Point),
                        PlaceSearch.BydelAt(atlas, found.Place.Point),
                        Math.Round(found.Metres)
                    )),
            ],
            [.. incidents[true].OrderBy(incident => incident.Metres)],
            [.. incidents[false].OrderByDescending(incident => incident.StoodDownAt)]
        );
    }

    private static readonly Refusal NoSpot = new(
        "incident-without-spot",
        "Man ved ikke, hvor hændelsen er, så der er intet at måle fra.",
        "incident"
    );

    private static NearIncidentView View(Incident incident, double metres, IncidentViews views) =>
        new(
            incident.Id.Value,
            incident.Exercise,
            incident.Number,
            views.Title(incident),
            Math.Round(metres),
            incident.Reported.OccurredAt,
            (incident as Incident.StoodDown)?.Ended.OccurredAt
        );

    private static double[] At(Coordinates point) => [point.Longitude, point.Latitude];
}
