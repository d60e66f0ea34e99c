using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Messages;

namespace Beredskab.Notifications.Channels.Email;

/// <summary>An e-mail's words: those of the SMS, and that it cannot be answered.</summary>
internal static class EmailText
{
    public static string SubjectOf(OutgoingMessage message)
    {
        var subject = message.Code is { } code ? $"SSP-BEREDSKAB {code}" : "SSP-BEREDSKAB";
        return message.Exercise ? ExerciseMark.Around(subject) : subject;
    }

    public static string Of(OutgoingMessage message) =>
        message.Purpose == MessagePurpose.Alert
            ? $"{message.Text}\n\nDenne e-mail kan ikke besvares. Svar med en SMS eller på skærmen.\n"
            : $"{message.Text}\n\nDenne e-mail kan ikke besvares.\n";
}
