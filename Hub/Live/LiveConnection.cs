using System.Collections.Immutable;
using Beredskab.Hub.Access;
using Beredskab.Hub.Live.Presence;
using Microsoft.AspNetCore.SignalR;

namespace Beredskab.Hub.Live;

/// <summary>Bytes on their way to clients: one or more messages of the protocol, end to end.</summary>
/// <param name="Began">The clock's timestamp when the oldest of its changes was committed.</param>
internal sealed record LiveFrame(SerializedHubMessage Message, int Bytes, int Changes, long Began);

/// <summary>How much a client may leave unread.</summary>
internal sealed record Patience(int Frames, int Bytes, TimeSpan Time);

/// <summary>
/// One dashboard's connection. Whoever sends to it never waits: what the transport does not take at once is queued
/// here, in order, and a client that leaves too much unread, or for too long, is disconnected.
/// </summary>
internal sealed class LiveConnection(
    HubConnectionContext context,
    CurrentUser user,
    Patience patience,
    TimeProvider time,
    Action<LiveConnection> fellBehind
)
{
    private readonly Lock gate = new();
    private readonly Queue<(LiveFrame Frame, long Since)> waiting = new();
    private long waitingBytes;
    private long oldest;
    private bool writing;
    private bool closed;

    public string Id => context.ConnectionId;

    public CurrentUser User => user;

    /// <summary>What it follows; empty until it has asked. Guarded by the registry.</summary>
    public ImmutableArray<string> Audiences { get; set; } = [];

    public PresenceKnown Presence { get; set; }

    public void Send(LiveFrame frame)
    {
        lock (gate)
        {
            if (closed)
            {
                return;
            }

            if (!writing)
            {
                Write(frame);
                return;
            }

            waiting.Enqueue((frame, time.GetTimestamp()));
            waitingBytes += frame.Bytes;
            if (
                waiting.Count <= patience.Frames
                && waitingBytes <= patience.Bytes
                && time.GetElapsedTime(oldest) <= patience.Time
            )
            {
                return;
            }
        }

        fellBehind(this);
        Close();
    }

    /// <summary>Sends what must never stand in the way of anything: only when nothing waits and nothing is being written.</summary>
    /// <returns>False when the client has something else to read first.</returns>
    public bool TrySend(LiveFrame frame)
    {
        lock (gate)
        {
            if (writing)
            {
                return false;
            }

            if (!closed)
            {
                Write(frame);
            }

            return true;
        }
    }

    /// <summary>Ends the connection now, whatever is unread; the client comes back and asks for what it lacks.</summary>
    public void Close()
    {
        lock (gate)
        {
            if (closed)
            {
                return;
            }

            closed = true;
            waiting.Clear();
        }

        context.Abort();
        // A close frame would wait behind everything that the client does not read.
        context.GetHttpContext()?.Abort();
    }

    private void Write(LiveFrame frame)
    {
        var write = context.WriteAsync(frame.Message);
        if (write.IsCompletedSuccessfully)
        {
            return;
        }

        writing = true;
        oldest = time.GetTimestamp();
        _ = Drain(write);
    }

    private async Task Drain(ValueTask write)
    {
        try
        {
            while (true)
            {
                await write;
                lock (gate)
                {
                    if (closed || !waiting.TryDequeue(out var next))
                    {
                        writing = false;
                        return;
                    }

                    waitingBytes -= next.Frame.Bytes;
                    oldest = next.Since;
                    write = context.WriteAsync(next.Frame.Message);
                }
            }
        }
        catch (Exception)
        {
            // The transport is gone; what it was to carry is found again by cursor.
            Close();
        }
    }
}
