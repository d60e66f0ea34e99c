using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Ground;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;
using Beredskab.GeoModel.Incidents.Zones;

namespace Beredskab.Hub.Live;

/// <summary>A line of an incident's log on the wire, told apart by <c>kind</c>. A text is null when it is erased.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Reported), "reported")]
[JsonDerivedType(typeof(Moved), "moved")]
[JsonDerivedType(typeof(AreasEntered), "areas-entered")]
[JsonDerivedType(typeof(LevelChanged), "level-changed")]
[JsonDerivedType(typeof(Decision), "decision")]
[JsonDerivedType(typeof(Omission), "omission")]
[JsonDerivedType(typeof(TaskAssigned), "task-assigned")]
[JsonDerivedType(typeof(TaskCompleted), "task-completed")]
[JsonDerivedType(typeof(TaskReopened), "task-reopened")]
[JsonDerivedType(typeof(Note), "note")]
[JsonDerivedType(typeof(Correction), "correction")]
[JsonDerivedType(typeof(PartnerInvited), "partner-invited")]
[JsonDerivedType(typeof(ZoneDrawn), "zone-drawn")]
[JsonDerivedType(typeof(ZoneRedrawn), "zone-redrawn")]
[JsonDerivedType(typeof(DrawingChosen), "drawing-chosen")]
[JsonDerivedType(typeof(ZoneRemoved), "zone-removed")]
[JsonDerivedType(typeof(StoodDown), "stood-down")]
[JsonDerivedType(typeof(MergedInto), "merged-into")]
[JsonDerivedType(typeof(Absorbed), "absorbed")]
[JsonDerivedType(typeof(SplitOff), "split-off")]
public abstract record LogView
{
    private LogView(EventOrigin origin)
    {
        Id = origin.Entry;
        By = new(origin.Actor, origin.Organisation);
        OccurredAt = origin.OccurredAt.ToUniversalTime();
        RecordedAt = origin.RecordedAt.ToUniversalTime();
    }

    /// <summary>The journal entry's.</summary>
    public EntryId Id { get; }

    public ActorView By { get; }

    public DateTimeOffset OccurredAt { get; }

    public DateTimeOffset RecordedAt { get; }

    public sealed record Reported(
        [property: JsonIgnore] EventOrigin Origin,
        ActivationLevel Level,
        PositionView? Position,
        int? SplitFrom
    ) : LogView(Origin);

    public sealed record Moved([property: JsonIgnore] EventOrigin Origin, PositionView Position) : LogView(Origin);

    public sealed record AreasEntered([property: JsonIgnore] EventOrigin Origin, ImmutableArray<AreaId> Areas)
        : LogView(Origin);

    public sealed record LevelChanged(
        [property: JsonIgnore] EventOrigin Origin,
        ActivationLevel From,
        ActivationLevel To,
        string? Reason
    ) : LogView(Origin);

    public sealed record Decision(
        [property: JsonIgnore] EventOrigin Origin,
        string? What,
        string? Why,
        DecisionLevel DecisionLevel
    ) : LogView(Origin);

    public sealed record Omission(
        [property: JsonIgnore] EventOrigin Origin,
        string? What,
        string? Why,
        DecisionLevel DecisionLevel
    ) : LogView(Origin);

    public sealed record TaskAssigned([property: JsonIgnore] EventOrigin Origin, TaskId Task, string? What)
        : LogView(Origin);

    public sealed record TaskCompleted(
        [property: JsonIgnore] EventOrigin Origin,
        TaskId Task,
        string? What,
        string? Comment
    ) : LogView(Origin);

    public sealed record TaskReopened(
        [property: JsonIgnore] EventOrigin Origin,
        TaskId Task,
        string? What,
        string? Reason
    ) : LogView(Origin);

    public sealed record Note([property: JsonIgnore] EventOrigin Origin, string? Text) : LogView(Origin);

    public sealed record Correction([property: JsonIgnore] EventOrigin Origin, EntryId Corrects, string? Text)
        : LogView(Origin);

    public sealed record PartnerInvited([property: JsonIgnore] EventOrigin Origin, OrganisationId Partner)
        : LogView(Origin);

    public sealed record ZoneDrawn(
        [property: JsonIgnore] EventOrigin Origin,
        ZoneId Zone,
        ZoneKind ZoneKind,
        [property: JsonConverter(typeof(GeometryJson))] Shape Shape,
        string? Text
    ) : LogView(Origin);

    public sealed record ZoneRedrawn(
        [property: JsonIgnore] EventOrigin Origin,
        ZoneId Zone,
        ZoneKind ZoneKind,
        int Drawing,
        bool Beside,
        [property: JsonConverter(typeof(GeometryJson))] Shape Shape
    ) : LogView(Origin);

    public sealed record DrawingChosen(
        [property: JsonIgnore] EventOrigin Origin,
        ZoneId Zone,
        ZoneKind ZoneKind,
        int Drawing
    ) : LogView(Origin);

    public sealed record ZoneRemoved([property: JsonIgnore] EventOrigin Origin, ZoneId Zone, ZoneKind ZoneKind)
        : LogView(Origin);

    /// <param name="Into">The number of the incident that it goes on as.</param>
    public sealed record MergedInto([property: JsonIgnore] EventOrigin Origin, int Into, string? Reason)
        : LogView(Origin);

    public sealed record Absorbed([property: JsonIgnore] EventOrigin Origin, int Which, string? Reason)
        : LogView(Origin);

    public sealed record SplitOff([property: JsonIgnore] EventOrigin Origin, int Other) : LogView(Origin);

    public sealed record StoodDown([property: JsonIgnore] EventOrigin Origin, string? Reason) : LogView(Origin);
}
