using System.Collections.Immutable;
using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents.Merging;
using Beredskab.GeoModel.Incidents.Zones;
using Beredskab.GeoModel.Texts;

namespace Beredskab.GeoModel.Incidents;

/// <summary>An incident as its events have made it. Open until it is stood down or merged into another, explicitly.</summary>
public abstract record Incident
{
    private Incident() { }

    public required IncidentId Id { get; init; }

    /// <summary>Nothing has happened: people practise. An exercise stays one, and a real incident is never made one.</summary>
    public required bool Exercise { get; init; }

    /// <summary>
    /// Its number in this installation, from 1; what people call it. Exercises are counted by themselves: ØV 1, ØV 2.
    /// </summary>
    public required int Number { get; init; }

    /// <summary>Counts the changes of what can conflict: position, level, a merge, stand-down. 1 when reported.</summary>
    public required int Version { get; init; }

    /// <summary>How it hangs together with others.</summary>
    public required IncidentTies Ties { get; init; }

    public required IncidentType Type { get; init; }

    public required ActivationLevel Level { get; init; }

    public required IncidentScope Scope { get; init; }

    /// <summary>Where it is now; null without a place.</summary>
    public required Position? Position { get; init; }

    /// <summary>Where it has been, oldest first, the present position last.</summary>
    public required ImmutableArray<TrackPoint> Track { get; init; }

    /// <summary>Every area it has been in or near, in the order it came there.</summary>
    public required ImmutableArray<AreaId> Reached { get; init; }

    public required Answers Answers { get; init; }

    public required EventOrigin Reported { get; init; }

    /// <summary>Organisations that take part without being an authority.</summary>
    public required ImmutableArray<OrganisationId> Partners { get; init; }

    public required IncidentLog Log { get; init; }

    public required ImmutableList<IncidentTask> Tasks { get; init; }

    /// <summary>Drawn on the map for it, in the order they came; removed ones too.</summary>
    public required ImmutableArray<Zone> Zones { get; init; }

    public sealed record Open : Incident;

    public sealed record StoodDown : Incident
    {
        public required EventOrigin Ended { get; init; }

        public required FreeText Reason { get; init; }

        /// <summary>It was the same as another, and goes on as that one; null when it was stood down.</summary>
        public IncidentLink? Into { get; init; }
    }

    /// <param name="last">The line of the log that says so.</param>
    internal StoodDown End(EventOrigin at, FreeText reason, LogItem last) =>
        new()
        {
            Id = Id,
            Exercise = Exercise,
            Number = Number,
            Version = Version + 1,
            Ties = Ties,
            Type = Type,
            Level = Level,
            Scope = Scope,
            Position = Position,
            Track = Track,
            Reached = Reached,
            Answers = Answers,
            Reported = Reported,
            Partners = Partners,
            Log = Log.Add(last),
            Tasks = Tasks,
            Zones = Zones,
            Ended = at,
            Reason = reason,
        };
}

public sealed record TrackPoint(Position Position, DateTimeOffset At);

/// <param name="Completed">Null while it is open.</param>
public sealed record IncidentTask(
    TaskId Id,
    FreeText What,
    OrganisationId Authority,
    PersonId? Tovholder,
    DateTimeOffset Deadline,
    ImmutableArray<TargetGroup> TargetGroups,
    EventOrigin Assigned,
    EventOrigin? Completed
);

/// <summary>A line of an incident's log. Its id is the journal entry's.</summary>
public abstract record LogItem
{
    private LogItem(EventOrigin origin) => Origin = origin;

    public EventOrigin Origin { get; }

    /// <param name="SplitFrom">The incident that it was reported out of; null for most.</param>
    public sealed record Reported(
        EventOrigin Origin,
        ActivationLevel Level,
        Position? Position,
        Answers Answers,
        IncidentLink? SplitFrom = null
    ) : LogItem(Origin);

    public sealed record Moved(EventOrigin Origin, Position Position) : LogItem(Origin);

    public sealed record AreasEntered(EventOrigin Origin, ImmutableArray<AreaId> Areas) : LogItem(Origin);

    public sealed record LevelChanged(EventOrigin Origin, ActivationLevel From, ActivationLevel To, FreeText Reason)
        : LogItem(Origin);

    public sealed record Decision(EventOrigin Origin, FreeText What, FreeText Why, DecisionLevel Level)
        : LogItem(Origin);

    public sealed record Omission(EventOrigin Origin, FreeText What, FreeText Why, DecisionLevel Level)
        : LogItem(Origin);

    public sealed record TaskAssigned(EventOrigin Origin, TaskId Task, FreeText What) : LogItem(Origin);

    public sealed record TaskCompleted(EventOrigin Origin, TaskId Task, FreeText What, FreeText? Comment)
        : LogItem(Origin);

    public sealed record TaskReopened(EventOrigin Origin, TaskId Task, FreeText What, FreeText Reason)
        : LogItem(Origin);

    public sealed record Note(EventOrigin Origin, FreeText Text) : LogItem(Origin);

    public sealed record Correction(EventOrigin Origin, EntryId Corrects, FreeText Text) : LogItem(Origin);

    public sealed record PartnerInvited(EventOrigin Origin, OrganisationId Partner) : LogItem(Origin);

    public sealed record ZoneDrawn(EventOrigin Origin, ZoneId Zone, ZoneKind ZoneKind, Position Place, FreeText? Text)
        : LogItem(Origin);

    /// <param name="Beside">It stands beside another drawing, until one is chosen.</param>
    public sealed record ZoneRedrawn(
        EventOrigin Origin,
        ZoneId Zone,
        ZoneKind ZoneKind,
        int Drawing,
        bool Beside,
        Position Place
    ) : LogItem(Origin);

    public sealed record DrawingChosen(EventOrigin Origin, ZoneId Zone, ZoneKind ZoneKind, int Drawing)
        : LogItem(Origin);

    public sealed record ZoneRemoved(EventOrigin Origin, ZoneId Zone, ZoneKind ZoneKind) : LogItem(Origin);

    public sealed record StoodDown(EventOrigin Origin, FreeText Reason) : LogItem(Origin);

    public sealed record MergedInto(EventOrigin Origin, IncidentLink Into, FreeText Reason) : LogItem(Origin);

    public sealed record Absorbed(EventOrigin Origin, IncidentLink Which, FreeText Reason) : LogItem(Origin);

    public sealed record SplitOff(EventOrigin Origin, IncidentLink Other) : LogItem(Origin);
}
