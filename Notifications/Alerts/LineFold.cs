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
    /// <summary>A call that has not been heard of for so long holds up no other.</summary>
    public static readonly TimeSpan LongestCall = TimeSpan.FromSeconds(75);

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
                .Where(id =>
                    id != call.Id && BegunAt(messages[id]) is { } begun && !IsForgotten(begun, now: call.StateAt)
                ),
        ];
        known = BegunAt(call) is null ? known : known.Add(call.Id);
        return known.IsEmpty ? lines.Remove(way) : lines.SetItem(way, known);
    }

    /// <summary>When a call may first have rung; null when it has not, and when it is known to have ended.</summary>
    public static DateTimeOffset? BegunAt(Message call) =>
        call
            is { State: MessageState.Accepted or MessageState.Sent }
                or { State: MessageState.Attempted, InDoubt: true }
            ? call.Attempts.FirstOrDefault(attempt => attempt.Failure is null or { InDoubt: true })?.At
                ?? call.AcceptedAt
                ?? call.StateAt
            : null;

    /// <summary>
    /// When a line is free at the latest. Where the end of one call was not heard of, that of the next may not be either:
    /// for a while nobody waits on that line for more than the first.
    /// </summary>
    /// <param name="begun">When each call on it began.</param>
    /// <returns>Null for now.</returns>
    public static DateTimeOffset? TakenUntil(IEnumerable<DateTimeOffset> begun, DateTimeOffset now)
    {
        DateTimeOffset? first = null;
        foreach (var one in begun)
        {
            if (!IsForgotten(one, now) && !(first <= one))
            {
                first = one;
            }
        }

        return first + LongestCall is { } until && until > now ? until : null;
    }

    private static bool IsForgotten(DateTimeOffset begun, DateTimeOffset now) => begun <= now - (2 * LongestCall);
}
