using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents.Merging;
using Beredskab.GeoModel.Texts;

namespace Beredskab.GeoModel.Incidents;

public abstract partial record IncidentEvent
{
    /// <summary>It was reported before, as another: this one ends, and its log stays with it.</summary>
    /// <param name="Into">Where it goes on.</param>
    public sealed record MergedInto(IncidentId Incident, IncidentLink Into, FreeText Reason) : IncidentEvent(Incident);

    /// <summary>
    /// Another report of the same goes on here. The areas, the level and the partners that came with it follow as
    /// events of their own.
    /// </summary>
    public sealed record Absorbed(IncidentId Incident, IncidentLink Which, FreeText Reason) : IncidentEvent(Incident);

    /// <summary>Part of it was another thing, and is reported by itself.</summary>
    public sealed record SplitOff(IncidentId Incident, IncidentLink Other) : IncidentEvent(Incident);
}
