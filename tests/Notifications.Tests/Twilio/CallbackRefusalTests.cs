using System.Net.Http.Json;
using System.Text.Json;
using Beredskab.FakeTwilio;
using Beredskab.Notifications.Tests.World;

namespace Beredskab.Notifications.Tests.Twilio;

/// <summary>Callbacks that the provider's own signature does not make ours, and those that are no callbacks.</summary>
public sealed class CallbackRefusalTests
{
    private const string Another = "AC99999999999999999999999999999999";

    public static TheoryData<string> Kinds() => ["sms", "status", "call", "keys"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_callback_of_another_account_is_refused_though_its_signature_is_right(string kind)
    {
        await using var product = await Product.StartAsync(dispatching: false);
        product.Journal.Report();
        var events = product.Journal.Events;

        foreach (var account in (string?[])[Another, null, ""])
        {
            var (status, code) = await Post(product, kind, account);
            Assert.Equal((403, "callback-other-account"), (status, code));
        }

        Assert.Same(events, product.Journal.Events);
        // The same in the installation's own name is taken.
        var (taken, _) = await Post(product, kind, product.Twilio.AccountSid);
        Assert.InRange(taken, 200, 204);
        Assert.NotSame(events, product.Journal.Events);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_body_larger_than_any_callback_is_answered_with_413_in_chunks_too(string kind)
    {
        await using var product = await Product.StartAsync(dispatching: false);
        product.Journal.Report();
        var events = product.Journal.Events;
        using var http = new HttpClient();
        foreach (var chunked in (bool[])[false, true])
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, Address(product, kind))
            {
                Content = new ByteArrayContent(new byte[256 * 1024]),
            };
            request.Content.Headers.ContentType = new("application/x-www-form-urlencoded");
            request.Headers.TransferEncodingChunked = chunked;
            using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
            var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
            Assert.Equal(
                (413, "callback-too-large"),
                ((int)answer.StatusCode, problem.GetProperty("code").GetString())
            );
        }

        Assert.Same(events, product.Journal.Events);
    }

    private static Uri Address(Product product, string kind)
    {
        var message = product.MessageTo(City.PoliceNoerrebro).Id;
        return new(product.Url, kind == "sms" ? "/webhooks/twilio/sms" : $"/webhooks/twilio/{kind}/{message}");
    }

    private static async Task<(int Status, string? Code)> Post(Product product, string kind, string? account)
    {
        var url = Address(product, kind);
        var form = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["MessageSid"] = "SM1",
            ["CallSid"] = "CA1",
            ["MessageStatus"] = "delivered",
            ["CallStatus"] = "in-progress",
            ["AnsweredBy"] = "human",
            ["Digits"] = "1",
            ["From"] = City.NumberOf(City.PoliceNoerrebro),
            ["To"] = "+4599999999",
            ["Body"] = "ja",
        };
        if (account is not null)
        {
            form["AccountSid"] = account;
        }

        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new FormUrlEncodedContent(form) };
        request.Headers.Add("X-Twilio-Signature", FakeSignature.Sign(product.Twilio.AuthToken, url.ToString(), form));
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return (
            (int)answer.StatusCode,
            body.StartsWith('{') ? JsonDocument.Parse(body).RootElement.GetProperty("code").GetString() : null
        );
    }
}
