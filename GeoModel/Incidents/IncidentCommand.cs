using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Ground;
using Beredskab.GeoModel.Identity;

namespace Beredskab.GeoModel.Incidents;

/// <summary>What one can want with an incident. Texts are as typed; the decider cleans and checks them.</summary>
public abstract partial record IncidentCommand : DomainCommand
{
    private IncidentCommand(IncidentId incident) => Incident = incident;

    public IncidentId Incident { get; }

    /// <param name="Exercise">Whether people practise; nothing can change it afterwards.</param>
    /// <param name="SplitFrom">The incident that it turned out not to be part of; null for a report by itself.</param>
    /// <param name="Within">Somewhere in this area, no more is known; then without a position.</param>
    /// <param name="TakesSpots">The spots of it are not the first one's any longer; only with <paramref name="SplitFrom"/>.</param>
    public sealed record Report(
        IncidentId Incident,
        IncidentType Type,
        ActivationLevel Level,
        IncidentScope Scope,
        Shape? Position,
        string? What,
        string? Where,
        string? Now,
        string? Started,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Exercise = false,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IncidentId? SplitFrom = null,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] AreaId? Within = null,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool TakesSpots = false
    ) : IncidentCommand(Incident);

    /// <param name="SeenVersion">The incident's version that the person saw.</param>
    /// <param name="Position">Null when it is only known which area it is in.</param>
    /// <param name="Within">Somewhere in this area, no more is known; then without a position.</param>
    public sealed record Move(
        IncidentId Incident,
        int SeenVersion,
        Shape? Position,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] AreaId? Within = null
    ) : IncidentCommand(Incident);

    public sealed record ChangeLevel(IncidentId Incident, int SeenVersion, ActivationLevel Level, string? Reason)
        : IncidentCommand(Incident);

    public sealed record Decide(IncidentId Incident, string? What, string? Why, DecisionLevel Level)
        : IncidentCommand(Incident);

    public sealed record Omit(IncidentId Incident, string? What, string? Why, DecisionLevel Level)
        : IncidentCommand(Incident);

    public sealed record AssignTask(
        IncidentId Incident,
        string? What,
        OrganisationId Authority,
        PersonId? Tovholder,
        DateTimeOffset Deadline,
        ImmutableArray<TargetGroup> TargetGroups
    ) : IncidentCommand(Incident);

    public sealed record CompleteTask(IncidentId Incident, TaskId Task, string? Note) : IncidentCommand(Incident);

    public sealed record ReopenTask(IncidentId Incident, TaskId Task, string? Reason) : IncidentCommand(Incident);

    public sealed record WriteNote(IncidentId Incident, string? Text) : IncidentCommand(Incident);

    public sealed record Correct(IncidentId Incident, EntryId Corrects, string? Text) : IncidentCommand(Incident);

    public sealed record InvitePartner(IncidentId Incident, OrganisationId Partner) : IncidentCommand(Incident);

    public sealed record StandDown(IncidentId Incident, int SeenVersion, string? Reason) : IncidentCommand(Incident);
}
