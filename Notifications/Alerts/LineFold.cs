using System.Collections.Immutable;
using Beredskab.GeoModel.Identity;
using Beredskab.Notifications.Contacts;

namespace Beredskab.Notifications.Alerts;

/// <summary>
/// Which calls are on their way to each number. A number is known by its way: it is one person's or one shared phone's,
/// and is rung by that way alone.
/// </summary>
internal static class LineFold
{
    /// <summary>For how long a call that nothing is heard of is remembered.</summary>
    private static readonly TimeSpan Stand = TimeSpan.FromMinutes(10);

    /// <summary>With the call among those of its number, or without it; what is long over is forgotten.</summary>
    public static ImmutableDictionary<WayId, ImmutableArray<MessageId>> After(
        ImmutableDictionary<WayId, ImmutableArray<MessageId>> lines,
        ImmutableDictionary<MessageId, Message> messages,
        Message call
    )
    {
        if (call is not { Channel: MessageChannel.Voice, Way: { } way })
        {
            return lines;
        }

        ImmutableArray<MessageId> known =
        [
            .. lines
                .GetValueOrDefault(way, [])
                .Where(id => id != call.Id && BegunAt(messages[id]) is { } begun && begun > call.StateAt - Stand),
        ];
        known = BegunAt(call) is null ? known : known.Add(call.Id);
        return known.IsEmpty ? lines.Remove(way) : lines.SetItem(way, known);
    }

    /// <summary>When a call may first have rung; null when it has not, and when it is known to have ended.</summary>
    public static DateTimeOffset? BegunAt(Message call) =>
        call
            is { State: MessageState.Accepted or MessageState.Sent, Ended: false }
                or { State: MessageState.Attempted, InDoubt: true }
            ? call.Attempts.FirstOrDefault(attempt => attempt.Failure is null or { InDoubt: true })?.At
                ?? call.AcceptedAt
                ?? call.StateAt
            : null;
}
