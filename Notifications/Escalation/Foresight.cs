using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Contacts;

namespace Beredskab.Notifications.Escalation;

/// <summary>
/// What may have become due by a change. Most of what the journal is told of a message is that it goes well, which makes
/// nothing due before its silence could; only what may be due earlier is worth looking at at once. Pure.
/// </summary>
public static class Foresight
{
    /// <param name="before">As it was before the commit.</param>
    /// <param name="after">As it is after it.</param>
    /// <returns>
    /// The earliest instant for which the event can have made due what was not due before: <see
    /// cref="DateTimeOffset.MinValue"/> when it may be at once, <see cref="DateTimeOffset.MaxValue"/> when it makes nothing
    /// due.
    /// </returns>
    public static DateTimeOffset EarliestBy(AlertBook before, AlertBook after, AlertEvent @event) =>
        @event switch
        {
            // That a message is being handed over changes nothing of what is owed; its outcome may.
            AlertEvent.MessageAttempted => DateTimeOffset.MaxValue,
            AlertEvent.MessageAccepted e => GoingWell(before.Find(e.Message), after.Find(e.Message), after),
            AlertEvent.MessageReported e => GoingWell(before.Find(e.Message), after.Find(e.Message), after),
            _ => DateTimeOffset.MinValue,
        };

    /// <summary>Whether a change in how somebody is reached can make anything of an alert due.</summary>
    public static bool Concerns(Alert alert, ContactEvent @event) =>
        @event switch
        {
            ContactEvent.WayAdded e => alert.IsAbout(e.Person),
            ContactEvent.WayVerified e => alert.IsAbout(e.Person),
            ContactEvent.WayRemoved e => alert.IsAbout(e.Person),
            ContactEvent.WayBlocked e => alert.IsAbout(e.Person),
            ContactEvent.WayUnblocked e => alert.IsAbout(e.Person),
            ContactEvent.PlanSet e => alert.IsAbout(e.Person),
            ContactEvent.CodeSent or ContactEvent.CodeRefused => false,
            _ => true,
        };

    private static DateTimeOffset GoingWell(Message? was, Message? now, AlertBook book)
    {
        if (
            was is null or { IsLost: true }
            || now is null or { IsLost: true } or { Test: true }
            || IsHeardOfMore(now, book)
        )
        {
            return DateTimeOffset.MinValue;
        }

        // A call that was picked up is confirmed by a key alone.
        return now is { State: MessageState.Delivered, Channel: not MessageChannel.Voice } || now.AcceptedAt is null
            ? DateTimeOffset.MaxValue
            : now.AcceptedAt.Value + Ways.LongestSilence;
    }

    /// <summary>Whoever has heard of the incident is told what becomes of it, also what was lost meanwhile.</summary>
    private static bool IsHeardOfMore(Message message, AlertBook book) =>
        message is { State: MessageState.Delivered, Person: { } person, Alert: { } about }
        && book.Alerts[about].Incident is { } incident
        && book.Of(incident)
            .Any(alert =>
                book.News.TryGetValue(alert.Id, out var news) && news.Any(id => book.Messages[id].Person == person)
            );
}
