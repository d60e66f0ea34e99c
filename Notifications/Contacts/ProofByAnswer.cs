using System.Collections.Immutable;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Messages;

namespace Beredskab.Notifications.Contacts;

/// <summary>
/// A number proves itself by a text that comes from it with a code that was sent there, and to nobody but its person.
/// Pure.
/// </summary>
internal static class ProofByAnswer
{
    /// <summary>A number that somebody has added is nobody's, until such a text comes from it.</summary>
    /// <returns>The text as its person's, when the code shows whose it is; otherwise as it was.</returns>
    public static AlertCommand.ReceiveSms Recognise(AlertBook book, ContactBook contacts, AlertCommand.ReceiveSms c) =>
        c is { Person: null, Phone: null, Unproved: { } way }
        && contacts.Find(way) is { } number
        && SmsAnswer.Parse(c.Text ?? "") is { Code: { } code }
        && book.RoundsOf(number.Person)
            .Any(round => round.Code == code && ReadsCode(book, contacts, number, c.Twin, round))
            ? c with
            {
                Person = number.Person,
                Way = number.Id,
            }
            : c;

    /// <param name="round">What the answer counts for.</param>
    /// <returns>Empty when the answer proves nothing, and when there is nothing to prove.</returns>
    public static ImmutableArray<DomainEvent> Of(
        AlertBook book,
        ContactBook contacts,
        AlertCommand.ReceiveSms c,
        SmsAnswer answer,
        OpenRound round
    ) =>
        c.Person is { } person
        && contacts.Find(person, c.Way ?? ContactBook.MobileOf(person)) is { } number
        // Without the code a forged sender is enough; and a no is also what a stranger writes to a wrong number.
        && answer is { Code: { } code, Kind: not AnswerKind.Cannot }
        && code == round.Code
        && ReadsCode(book, contacts, number, c.Twin, round)
            ? [.. contacts.Proof(number, c.Twin)]
            : [];

    /// <summary>Whether nobody but the person, and whoever has the number, can have read the code.</summary>
    private static bool ReadsCode(AlertBook book, ContactBook contacts, KnownWay number, WayId? twin, OpenRound round)
    {
        if (
            number is not { Kind: WayKind.Sms, Verified: false }
            || book.Find(round.Alert)?.Calls.GetValueOrDefault(round.Code) is not { } call
            || call.Person != number.Person
        )
        {
            return false;
        }

        ImmutableArray<Message> told =
        [
            .. call
                .Messages.Select(id => book.Messages[id])
                .Where(message => message.AcceptedAt is not null || message.InDoubt),
        ];
        return told.Any(message => IsToNumber(message) && message.AcceptedAt is not null)
            && told.All(message => IsToNumber(message) || IsToTwin(message) || IsToPerson(message));

        // What went out before the number was replaced by this one went to another.
        bool IsToNumber(Message message) =>
            message is { Channel: MessageChannel.Sms, Phone: null }
            && WayOf(message) == number.Id
            && !(message.IntendedAt < number.AddedAt);

        // Spoken to the number that was written to, it went to nobody else.
        bool IsToTwin(Message message) =>
            twin is { } called
            && message is { Phone: null }
            && message.Way == called
            && contacts.Find(number.Person, called) is { } way
            && !(message.IntendedAt < way.AddedAt);

        bool IsToPerson(Message message) =>
            message.Phone is null && contacts.Find(number.Person, WayOf(message)) is { Verified: true };

        WayId WayOf(Message message) => message.Way ?? ContactBook.MobileOf(number.Person);
    }
}
