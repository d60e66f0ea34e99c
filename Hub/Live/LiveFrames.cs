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
    private const int MaxCommits = 64;
    private const int MaxBytes = 64 * 1024;

    private readonly Dictionary<string, Pending> pending = new(StringComparer.Ordinal);
    private int commits;
    private int bytes;

    public bool IsFull => commits >= MaxCommits || bytes >= MaxBytes;

    /// <param name="began">When the commit was made known; the clock's timestamp.</param>
    public void Add(string audience, ReadOnlyMemory<byte> message, long began)
    {
        if (!pending.TryGetValue(audience, out var waiting))
        {
            pending.Add(audience, waiting = new([], began));
        }

        waiting.Messages.Add(message);
        bytes += message.Length;
        commits++;
    }

    public IEnumerable<(string Audience, LiveFrame Frame)> Frames()
    {
        foreach (var (audience, waiting) in pending)
        {
            yield return (audience, LiveFrames.Frame(Join(waiting.Messages), waiting.Messages.Count, waiting.Began));
        }
    }

    private static ReadOnlyMemory<byte> Join(List<ReadOnlyMemory<byte>> messages)
    {
        if (messages is [var only])
        {
            return only;
        }

        var joined = new byte[messages.Sum(message => message.Length)];
        var offset = 0;
        foreach (var message in messages)
        {
            message.CopyTo(joined.AsMemory(offset));
            offset += message.Length;
        }

        return joined;
    }

    private sealed record Pending(List<ReadOnlyMemory<byte>> Messages, long Began);
}
