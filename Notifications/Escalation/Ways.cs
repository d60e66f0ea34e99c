using System.Collections.Immutable;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Contacts;

namespace Beredskab.Notifications.Escalation;

/// <summary>Which of a person's ways a call has used, and how it went.</summary>
internal static class Ways
{
    /// <summary>How long a text or a call may be without a receipt before another way is used.</summary>
    public static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(60);

    /// <summary>Messages on one way in one call, before a loss that may pass counts as one that does not.</summary>
    private const int MostTries = 3;

    /// <summary>
    /// The ways that the call has not used. An unproved one that a proved one stands for only once all else has failed.
    /// </summary>
    public static IEnumerable<ContactWay> Unused(AlertBook book, ContactBook contacts, Alert alert, Call call)
    {
        ContactWay[] unused = [.. Regular(book, contacts, alert, call)];
        return unused.Length > 0 || !AreInTrouble(book, call) ? unused : LastResorts(book, contacts, call);
    }

    /// <summary>Likewise, for a call that nobody confirms: silence leads to what is unproved when nothing else is left.</summary>
    public static IEnumerable<ContactWay> UnusedInSilence(AlertBook book, ContactBook contacts, Alert alert, Call call)
    {
        ContactWay[] unused = [.. Regular(book, contacts, alert, call)];
        return unused.Length > 0 ? unused : LastResorts(book, contacts, call);
    }

    /// <summary>Whether the person has any way at all now, used or not, of their own or the shared phone's.</summary>
    public static bool AreLeft(ContactBook contacts, Alert alert, Call call) => !Of(contacts, alert, call).IsEmpty;

    /// <summary>Likewise; of an alert that has ended, as it was at its end.</summary>
    public static bool WereLeft(ContactBook contacts, Alert alert, Call call) =>
        AreLeft(contacts, alert, call)
        || contacts.AllOf(call.Person).Any(way => way.BlockedAt is { } at && at >= alert.EndedAt);

    /// <summary>The way on which the person is called now, when they are called once more; null when none is left.</summary>
    public static ContactWay? First(ContactBook contacts, Alert alert, Call call) =>
        Of(contacts, alert, call).FirstOrDefault();

    /// <summary>In the person's order, those that are used only in need last.</summary>
    public static ImmutableArray<ContactWay> Used(AlertBook book, ContactBook contacts, Alert alert, Call call) =>
        [
            .. Of(contacts, alert, call)
                .Concat(contacts.LastResortsOf(call.Person))
                .Where(way => call.Messages.Any(id => IsOf(book.Messages[id], way))),
        ];

    private static IEnumerable<ContactWay> Regular(AlertBook book, ContactBook contacts, Alert alert, Call call) =>
        Of(contacts, alert, call).Where(way => !call.Messages.Any(id => Uses(book.Messages[id], way)));

    /// <summary>
    /// Likewise when all ways are used at once: what is unproved too. A stranger who hears of an alert weighs less than
    /// somebody who does not.
    /// </summary>
    public static IEnumerable<ContactWay> UnusedOfAll(AlertBook book, ContactBook contacts, Alert alert, Call call) =>
        Regular(book, contacts, alert, call).Concat(LastResorts(book, contacts, call));

    private static IEnumerable<ContactWay> LastResorts(AlertBook book, ContactBook contacts, Call call) =>
        contacts.LastResortsOf(call.Person).Where(way => !call.Messages.Any(id => Uses(book.Messages[id], way)));

    /// <summary>
    /// Nothing of the call has arrived, and the newest message of it is lost, or its provider has refused it at least
    /// once: there is nothing to wait for on that way.
    /// </summary>
    public static bool AreInTrouble(AlertBook book, Call call) =>
        call.Messages.IsEmpty
        || (
            book.Messages[call.Messages[^1]] is { } newest
            && (newest.IsLost || newest.IsRefused)
            && !HasArrived(book, call)
        );

