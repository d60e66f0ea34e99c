using Beredskab.GeoModel.Deciding;

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

        return c.Attempt != message.Attempts.Length + 1
            ? Refuse(MessageRefusals.AttemptUnexpected, "Et andet forsøg er allerede begyndt.")
            // Whoever asks, a repeat of what may have arrived is marked as one.
            : Verdict.Accept(
                new AlertEvent.MessageAttempted(c.Message, c.Attempt, c.Fence, c.Repeat || message.InDoubt)
            );
    }

    public static Verdict Accepted(AlertBook book, AlertCommand.RecordAccepted c)
    {
        if (book.Find(c.Message) is not { } message)
        {
            return Unknown;
        }

        return message.ProviderIds.Contains(c.ProviderId)
            ? Verdict.Accept()
            : Verdict.Accept(new AlertEvent.MessageAccepted(c.Message, c.ProviderId));
    }

    public static Verdict Failed(AlertBook book, AlertCommand.RecordFailed c)
    {
        if (book.Find(c.Message) is not { } message)
        {
            return Unknown;
        }

        // A callback that came before the response has said otherwise; it knows better.
        return message.IsPending
            ? Verdict.Accept(new AlertEvent.MessageFailed(c.Message, c.Code, c.Advice, c.InDoubt, c.RetryAfterSeconds))
            : Verdict.Accept();
    }

    public static Verdict Status(AlertBook book, AlertCommand.RecordStatus c)
    {
        if (book.Find(c.Message) is not { } message)
        {
            return Unknown;
        }

        var reported = new AlertEvent.MessageReported(c.Message, c.Status, c.ErrorCode, c.Advice);
        if (message.ProviderIds.Contains(c.ProviderId))
        {
            return MessageFold.IsNews(message, c.Status) ? Verdict.Accept(reported) : Verdict.Accept();
        }

        // The callback came before the response, or instead of it.
        var accepted = new AlertEvent.MessageAccepted(c.Message, c.ProviderId);
        return MessageFold.IsNews(MessageFold.Accepted(message, accepted, message.StateAt), c.Status)
            ? Verdict.Accept(accepted, reported)
            : Verdict.Accept(accepted);
    }

    /// <summary>
    /// A call to an alert that has ended would only confuse; its stand-down goes out. So would one that the person has
    /// answered on another way while this one waited.
    /// </summary>
    internal static bool IsOvertaken(AlertBook book, Message message) =>
        message
            is { Purpose: MessagePurpose.Alert or MessagePurpose.LevelChange or MessagePurpose.Moved, Alert: { } id }
        && book.Find(id) is { } alert
        && (!alert.IsOpen || IsAnswered(alert, message));

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
