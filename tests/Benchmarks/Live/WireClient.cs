using System.Buffers.Binary;
using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Beredskab.Benchmarks.Live;

/// <summary>
/// A connected dashboard at the price of a socket: it shakes hands as the protocol wants, and afterwards only looks
/// for <c>t=…;</c> in what comes.
/// </summary>
internal sealed class WireClient
{
    private readonly Socket wire;
    private readonly byte[] buffer = new byte[16 * 1024];
    private readonly byte[] received = new byte[16 * 1024];
    private int filled;
    private int headerBytes;
    private long payloadLeft;

    private WireClient(Socket wire) => this.wire = wire;

    /// <param name="kind"><c>live</c>, <c>bare</c> or <c>socketio</c>.</param>
    /// <param name="delivered">Called with the timestamp in each change, on the thread that read it.</param>
    public static async Task<WireClient> Connect(string kind, int port, string reader, Action<long> delivered)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, port);
        var client = new WireClient(socket);
        var path = kind switch
        {
            "socketio" => "/socket.io/?EIO=4&transport=websocket",
            _ => $"/{kind}?as={reader}",
        };
        await client.Send(
            Encoding.ASCII.GetBytes(
                $"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                    + $"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {Convert.ToBase64String(Guid.NewGuid().ToByteArray())}\r\n\r\n"
            )
        );
        await client.Until("\r\n\r\n");
        if (kind == "socketio")
        {
            await client.Until("pingInterval");
            await client.Send(Frame("40"));
            await client.Until("40{");
        }
        else
        {
            await client.Send(Frame("{\"protocol\":\"json\",\"version\":1}\x1e"));
            await client.Until("{}\x1e");
            if (kind == "live")
            {
                await client.Send(
                    Frame(
                        "{\"type\":1,\"invocationId\":\"1\",\"target\":\"Follow\",\"arguments\":[{\"cursors\":{}}]}\x1e"
                    )
                );
                await client.Until("\"type\":3");
            }
        }

        _ = client.Read(delivered);
        return client;
    }

    private async Task Read(Action<long> delivered)
    {
        filled = 0;
        while (true)
        {
            var count = await wire.ReceiveAsync(received.AsMemory(headerBytes));
            if (count == 0)
            {
                return;
            }

            Unframe(received.AsSpan(0, headerBytes + count), delivered);
        }
    }

    // A change can be cut by a frame's header anywhere, so the payloads are joined before anything is looked for.
    private void Unframe(Span<byte> bytes, Action<long> delivered)
    {
        headerBytes = 0;
        while (bytes.Length > 0)
        {
            if (payloadLeft == 0)
            {
                var length = bytes.Length > 1 ? bytes[1] & 0x7F : 0;
                var header = length switch
                {
                    126 => 4,
                    127 => 10,
                    _ => 2,
                };
                if (bytes.Length < header)
                {
                    bytes.CopyTo(received);
                    headerBytes = bytes.Length;
                    return;
                }

                payloadLeft = header switch
                {
                    4 => BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]),
                    10 => (long)BinaryPrimitives.ReadUInt64BigEndian(bytes[2..]),
                    _ => length,
                };
                bytes = bytes[header..];
                continue;
            }

            var part = bytes[..(int)Math.Min(payloadLeft, Math.Min(bytes.Length, buffer.Length - filled))];
            part.CopyTo(buffer.AsSpan(filled));
            filled += part.Length;
            payloadLeft -= part.Length;
            bytes = bytes[part.Length..];
            Scan(delivered);
        }
    }

    private void Scan(Action<long> delivered)
    {
        var rest = buffer.AsSpan(0, filled);
        while (true)
        {
            var start = rest.IndexOf("\"t="u8);
            if (start < 0)
            {
                rest = rest[^Math.Min(rest.Length, 2)..];
                break;
            }

            if (rest.Length < start + 23)
            {
                rest = rest[start..];
                break;
            }

            if (Utf8Parser.TryParse(rest.Slice(start + 3, 19), out long due, out _))
            {
                delivered(due);
            }

            rest = rest[(start + 23)..];
        }

        rest.CopyTo(buffer);
        filled = rest.Length;
    }

    private async Task Until(string text)
    {
        while (!buffer.AsSpan(0, filled).ContainsText(text))
        {
            if (filled == buffer.Length)
            {
                buffer.AsSpan(filled - 64).CopyTo(buffer);
                filled = 64;
            }

            var count = await wire.ReceiveAsync(buffer.AsMemory(filled));
            if (count == 0)
            {
                throw new IOException("Refused: " + Encoding.UTF8.GetString(buffer, 0, filled));
            }

            filled += count;
        }
    }

    private async Task Send(byte[] bytes) => await wire.SendAsync(bytes);

    // Masked with zeros: the text as it is, and still what the standard asks of a client.
    private static byte[] Frame(string text)
    {
        var payload = Encoding.UTF8.GetBytes(text);
        return [0x81, (byte)(0x80 | payload.Length), 0, 0, 0, 0, .. payload];
    }
}

file static class Bytes
{
    public static bool ContainsText(this Span<byte> bytes, string text) =>
        bytes.IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;
}
