using System.Collections.Immutable;
using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Incidents;
using Beredskab.Hub.State;
using Beredskab.Notifications.Messages;

namespace Beredskab.Hub.Live;

/// <summary>Projects incidents to the wire, for the live stream and for HTTP alike. Pure.</summary>
/// <param name="areaName">An area's name as people say it; titles carry it.</param>
public sealed class IncidentViews(Func<AreaId, string> areaName)
{
    public string AreaName(AreaId area) => areaName(area);

    /// <param name="exercise">The title then begins with the word for it, wherever it is shown.</param>
    public string Title(IncidentType type, Position? position, bool exercise)
    {
        var title = Titles.Of(type, position, areaName);
        return exercise ? $"{ExerciseMark.Word} {title}" : title;
    }

    public string Title(Incident incident) => Title(incident.Type, incident.Position, incident.Exercise);

    /// <summary>The whole incident, alerts included.</summary>
    public IncidentView Whole(HubState state, Incident incident) =>
        new(
            Header(incident),
            [.. incident.Log.Select(Item)],
            [.. incident.Tasks.Select(Task)],
            AlertViews.Of(state, incident.Id)
        );

    public IncidentHeader Header(Incident incident) =>
        new(
            incident.Id,
            incident.Exercise,
            incident.Number,
            incident.Version,
            incident.Type,
            Title(incident),
            incident.Level,
            incident.Scope,
            Optional(incident.Position),
            [.. incident.Track.Select(point => new TrackPointView(Place(point.Position), Utc(point.At)))],
            incident.Reached,
            new(
                incident.Answers.What.Value,
                incident.Answers.Where.Value,
                incident.Answers.Now.Value,
                incident.Answers.Started.Value
            ),
            new(By(incident.Reported), Utc(incident.Reported.OccurredAt), Utc(incident.Reported.RecordedAt)),
            incident.Partners,
            ZoneViews.Of(incident),
            incident is Incident.StoodDown ended
                ? new(By(ended.Ended), Utc(ended.Ended.OccurredAt), Utc(ended.Ended.RecordedAt), ended.Reason.Value)
                : null,
            (incident as Incident.StoodDown)?.Into?.Number,
            [.. incident.Ties.Absorbed.Select(link => link.Number)],
            incident.Ties.SplitFrom?.Number,
            [.. incident.Ties.SplitOff.Select(link => link.Number)]
        );

    public static TaskView Task(IncidentTask task) =>
        new(
            task.Id,
            task.What.Value,
            task.Authority,
            task.Tovholder,
            Utc(task.Deadline),
            task.TargetGroups,
            new(By(task.Assigned), Utc(task.Assigned.OccurredAt)),
            task.Completed is { } completed ? new(By(completed), Utc(completed.OccurredAt)) : null
        );

    public static LogView Item(LogItem item) =>
        item switch
        {
            LogItem.Reported i => new LogView.Reported(i.Origin, i.Level, Optional(i.Position), i.SplitFrom?.Number),
            LogItem.Moved i => new LogView.Moved(i.Origin, Place(i.Position)),
            LogItem.AreasEntered i => new LogView.AreasEntered(i.Origin, i.Areas),
            LogItem.LevelChanged i => new LogView.LevelChanged(i.Origin, i.From, i.To, i.Reason.Value),
            LogItem.Decision i => new LogView.Decision(i.Origin, i.What.Value, i.Why.Value, i.Level),
            LogItem.Omission i => new LogView.Omission(i.Origin, i.What.Value, i.Why.Value, i.Level),
            LogItem.TaskAssigned i => new LogView.TaskAssigned(i.Origin, i.Task, i.What.Value),
            LogItem.TaskCompleted i => new LogView.TaskCompleted(i.Origin, i.Task, i.What.Value, i.Comment?.Value),
            LogItem.TaskReopened i => new LogView.TaskReopened(i.Origin, i.Task, i.What.Value, i.Reason.Value),
            LogItem.Note i => new LogView.Note(i.Origin, i.Text.Value),
            LogItem.Correction i => new LogView.Correction(i.Origin, i.Corrects, i.Text.Value),
            LogItem.PartnerInvited i => new LogView.PartnerInvited(i.Origin, i.Partner),
            LogItem.ZoneDrawn i => new LogView.ZoneDrawn(i.Origin, i.Zone, i.ZoneKind, i.Place.Whole, i.Text?.Value),
            LogItem.ZoneRedrawn i => new LogView.ZoneRedrawn(
                i.Origin,
                i.Zone,
                i.ZoneKind,
                i.Drawing,
                i.Beside,
                i.Place.Whole
            ),
            LogItem.DrawingChosen i => new LogView.DrawingChosen(i.Origin, i.Zone, i.ZoneKind, i.Drawing),
            LogItem.ZoneRemoved i => new LogView.ZoneRemoved(i.Origin, i.Zone, i.ZoneKind),
            LogItem.MergedInto i => new LogView.MergedInto(i.Origin, i.Into.Number, i.Reason.Value),
            LogItem.Absorbed i => new LogView.Absorbed(i.Origin, i.Which.Number, i.Reason.Value),
            LogItem.SplitOff i => new LogView.SplitOff(i.Origin, i.Other.Number),
            LogItem.StoodDown i => new LogView.StoodDown(i.Origin, i.Reason.Value),
            _ => throw new InvalidOperationException($"No view of {item.GetType().Name}."),
        };

    public static PositionView Place(Position position) =>
        new(
            [position.Point.Longitude, position.Point.Latitude],
            position.Areas,
            position.Near,
            position.BoundaryMetres,
            position.Place,
            position.Beside,
            position.Shape,
            position.Within
        );

    private static PositionView? Optional(Position? position) => position is null ? null : Place(position);

    private static ActorView By(EventOrigin origin) => new(origin.Actor, origin.Organisation);

    private static DateTimeOffset Utc(DateTimeOffset time) => time.ToUniversalTime();
}
