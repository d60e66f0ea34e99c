using System.Text.Json.Serialization;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents.Zones;
using Beredskab.GeoModel.Texts;

namespace Beredskab.GeoModel.Incidents;

public abstract partial record IncidentEvent
{
    /// <summary>A zone is on the map; this is its drawing 1.</summary>
    /// <param name="Place">With the areas that it reaches, as an incident's; it alerts nobody.</param>
    public sealed record ZoneDrawn(
        IncidentId Incident,
        ZoneId Zone,
        ZoneKind Kind,
        Position Place,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] FreeText? Note = null
    ) : IncidentEvent(Incident);

    /// <param name="Drawing">The number of this drawing.</param>
    /// <param name="Replaces">
    /// The drawing that no longer stands; absent when it was gone already, so that this one stands beside what took its
    /// place, until one is chosen.
    /// </param>
    public sealed record ZoneRedrawn(IncidentId Incident, ZoneId Zone, int Drawing, int? Replaces, Position Place)
        : IncidentEvent(Incident);

    /// <param name="Drawing">The one that stands from now on, alone.</param>
    public sealed record DrawingChosen(IncidentId Incident, ZoneId Zone, int Drawing) : IncidentEvent(Incident);

    public sealed record ZoneRemoved(IncidentId Incident, ZoneId Zone) : IncidentEvent(Incident);
}
