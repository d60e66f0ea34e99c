using Beredskab.GeoModel.Identity;
using Beredskab.Hub.Live;
using Beredskab.Notifications.Alerts;

namespace Beredskab.Hub.Tests.Live;

/// <summary>What a client makes of changes: each replaces the thing of the same id.</summary>
internal sealed class FoldedPicture
{
    private sealed record Entry(
        IncidentHeader Header,
        Dictionary<EntryId, LogView> Log,
        Dictionary<TaskId, TaskView> Tasks,
        Dictionary<AlertId, AlertView> Alerts
    );

    private readonly Dictionary<IncidentId, Entry> incidents = [];

    public IEnumerable<IncidentId> Incidents => incidents.Keys;

    public void Apply(IEnumerable<Change> changes)
    {
        foreach (var change in changes)
        {
            switch (change)
            {
                case Change.OfIncident c when incidents.TryGetValue(c.Incident.Id, out var known):
                    incidents[c.Incident.Id] = known with { Header = c.Incident };
                    break;
                case Change.OfIncident c:
                    incidents[c.Incident.Id] = new(c.Incident, [], [], []);
                    break;
                case Change.OfLog c:
                    incidents[c.Incident].Log[c.Item.Id] = c.Item;
                    break;
                case Change.OfTask c:
                    incidents[c.Incident].Tasks[c.Task.Id] = c.Task;
                    break;
                case Change.OfAlert c:
                    incidents[c.Alert.Incident].Alerts[c.Alert.Id] = c.Alert;
                    break;
                case Change.Gone c:
                    incidents.Remove(c.Incident);
                    break;
            }
        }
    }

    /// <summary>As JSON, ordered as the Hub orders a snapshot.</summary>
    public string Json() =>
        Text(
            new Snapshot([
                .. incidents
                    .Values.OrderBy(entry => entry.Header.Number)
                    .Select(entry => new IncidentView(
                        entry.Header,
                        [.. entry.Log.Values],
                        [.. entry.Tasks.Values],
                        [.. entry.Alerts.Values]
                    )),
            ])
        );

    public static string Text<T>(T value) => System.Text.Encoding.UTF8.GetString(LiveJson.Write(value).Utf8.Span);
}
