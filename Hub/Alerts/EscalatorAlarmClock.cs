using Beredskab.Hub.Journal;
using Beredskab.Hub.Live;
using Beredskab.Hub.TestAlarms;
using Beredskab.Notifications.Alerts;
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
            || !ReferenceEquals(before.Contacts, after.Contacts)
            || !ReferenceEquals(before.Organisations, after.Organisations)
        )
        {
            // Somebody else may be on duty now, or be reached otherwise.
            escalator().TouchAll();
            return;
        }

        foreach (var recorded in commit.Events)
        {
            // That a message is being handed over changes nothing of what is owed; its outcome may.
            if (recorded.Event is AlertEvent e and not AlertEvent.MessageAttempted)
            {
                foreach (var touched in AlertViews.About(after, e))
                {
                    escalator().Touch(touched);
                }
            }
        }

        // A test alarm gives way to what is real.
        if (after.TestAlarms.Running is { } running && TestAlarmBell.ChangesWhatIsReal(commit))
        {
            escalator().Touch(running.Alert);
        }
    }
}
