using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Beredskab.GeoModel.Identity;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Channels.WebPush;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Tests.World;

namespace Beredskab.Notifications.Tests.WebPush;

/// <summary>Against a push service over real HTTP that opens what it gets with others' libraries.</summary>
public sealed class WebPushTests
{
    private static readonly PersonId Person = City.PoliceNoerrebro;

    [Fact]
    public async Task What_arrives_is_opened_by_another_library_and_signed_as_it_expects()
    {
        using var service = await PushService.Start();
        await using var product = await Start();
        var (incident, message, _) = Push(product, service);

        await Until.True(() => State(product, message) == MessageState.Accepted, "taken");
        var received = (await service.Received()).Single();
        var payload = received.GetProperty("payload");
        var code = product.Journal.CodeOf(Person);
        Assert.Equal(code, payload.GetProperty("code").GetInt32());
        Assert.Equal(incident.Value, payload.GetProperty("incident").GetGuid());
        Assert.StartsWith($"SSP-BEREDSKAB {code}: ", payload.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal(
            (message, Person),
            product.Get<ContactSecret>().ReadToken(payload.GetProperty("token").GetString())
        );
        Assert.Equal(["code", "incident", "text", "token"], payload.EnumerateObject().Select(p => p.Name).Order());

        var token = received.GetProperty("token");
        Assert.True(token.GetProperty("valid").GetBoolean());
        Assert.Equal(product.Get<VapidKey>().PublicKey, token.GetProperty("key").GetString());
        var claims = token.GetProperty("claims");
        Assert.Equal(service.Url.GetLeftPart(UriPartial.Authority), claims.GetProperty("aud").GetString());
        Assert.Equal("mailto:beredskab@example.dk", claims.GetProperty("sub").GetString());
        var expires = DateTimeOffset.FromUnixTimeSeconds(claims.GetProperty("exp").GetInt64());
        Assert.InRange(expires - TimeProvider.System.GetUtcNow(), TimeSpan.FromHours(1), TimeSpan.FromHours(24));

        var headers = received.GetProperty("headers");
        Assert.Equal("high", headers.GetProperty("urgency").GetString());
        Assert.Equal("3600", headers.GetProperty("ttl").GetString());
        Assert.Equal("aes128gcm", headers.GetProperty("content-encoding").GetString());
        Assert.Matches("^[A-Za-z0-9_-]{32}$", headers.GetProperty("topic").GetString());
        Assert.Equal(service.Library, headers.GetProperty("content-encoding").GetString());
    }

    [Fact]
    public async Task The_length_tells_nothing_of_the_words()
    {
        using var service = await PushService.Start();
        await using var product = await Start();
        var (_, first, way) = Push(product, service);
        var second = product.Journal.AlertOn(Person, way, MessageChannel.Push, MessagePurpose.StandDown);

        await Until.True(
            () => State(product, first) == MessageState.Accepted && State(product, second) == MessageState.Accepted,
            "taken"
        );
        var received = await service.Received();
        Assert.Equal(2, received.Length);
        Assert.Single(received.Select(one => one.GetProperty("size").GetInt32()).Distinct());
        Assert.Equal(
            2,
            received.Select(one => one.GetProperty("headers").GetProperty("topic").GetString()).Distinct().Count()
        );
    }

    [Theory]
    [InlineData(404)]
    [InlineData(410)]
    public async Task A_subscription_that_is_gone_is_removed(int status)
    {
        using var service = await PushService.Start();
        await using var product = await Start();
        await service.Plan(new { status, times = 1 });
        var (_, message, way) = Push(product, service);

        await Until.True(() => State(product, message) == MessageState.Failed, "failed");
        Assert.Equal(
            WayRemoval.Expired,
            Assert.Single(product.Journal.Events.OfType<ContactEvent.WayRemoved>()).Reason
        );
        Assert.Null(product.Journal.Contacts.Find(way));
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task A_push_service_that_asks_for_patience_gets_it(int status)
    {
        using var service = await PushService.Start();
        await using var product = await Start();
        await service.Plan(
            new
            {
                status,
                times = 1,
                retryAfter = 1,
            }
        );
        var (_, message, _) = Push(product, service);

        await Until.True(() => State(product, message) == MessageState.Accepted, "taken");
        var attempts = product.Journal.Alerts.Find(message)!.Attempts;
        Assert.Equal(2, attempts.Length);
        Assert.Equal(TimeSpan.FromSeconds(1), attempts[0].Failure!.RetryAfter);
        Assert.True(attempts[1].At - attempts[0].Failure!.At >= TimeSpan.FromSeconds(1));
    }

    [Theory]
    [InlineData(500, null)]
    [InlineData(201, "before")]
    [InlineData(201, "after")]
    public async Task What_is_in_doubt_is_sent_again_under_the_same_topic(int status, string? cut)
    {
        using var service = await PushService.Start();
        await using var product = await Start();
        await service.Plan(
            new
            {
                status,
                times = 1,
                cut,
            }
        );
        var (_, message, _) = Push(product, service);

        await Until.True(() => State(product, message) == MessageState.Accepted, "taken");
        Assert.True(product.Journal.Alerts.Find(message)!.WasRepeated);
        Assert.Single(
            (await service.Received())
                .Select(one => one.GetProperty("headers").GetProperty("topic").GetString())
                .Distinct()
        );
    }

    [Theory]
    [InlineData(400)]
    [InlineData(413)]
    public async Task What_a_push_service_will_never_take_fails_at_once(int status)
    {
        using var service = await PushService.Start();
        await using var product = await Start();
        await service.Plan(new { status, times = 9 });
        var (_, message, _) = Push(product, service);

        await Until.True(() => State(product, message) == MessageState.Failed, "failed");
        Assert.Equal($"push-{status}", product.Journal.Alerts.Find(message)!.ErrorCode);
        Assert.Single(product.Journal.Alerts.Find(message)!.Attempts);
    }

    [Fact]
    public async Task Without_the_tests_setting_an_inner_address_is_never_asked()
    {
        using var service = await PushService.Start();
        await using var product = await Start(settings => settings.Remove("Push:AllowPrivateHosts"));
        var (_, message, _) = Push(product, service);

        await Until.True(() => State(product, message) == MessageState.Failed, "failed");
        Assert.Equal("subscription-invalid", product.Journal.Alerts.Find(message)!.ErrorCode);
        Assert.Empty(await service.Received());
    }

    [Theory]
    [InlineData("https://fcm.googleapis.com/fcm/send/abc", true)]
    [InlineData("https://updates.push.services.mozilla.com/wpush/v2/abc", true)]
    [InlineData("http://fcm.googleapis.com/x", false)]
    [InlineData("https://localhost/x", false)]
    [InlineData("https://127.0.0.1/x", false)]
    [InlineData("https://[::1]/x", false)]
    [InlineData("https://10.0.0.1/x", false)]
    [InlineData("https://[::ffff:10.0.0.1]/x", false)]
    [InlineData("https://169.254.169.254/latest", false)]
    [InlineData("https://intranet/x", false)]
    [InlineData("https://hub.internal/x", false)]
    [InlineData("https://push.example:8443/x", false)]
    [InlineData("ftp://push.example/x", false)]
    public void Only_public_https_hosts_are_taken(string url, bool taken) =>
        Assert.Equal(taken, PublicHosts.IsPublicHttps(new Uri(url)));

    [Theory]
    [InlineData("93.184.216.34", true)]
    [InlineData("2606:4700::1111", true)]
    [InlineData("100.64.0.1", false)]
    [InlineData("172.31.0.1", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("::1", false)]
    [InlineData("2002:7f00:1::", false)]
    public void Inner_addresses_are_known_as_such(string address, bool isPublic) =>
        Assert.Equal(isPublic, PublicHosts.IsPublic(IPAddress.Parse(address)));

    [Fact]
    public void A_token_answers_for_one_message_and_person_and_cannot_be_made_without_the_secret()
    {
        var secret = new ContactSecret(new byte[32]);
        var message = new MessageId(Guid.NewGuid());
        var token = secret.TokenOf(message, Person);
        Assert.Equal((message, Person), secret.ReadToken(token));
        Assert.Null(new ContactSecret([.. Enumerable.Repeat((byte)1, 32)]).ReadToken(token));
        Assert.Null(secret.ReadToken(null));
        Assert.Null(secret.ReadToken(token[..^1]));
        for (var i = 0; i < token.Length; i++)
        {
            Assert.Null(secret.ReadToken(token[..i] + (token[i] == 'A' ? 'B' : 'A') + token[(i + 1)..]));
        }
    }

    [Fact]
    public void A_key_is_the_same_after_it_was_kept()
    {
        using var made = VapidKey.Create();
        using var read = VapidKey.Import(made.Export());
        Assert.Equal(made.PublicKey, read.PublicKey);
        Assert.Throws<FormatException>(() => VapidKey.Import("AAAA"));
    }

    private static Task<Product> Start(Action<Dictionary<string, string?>>? change = null) =>
        Product.StartAsync(settings =>
        {
            settings["Push:Subject"] = "mailto:beredskab@example.dk";
            settings["Push:AllowPrivateHosts"] = "true";
            change?.Invoke(settings);
        });

    private static (IncidentId Incident, MessageId Message, WayId Way) Push(Product product, PushService service)
    {
        var incident = product.Journal.Report();
        var way = product.Journal.Add(Person, WayKind.Push, label: "Firefox på telefon");
        product.Phonebook.Addresses[way] = service.Subscription.ToAddress();
        return (incident, product.Journal.AlertOn(Person, way, MessageChannel.Push), way);
    }

    private static MessageState? State(Product product, MessageId message) =>
        product.Journal.Alerts.Find(message)?.State;

    private sealed class PushService(Oracle server, Ready ready) : IDisposable
    {
        private readonly HttpClient http = new();

        public Uri Url => ready.Url;

        public PushSubscription Subscription => ready.Subscription;

        public string Library => ready.Library;

        public static async Task<PushService> Start()
        {
            var (server, line) = await Oracle.Start("push-service.mjs");
            return new(server, JsonSerializer.Deserialize<Ready>(line, JsonSerializerOptions.Web)!);
        }

        public async Task Plan(object plan) =>
            (
                await http.PostAsJsonAsync(
                    new Uri(Url, "/_fake"),
                    new[] { plan },
                    TestContext.Current.CancellationToken
                )
            ).EnsureSuccessStatusCode();

        public async Task<JsonElement[]> Received() =>
            (
                await http.GetFromJsonAsync<JsonElement[]>(
                    new Uri(Url, "/_fake"),
                    TestContext.Current.CancellationToken
                )
            )!;

        public void Dispose()
        {
            http.Dispose();
            server.Dispose();
        }
    }

    private sealed record Ready(Uri Url, PushSubscription Subscription, string Library);
}
