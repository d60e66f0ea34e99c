using Beredskab.GeoModel.Identity;

namespace Beredskab.GeoModel.Incidents;

public abstract partial record IncidentCommand
{
    /// <summary>The incident is the same as another, and goes on as that one.</summary>
    /// <param name="Incident">The duplicate, which ends.</param>
    /// <param name="SeenVersion">The duplicate's version that the person saw.</param>
    /// <param name="Into">The main one, which stays.</param>
    /// <param name="IntoVersion">The main one's version that the person saw.</param>
    public sealed record Merge(IncidentId Incident, int SeenVersion, IncidentId Into, int IntoVersion, string? Reason)
        : IncidentCommand(Incident);
}
