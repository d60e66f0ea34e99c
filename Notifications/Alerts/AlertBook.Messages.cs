using System.Collections.Immutable;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;

namespace Beredskab.Notifications.Alerts;

// What is sent, what of it waits, and which alerts it is about.
public sealed partial record AlertBook
{
    private AlertBook Intend(AlertEvent.MessageIntended e, EventOrigin origin)
    {
        var known = e.Alert is { } of ? Alerts.GetValueOrDefault(of) : null;
        var message = MessageFold.Intended(e, origin) with
        {
            Exercise = known is { Exercise: true },
            Urgent = known is { Procedure.AllWaysAtOnce: true },
            Test = known is { Test: not null } && e.Purpose == MessagePurpose.Alert,
        };
        var book = this with
        {
            Messages = Messages.Add(e.Message, message),
            Pending = Pending.Add(Place(message)),
            Held = message.NotBefore is null ? Held : Held.Add(message.Id),
        };
        if (e.Cause is { } cause)
        {
            book = book with { Told = book.Told.SetItem(cause, origin.RecordedAt) };
        }

        if (e.Purpose == MessagePurpose.Probe)
        {
            return book with { LastProbe = e.Message };
        }

        if (e.Purpose == MessagePurpose.Reply)
        {
            return !e.FirstAnswer && (e.Person?.ToString() ?? e.Phone?.ToString() ?? e.Number?.Value) is { } to
                ? book with
                {
                    Replies = Replies
                        .RemoveAll(r => r.At <= origin.RecordedAt - ReplyLimits.Window)
                        .Add((to, origin.RecordedAt)),
                }
                : book;
        }

        return e is { Alert: { } alert, Person: { } person }
            ? book.Attach(message, alert, person, e.Code).Release(message).Tell(message, alert)
            : book;
    }

    private AlertBook Tell(Message message, AlertId about) =>
        message.IsNews ? this with { News = NewsFold.Told(News, message, about) } : this;

    // What comes later about the same incident must not overtake what waits.
    private AlertBook Release(Message later)
    {
        var book = this;
        if (later.NotBefore is null && later.Alert is { } about)
        {
            foreach (var id in Held)
            {
                var held = Messages[id];
                if (
                    (held.Person, held.Channel, held.Way) == (later.Person, later.Channel, later.Way)
                    && held is { Bundle: null, Alert: { } alert }
                    && Alerts[alert].Incident == Alerts[about].Incident
                )
                {
                    book = book.Change(id, message => message with { NotBefore = null });
                }
            }
        }

        return book;
    }

    // One text can be about several alerts of an incident: those of the same code, or all of the person's.
    private AlertBook Attach(Message message, AlertId about, PersonId person, int? given)
    {
        var incident = Alerts[about].Incident;
        var code = given ?? Alerts[about].CodeOf(person);
        var alerts = Alerts;
        foreach (var round in RoundsOf(person))
        {
            if (
                round.Incident == incident
                && (message.Purpose != MessagePurpose.Alert || round.Code == code)
                && alerts.TryGetValue(round.Alert, out var alert)
            )
            {
                var known = alert.Messages.GetValueOrDefault(person, []);
                if (known.Contains(message.Id))
                {
                    continue;
                }

                alerts = alerts.SetItem(
                    alert.Id,
                    alert with
                    {
                        Messages = alert.Messages.SetItem(person, known.Add(message.Id)),
                        Calls =
                            message.Purpose == MessagePurpose.Alert
                            && code is { } number
                            && alert.Calls.TryGetValue(number, out var call)
                                ? alert.Calls.SetItem(number, call with { Messages = call.Messages.Add(message.Id) })
                                : alert.Calls,
                    }
                );
            }
        }

        return this with
        {
            Alerts = alerts,
        };
    }

    private AlertBook Change(MessageId id, Func<Message, Message> change)
    {
        var before = Messages[id];
        var after = change(before);
        var place = Place(before);
        return this with
        {
            Messages = Messages.SetItem(id, after),
            Pending =
                before.IsPending == after.IsPending ? Pending
                : after.IsPending ? Pending.Add(place)
                : Pending.Remove(place),
            Held = after is { IsPending: true, NotBefore: not null } ? Held : Held.Remove(id),
            Unsure = UnsureFold.After(Unsure, after),
            OnTheLine = LineFold.After(OnTheLine, Messages, after),
            Lost = LossFold.After(Lost, after),
            News = NewsFold.After(News, after),
        };
    }

    private static PendingMessage Place(Message message) =>
        new(message.Purpose, message.Sequence, message.Id) { Exercise = message.Exercise, Urgent = message.Urgent };
}
