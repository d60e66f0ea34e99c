using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Security.Claims;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Beredskab.Hub.Access;
using Beredskab.Hub.Live;
using Beredskab.Hub.State;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Beredskab.Hub.Tests.Live;

/// <summary>The stream over a bare WebSocket, so that what no client library sends can be sent.</summary>
internal sealed class BareStream(WebApplication app, ClientWebSocket socket, BareStream.ErrorLog log) : IAsyncDisposable
{
    private const char End = '\u001e';

    private readonly StringBuilder received = new();

    public IReadOnlyCollection<string> Errors => log.Lines;

    public static async Task<BareStream> Open(HubState state, CurrentUser? user = null, TimeProvider? time = null)
    {
        var log = new ErrorLog();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().AddProvider(log);
        builder
            .Services.AddAuthentication("test")
            .AddScheme<AuthenticationSchemeOptions, AsUser>("test", configureOptions: null);
        builder.Services.AddSingleton(user ?? new(LiveWorld.MemberOf(LiveWorld.Police), LiveWorld.Police));
        builder.Services.AddSingleton(time ?? TimeProvider.System);
        builder.Services.AddAuthorization();
        builder.Services.AddSingleton(
            new LiveSource(() => new("e", state, 1, new Dictionary<string, long>()), () => false)
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
        var stream = new BareStream(app, socket, log);
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

    /// <summary>The next heartbeat, which comes at once.</summary>
    public async Task<JsonElement> Heartbeat()
    {
        app.Services.GetRequiredService<LiveFeed>().BeatNow();
        while (await Next() is { } message)
        {
            var read = JsonSerializer.Deserialize<JsonElement>(message);
            if (read.TryGetProperty("target", out var target) && target.GetString() == "heartbeat")
            {
                return read.GetProperty("arguments")[0];
            }
        }

        throw new InvalidOperationException("The connection ended without a heartbeat.");
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

    private sealed class AsUser(
        CurrentUser user,
        IOptionsMonitor<AuthenticationSchemeOptions> options,
        ILoggerFactory logger,
        UrlEncoder encoder
    ) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            var identity = new ClaimsIdentity(
                [
                    new(CurrentUser.PersonClaim, user.Person.ToString()),
                    new(CurrentUser.OrganisationClaim, user.Organisation.ToString()),
                ],
                "test"
            );
            return Task.FromResult(AuthenticateResult.Success(new(new(identity), "test")));
        }
    }

    internal sealed class ErrorLog : ILoggerProvider, ILogger
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
