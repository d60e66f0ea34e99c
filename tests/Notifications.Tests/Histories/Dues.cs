using Beredskab.GeoModel.Deciding;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Escalation;
using Beredskab.Notifications.Tests.World;

namespace Beredskab.Notifications.Tests.Histories;

/// <summary>When each alert was due before a command, by the whole of its obligations.</summary>
internal sealed record Dues(AlertBook Book, DateTimeOffset Now, Dictionary<AlertId, DateTimeOffset> At)
{
    public static Dues Of(MemoryJournal journal, DateTimeOffset now) =>
        new(
            journal.Alerts,
            now,
            journal
                .Alerts.Alerts.Keys.Select(alert => (alert, due: journal.NextDue(alert, now)))
                .Where(one => one.due is not null)
                .ToDictionary(one => one.alert, one => one.due!.Value)
        );

    /// <summary>Nothing is due earlier than was foreseen, in whatever alert.</summary>
    public void MustForesee(IEnumerable<DomainEvent> events, MemoryJournal journal)
    {
        var earliest = DateTimeOffset.MaxValue;
        foreach (var one in events)
        {
            var by = one switch
            {
                AlertEvent e => Foresight.EarliestBy(Book, journal.Alerts, e),
                ContactEvent e when !journal.Alerts.Alerts.Values.Any(alert => Foresight.Concerns(alert, e)) =>
                    DateTimeOffset.MaxValue,
                _ => DateTimeOffset.MinValue,
            };
            earliest = by < earliest ? by : earliest;
        }

        if (earliest <= Now)
        {
            return;
        }

        foreach (var alert in journal.Alerts.Alerts.Keys)
        {
            if (journal.NextDue(alert, Now) is { } due)
            {
                var before = At.GetValueOrDefault(alert, DateTimeOffset.MaxValue);
                Assert.True(
                    due >= before || due >= earliest,
                    $"{alert} was due {before:O}, is due {due:O}, and nothing before {earliest:O} was foreseen."
                );
            }
        }
    }
}
