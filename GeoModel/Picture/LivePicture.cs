using System.Collections.Immutable;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;

namespace Beredskab.GeoModel.Picture;

/// <summary>The fold over all incidents: the one picture.</summary>
/// <param name="LastNumber">The number of the newest real incident; 0 before the first.</param>
public sealed record LivePicture(ImmutableDictionary<IncidentId, Incident> Incidents, int LastNumber)
{
    /// <summary>The number of the newest exercise; 0 before the first.</summary>
    public int LastExercise { get; init; }

    public static LivePicture Empty { get; } = new(ImmutableDictionary<IncidentId, Incident>.Empty, 0);

    public Incident? Find(IncidentId id) => Incidents.GetValueOrDefault(id);

    /// <summary>The number of the next incident: exercises take none from the real ones.</summary>
    public int NextNumber(bool exercise) => (exercise ? LastExercise : LastNumber) + 1;

    public LivePicture Apply(IncidentEvent @event, EventOrigin origin)
    {
        var incident = IncidentFold.Apply(Find(@event.Incident), @event, origin);
        var next = this with { Incidents = Incidents.SetItem(incident.Id, incident) };
        return @event switch
        {
            IncidentEvent.Reported { Exercise: true } e => next with
            {
                LastExercise = Math.Max(LastExercise, e.Number),
            },
            IncidentEvent.Reported e => next with { LastNumber = Math.Max(LastNumber, e.Number) },
            _ => next,
        };
    }
}
