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

    /// <summary>A slow provider may not have all its room filled by an exercise when something happens.</summary>
    public bool IsFullFor(Message message) =>
        OnTheWay >= (message.Exercise ? Math.Max(1, options.Concurrency / 2) : options.Concurrency);

    /// <returns>When the next may begin; null for now, and for one that will be turned away rather than sent.</returns>
    public DateTimeOffset? HeldUntil(Message message, DateTimeOffset now) =>
        pacer is { } paced && paced.NextOf(message) is var next && next > now + Pacer.Grain && !gates.IsShut(channel)
            ? next
            : null;

    public void Begin(Message message, DateTimeOffset now)
    {
        OnTheWay++;
        MovedAt = now;
        if (!gates.IsShut(channel))
        {
            pacer?.Begin(message, now);
        }
    }

    public void End(DateTimeOffset now)
    {
        OnTheWay--;
        MovedAt = now;
    }
}
