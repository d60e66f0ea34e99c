using Beredskab.GeoModel.Identity;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Channels;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Dispatch;

namespace Beredskab.Hub.Incidents;

/// <summary>How a call would reach somebody now: what the dispatcher meets on their ways.</summary>
/// <param name="By">The first way on which it can; null when there is none.</param>
/// <param name="DutyPhone">That way is the shared phone of whoever is on duty.</param>
/// <param name="SmsStopped">The person has written STOP, and gets no texts on a number of theirs.</param>
/// <param name="Unreachable">
/// Null when a way can be used; otherwise why the first cannot: <c>opted-out</c>, <c>invalid-number</c>, or a code of the
/// dispatcher's.
/// </param>
public sealed record Reach(WayKind? By, bool DutyPhone, bool SmsStopped, string? Unreachable)
{
    public const string OptedOut = "opted-out";

    public const string InvalidNumber = "invalid-number";

    /// <param name="phones">The shared phones that the call is made on beside the person's own ways.</param>
    public static Reach Of(
        ContactBook contacts,
        IDirectory directory,
        IEnumerable<IMessageChannel> channels,
        PersonId person,
        params IEnumerable<DutyPhoneId> phones
    )
    {
        var stopped = contacts.AllOf(person).Any(way => way is { Kind: WayKind.Sms, Blocked: WayBlock.OptedOut });
        string? first = null;
        foreach (var way in contacts.WaysOf(person, phones).Concat(contacts.LastResortsOf(person)))
        {
            var channel = channels.FirstOrDefault(channel => channel.Channel == WayChannels.Of(way.Kind));
            var known = way.Phone is not null || contacts.Find(way.Id) is not null;
            var why =
                directory.AddressOf(person, known ? way.Id : null) is null ? MessageFailures.NoNumber
                : channel is null ? NoSmsChannel.Code
                : channel.Unavailable;
            if (why is null)
            {
                return new(way.Kind, way.Phone is not null, stopped, null);
            }

            first ??= why;
        }

        return new(null, false, stopped, first ?? Blocked(contacts, directory, person));
    }

    // Everything is blocked, or there is nothing.
    private static string Blocked(ContactBook contacts, IDirectory directory, PersonId person) =>
        contacts
            .AllOf(person)
            .Where(way => directory.AddressOf(person, way.Id) is not null)
            .Select(way => way.Blocked)
            .FirstOrDefault(block => block is not null) switch
        {
            WayBlock.OptedOut => OptedOut,
            WayBlock.InvalidNumber => InvalidNumber,
            null => MessageFailures.NoNumber,
        };
}
