using Beredskab.Notifications.Alerts;
using Microsoft.Extensions.Time.Testing;

namespace Beredskab.Notifications.Tests.World;

/// <summary>Lets time pass as the escalation does, stopping wherever an alert has something to do.</summary>
internal static class VirtualTime
{
    public static void Pass(this MemoryJournal journal, FakeTimeProvider time, TimeSpan span, Action? after = null)
    {
        var end = time.GetUtcNow() + span;
        while (true)
        {
            var now = time.GetUtcNow();
            var next = journal
                .Alerts.Open.Union(journal.Alerts.News.Keys)
                .Select(alert => (alert, due: journal.NextDue(alert, now)))
                .Where(next => next.due is { } due && due <= end)
                .OrderBy(next => next.due)
                .Select(next => ((AlertId Alert, DateTimeOffset Due)?)(next.alert, next.due!.Value))
                .FirstOrDefault();
            if (next is not { } found)
            {
                time.SetUtcNow(end);
                return;
            }

            if (found.Due > now)
            {
                time.SetUtcNow(found.Due);
            }

            Assert.Null(journal.Do(new AlertCommand.Advance(found.Alert)));
            Assert.False(
                journal.NextDue(found.Alert, time.GetUtcNow()) <= time.GetUtcNow(),
                "What is due is done when time asks."
            );
            after?.Invoke();
        }
    }
}
