using Beredskab.Hub.Journal;
using Beredskab.Hub.Live;
using Beredskab.Hub.TestAlarms;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Escalation;

namespace Beredskab.Hub.Alerts;

/// <summary>The escalation looks again at each alert that a commit changed.</summary>
/// <param name="escalator">Asked at the first commit: the escalation needs the journal, which needs its observers.</param>
public sealed class EscalatorAlarmClock(Func<Escalator> escalator) : ICommitObserver
{
    public void Committed(Commit commit)
    {
        var (before, after) = (commit.Before, commit.After);
        if (
            !ReferenceEquals(before.Roster, after.Roster)
            || !ReferenceEquals(before.Organisations, after.Organisations)
            || !ReferenceEquals(before.Contacts.Phones, after.Contacts.Phones)
        )
        {
            // Somebody else may be on duty now.
            escalator().TouchAll();
            return;
        }

        foreach (var recorded in commit.Events)
        {
            switch (recorded.Event)
            {
                case ContactEvent e:
                    TouchConcerned(after.Alerts, e);
                    break;
                case AlertEvent e
                    when Foresight.EarliestBy(before.Alerts, after.Alerts, e) is var earliest
                        && earliest < DateTimeOffset.MaxValue:
                    foreach (var touched in AlertViews.About(after, e))
                    {
                        escalator().Touch(touched, earliest);
                    }

                    break;
            }
        }

        // A test alarm gives way to what is real.
        if (after.TestAlarms.Running is { } running && TestAlarmBell.ChangesWhatIsReal(commit))
        {
            escalator().Touch(running.Alert);
        }
    }

    private void TouchConcerned(AlertBook alerts, ContactEvent @event)
    {
        foreach (var id in alerts.Open.AsEnumerable().Union(alerts.News.Keys))
        {
            if (Foresight.Concerns(alerts.Alerts[id], @event))
            {
                escalator().Touch(id);
            }
        }
    }
}
