using System.Collections.Immutable;
using Beredskab.GeoModel.Ground;
using Beredskab.GeoModel.Incidents;
using Beredskab.GeoModel.Incidents.Zones;

namespace Beredskab.Hub.Demo.Play;

/// <summary>What one of the demonstration's people does at a moment of a played evening.</summary>
/// <param name="At">Seconds after the beginning, of an evening that takes <see cref="EveningScript.Seconds"/>.</param>
/// <param name="By">The person's name.</param>
/// <param name="Incident">What the script calls the incident.</param>
public abstract record Act(double At, string By, string Incident)
{
    /// <param name="Place">Null when it is online.</param>
    public sealed record Report(
        double At,
        string By,
        string Incident,
        IncidentType Type,
        ActivationLevel Level,
        Shape? Place,
        string What,
        string Where,
        string Now,
        string Started
    ) : Act(At, By, Incident);

    public sealed record Move(double At, string By, string Incident, Shape Place) : Act(At, By, Incident);

    public sealed record ChangeLevel(double At, string By, string Incident, ActivationLevel To, string Reason)
        : Act(At, By, Incident);

    public sealed record Decide(double At, string By, string Incident, string What, string Why) : Act(At, By, Incident);

    public sealed record Omit(double At, string By, string Incident, string What, string Why) : Act(At, By, Incident);

    /// <param name="Authority">The organisation's key.</param>
    /// <param name="Minutes">Until the deadline.</param>
    public sealed record Task(
        double At,
        string By,
        string Incident,
        string What,
        string Authority,
        int Minutes,
        ImmutableArray<TargetGroup> For
    ) : Act(At, By, Incident);

    public sealed record Note(double At, string By, string Incident, string Text) : Act(At, By, Incident);

    public sealed record Zone(double At, string By, string Incident, ZoneKind Kind, Shape Place, string Words)
        : Act(At, By, Incident);

    public sealed record StandDown(double At, string By, string Incident, string Reason) : Act(At, By, Incident);
}
