using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Ground;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents.Merging;
using Beredskab.GeoModel.Texts;

namespace Beredskab.GeoModel.Incidents;

/// <summary>Where an incident is, with what the areas said of it when it was decided.</summary>
/// <param name="Point">The spot, or the one that stands for the shape.</param>
/// <param name="Areas">The areas that contain any part of it; empty when it lies outside all of them.</param>
/// <param name="Near">Areas whose boundary is within 150 m of any part.</param>
/// <param name="BoundaryMetres">To the nearest boundary; 0 when it crosses one.</param>
/// <param name="Place">The nearest named place from the product's own list; never what a person wrote.</param>
/// <param name="Beside">
/// Where it is from the nearest named place when that is too far off to name it by; absent where one is near, where none
/// is for miles, and in what was written before there were such words.
/// </param>
/// <param name="Shape">Several spots, a line or an area; absent for a spot.</param>
/// <param name="Within">
/// Nothing more is known than that it is somewhere in this area; the point stands for the area, no neighbour is near, and
/// 0 m is no distance. Absent when the place is known.
/// </param>
public sealed record Position(
    Coordinates Point,
    ImmutableArray<AreaId> Areas,
    ImmutableArray<AreaId> Near,
    double BoundaryMetres,
    string? Place,
    string? Beside = null,
    Shape? Shape = null,
    AreaId? Within = null
)
{
    /// <summary>All of it: the shape, or the spot that it is.</summary>
    [JsonIgnore]
    public Shape Whole => Shape ?? Ground.Shape.At(Point);
}

/// <summary>The four questions of a melding.</summary>
/// <param name="What">Hvad er sket?</param>
/// <param name="Where">Hvor? In words, beside the point.</param>
/// <param name="Now">Hvordan er situationen nu?</param>
/// <param name="Started">Hvad er iværksat?</param>
public sealed record Answers(FreeText What, FreeText Where, FreeText Now, FreeText Started);

/// <summary>What can happen to an incident. Wire names are in the Hub's event catalogue.</summary>
public abstract partial record IncidentEvent : DomainEvent
{
    private IncidentEvent(IncidentId incident) => Incident = incident;

    public IncidentId Incident { get; }

    public override string Stream => $"incident/{Incident}";

    /// <param name="Number">Its number among the real ones, or among the exercises: each has its own, from 1.</param>
    /// <param name="Position">Null for an incident online or nowhere; it is as real.</param>
    /// <param name="Exercise">Nothing has happened. Said once, here, and never changed.</param>
    /// <param name="SplitFrom">The incident that it was reported out of; absent in most.</param>
    public sealed record Reported(
        IncidentId Incident,
        int Number,
        IncidentType Type,
        ActivationLevel Level,
        IncidentScope Scope,
        Position? Position,
        Answers Answers,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Exercise = false,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IncidentLink? SplitFrom = null
    ) : IncidentEvent(Incident);

    public sealed record Moved(IncidentId Incident, Position Position) : IncidentEvent(Incident);

    /// <param name="Areas">Areas that the incident reached for the first time, contained or near.</param>
    public sealed record AreasEntered(IncidentId Incident, ImmutableArray<AreaId> Areas) : IncidentEvent(Incident);

    public sealed record LevelRaised(IncidentId Incident, ActivationLevel From, ActivationLevel To, FreeText Reason)
        : IncidentEvent(Incident);

    public sealed record LevelLowered(IncidentId Incident, ActivationLevel From, ActivationLevel To, FreeText Reason)
        : IncidentEvent(Incident);

    public sealed record DecisionMade(IncidentId Incident, FreeText What, FreeText Why, DecisionLevel Level)
        : IncidentEvent(Incident);

    /// <summary>A decision not to act, logged like a decision.</summary>
    public sealed record OmissionDecided(IncidentId Incident, FreeText What, FreeText Why, DecisionLevel Level)
        : IncidentEvent(Incident);

    /// <param name="Authority">The organisation that carries it out.</param>
    /// <param name="Tovholder">The person who answers for it, when one is named.</param>
    public sealed record TaskAssigned(
        IncidentId Incident,
        TaskId Task,
        FreeText What,
        OrganisationId Authority,
        PersonId? Tovholder,
        DateTimeOffset Deadline,
        ImmutableArray<TargetGroup> TargetGroups
    ) : IncidentEvent(Incident);

    public sealed record TaskCompleted(IncidentId Incident, TaskId Task, FreeText? Note) : IncidentEvent(Incident);

    public sealed record TaskReopened(IncidentId Incident, TaskId Task, FreeText Reason) : IncidentEvent(Incident);

    public sealed record NoteWritten(IncidentId Incident, FreeText Text) : IncidentEvent(Incident);

    /// <param name="Corrects">The log item that it stands beside; the original stays.</param>
    public sealed record Corrected(IncidentId Incident, EntryId Corrects, FreeText Text) : IncidentEvent(Incident);

    /// <summary>An organisation that is no authority takes part from now on, and sees this incident.</summary>
    public sealed record PartnerInvited(IncidentId Incident, OrganisationId Partner) : IncidentEvent(Incident);

    public sealed record StoodDown(IncidentId Incident, FreeText Reason) : IncidentEvent(Incident);
}
