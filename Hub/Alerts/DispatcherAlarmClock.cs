using Beredskab.Hub.Journal;
using Beredskab.Notifications.Dispatch;

namespace Beredskab.Hub.Alerts;

/// <summary>The dispatcher is woken by the commit that intends a message, not by a timer.</summary>
/// <param name="dispatcher">Asked at the first message: the dispatcher needs the journal, which needs its observers.</param>
public sealed class DispatcherAlarmClock(Func<Dispatcher> dispatcher) : ICommitObserver
{
    public void Committed(Commit commit)
    {
        if (!ReferenceEquals(commit.Before.Alerts, commit.After.Alerts))
        {
            dispatcher().Wake();
        }
    }
}
