using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Contacts;

namespace Beredskab.Scenarios.Oracle;

// One number is called once at a time, as long as the end of each call is heard of.
internal sealed partial class NightOracle
{
    private static readonly TimeSpan LongestCall = TimeSpan.FromSeconds(75);

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

        DateTimeOffset[] begun =
        [
            .. calls
                .Where(call => call != message && IsOnItsWay(call) && call.BegunAt > now - (2 * LongestCall))
                .Select(call => call.BegunAt!.Value),
        ];
        return begun.Length > 0 && begun.Min() > now - LongestCall;
    }

    private static bool IsOnItsWay(MessageMemory call) =>
        (call.Doubt || call.Accepted) && !call.Failed && !call.Delivered && !call.Undelivered;
}
