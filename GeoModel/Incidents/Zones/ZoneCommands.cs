using Beredskab.GeoModel.Ground;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents.Zones;

namespace Beredskab.GeoModel.Incidents;

public abstract partial record IncidentCommand
{
    /// <param name="Note">At most <see cref="ZoneDecider.MaxNoteLength"/>; may be left out.</param>
    public sealed record DrawZone(IncidentId Incident, ZoneId Zone, ZoneKind Kind, Shape Shape, string? Note)
        : IncidentCommand(Incident);

    /// <param name="Seen">The number of the drawing that the person changed.</param>
    public sealed record RedrawZone(IncidentId Incident, ZoneId Zone, int Seen, Shape Shape)
        : IncidentCommand(Incident);

    /// <param name="Drawing">The one that shall stand.</param>
    /// <param name="Latest">The newest that the person saw: nobody discards what they have not seen.</param>
    public sealed record ChooseDrawing(IncidentId Incident, ZoneId Zone, int Drawing, int Latest)
        : IncidentCommand(Incident);

    /// <param name="Latest">The newest drawing that the person saw.</param>
    public sealed record RemoveZone(IncidentId Incident, ZoneId Zone, int Latest) : IncidentCommand(Incident);
}
