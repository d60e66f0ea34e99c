using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Incidents.Merging;
using Beredskab.GeoModel.Incidents.Zones;

namespace Beredskab.GeoModel.Incidents;

/// <summary>Folds an incident's events, each in its order, into what it is now.</summary>
public static class IncidentFold
{
    /// <param name="incident">Null before the report.</param>
    /// <exception cref="InvalidOperationException">The event does not belong to this state: the journal is wrong.</exception>
    public static Incident Apply(Incident? incident, IncidentEvent @event, EventOrigin origin) =>
        (incident, @event) switch
        {
            (null, IncidentEvent.Reported e) => Begin(e, origin),
            (Incident.Open i, IncidentEvent.Moved e) => i with
            {
                Version = i.Version + 1,
                Position = e.Position,
                Track = i.Track.Add(new(e.Position, origin.OccurredAt)),
                Log = i.Log.Add(new LogItem.Moved(origin, e.Position)),
            },
            (Incident.Open i, IncidentEvent.AreasEntered e) => i with
            {
                Reached = i.Reached.AddRange(e.Areas),
                Log = i.Log.Add(new LogItem.AreasEntered(origin, e.Areas)),
            },
            (Incident.Open i, IncidentEvent.LevelRaised e) => i with
            {
                Version = i.Version + 1,
                Level = e.To,
                Log = i.Log.Add(new LogItem.LevelChanged(origin, e.From, e.To, e.Reason)),
            },
            (Incident.Open i, IncidentEvent.LevelLowered e) => i with
            {
                Version = i.Version + 1,
                Level = e.To,
                Log = i.Log.Add(new LogItem.LevelChanged(origin, e.From, e.To, e.Reason)),
            },
            (Incident.Open i, IncidentEvent.ZoneDrawn e) => ZoneFold.Drawn(i, e, origin),
            (Incident.Open i, IncidentEvent.ZoneRedrawn e) => ZoneFold.Redrawn(i, e, origin),
            (Incident.Open or Incident.StoodDown { Into: not null }, IncidentEvent.DrawingChosen e) => ZoneFold.Chosen(
                incident,
                e,
                origin
            ),
            (Incident.Open or Incident.StoodDown { Into: not null }, IncidentEvent.ZoneRemoved e) => ZoneFold.Removed(
                incident,
                e,
                origin
            ),
            (Incident.Open i, IncidentEvent.StoodDown e) => i.End(
                origin,
                e.Reason,
                new LogItem.StoodDown(origin, e.Reason)
            ),
            (Incident.Open i, IncidentEvent.MergedInto e) => MergeFold.Merged(i, e, origin),
            (Incident.Open i, IncidentEvent.Absorbed e) => MergeFold.Absorbed(i, e, origin),
            // What follows is possible after the stand-down too: the log is finished afterwards.
            (not null, IncidentEvent.DecisionMade e) => Log(
                incident,
                new LogItem.Decision(origin, e.What, e.Why, e.Level)
            ),
            (not null, IncidentEvent.OmissionDecided e) => Log(
                incident,
                new LogItem.Omission(origin, e.What, e.Why, e.Level)
            ),
            (not null, IncidentEvent.TaskAssigned e) => Log(
                incident with
                {
                    Tasks = incident.Tasks.Add(
                        new(e.Task, e.What, e.Authority, e.Tovholder, e.Deadline, e.TargetGroups, origin, null)
                    ),
                },
                new LogItem.TaskAssigned(origin, e.Task, e.What)
            ),
            (not null, IncidentEvent.TaskCompleted e) => Change(
                incident,
                e.Task,
                origin,
                task => new LogItem.TaskCompleted(origin, e.Task, task.What, e.Note)
            ),
            (not null, IncidentEvent.TaskReopened e) => Change(
                incident,
                e.Task,
                null,
                task => new LogItem.TaskReopened(origin, e.Task, task.What, e.Reason)
            ),
            (not null, IncidentEvent.NoteWritten e) => Log(incident, new LogItem.Note(origin, e.Text)),
            (not null, IncidentEvent.Corrected e) => Log(incident, new LogItem.Correction(origin, e.Corrects, e.Text)),
            (not null, IncidentEvent.SplitOff e) => MergeFold.SplitOff(incident, e, origin),
            (not null, IncidentEvent.PartnerInvited e) => Log(
                incident with
                {
                    Partners = incident.Partners.Add(e.Partner),
                },
                new LogItem.PartnerInvited(origin, e.Partner)
            ),
            _ => throw new InvalidOperationException(
                $"{@event.GetType().Name} cannot follow on {incident?.GetType().Name ?? "nothing"}."
            ),
        };

    private static Incident.Open Begin(IncidentEvent.Reported e, EventOrigin origin) =>
        new()
        {
            Id = e.Incident,
            Exercise = e.Exercise,
            Number = e.Number,
            Version = 1,
            Ties = IncidentTies.None with { SplitFrom = e.SplitFrom },
            Type = e.Type,
            Level = e.Level,
            Scope = e.Scope,
            Position = e.Position,
            Track = e.Position is null ? [] : [new(e.Position, origin.OccurredAt)],
            Reached = e.Position is null ? [] : [.. e.Position.Areas, .. e.Position.Near],
            Answers = e.Answers,
            Reported = origin,
            Partners = [],
            Log = IncidentLog.Empty.Add(new LogItem.Reported(origin, e.Level, e.Position, e.Answers, e.SplitFrom)),
            Tasks = [],
            Zones = [],
        };

    private static Incident Log(Incident incident, LogItem item) => incident with { Log = incident.Log.Add(item) };

    private static Incident Change(
        Incident incident,
        Identity.TaskId id,
        EventOrigin? completed,
        Func<IncidentTask, LogItem> item
    )
    {
        var index = incident.Tasks.FindIndex(task => task.Id == id);
        if (index < 0)
        {
            throw new InvalidOperationException($"The incident has no task {id}.");
        }

        var task = incident.Tasks[index];
        return Log(
            incident with
            {
                Tasks = incident.Tasks.SetItem(index, task with { Completed = completed }),
            },
            item(task)
        );
    }
}
