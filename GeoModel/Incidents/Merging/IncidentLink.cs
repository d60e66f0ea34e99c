using System.Collections.Immutable;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;

namespace Beredskab.GeoModel.Incidents.Merging;

/// <summary>Another incident, and what people call it.</summary>
/// <param name="Number">Among the real ones or among the exercises; a link never leads from one to the other.</param>
public sealed record IncidentLink(IncidentId Incident, int Number)
{
    public static IncidentLink To(Incident incident) => new(incident.Id, incident.Number);
}

/// <summary>How an incident hangs together with others.</summary>
/// <param name="Absorbed">Reports of the same, merged into this one, in the order in which they were.</param>
/// <param name="SplitFrom">The incident that it was reported out of; null for most.</param>
/// <param name="SplitOff">What was reported out of this one, oldest first.</param>
public sealed record IncidentTies(
    ImmutableArray<IncidentLink> Absorbed,
    IncidentLink? SplitFrom,
    ImmutableArray<IncidentLink> SplitOff
)
{
    public static IncidentTies None { get; } = new([], null, []);
}
