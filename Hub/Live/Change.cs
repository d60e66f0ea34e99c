using System.Text.Json.Serialization;
using Beredskab.GeoModel.Identity;

namespace Beredskab.Hub.Live;

/// <summary>
/// A change of the picture, told apart by <c>kind</c>. Each carries the thing as it now is and replaces the one of the
/// same id, so applying one twice changes nothing.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(OfIncident), "incident")]
[JsonDerivedType(typeof(OfLog), "log")]
[JsonDerivedType(typeof(OfTask), "task")]
[JsonDerivedType(typeof(OfAlert), "alert")]
[JsonDerivedType(typeof(OfReference), "reference")]
[JsonDerivedType(typeof(Gone), "gone")]
public abstract record Change
{
    private Change() { }

    public sealed record OfIncident(IncidentHeader Incident) : Change;

    public sealed record OfLog(IncidentId Incident, LogView Item) : Change;

    public sealed record OfTask(IncidentId Incident, TaskView Task) : Change;

    public sealed record OfAlert(AlertView Alert) : Change;

    /// <summary>Organisations, people, ledergrupper or shifts changed.</summary>
    public sealed record OfReference : Change;

    /// <summary>The incident is no longer to be seen here.</summary>
    public sealed record Gone(IncidentId Incident) : Change;
}
