using Beredskab.Notifications.Alerts;

namespace Beredskab.Notifications.Dispatch;

/// <summary>
/// The messages of one channel: paced for its sender's number, and not held up by another channel that is slow. Not
/// thread-safe; the dispatcher's loop owns it.
/// </summary>
internal sealed class Lane(MessageChannel channel, DispatchOptions options, ProviderGates gates, DateTimeOffset since)
{
    private readonly Pacer? pacer = channel switch
    {
        MessageChannel.Sms => new(options.MessagesPerSecond),
        MessageChannel.Voice => new(options.CallsPerSecond),
        // Neither has a number of ours that a network would block for sending too much.
        MessageChannel.Push or MessageChannel.Email => null,
    };

    public int OnTheWay { get; private set; }

    /// <summary>When a message of it was last begun or came to its end; at first, when the dispatcher began.</summary>
    public DateTimeOffset MovedAt { get; private set; } = since;

    public bool IsFull => OnTheWay >= options.Concurrency;

    /// <returns>When the next may begin; null for now, and for one that will be turned away rather than sent.</returns>
    public DateTimeOffset? HeldUntil(DateTimeOffset now) =>
        pacer is { } paced && paced.Next > now && !gates.IsShut(channel) ? paced.Next : null;

    public void Begin(DateTimeOffset now)
    {
        OnTheWay++;
        MovedAt = now;
        if (!gates.IsShut(channel))
        {
            pacer?.Begin(now);
        }
    }

    public void End(DateTimeOffset now)
    {
        OnTheWay--;
        MovedAt = now;
    }
}
