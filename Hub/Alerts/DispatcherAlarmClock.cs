using Beredskab.Hub.Journal;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Dispatch;

namespace Beredskab.Hub.Alerts;

/// <summary>The dispatcher is woken by the commit that intends a message, not by a timer.</summary>
/// <param name="dispatcher">Asked at the first message: the dispatcher needs the journal, which needs its observers.</param>
public sealed class DispatcherAlarmClock(Func<Dispatcher> dispatcher) : ICommitObserver
{
    public void Committed(Commit commit)
    {
        if (
            !ReferenceEquals(commit.Before.Alerts, commit.After.Alerts)
            && !commit.Events.All(recorded =>
                // What the dispatcher writes of its own doing makes nothing else due, and it knows when that has ended.
                recorded.Event
                    is AlertEvent.MessageAttempted
                        or AlertEvent.MessageAccepted
            )
        )
        {
            dispatcher().Wake();
        }
    }
}
