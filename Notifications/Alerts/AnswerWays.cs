using Beredskab.GeoModel.Identity;
using Beredskab.Notifications.Contacts;

namespace Beredskab.Notifications.Alerts;

/// <summary>
/// Whether an answer came the way that it was asked for. A text from somebody who was only rung up may well be theirs,
/// but whoever reads the coverage should know.
/// </summary>
public static class AnswerWays
{
    /// <returns>
    /// False for an answer in the dashboard: whoever gave it was signed in; and for one that was asked for elsewhere.
    /// </returns>
    public static bool IsUnusual(Alert alert, AlertBook book, PersonId person, AlertAnswer answer) =>
        answer.From is null
        && Asked(answer.Channel) is { } channel
        && !alert
            .Calls.Values.Where(call => call.Person == person)
            .SelectMany(call => call.Messages)
            .Select(id => book.Messages[id])
            .Any(message =>
                message.Channel == channel
                && message.Phone == answer.Phone
                && message.IntendedAt <= answer.At
                // A number that is theirs as well, and was not called, may lie in a drawer, or with another.
                && (answer.Way is not { } number || (message.Way ?? ContactBook.MobileOf(person)) == number)
            );

    private static MessageChannel? Asked(AnswerChannel channel) =>
        channel switch
        {
            AnswerChannel.Sms => MessageChannel.Sms,
            AnswerChannel.Voice => MessageChannel.Voice,
            AnswerChannel.Push => MessageChannel.Push,
            AnswerChannel.Dashboard => null,
        };
}
