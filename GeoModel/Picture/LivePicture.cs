using System.Collections.Immutable;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;

namespace Beredskab.GeoModel.Picture;

/// <summary>The fold over all incidents: the one picture.</summary>
/// <param name="LastNumber">The number of the newest incident; 0 before the first.</param>
public sealed record LivePicture(ImmutableDictionary<IncidentId, Incident> Incidents, int LastNumber)
{
    public static LivePicture Empty { get; } = new(ImmutableDictionary<IncidentId, Incident>.Empty, 0);

    public Incident? Find(IncidentId id) => Incidents.GetValueOrDefault(id);

    public LivePicture Apply(IncidentEvent @event, EventOrigin origin)
    {
        var incident = IncidentFold.Apply(Find(@event.Incident), @event, origin);
        return new(
            Incidents.SetItem(incident.Id, incident),
            @event is IncidentEvent.Reported reported ? Math.Max(LastNumber, reported.Number) : LastNumber
        );
    }
}
