using System.Collections.Immutable;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Channels.WebPush;
using Beredskab.Notifications.Messages;

namespace Beredskab.Notifications.Contacts;

/// <summary>
/// What follows when a way turns out to be of no use: it drops out, so that the person's next way comes first, and the
/// administrators are told. Pure.
/// </summary>
internal static class WayLoss
{
    /// <summary>The provider's code for a number that wrote STOP.</summary>
    internal const string OptedOutCode = "21610";

    /// <summary>The provider's codes for what is no number at all, or for SMS no mobile.</summary>
    private static readonly ImmutableHashSet<string> InvalidCodes = ["21211", "21217", "21614"];

    /// <summary>Whether the code says that there is no such number, or none that can be written to.</summary>
    internal static bool IsOfNumber(string code) => InvalidCodes.Contains(code);

    /// <summary>Adds to what became of a message what that says of its way.</summary>
    /// <param name="twin">The person's other way to the number that it went to; null when there is none.</param>
    public static Verdict After(
        Verdict verdict,
        AlertBook book,
        AlertContext context,
        CommandOrigin origin,
        WayId? twin = null
    )
    {
        if (verdict is not Verdict.Accepted { Events: [.., var last] } accepted)
        {
            return verdict;
        }

        var (id, code, advice) = last switch
        {
            AlertEvent.MessageFailed e => (e.Message, e.Code, e.Advice),
            AlertEvent.MessageReported e => (e.Message, e.ErrorCode, e.Advice),
            _ => (default, null, null),
        };
        if (code is null || book.Find(id) is not { } message || message is { Person: null, Phone: null })
        {
            return verdict;
        }

        ImmutableArray<DomainEvent> follows =
            !IsOfWay(code) ? [.. Refused(book, context, message, code, advice, origin)]
            : message.Phone is not null && message.Way is { } shared ? LostPhone(context, shared, code, origin)
            : message.Person is { } person ? Lost(context, person, message, code, twin, origin)
            : [];
        return Verdict.Accept(accepted.Events.AddRange(follows));
    }

    private static bool IsOfWay(string code) =>
        code is OptedOutCode or WebPushChannel.Gone || InvalidCodes.Contains(code);

    /// <summary>
    /// What only an administrator can put right is said to them, on another channel if they have one. A notice that is
    /// lost makes no further notice: it would be lost as well.
    /// </summary>
    private static ImmutableArray<AlertEvent> Refused(
        AlertBook book,
        AlertContext context,
        Message message,
        string code,
        FailureAdvice? advice,
        CommandOrigin origin
    ) =>
        advice == FailureAdvice.TellAdministrator && message.Purpose != MessagePurpose.Notice
            ? AdministratorNotices.Tell(
                book,
                context,
                $"message-refused:{code}",
                // Of somebody who has nothing there is more to say than what a provider might have refused.
                message is { Person: { } person, Phone: null }
                && context.Contacts.WaysOf(person).IsEmpty
                    ? context.Texts.Notices.NothingLeft
                    : context.Texts.Notices.Refused(code),
                origin,
                notBy: message.Channel
            )
            : [];

    /// <summary>STOP by SMS.</summary>
    public static ImmutableArray<DomainEvent> OptedOut(
        AlertContext context,
        AlertCommand.ReceiveSms c,
        CommandOrigin origin
    ) =>
        c.Person is { } person
            ? IsSms(context, person, c.Way)
                ? Block(context, person, c.Way, WayBlock.OptedOut, origin)
                : []
            : c.Phone is { } phone
                ? BlockPhone(context, phone.SmsWay, WayBlock.OptedOut, origin)
                : [];

    // A number that is only called gets no texts that could be stopped, and the person's other numbers wrote nothing.
    private static bool IsSms(AlertContext context, PersonId person, WayId? way) =>
        way is not { } id || context.Contacts.Find(person, id) is { Kind: WayKind.Sms };

    /// <summary>START by SMS.</summary>
    public static ImmutableArray<DomainEvent> OptedIn(AlertContext context, AlertCommand.ReceiveSms c) =>
        c.Person is { } person
        && context.Contacts.Find(person, c.Way ?? ContactBook.MobileOf(person)) is { Blocked: WayBlock.OptedOut } known
            ? [new ContactEvent.WayUnblocked(person, known.Id)]
        : c.Person is null
        && c.Phone is { } id
        && context.Contacts.Phones.Find(id) is { } phone
        && phone.Blocked.GetValueOrDefault(id.SmsWay)?.Reason == WayBlock.OptedOut
            ? [new DutyPhoneEvent.Unblocked(id, id.SmsWay)]
        : [];

