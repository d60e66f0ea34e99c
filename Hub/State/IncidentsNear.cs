using Beredskab.GeoModel.Ground;
using Beredskab.GeoModel.Incidents;
using Beredskab.Hub.Access;

namespace Beredskab.Hub.State;

/// <summary>The incidents round a spot or a shape, as far as somebody may know of them.</summary>
public static class IncidentsNear
{
    /// <param name="shape">From its nearest part to theirs.</param>
    /// <param name="within">Metres along the ground (EPSG:25832), inclusive.</param>
    /// <returns>
    /// Open ones and ended ones, in no order; those without a place are near nothing, nor are those of which only the area
    /// is known.
    /// </returns>
    public static IEnumerable<(Incident Incident, double Metres)> Of(
        HubState state,
        CurrentUser user,
        Shape shape,
        double within
    ) =>
        from incident in Seen(state, user)
        where incident.Position!.Within is null
        let metres = shape.DistanceMetres(incident.Position!.Whole)
        where metres <= within
        select (incident, metres);

    /// <summary>As the other; where of one of two only the area is known, it is near what lies in that area.</summary>
    /// <returns>No metres where there is no distance.</returns>
    public static IEnumerable<(Incident Incident, double? Metres)> Of(
        HubState state,
        CurrentUser user,
        Position place,
        double within
    ) =>
        place.Within is { } area
            ? Seen(state, user)
                .Where(incident => incident.Position!.Areas.Contains(area))
                .Select(incident => (incident, (double?)null))
            : Of(state, user, place.Whole, within)
                .Select(near => (near.Incident, (double?)near.Metres))
                .Concat(
                    from incident in Seen(state, user)
                    where incident.Position!.Within is { } somewhere && place.Areas.Contains(somewhere)
                    select (incident, (double?)null)
                );

    private static IEnumerable<Incident> Seen(HubState state, CurrentUser user) =>
        state.Picture.Incidents.Values.Where(incident =>
            incident.Position is not null && Permissions.MaySee(state.Organisations, user.Organisation, incident)
        );
}
