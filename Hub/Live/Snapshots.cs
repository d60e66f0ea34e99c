using System.Collections.Immutable;
using Beredskab.GeoModel.Incidents;
using Beredskab.Hub.Journal;
using Microsoft.Extensions.Options;

namespace Beredskab.Hub.Live;

/// <summary>
/// Whole pictures, written once for all who ask at the same point: after a network break everybody comes at once.
/// </summary>
public sealed class Snapshots(IncidentViews views, TimeProvider time, IOptions<LiveOptions> options) : ICommitObserver
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(10);

    private readonly Lock gate = new();
    private readonly Dictionary<string, Entry> written = new(StringComparer.Ordinal);

    public WrittenJson Of(LivePoint point, ImmutableArray<string> audiences)
    {
        var key = string.Join(' ', audiences);
        Entry entry;
        lock (gate)
        {
            if (
                !written.TryGetValue(key, out entry!)
                || !ReferenceEquals(entry.Point, point)
                || time.GetElapsedTime(entry.Made) > Fresh
            )
            {
                var now = time.GetUtcNow();
                entry = new(point, time.GetTimestamp(), new(() => LiveJson.Write(Take(point, audiences, now))));
                written[key] = entry;
            }
        }

        return entry.Json.Value;
    }

    /// <summary>
    /// What the audiences are shown at a point: incidents open with all that was merged into them, and those stood down
    /// lately.
    /// </summary>
    public Snapshot Take(LivePoint point, ImmutableArray<string> audiences, DateTimeOffset now)
    {
        var since = now - TimeSpan.FromHours(options.Value.StoodDownHours);
        var picture = point.State.Picture;
        return new([
            .. picture
                .Incidents.Values.Where(incident =>
                    incident is not Incident.StoodDown ended
                    || ended.Ended.RecordedAt >= since
                    || (ended.Into is { } into && picture.Find(into.Incident) is Incident.Open)
                )
                .Where(incident =>
                    audiences.Any(audience => Audiences.Includes(audience, point.State.Organisations, incident))
                )
                .OrderBy(incident => incident.Number)
                .Select(incident => views.Whole(point.State, incident)),
        ]);
    }

    public void Committed(Commit commit)
    {
        // A picture that is behind is never given out.
    }

    /// <summary>Nobody would be given the old pictures; they must not be kept either.</summary>
    public void Erased()
    {
        lock (gate)
        {
            written.Clear();
        }
    }

    private sealed record Entry(LivePoint Point, long Made, Lazy<WrittenJson> Json);
}
