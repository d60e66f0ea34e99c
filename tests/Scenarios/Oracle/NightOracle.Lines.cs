using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Contacts;

namespace Beredskab.Scenarios.Oracle;

// One number is called once at a time, as long as the end of each call is heard of.
internal sealed partial class NightOracle
{
    private static readonly TimeSpan LongestCall = TimeSpan.FromSeconds(75);

    /// <summary>So long a call that asks nothing holds up an alert's.</summary>
    private static readonly TimeSpan LongestWord = TimeSpan.FromSeconds(40);

    private readonly Dictionary<WayId, HashSet<MessageMemory>> called = [];
    private readonly HashSet<MessageChannel> outages = [];

    private void Begin(MessageMemory message)
    {
        message.BegunAt ??= now;
        if (message.Intended is { Channel: MessageChannel.Voice, Way: { } way })
        {
            if (!called.TryGetValue(way, out var calls))
            {
                called.Add(way, calls = []);
            }

            calls.Add(message);
        }
    }

    /// <summary>Another call is on its way, and none of them has been so for longer than a call lasts.</summary>
    private bool LineIsTaken(MessageMemory message)
    {
        if (
            message.Intended is not { Channel: MessageChannel.Voice, Way: { } way }
            || !called.TryGetValue(way, out var calls)
        )
        {
            return false;
        }

        MessageMemory[] begun =
        [
            .. calls.Where(call => call != message && IsOnItsWay(call) && call.BegunAt > now - (2 * LongestCall)),
        ];
        if (begun.Length == 0 || begun.Min(call => call.BegunAt) <= now - LongestCall)
        {
            return false;
        }

        if (message.Intended.Purpose != MessagePurpose.Alert)
        {
            return true;
        }

        // What is said and not asked is over soon, whether or not anybody hears of it.
        var held = begun
            .Where(call => call.Intended.Purpose == MessagePurpose.Alert || call.BegunAt > now - LongestWord)
            .MinBy(call => call.BegunAt);
        return held is not null;
    }

    private static bool IsOnItsWay(MessageMemory call) =>
        (call.Doubt || call.Accepted) && !call.Failed && !call.Delivered && !call.Undelivered && !call.Ended;
}
