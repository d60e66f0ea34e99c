using Beredskab.Hub.Live.Presence;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace Beredskab.Hub.Live;

/// <summary>Writes messages as the JSON protocol has them, once, for any number of connections.</summary>
public sealed class LiveFrames(IHubProtocolResolver protocols)
{
    private readonly IHubProtocol json =
        protocols.GetProtocol("json", supportedProtocols: null)
        ?? throw new InvalidOperationException("The live stream needs SignalR's JSON protocol.");

    internal ReadOnlyMemory<byte> Change(string audience, long number, DateTimeOffset at, WrittenJson changes) =>
        json.GetMessageBytes(
            new InvocationMessage(LiveChange.Method, [new LiveChange(audience, number, at.ToUniversalTime(), changes)])
        );

    internal LiveFrame Heartbeat(Heartbeat heartbeat, long began) =>
        Frame(json.GetMessageBytes(new InvocationMessage(Live.Heartbeat.Method, [heartbeat])), 0, began);

    internal LiveFrame Presence(PresenceNews news, long began) =>
        Frame(json.GetMessageBytes(new InvocationMessage(PresenceNews.Method, [news])), 0, began);

    internal static LiveFrame Frame(ReadOnlyMemory<byte> messages, int changes, long began) =>
        new(new SerializedHubMessage([new("json", messages)]), messages.Length, changes, began);
}

/// <summary>What goes out together. A message ends itself, so several of one audience make one frame.</summary>
internal sealed class LiveBatch
{
    public const int MaxCommits = 64;
    private const int MaxBytes = 64 * 1024;

    private readonly Dictionary<string, List<Pending>> pending = new(StringComparer.Ordinal);

    /// <param name="began">When the commit was made known; the clock's timestamp.</param>
    public void Add(string audience, ReadOnlyMemory<byte> message, long began)
    {
        if (!pending.TryGetValue(audience, out var frames))
        {
            pending.Add(audience, frames = []);
        }

        if (frames is not [.., { Bytes: < MaxBytes }])
        {
            frames.Add(new(began));
        }

        frames[^1].Add(message);
    }

    /// <returns>In the order in which they are to be sent.</returns>
    public IEnumerable<(string Audience, LiveFrame Frame)> Frames() =>
        from audience in pending
        from waiting in audience.Value
        select (audience.Key, LiveFrames.Frame(waiting.Join(), waiting.Count, waiting.Began));

    private sealed class Pending(long began)
    {
        private readonly List<ReadOnlyMemory<byte>> messages = [];

        public long Began => began;

        public int Count => messages.Count;

        public int Bytes { get; private set; }

        public void Add(ReadOnlyMemory<byte> message)
        {
            messages.Add(message);
            Bytes += message.Length;
        }

        public ReadOnlyMemory<byte> Join()
        {
            if (messages is [var only])
            {
                return only;
            }

            var joined = new byte[Bytes];
            var offset = 0;
            foreach (var message in messages)
            {
                message.CopyTo(joined.AsMemory(offset));
                offset += message.Length;
            }

            return joined;
        }
    }
}
