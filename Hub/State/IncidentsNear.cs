using Beredskab.GeoModel.Ground;
using Beredskab.GeoModel.Incidents;
using Beredskab.Hub.Access;

namespace Beredskab.Hub.State;

/// <summary>The incidents round a spot or a shape, as far as somebody may know of them.</summary>
public static class IncidentsNear
{
    /// <param name="shape">From its nearest part to theirs.</param>
    /// <param name="within">Metres along the ground (EPSG:25832), inclusive.</param>
    /// <returns>Open ones and ended ones, in no order; those without a place are near nothing.</returns>
    public static IEnumerable<(Incident Incident, double Metres)> Of(
        HubState state,
        CurrentUser user,
        Shape shape,
        double within
    )
    {
        return from incident in state.Picture.Incidents.Values
            where incident.Position is not null
            where Permissions.MaySee(state.Organisations, user.Organisation, incident)
            let metres = shape.DistanceMetres(incident.Position!.Whole)
            where metres <= within
            select (incident, metres);
    }
}
