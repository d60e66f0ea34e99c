using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Security.Claims;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Beredskab.Hub.Access;
using Beredskab.Hub.Live;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Beredskab.Hub.Tests.Live;

/// <summary>The stream over a bare WebSocket, so that what no client library sends can be sent.</summary>
public sealed class MalformedInvocationTests
{
    private const char End = '\u001e';

    [Theory]
    [InlineData("""{"type":1,"invocationId":"1","target":"Follow","arguments":[null]}""")]
    [InlineData("""{"type":1,"invocationId":"1","target":"Follow","arguments":[]}""")]
    [InlineData("""{"type":1,"invocationId":"1","target":"Follow","arguments":["x"]}""")]
    [InlineData("""{"type":1,"invocationId":"1","target":"Follow","arguments":[{},{}]}""")]
    [InlineData("""{"type":1,"invocationId":"1","target":"Follow","arguments":[{"epoch":7}]}""")]
    [InlineData("""{"type":1,"invocationId":"1","target":"Follow","arguments":[{"cursors":[1]}]}""")]
    [InlineData("""{"type":1,"invocationId":"1","target":"Follow","arguments":[{"cursors":{"myndigheder":null}}]}""")]
    [InlineData("""{"type":1,"invocationId":"1","target":"Follow","arguments":[{"cursors":{"myndigheder":1e30}}]}""")]
    [InlineData("""{"type":1,"invocationId":"1","target":"Unfollow","arguments":[{}]}""")]
    [InlineData("""{"type":4,"invocationId":"1","target":"Follow","arguments":[{}]}""")]
    public async Task A_malformed_call_is_answered_and_is_no_error_of_ours(string call)
    {
        await using var stream = await Stream.Open();
        await stream.Send(call);
        var answer = await stream.Completion();
        Assert.False(string.IsNullOrEmpty(answer.GetProperty("error").GetString()));

        // And the connection is none the worse for it.
        await stream.Send("""{"type":1,"invocationId":"2","target":"Follow","arguments":[{"epoch":null}]}""");
        Assert.Equal("e", (await stream.Completion()).GetProperty("result").GetProperty("epoch").GetString());
        Assert.Empty(stream.Errors);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"type":1,"target":7}""")]
    [InlineData("""{"type":1,"invocationId":"1","target":"Follow","arguments":"x"}""")]
    public async Task What_is_no_message_at_all_ends_the_connection_and_is_no_error_of_ours(string text)
    {
        await using var stream = await Stream.Open();
        await stream.Send(text);
        await stream.Ended();
        Assert.Empty(stream.Errors);
    }

    private sealed class Stream(WebApplication app, ClientWebSocket socket, ErrorLog log) : IAsyncDisposable
    {
        private readonly StringBuilder received = new();

        public IReadOnlyCollection<string> Errors => log.Lines;

        public static async Task<Stream> Open()
        {
            var world = new LiveWorld();
            var log = new ErrorLog();
            var builder = WebApplication.CreateSlimBuilder();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Logging.ClearProviders().AddProvider(log);
            builder
                .Services.AddAuthentication("test")
                .AddScheme<AuthenticationSchemeOptions, AsPolice>("test", configureOptions: null);
            builder.Services.AddAuthorization();
            builder.Services.AddSingleton(
                new LiveSource(() => new("e", world.State, 1, new Dictionary<string, long>()), () => false)
            );
            builder.Services.AddLive(_ => _ => "Valby");
            var app = builder.Build();
            app.UseAuthentication();
            app.UseAuthorization();
            app.MapLive();
            await app.StartAsync(TestContext.Current.CancellationToken);
            var socket = new ClientWebSocket();
            var url = new Uri(app.Urls.First().Replace("http:", "ws:", StringComparison.Ordinal) + "/live");
            await socket.ConnectAsync(url, TestContext.Current.CancellationToken);
            var stream = new Stream(app, socket, log);
            await stream.Send("""{"protocol":"json","version":1}""");
            Assert.Equal("{}", await stream.Next());
            return stream;
        }

        public Task Send(string message) =>
            socket.SendAsync(
                Encoding.UTF8.GetBytes(message + End),
                WebSocketMessageType.Text,
                endOfMessage: true,
                TestContext.Current.CancellationToken
            );

        public async Task<JsonElement> Completion()
        {
            while (await Next() is { } message)
            {
                var read = JsonSerializer.Deserialize<JsonElement>(message);
                if (read.GetProperty("type").GetInt32() == 3)
                {
                    return read;
                }
            }

            throw new InvalidOperationException("The connection ended without an answer.");
        }

        public async Task Ended()
        {
            while (await Next() is not null)
            {
                // Until there is nothing more.
            }
        }

        public async ValueTask DisposeAsync()
        {
            socket.Dispose();
            await app.DisposeAsync();
        }

        private async Task<string?> Next()
        {
            var bytes = new byte[4096];
            while (true)
            {
                var text = received.ToString();
                if (text.IndexOf(End, StringComparison.Ordinal) is >= 0 and var at)
                {
                    received.Remove(0, at + 1);
                    return text[..at];
                }

                try
                {
                    var read = await socket.ReceiveAsync(bytes, TestContext.Current.CancellationToken);
                    if (read.MessageType == WebSocketMessageType.Close)
                    {
                        return null;
                    }

                    received.Append(Encoding.UTF8.GetString(bytes, 0, read.Count));
                }
                catch (WebSocketException)
                {
                    return null;
                }
            }
        }
    }

    private sealed class AsPolice(
        IOptionsMonitor<AuthenticationSchemeOptions> options,
        ILoggerFactory logger,
        UrlEncoder encoder
    ) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            var identity = new ClaimsIdentity(
                [
                    new(CurrentUser.PersonClaim, LiveWorld.MemberOf(LiveWorld.Police).ToString()),
                    new(CurrentUser.OrganisationClaim, LiveWorld.Police.ToString()),
                ],
                "test"
            );
            return Task.FromResult(AuthenticateResult.Success(new(new(identity), "test")));
        }
    }

    private sealed class ErrorLog : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            if (IsEnabled(logLevel))
            {
                Lines.Enqueue($"{formatter(state, exception)} {exception}");
            }
        }

        public void Dispose() { }
    }
}
