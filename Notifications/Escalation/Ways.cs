using System.Collections.Immutable;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Contacts;

namespace Beredskab.Notifications.Escalation;

/// <summary>Which of a person's ways a call has used, and how it went.</summary>
internal static class Ways
{
    public static IEnumerable<ContactWay> Unused(AlertBook book, ContactBook contacts, Call call) =>
        contacts.WaysOf(call.Person).Where(way => !call.Messages.Any(id => IsOf(book.Messages[id], way)));

    /// <summary>In the order in which they were first used.</summary>
    public static ImmutableArray<ContactWay> Used(AlertBook book, ContactBook contacts, Call call) =>
        [.. contacts.WaysOf(call.Person).Where(way => call.Messages.Any(id => IsOf(book.Messages[id], way)))];

    /// <summary>Every message of the call is lost, or its provider has refused it at least once.</summary>
    public static bool AreInTrouble(AlertBook book, Call call) =>
        call.Messages.All(id =>
            book.Messages[id] is var message
            && (message.IsLost || (message.IsPending && message.Attempts is [.., { Failure: not null }]))
        );

    // A message from before ways had ids went to the mobile number.
    public static bool IsOf(Message message, ContactWay way) =>
        message.Way is { } id ? id == way.Id : way.Kind == WayKind.Sms && message.Channel == MessageChannel.Sms;
}
