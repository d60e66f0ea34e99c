using Beredskab.GeoModel.Deciding;
using Beredskab.Notifications.Escalation;

namespace Beredskab.Notifications.Alerts;

/// <summary>Decides what the dispatcher and the provider's callbacks say of a message. Every repeat is harmless.</summary>
internal static class MessageDecider
{
    private static readonly Verdict Unknown = Refuse(MessageRefusals.Unknown, "Beskeden findes ikke.");

    public static Verdict Begin(AlertBook book, AlertCommand.BeginAttempt c)
    {
        if (book.Find(c.Message) is not { } message)
        {
            return Unknown;
        }

        if (c.Fence < book.Fence)
        {
            return Refuse(MessageRefusals.FenceStale, "En nyere afsender har overtaget.");
        }

        if (!message.IsPending)
        {
            return Refuse(MessageRefusals.Settled, "Beskeden er allerede afleveret eller opgivet.");
        }

        if (IsOvertaken(book, message))
        {
            return Refuse(
                MessageRefusals.AlertEnded,
                "Alarmen er afsluttet eller besvaret, så beskeden sendes ikke mere."
            );
        }

        return
            message.IsCarried
            || c.Attempt != message.Attempts.Length + 1
            // What it leaves with was decided anew; the text at hand is not the one in the journal.
            || c.Together != (message.Bundle?.Messages.Length ?? 1)
            ? Refuse(MessageRefusals.AttemptUnexpected, "Et andet forsøg er allerede begyndt.")
            // Whoever asks, a repeat of what may have arrived is marked as one.
            : Verdict.Accept([
                .. Together(book, message)
                    .Where(one => one.IsPending)
                    .Select(one => new AlertEvent.MessageAttempted(
                        one.Id,
                        one.Attempts.Length + 1,
                        c.Fence,
                        c.Repeat || one.InDoubt
                    )),
            ]);
    }

    public static Verdict Accepted(AlertBook book, AlertCommand.RecordAccepted c) =>
        book.Find(c.Message) is { } message
            ? Verdict.Accept([
                .. Together(book, message)
                    .Where(one => !one.ProviderIds.Contains(c.ProviderId))
                    .Select(one => new AlertEvent.MessageAccepted(one.Id, c.ProviderId)),
            ])
            : Unknown;

    public static Verdict Failed(AlertBook book, AlertCommand.RecordFailed c) =>
        book.Find(c.Message) is { } message
            ? Verdict.Accept([
                // A callback that came before the response has said otherwise; it knows better.
                .. Together(book, message)
                    .Where(one => one.IsPending)
                    .Select(one => new AlertEvent.MessageFailed(
                        one.Id,
                        c.Code,
                        c.Advice,
                        c.InDoubt,
                        c.RetryAfterSeconds
                    )),
            ])
            : Unknown;

    public static Verdict Status(AlertBook book, AlertCommand.RecordStatus c) =>
        book.Find(c.Message) is { } message
            ? Verdict.Accept([.. Together(book, message).SelectMany(one => Reported(one, c))])
            : Unknown;

    private static IEnumerable<DomainEvent> Reported(Message message, AlertCommand.RecordStatus c)
    {
        var known = message;
        if (!message.ProviderIds.Contains(c.ProviderId))
        {
            // The callback came before the response, or instead of it.
            var accepted = new AlertEvent.MessageAccepted(message.Id, c.ProviderId);
            known = MessageFold.Accepted(message, accepted, message.StateAt);
            yield return accepted;
        }

        if (MessageFold.IsNews(known, c.Status) || (c.Ended && MessageFold.EndsIt(known)))
        {
            yield return new AlertEvent.MessageReported(message.Id, c.Status, c.ErrorCode, c.Advice, c.Ended);
        }
    }

    /// <summary>All that leaves, or left, in the same text: what becomes of one becomes of each.</summary>
    internal static IEnumerable<Message> Together(AlertBook book, Message message) =>
        message.Bundle is { } bundle ? bundle.Messages.Select(id => book.Messages[id]) : [message];

    /// <summary>One text about several alerts is overtaken when all of them are.</summary>
    internal static bool IsOvertaken(AlertBook book, Message message) =>
        Together(book, message).All(one => IsOver(book, one));

    /// <summary>
    /// A call to an alert that has ended would only confuse; its stand-down goes out. So would one that the person has
    /// answered on another way while this one waited.
    /// </summary>
    internal static bool IsOver(AlertBook book, Message message) =>
        IsOfThePast(book, message) || (message.Instead is not null && TellingAgain.HasArrivedBefore(book, message));

    private static bool IsOfThePast(AlertBook book, Message message) =>
        message
            is {
                Purpose: MessagePurpose.Alert
                    or MessagePurpose.LevelChange
                    or MessagePurpose.Moved
                    or MessagePurpose.Covered,
                Alert: { } id
            }
        && book.Find(id) is { } alert
        && (!alert.IsOpen || IsAnswered(alert, message) || StandIns.IsCalledSince(book, alert, message));

    private static bool IsAnswered(Alert alert, Message message) =>
        message is { Purpose: MessagePurpose.Alert, Person: { } person }
        && (message.Code ?? alert.CodeOf(person)) is { } code
        && alert.Calls.GetValueOrDefault(code)?.Answer is not null;

    private static Verdict Refuse(string code, string text) => Verdict.Refuse(new(code, text));
}

/// <summary>Our own codes for a message that was given up before a provider had a say; stable, screens know them.</summary>
public static class MessageFailures
{
    /// <summary>The person has no number in the directory.</summary>
    public const string NoNumber = "no-number";

    /// <summary>Its alert had ended, or the person had answered, before it was sent; nothing is lost.</summary>
    public const string Superseded = "superseded";

    /// <summary>The provider is down, so it was not asked: the next way is used, and this one is tried when it is back.</summary>
    public const string ProviderDown = "provider-down";

    /// <summary>The call rang, and nobody took it.</summary>
    public const string NoAnswer = "no-answer";

    public const string Busy = "busy";

    /// <summary>The call rang, and a machine took it.</summary>
    public const string AnsweringMachine = "answering-machine";

    /// <summary>The call got through as far as a call can: the phone rang. That it was not taken is no fault of a channel.</summary>
    public static bool Rang(string? code) => code is NoAnswer or Busy or AnsweringMachine;
}

/// <summary>Why an attempt is refused; stable.</summary>
public static class MessageRefusals
{
    public const string Unknown = "message-unknown";
    public const string FenceStale = "fence-stale";
    public const string Settled = "message-settled";
    public const string AlertEnded = "alert-ended";
    public const string AttemptUnexpected = "attempt-unexpected";
}