    /// <summary>
    /// The provider took the newest text or call, and has not said since that it arrived; or a call was taken, and no key
    /// was pressed. Of notifications and e-mails nobody ever says so; there silence means nothing.
    /// </summary>
    /// <returns>When the silence has lasted too long; null when there is none, or when it has been acted on.</returns>
    public static DateTimeOffset? SilentTooLongAt(AlertBook book, Call call)
    {
        var newest = call
            .Messages.Select(id => book.Messages[id])
            .LastOrDefault(message => message.Channel is MessageChannel.Sms or MessageChannel.Voice);
        if (
            newest
                is not {
                    State: MessageState.Accepted or MessageState.Sent or MessageState.Delivered,
                    AcceptedAt: { } accepted
                }
            || HasArrived(book, call)
        )
        {
            return null;
        }

        var at = accepted + LongestSilence;
        return call.Messages.Any(id => book.Messages[id].IntendedAt >= at) ? null : at;
    }

    /// <summary>
    /// A number that nobody has proved may be a stranger's, so that a text which arrives there says nothing of the person:
    /// the next of them follows, a minute after the one before was taken, or at once when that one is lost.
    /// </summary>
    /// <returns>Null while anything else is left to use, and when none was used, none is left, or the last is on its way.</returns>
    public static (ContactWay Way, DateTimeOffset At)? NextLastResort(
        AlertBook book,
        ContactBook contacts,
        Alert alert,
        Call call
    )
    {
        var resorts = contacts.LastResortsOf(call.Person);
        if (resorts.IsEmpty || Regular(book, contacts, alert, call).Any())
        {
            return null;
        }

        Message[] used =
        [
            .. resorts
                .Select(way => call.Messages.Select(id => book.Messages[id]).FirstOrDefault(first => Uses(first, way)))
                .OfType<Message>(),
        ];
        return
            used.MaxBy(first => first.Sequence) is { } latest
            && (latest.IsLost || latest.IsRefused ? latest.StateAt : latest.AcceptedAt + LongestSilence) is { } at
            && LastResorts(book, contacts, call).FirstOrDefault() is { } next
            ? (next, at)
            : null;
    }

    /// <summary>Where silence leads: to a call, if the person can be called; otherwise to their next way.</summary>
    public static ContactWay? InsteadOfSilence(IEnumerable<ContactWay> unused) =>
        unused.FirstOrDefault(way => way.Kind == WayKind.Voice) ?? unused.FirstOrDefault();

    /// <summary>
    /// The way whose newest message was lost for a reason that may pass, when there is no other way left to try.
    /// </summary>
    /// <returns>Null when there is none, or when it was tried often enough.</returns>
    public static (ContactWay Way, DateTimeOffset LostAt)? WorthAnotherTry(
        AlertBook book,
        ContactBook contacts,
        Alert alert,
        Call call
    )
    {
        foreach (var way in Used(book, contacts, alert, call))
        {
            Message[] tried = [.. call.Messages.Select(id => book.Messages[id]).Where(message => IsOf(message, way))];
            if (tried is [.., { IsLost: true, IsWorthAnotherTry: true } newest] && tried.Length < MostTries)
            {
                return (way, newest.StateAt);
            }
        }

        return null;
    }

    // Whoever picks up may be anybody in the house, or a machine that sounds like somebody. A call that reached the
    // person was answered by a key, and nothing is asked of a call that is answered.
    private static bool HasArrived(AlertBook book, Call call) =>
        call.Messages.Any(id =>
            book.Messages[id] is { State: MessageState.Delivered, Channel: not MessageChannel.Voice }
        );

    private static ImmutableArray<ContactWay> Of(ContactBook contacts, Alert alert, Call call) =>
        contacts.Phones.All.IsEmpty
            ? contacts.WaysOf(call.Person)
            : contacts.WaysOf(call.Person, alert.PhonesOf(call.Code));

    /// <summary>
    /// The message was tried on the way as it is now. Not what was lost before there was a number, or before a block was
    /// lifted: then the person is called on it at once.
    /// </summary>
    public static bool Uses(Message message, ContactWay way) =>
        IsOf(message, way) && !(message.IsLost && message.IntendedAt < way.OpenedAt && message.StateAt <= way.OpenedAt);

    // The mobile number of somebody who has chosen nothing stands in no message.
    public static bool IsOf(Message message, ContactWay way) =>
        message.Way is { } id ? id == way.Id : message.Person is { } person && way.Id == ContactBook.MobileOf(person);
}
