using System.Collections.Immutable;
using Beredskab.GeoModel.Incidents;
using Beredskab.Hub.Journal;
using Beredskab.Hub.State;

namespace Beredskab.Hub.Live;

/// <summary>
/// What a commit changes in an audience's picture. Read off the states before and after, not off the events: a change
/// carries the thing as it now is, so whoever has some of it gets the same picture as whoever has all. Pure.
/// </summary>
public sealed class Changes(IncidentViews views)
{
    /// <returns>Empty when the commit shows this audience nothing.</returns>
    public ImmutableArray<Change> Of(Commit commit, string audience) =>
        Of(commit, Footprint.Of(commit.After, commit.Events), audience);

    /// <param name="touched">The commit's, without what a later one that goes out with it shows.</param>
    internal ImmutableArray<Change> Of(Commit commit, Footprint touched, string audience)
    {
        var changes = ImmutableArray.CreateBuilder<Change>();
        foreach (var id in touched.Incidents)
        {
            var before = Seen(commit.Before, audience, commit.Before.Picture.Find(id));
            var after = Seen(commit.After, audience, commit.After.Picture.Find(id));
            if (after is null)
            {
                if (before is not null)
                {
                    changes.Add(new Change.Gone(id));
                }

                continue;
            }

            AddIncident(changes, before, after);
            foreach (var task in after.Tasks)
            {
                if (before?.Tasks.Contains(task) != true)
                {
                    changes.Add(new Change.OfTask(id, IncidentViews.Task(task)));
                }
            }

            var alerts = before is null
                ? AlertViews.Of(commit.After, id)
                : touched
                    .Alerts.Where(alert => alert.Incident == id)
                    .Select(alert => AlertViews.Find(commit.After, alert.Alert))
                    .OfType<AlertView>();
            changes.AddRange(alerts.Select(alert => new Change.OfAlert(alert)));
        }

        if (touched.Reference)
        {
            changes.Add(new Change.OfReference());
        }

        return changes.ToImmutable();
    }

    private void AddIncident(ImmutableArray<Change>.Builder changes, Incident? before, Incident after)
    {
        if (before is null || HeaderDiffers(before, after))
        {
            changes.Add(new Change.OfIncident(views.Header(after)));
        }

        // The log only grows.
        foreach (var item in after.Log.After(before?.Log.Count ?? 0))
        {
            changes.Add(new Change.OfLog(after.Id, IncidentViews.Item(item)));
        }
    }

    // Arrays are compared by identity: a fold that touches one makes a new one.
    private static bool HeaderDiffers(Incident before, Incident after) =>
        before.Version != after.Version
        || before.Reached != after.Reached
        || before.Partners != after.Partners
        || before.Zones != after.Zones
        || before.Ties != after.Ties
        || before.Answers != after.Answers
        || before.GetType() != after.GetType();

    private static Incident? Seen(HubState state, string audience, Incident? incident) =>
        incident is not null && Audiences.Includes(audience, state.Organisations, incident) ? incident : null;
}