    private static ImmutableArray<DomainEvent> LostPhone(
        AlertContext context,
        WayId way,
        string code,
        CommandOrigin origin
    ) =>
        code == OptedOutCode ? BlockPhone(context, way, WayBlock.OptedOut, origin)
        : InvalidCodes.Contains(code) ? BlockPhone(context, way, WayBlock.InvalidNumber, origin)
        : [];

    private static ImmutableArray<DomainEvent> BlockPhone(
        AlertContext context,
        WayId way,
        WayBlock reason,
        CommandOrigin origin
    )
    {
        if (context.Contacts.Phones.Of(way) is not { } phone || phone.Blocked.ContainsKey(way))
        {
            return [];
        }

        var blocked = new DutyPhoneEvent.Blocked(phone.Id, way, reason);
        if (phone.Blocked.Values.Any(other => other.Reason == reason))
        {
            // It is called and written to on one number, which they were told of.
            return [blocked];
        }

        var text =
            reason == WayBlock.OptedOut ? context.Texts.Notices.PhoneOptedOut : context.Texts.Notices.PhoneInvalid;
        return [blocked, .. Tell(context, context.Contacts, text, origin)];
    }

    private static ImmutableArray<DomainEvent> Lost(
        AlertContext context,
        PersonId person,
        Message message,
        string code,
        WayId? twin,
        CommandOrigin origin
    ) =>
        code switch
        {
            // A reply by SMS to a number that is only called says nothing of calls to it.
            _ when message.Way is { } way
                    && context.Contacts.Find(person, way) is { } known
                    && known.Kind.Channel() != message.Channel => [],
            OptedOutCode => Block(context, person, message.Way, WayBlock.OptedOut, origin),
            WebPushChannel.Gone => Expire(context, person, message.Way, origin),
            _ when InvalidCodes.Contains(code) => Block(
                context,
                person,
                message.Way,
                WayBlock.InvalidNumber,
                origin,
                twin
            ),
            _ => [],
        };

    private static ImmutableArray<DomainEvent> Block(
        AlertContext context,
        PersonId person,
        WayId? way,
        WayBlock reason,
        CommandOrigin origin,
        WayId? twin = null
    )
    {
        var id = way ?? ContactBook.MobileOf(person);
        if (context.Contacts.Find(person, id) is not { Blocked: null })
        {
            return [];
        }

        var blocked = new ContactEvent.WayBlocked(person, id, reason);
        var after = context.Contacts.Apply(blocked, origin.Now);
        // Whoever stops their only way is named by what they wrote, since that says how it is undone.
        var nothingLeft =
            after.WaysOf(person).IsEmpty && (reason != WayBlock.OptedOut || context.Contacts.AllOf(person).Length > 1);
        if (!nothingLeft && twin is { } other && context.Contacts.Find(person, other)?.Blocked == reason)
        {
            // It is the number that they were told of.
            return [blocked];
        }

        var texts = context.Texts.Notices;
        return
        [
            blocked,
            .. Tell(
                context,
                after,
                nothingLeft ? texts.NothingLeft
                    : reason == WayBlock.OptedOut ? texts.OptedOut
                    : texts.InvalidNumber,
                origin
            ),
        ];
    }

    private static ImmutableArray<DomainEvent> Expire(
        AlertContext context,
        PersonId person,
        WayId? way,
        CommandOrigin origin
    )
    {
        if (way is not { } id || context.Contacts.Find(person, id) is null)
        {
            return [];
        }

        // A browser that forgets us is everyday; that nothing else is left is not.
        var removed = new ContactEvent.WayRemoved(person, id, WayRemoval.Expired);
        var after = context.Contacts.Apply(removed, origin.Now);
        return after.WaysOf(person).IsEmpty
            ? [removed, .. Tell(context, after, context.Texts.Notices.NothingLeft, origin)]
            : [removed];
    }

    /// <summary>One notice to each administrator, on the way that comes first for them after the loss.</summary>
    private static ImmutableArray<AlertEvent> Tell(
        AlertContext context,
        ContactBook after,
        string text,
        CommandOrigin origin
    ) => AdministratorNotices.Tell(AlertBook.Empty, context, cause: null, text, origin, notBy: null, after);
}
