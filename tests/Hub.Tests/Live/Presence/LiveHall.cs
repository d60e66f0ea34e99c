using System.Net.WebSockets;
using System.Security.Claims;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Beredskab.Hub.Access;
using Beredskab.Hub.Journal;
using Beredskab.Hub.Live;
using Beredskab.Hub.Live.Presence;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Beredskab.Hub.Tests.Live.Presence;

/// <summary>The stream with any number of screens, each signed in as somebody, on a clock that the test moves.</summary>
internal sealed class LiveHall : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly List<Screen> screens = [];

    private LiveHall(WebApplication app, FakeTimeProvider time) => (this.app, Time) = (app, time);

    public FakeTimeProvider Time { get; }

    public static async Task<LiveHall> Open(LiveWorld world)
    {
        var time = new FakeTimeProvider();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        // The intervals are the test's: it says when it is told.
        builder.Configuration["Live:PresenceSeconds"] = "60";
        builder
            .Services.AddAuthentication("test")
            .AddScheme<AuthenticationSchemeOptions, AsAsked>("test", configureOptions: null);
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddAuthorization();
        var state = world.State;
        builder.Services.AddSingleton(
            new LiveSource(() => new("e", state, 1, new Dictionary<string, long>()), () => false)
        );
        builder.Services.AddLive(_ => _ => "Valby");
        var built = builder.Build();
        built.UseAuthentication();
        built.UseAuthorization();
        built.MapLive();
        await built.StartAsync(TestContext.Current.CancellationToken);
        return new(built, time);
    }

    /// <summary>A screen that has asked for the picture.</summary>
    public async Task<Screen> Enter(CurrentUser user)
    {
        var socket = new ClientWebSocket();
        var url = app.Urls.First().Replace("http:", "ws:", StringComparison.Ordinal);
        await socket.ConnectAsync(
            new($"{url}/live?as={user.Person}:{user.Organisation}"),
            TestContext.Current.CancellationToken
        );
        var screen = new Screen(socket);
        screens.Add(screen);
        await screen.Begin();
        await screen.Call("Follow", """{"epoch":null,"cursors":{}}""");
        return screen;
    }

    public Task<Screen> Enter(GeoModel.Identity.OrganisationId organisation) =>
        Enter(new CurrentUser(LiveWorld.MemberOf(organisation), organisation));

    /// <summary>One interval has passed.</summary>
    public void Tell() => app.Services.GetRequiredService<PresenceFeed>().Tell();

    public async Task Commit(Commit commit)
    {
        var feed = app.Services.GetRequiredService<LiveFeed>();
        feed.Committed(commit);
        await Until(() => ReferenceEquals(feed.Point.State, commit.After) && !feed.Behind);
    }

    public Task Until(Func<int, bool> connections) =>
        Until(() => connections(app.Services.GetRequiredService<LiveConnections>().Count));

    public IReadOnlyList<Attending> Board => app.Services.GetRequiredService<PresenceBoard>().Read();

    public static async Task Until(Func<bool> condition)
    {
        while (!condition())
        {
            await Task.Delay(1, TestContext.Current.CancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var screen in screens)
        {
            screen.Dispose();
        }

        await app.DisposeAsync();
    }

    internal sealed class Screen(ClientWebSocket socket) : IDisposable
    {
        private readonly StringBuilder received = new();
        private readonly Queue<JsonElement> presence = [];
        private int calls;

        /// <summary>Everything that it was sent, as it came.</summary>
        public string All { get; private set; } = "";

        public async Task Begin()
        {
            await Send("""{"protocol":"json","version":1}""");
            await Next();
        }

        public Task<JsonElement> Attend(GeoModel.Identity.IncidentId? incident, string? writing = null) =>
            Call("Attend", JsonSerializer.Serialize(new { incident = incident?.Value, writing }));

        /// <returns>The whole completion.</returns>
        public async Task<JsonElement> Call(string target, string arguments)
        {
            var id = $"{++calls}";
            await Send($$"""{"type":1,"invocationId":"{{id}}","target":"{{target}}","arguments":[{{arguments}}]}""");
            while (true)
            {
                var read = await Message();
                if (read.GetProperty("type").GetInt32() == 3 && read.GetProperty("invocationId").GetString() == id)
                {
                    return read;
                }
            }
        }

        /// <summary>What it is told next of who is where.</summary>
        public async Task<JsonElement> Presence()
        {
            while (presence.Count == 0)
            {
                await Message();
            }

            return presence.Dequeue();
        }

        /// <summary>Whether it has been told something that the test has not looked at; all that was sent before has come.</summary>
        public async Task<bool> IsToldMore()
        {
            await Call("Follow", """{"epoch":null,"cursors":{}}""");
            return presence.Count > 0;
        }

        public async Task Leave() =>
            await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, TestContext.Current.CancellationToken);

        public void Dispose() => socket.Dispose();

        private async Task<JsonElement> Message()
        {
            var read = JsonSerializer.Deserialize<JsonElement>(
                await Next() ?? throw new InvalidOperationException("The connection ended.")
            );
            if (read.TryGetProperty("target", out var target) && target.GetString() == PresenceNews.Method)
            {
                presence.Enqueue(read.GetProperty("arguments")[0]);
            }

            return read;
        }

        private Task Send(string message) =>
            socket.SendAsync(
                Encoding.UTF8.GetBytes(message + '\u001e'),
                WebSocketMessageType.Text,
                endOfMessage: true,
                TestContext.Current.CancellationToken
            );

        private async Task<string?> Next()
        {
            var bytes = new byte[4096];
            while (true)
            {
                var text = received.ToString();
                if (text.IndexOf('\u001e', StringComparison.Ordinal) is >= 0 and var at)
                {
                    received.Remove(0, at + 1);
                    All += text[..at];
                    return text[..at];
                }

                var read = await socket.ReceiveAsync(bytes, TestContext.Current.CancellationToken);
                if (read.MessageType == WebSocketMessageType.Close)
                {
                    return null;
                }

                received.Append(Encoding.UTF8.GetString(bytes, 0, read.Count));
            }
        }
    }

    private sealed class AsAsked(
        IOptionsMonitor<AuthenticationSchemeOptions> options,
        ILoggerFactory logger,
        UrlEncoder encoder
    ) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            var parts = Request.Query["as"].ToString().Split(':');
            var identity = new ClaimsIdentity(
                [new(CurrentUser.PersonClaim, parts[0]), new(CurrentUser.OrganisationClaim, parts[1])],
                "test"
            );
            return Task.FromResult(AuthenticateResult.Success(new(new(identity), "test")));
        }
    }
}
