using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Beredskab.Hub.Tests.Roster;

namespace Beredskab.Hub.Tests.Commands;

/// <summary>Against the running program, over real connections: a body that is too much gets an answer.</summary>
public sealed class BodyLimitTests(RunningHub hub) : IClassFixture<RunningHub>
{
    private const string Leader = "Jonas Aaby";

    public static TheoryData<string, string> Addresses() =>
        new()
        {
            { "/api/v1/incidents", "application/json" },
            { "/api/v1/preview", "application/json" },
            { "/api/v1/roster/shifts.csv", "text/csv" },
            { "/api/v1/session", "application/json" },
            { "/api/v1/push/answers", "application/json" },
            { "/api/v1/incidents", "application/x-www-form-urlencoded" },
            { "/api/v1/incidents", "multipart/form-data; boundary=x" },
            { "/api/v1/nowhere", "application/json" },
            { "/webhooks/twilio/sms", "application/x-www-form-urlencoded" },
        };

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Five_megabytes_are_answered_with_413_and_the_connection_goes_on(string address, string type)
    {
        var somebody = await hub.SignIn(Leader);
        var before = await somebody.Get("/session");
        var (status, code) = await Post(somebody.Client, address, type, Letters(5 * 1024 * 1024), chunked: false);
        Assert.Equal((413, "body-too-large"), (status, code));

        // In chunks nobody knows beforehand. Who reads the body hears of it; who does not has another answer first.
        (status, code) = await Post(somebody.Client, address, type, Letters(5 * 1024 * 1024), chunked: true);
        Assert.True(
            (status, code) is (413, "body-too-large") or (404 or 405 or 415, not null),
            $"{status} {code} at {address}"
        );
        Assert.Equal(
            before.GetProperty("person").ToString(),
            (await somebody.Get("/session")).GetProperty("person").ToString()
        );
    }

    [Fact]
    public async Task A_command_of_valid_JSON_that_is_too_large_is_not_half_done()
    {
        var somebody = await hub.SignIn(Leader);
        var incident = Guid.CreateVersion7();
        var body = JsonSerializer.Serialize(
            new
            {
                commandId = Guid.CreateVersion7(),
                incidentId = incident,
                type = "brand",
                level = 1,
                scope = "lokal",
                position = (object?)null,
                what = "Ild i en container",
                padding = new string('x', 2 * 1024 * 1024),
            }
        );
        foreach (var chunked in (bool[])[false, true])
        {
            var (status, code) = await Post(
                somebody.Client,
                "/api/v1/incidents",
                "application/json",
                Encoding.UTF8.GetBytes(body),
                chunked
            );
            Assert.Equal((413, "body-too-large"), (status, code));
        }

        using var answer = await somebody.Client.GetAsync(
            $"/api/v1/incidents/{incident}",
            TestContext.Current.CancellationToken
        );
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("/api/v1/incidents", "[", "]")]
    [InlineData("/api/v1/incidents", "{\"a\":", "}")]
    [InlineData("/api/v1/preview", "[", "]")]
    [InlineData("/api/v1/session", "{\"a\":", "}")]
    public async Task JSON_nested_too_deeply_says_so(string address, string open, string close)
    {
        var somebody = await hub.SignIn(Leader);
        foreach (var layers in (int[])[100, 100_000])
        {
            var deep =
                string.Concat(Enumerable.Repeat(open, layers)) + "1" + string.Concat(Enumerable.Repeat(close, layers));
            var (status, code) = await Post(
                somebody.Client,
                address,
                "application/json",
                Encoding.UTF8.GetBytes($"{{\"userName\":\"a\",\"padding\":{deep}}}"),
                chunked: false
            );
            Assert.Equal((400, "json-too-deep"), (status, code));
        }
    }

    [Theory]
    [InlineData("POST", "/api/v1/incidents", "application/json", "{", 400, "malformed-body")]
    [InlineData("POST", "/api/v1/incidents", "application/json", "{\"a\":", 400, "malformed-body")]
    [InlineData(
        "POST",
        "/api/v1/incidents",
        "application/json",
        "{\"level\":1,\"scope\":\"lokal\"}",
        400,
        "field-missing"
    )]
    [InlineData("POST", "/api/v1/incidents", "text/plain", "hej", 415, "not-json")]
    [InlineData("PUT", "/api/v1/incidents", "application/json", "{}", 405, "method-unknown")]
    [InlineData("POST", "/api/v1/nowhere", "application/json", "{}", 404, "address-unknown")]
    public async Task What_is_wrong_with_a_request_is_what_is_said(
        string method,
        string address,
        string type,
        string body,
        int status,
        string code
    )
    {
        var somebody = await hub.SignIn(Leader);
        using var request = new HttpRequestMessage(new(method), address)
        {
            Content = new StringContent(body, Encoding.UTF8, type),
        };
        using var answer = await somebody.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Equal((status, code), ((int)answer.StatusCode, problem.GetProperty("code").GetString()));
        if (code == "field-missing")
        {
            Assert.Equal("type", problem.GetProperty("field").GetString());
        }
    }

    [Fact]
    public async Task Who_waits_to_be_told_to_go_on_is_answered_without_sending()
    {
        var somebody = await hub.SignIn(Leader);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/incidents")
        {
            Content = new ByteArrayContent(Letters(5 * 1024 * 1024)),
        };
        request.Headers.ExpectContinue = true;
        using var answer = await somebody.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    // A text that goes on and on, so that nobody is done with it before its end.
    private static byte[] Letters(int count) => [(byte)'"', .. Enumerable.Repeat((byte)'a', count - 1)];

    private static async Task<(int Status, string? Code)> Post(
        HttpClient client,
        string address,
        string type,
        byte[] body,
        bool chunked
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        request.Headers.TransferEncodingChunked = chunked;
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.NotEmpty(problem.GetProperty("detail").GetString()!);
        return ((int)answer.StatusCode, problem.GetProperty("code").GetString());
    }
}
