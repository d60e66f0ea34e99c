using System.Collections.Immutable;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Contacts;

namespace Beredskab.Notifications.Escalation;

/// <summary>
/// What people are told without being asked (another level, another place, relieved, over) goes on to their next way
/// when it is lost, or when nobody has confirmed it within <see cref="Ways.LongestSilence"/>. Pure.
/// </summary>
internal static class TellingAgain
{
    /// <summary>Of the same words on the only way there is, when the loss may be a passing one.</summary>
    private const int MostTries = 3;

    private static readonly TimeSpan PauseBeforeAnotherTry = TimeSpan.FromSeconds(15);

    public static IEnumerable<Obligation> Of(AlertBook book, ContactBook contacts, Alert alert, DateTimeOffset now)
    {
        foreach (var id in book.News.GetValueOrDefault(alert.Id, []))
        {
            var told = book.Messages[id];
            if (
                told.Text.Value is not null
                && told.IntendedAt > now - NewsFold.Stands
                && FailedAt(told) is { } failed
                && !IsOutdated(book, alert, told)
                && Next(book, contacts, alert, told, failed) is { } next
            )
            {
                yield return new Obligation.TellAgain(next.At, id, next.Way);
            }
        }
    }

    /// <summary>When a call that nobody waits for goes on to the person's next way; null while it need not.</summary>
    public static DateTimeOffset? DueAt(AlertBook book, Call call, DateTimeOffset now) =>
        Ways.AreInTrouble(book, call) ? call.At
        : Ways.SilentTooLongAt(book, call) is { } silent && silent > now - NewsFold.Stands ? silent
        : null;

    /// <summary>Whether the same words have arrived by an earlier message.</summary>
    public static bool HasArrivedBefore(AlertBook book, Message told) =>
        Same(book, told).Skip(1).Any(earlier => earlier.State == MessageState.Delivered);

    private static DateTimeOffset? FailedAt(Message told) =>
        told.IsLost || told.IsRefused ? told.StateAt
        : told is { State: MessageState.Accepted or MessageState.Sent, AcceptedAt: { } accepted }
            ? accepted + Ways.LongestSilence
        : null;

    /// <summary>A later word to the person says more: how it is now, or that it is over.</summary>
    private static bool IsOutdated(AlertBook book, Alert alert, Message told) =>
        HasArrivedBefore(book, told)
        || (!alert.IsOpen && told.Purpose is not (MessagePurpose.StandDown or MessagePurpose.Merged))
        || IsOvertaken(book, alert, told);

    private static bool IsOvertaken(AlertBook book, Alert alert, Message told)
    {
        var words = alert.Messages.GetValueOrDefault(told.Person!.Value, []);
        for (var i = words.Length - 1; i >= 0; i--)
        {
            var other = book.Messages[words[i]];
            if (other.Sequence <= told.Sequence)
            {
                return false;
            }

            if (SaysMore(other, told))
            {
                return true;
            }
        }

        return false;
    }

    // The shared phone and its holder are told each for themselves.
    private static bool SaysMore(Message later, Message told) =>
        later.Phone == told.Phone
        && (
            later.Purpose is MessagePurpose.StandDown
            || (later.Purpose == told.Purpose && later.Covered == told.Covered)
            || StandIns.Calls(later, told)
            || (
                later.Purpose == MessagePurpose.Alert
                && told.Purpose is MessagePurpose.LevelChange or MessagePurpose.Moved or MessagePurpose.Merged
            )
        );

    private static (ContactWay Way, DateTimeOffset At)? Next(
        AlertBook book,
        ContactBook contacts,
        Alert alert,
        Message told,
        DateTimeOffset failed
    )
    {
        Message[] same = [.. Same(book, told)];
        var ways = told.Phone is { } phone ? [.. contacts.WaysOf(phone)] : contacts.WaysOf(told.Person!.Value);
        var unused = Unused(ways);
        if (unused.Length == 0 && told.Phone is null)
        {
            unused = Unused(contacts.LastResortsOf(told.Person!.Value));
        }

        if (unused.FirstOrDefault(way => !told.Quiet || way.Kind != WayKind.Voice) is { } next)
        {
            return (next, failed);
        }

        if (unused is [var last, ..] && HasHeard(book, alert, told))
        {
            return (last, failed);
        }

        return
            told is { IsLost: true, IsWorthAnotherTry: true }
            && !(told.Quiet && told.Channel == MessageChannel.Voice)
            && ways.FirstOrDefault(way => Ways.IsOf(told, way)) is { } again
            && same.Count(message => Ways.IsOf(message, again)) < MostTries
            ? (again, failed + PauseBeforeAnotherTry)
            : null;

        ContactWay[] Unused(ImmutableArray<ContactWay> among) =>
            [.. among.Where(way => !same.Any(message => Ways.IsOf(message, way)))];
    }

    /// <summary>Nobody is woken to hear the end of what never reached them.</summary>
    private static bool HasHeard(AlertBook book, Alert alert, Message told)
    {
        var person = told.Person!.Value;
        return alert.Incident is { } incident
            && book.Of(incident)
                .Any(one =>
                    (told.Phone is null && one.Answers.ContainsKey(person))
                    || one.Answers.GetValueOrDefault(person)?.Phone is { } from && from == told.Phone
                    || one.Messages.GetValueOrDefault(person, [])
                        .Select(id => book.Messages[id])
                        .Any(message => message.Phone == told.Phone && message.State == MessageState.Delivered)
                );
    }

    /// <summary>The message and those before it with the same words, the newest first.</summary>
    private static IEnumerable<Message> Same(AlertBook book, Message told)
    {
        for (var one = told; one is not null; one = one.Instead is { } before ? book.Find(before) : null)
        {
            yield return one;
        }
    }
}
