using Beredskab.GeoModel.Identity;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Channels;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Messages;

namespace Beredskab.Notifications.Dispatch;

/// <summary>What of a message is handed to a provider: exactly which words, and to which address. Pure.</summary>
internal static class Leaving
{
    /// <summary>A code is put in where the journal has a place for it.</summary>
    /// <returns>Exactly what leaves; null when it is erased.</returns>
    public static string? Words(Message message, ContactSecret? secret) =>
        message is { Purpose: MessagePurpose.Verification, Text.Value: { } text }
            ? secret is null
                ? null
                : text.Replace(NoticeTexts.CodePlace, secret.CodeOf(message.Id), StringComparison.Ordinal)
            : message.Sent.Value;

    /// <returns>E.164, a mailbox or a push subscription; null when there is none.</returns>
    public static string? AddressOf(Message message, IDirectory directory) =>
        message.Phone is not null ? directory.AddressOf(message.Person ?? PersonId.System, message.Way)
        : message.Person is { } person ? directory.AddressOf(person, message.Way)
        : message.Number?.Value;

    public static OutgoingMessage Of(AlertBook book, Message message, string address, string text)
    {
        var alert = message.Alert is { } id ? book.Find(id) : null;
        return new(
            message.Id,
            address,
            text,
            message.Purpose,
            message is { Purpose: MessagePurpose.Alert, Person: { } answers }
                ? message.Code ?? alert?.CodeOf(answers)
                : null,
            message.Purpose
                is MessagePurpose.Alert
                    or MessagePurpose.LevelChange
                    or MessagePurpose.Moved
                    or MessagePurpose.Merged
        )
        {
            Person = message.Person,
            Alert = message.Alert,
            Incident = alert?.Incident,
            Exercise = message.Exercise,
            Test = message.Test,
        };
    }
}
