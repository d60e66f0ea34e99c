using System.Collections.Immutable;
using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Ground;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;

namespace Beredskab.Hub.Live;

/// <summary>Who did it, and for which organisation; ids, names are in the reference data.</summary>
public sealed record ActorView(PersonId Person, OrganisationId Organisation);

/// <summary>That something was done, by whom and when.</summary>
/// <param name="OccurredAt">As told; UTC.</param>
/// <param name="RecordedAt">When the journal took it; UTC.</param>
public sealed record DoneView(ActorView By, DateTimeOffset OccurredAt, DateTimeOffset RecordedAt);

/// <param name="Point">[longitude, latitude], WGS 84, degrees.</param>
/// <param name="Areas">Areas that contain it; empty when it lies outside all of them.</param>
/// <param name="Near">Areas whose boundary is within 150 m.</param>
/// <param name="Place">The nearest named place of the product's own list.</param>
/// <param name="Beside">How far from the nearest place and in which direction, when none is near; Danish words.</param>
/// <param name="Shape">A GeoJSON geometry when it is more than a spot, otherwise null; the point then stands for it.</param>
/// <param name="Within">It is somewhere in this area, no more is known, and the point stands for the area; otherwise null.</param>
public sealed record PositionView(
    ImmutableArray<double> Point,
    ImmutableArray<AreaId> Areas,
    ImmutableArray<AreaId> Near,
    double BoundaryMetres,
    string? Place,
    string? Beside,
    Shape? Shape,
    AreaId? Within
);

public sealed record TrackPointView(PositionView Position, DateTimeOffset At);

/// <summary>The four answers of the report; null where the text is erased.</summary>
public sealed record AnswersView(string? What, string? Where, string? Now, string? Started);

/// <param name="Reason">Null when it is erased.</param>
public sealed record StandDownView(ActorView By, DateTimeOffset OccurredAt, DateTimeOffset RecordedAt, string? Reason);

/// <summary>Everything of an incident but its log, its tasks and its alerts.</summary>
/// <param name="Version">What a change of position, level or a stand-down sends back as seen.</param>
/// <param name="Title">Made by the Hub; person-free.</param>
/// <param name="Exercise">Nothing has happened: the title says so too, and the number is one of the exercises' own.</param>
/// <param name="StoodDown">Null while it is open; also that it was merged into another.</param>
/// <param name="MergedInto">
/// The number of the incident that it goes on as; null when it is open or was stood down. Here and below a number and no
/// id: whoever sees one of two may not see the other.
/// </param>
/// <param name="Absorbed">The numbers of reports of the same that go on here.</param>
/// <param name="SplitFrom">The number of the incident that it was reported out of; null for most.</param>
/// <param name="SplitOff">The numbers of what was reported out of this one.</param>
public sealed record IncidentHeader(
    IncidentId Id,
    bool Exercise,
    int Number,
    int Version,
    IncidentType Type,
    string Title,
    ActivationLevel Level,
    IncidentScope Scope,
    PositionView? Position,
    ImmutableArray<TrackPointView> Track,
    ImmutableArray<AreaId> Reached,
    AnswersView Answers,
    DoneView Reported,
    ImmutableArray<OrganisationId> Partners,
    ImmutableArray<ZoneView> Zones,
    StandDownView? StoodDown,
    int? MergedInto,
    ImmutableArray<int> Absorbed,
    int? SplitFrom,
    ImmutableArray<int> SplitOff
);

public sealed record TaskAssignedView(ActorView By, DateTimeOffset OccurredAt);

/// <param name="Tovholder">Null when no person is named.</param>
/// <param name="Completed">Null while it is open.</param>
public sealed record TaskView(
    TaskId Id,
    string? What,
    OrganisationId Organisation,
    PersonId? Tovholder,
    DateTimeOffset Deadline,
    ImmutableArray<TargetGroup> TargetGroups,
    TaskAssignedView Assigned,
    TaskAssignedView? Completed
);

/// <summary>One incident as it stands, whole.</summary>
public sealed record IncidentView(
    IncidentHeader Incident,
    ImmutableArray<LogView> Log,
    ImmutableArray<TaskView> Tasks,
    ImmutableArray<AlertView> Alerts
);
