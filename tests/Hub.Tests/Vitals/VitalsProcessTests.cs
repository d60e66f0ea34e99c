using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Beredskab.FakeTwilio;
using Beredskab.Hub.Tests.Journal;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Beredskab.Hub.Tests.Vitals;

/// <summary>What a running Hub says of itself to whoever watches it, over real HTTP.</summary>
public sealed class VitalsProcessTests : IAsyncLifetime
{
    private const string Token = "en-lang-hemmelig-noegle";

    private readonly TemporaryFolder folder = new();
    private readonly int port = RunningProgram.FreePort();
    private FakeTwilioServer provider = null!;
    private WebApplication expecting = null!;
    private RunningProgram? hub;
    private int beats;
    private string last = "";

    public async ValueTask InitializeAsync()
    {
        provider = await FakeTwilioServer.StartAsync();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        expecting = builder.Build();
        expecting.Run(context =>
        {
            last = $"{context.Request.Method} {context.Request.Path} {context.Request.ContentLength ?? 0}";
            Interlocked.Increment(ref beats);
            return Task.CompletedTask;
        });
        await expecting.StartAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task The_heartbeat_comes_while_alerts_can_leave_and_stops_when_they_do_not_move()
    {
        await Start();
        await Until(() => Volatile.Read(ref beats) >= 3, "three beats");
        Assert.Equal("POST /livstegn 0", last);

        provider.Plan(new(Fault.SilentAfter, Times: 100));
        using var http = Client(Token);
        Assert.Equal(HttpStatusCode.Accepted, (await Probe(http)).StatusCode);
        await Until(() => Read(http, "dispatcher") == "stuck", "a dispatcher that stands still");
        await hub!.Says("\"EventId\":5200");
        var before = Volatile.Read(ref beats);
        await Until(() => Held() >= 3, "beats held back");
        Assert.Equal(before, Volatile.Read(ref beats));

        int Held() => hub!.Said.Split("\"EventId\":5200").Length - 1;
    }

    [Fact]
    public async Task The_vital_signs_are_for_whoever_has_the_token_and_a_test_message_goes_the_whole_way()
    {
        await Start();
        using (var stranger = Client("en-anden-hemmelig-noegle"))
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await Vitals(stranger)).StatusCode);
            Assert.Equal(HttpStatusCode.Unauthorized, (await Probe(stranger)).StatusCode);
        }

        using var http = Client(Token);
        var answer = await Vitals(http);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        foreach (var part in (string[])["journal", "dispatcher", "escalator", "provider"])
        {
            Assert.Null(Read(http, part));
        }

        Assert.Equal(HttpStatusCode.Accepted, (await Probe(http)).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await Probe(http)).StatusCode);
        await Until(
            () =>
                Json(http).GetProperty("probe") is { ValueKind: JsonValueKind.Object } probe
                && probe.GetProperty("state").GetString() == "delivered",
            "the receipt"
        );
        Assert.Equal("+4540000009", Assert.Single(provider.Messages).To);

        provider.Down = true;
        await Until(() => Read(http, "provider") is not null, "the provider's trouble");
        Assert.Equal(HttpStatusCode.OK, (await Vitals(http)).StatusCode);
    }

    [Fact]
    public async Task Without_a_token_nobody_is_answered()
    {
        await Start(("Watch:Token", ""));
        using var http = Client("");
        Assert.Equal(HttpStatusCode.NotFound, (await Vitals(http)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Probe(http)).StatusCode);
    }

    [Theory]
    [InlineData("Heartbeat:Url", "http://beredskab.example/x")]
    [InlineData("Heartbeat:Url", "https://navn:kode@beredskab.example/x")]
    [InlineData("Heartbeat:Method", "PUT")]
    [InlineData("Heartbeat:IntervalSeconds", "0")]
    [InlineData("Watch:Token", "kort")]
    [InlineData("Watch:ProbeNumber", "12")]
    [InlineData("Dispatch:CallsPerSecond", "0")]
    public async Task A_wrong_setting_stops_the_start_by_name(string name, string value)
    {
        var settings = Settings();
        settings[name] = value;
        hub = RunningProgram.Start(settings, "--urls", Url, "--folder", Path.Combine(folder.Path, "hub"));
        Assert.Equal(2, await hub.Exit());
        Assert.Contains(name, hub.Said, StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        hub?.Dispose();
        await expecting.DisposeAsync();
        await provider.DisposeAsync();
        folder.Dispose();
    }

    private string Url => $"http://127.0.0.1:{port}";

    private Dictionary<string, string> Settings() =>
        new()
        {
            ["Twilio:AccountSid"] = provider.AccountSid,
            ["Twilio:AuthToken"] = provider.AuthToken,
            ["Twilio:From"] = "+4599999999",
            ["Twilio:BaseUrl"] = provider.Url.ToString(),
            ["Twilio:PublicUrl"] = Url,
            ["Twilio:TimeoutSeconds"] = "60",
            ["Dispatch:StandstillSeconds"] = "2",
            ["Watch:Token"] = Token,
            ["Watch:ProbeNumber"] = "+4540000009",
            ["Watch:ProviderSeconds"] = "0.3",
            ["Heartbeat:Url"] = $"{expecting.Urls.First()}/livstegn",
            ["Heartbeat:IntervalSeconds"] = "0.3",
            ["Heartbeat:Method"] = "POST",
        };

    private async Task Start(params (string Name, string Value)[] others)
    {
        var settings = Settings();
        foreach (var (name, value) in others)
        {
            settings[name] = value;
        }

        hub = RunningProgram.Start(settings, "--urls", Url, "--folder", Path.Combine(folder.Path, "hub"));
        await hub.Says("Beredskab er klar");
    }

    private HttpClient Client(string token)
    {
        var http = new HttpClient { BaseAddress = new(Url) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return http;
    }

    private static Task<HttpResponseMessage> Vitals(HttpClient http) =>
        http.GetAsync("/api/watch/vitals", TestContext.Current.CancellationToken);

    private static Task<HttpResponseMessage> Probe(HttpClient http) =>
        http.PostAsync("/api/watch/probes", null, TestContext.Current.CancellationToken);

    private static JsonElement Json(HttpClient http) =>
        Vitals(http).Result.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken).Result;

    private static string? Read(HttpClient http, string part) => Json(http).GetProperty(part).GetString();

    private Task Until(Func<bool> condition, string what) => Waiting.Until(condition, what, () => hub?.Said ?? "");
}
