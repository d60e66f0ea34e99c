using System.IO.Pipelines;
using Beredskab.Hub.Access;
using Beredskab.Hub.Live;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Beredskab.Hub.Tests.Live;

public sealed class ConnectionTests
{
    private readonly FakeTimeProvider time = new();
    private readonly FakeTransport transport = new();
    private int fellBehind;

    [Fact]
    public void Frames_go_out_in_order_when_the_transport_takes_them_again()
    {
        var connection = Connection(frames: 10, bytes: 10_000);
        transport.Blocked = true;
        for (var i = 1; i <= 5; i++)
        {
            connection.Send(Frame(i));
        }

        Assert.Equal([1], transport.Written);
        transport.Release();
        Assert.Equal([1, 2, 3, 4, 5], transport.Written);
        Assert.Equal(0, fellBehind);
    }

    [Fact]
    public void A_client_with_too_many_frames_unread_is_ended()
    {
        var connection = Connection(frames: 3, bytes: 10_000);
        transport.Blocked = true;
        for (var i = 1; i <= 10; i++)
        {
            connection.Send(Frame(i));
        }

        Assert.True(transport.Aborted);
        Assert.Equal(1, fellBehind);
        transport.Release();
        Assert.Equal([1], transport.Written);
    }

    [Fact]
    public void A_client_with_too_many_bytes_unread_is_ended()
    {
        var connection = Connection(frames: 1_000, bytes: 250);
        transport.Blocked = true;
        for (var i = 1; i <= 4; i++)
        {
            Assert.False(transport.Aborted);
            connection.Send(Frame(i));
        }

        Assert.True(transport.Aborted);
    }

    [Fact]
    public void A_client_that_leaves_one_frame_unread_for_too_long_is_ended_by_the_next()
    {
        var connection = Connection(frames: 1_000, bytes: 1_000_000);
        transport.Blocked = true;
        connection.Send(Frame(1));
        time.Advance(TimeSpan.FromSeconds(4));
        connection.Send(Frame(2));
        Assert.False(transport.Aborted);
        time.Advance(TimeSpan.FromSeconds(2));
        connection.Send(Frame(3));
        Assert.True(transport.Aborted);
    }

    [Fact]
    public void What_can_wait_is_not_sent_while_anything_is_unread()
    {
        var connection = Connection(frames: 10, bytes: 10_000);
        Assert.True(connection.TrySend(Frame(1)));
        transport.Blocked = true;
        connection.Send(Frame(2));
        Assert.False(connection.TrySend(Frame(9)));
        connection.Send(Frame(3));
        Assert.False(connection.TrySend(Frame(9)));
        transport.Release();
        Assert.True(connection.TrySend(Frame(4)));
        Assert.Equal([1, 2, 3, 4], transport.Written);
    }

    private LiveConnection Connection(int frames, int bytes) =>
        new(
            transport,
            new CurrentUser(default, default),
            new(frames, bytes, TimeSpan.FromSeconds(5)),
            time,
            _ => fellBehind++
        );

    // Each frame is 100 bytes and says which it is.
    private static LiveFrame Frame(int number)
    {
        var bytes = new byte[100];
        bytes[0] = (byte)number;
        return LiveFrames.Frame(bytes, 1, 0);
    }

    private sealed class FakeTransport()
        : HubConnectionContext(
            new DefaultConnectionContext { Transport = new Pipes() },
            new HubConnectionContextOptions(),
            NullLoggerFactory.Instance
        )
    {
        private TaskCompletionSource blocked = new();

        public bool Blocked { get; set; }

        public bool Aborted { get; private set; }

        public List<int> Written { get; } = [];

        public void Release()
        {
            Blocked = false;
            blocked.TrySetResult();
        }

        public override ValueTask WriteAsync(
            SerializedHubMessage message,
            CancellationToken cancellationToken = default
        )
        {
            Written.Add(message.GetSerializedMessage(new AnyJson()).Span[0]);
            return Blocked ? new ValueTask(blocked.Task) : default;
        }

        public override void Abort() => Aborted = true;
    }

    private sealed class Pipes : IDuplexPipe
    {
        public PipeReader Input { get; } = new Pipe().Reader;

        public PipeWriter Output { get; } = new Pipe().Writer;
    }

    private sealed class AnyJson : Microsoft.AspNetCore.SignalR.Protocol.IHubProtocol
    {
        public string Name => "json";

        public int Version => 1;

        public TransferFormat TransferFormat => TransferFormat.Text;

        public bool IsVersionSupported(int version) => true;

        public ReadOnlyMemory<byte> GetMessageBytes(Microsoft.AspNetCore.SignalR.Protocol.HubMessage message) =>
            throw new InvalidOperationException("It is written already.");

        public bool TryParseMessage(
            ref System.Buffers.ReadOnlySequence<byte> input,
            IInvocationBinder binder,
            out Microsoft.AspNetCore.SignalR.Protocol.HubMessage message
        ) => throw new NotSupportedException();

        public void WriteMessage(
            Microsoft.AspNetCore.SignalR.Protocol.HubMessage message,
            System.Buffers.IBufferWriter<byte> output
        ) => throw new NotSupportedException();
    }
}
