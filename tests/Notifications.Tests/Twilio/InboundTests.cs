using System.Net;
using System.Text.Json;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Tests.World;
using Microsoft.Extensions.Options;

namespace Beredskab.Notifications.Tests.Twilio;

public sealed class InboundTests
{
    private static readonly string Phone = City.NumberOf(City.PoliceNoerrebro);

    [Fact]
    public async Task An_answer_by_SMS_covers_the_authority_and_is_confirmed()
    {
        await using var product = await Product.StartAsync();
        var incident = product.Journal.Report();
        var code = product.Journal.CodeOf(City.PoliceNoerrebro);

        Assert.Equal(200, await product.Twilio.SendInbound(Phone, $"ja {code} 20"));
        Assert.Equal("covered waiting waiting", product.Journal.State(product.Journal.Alerts.Of(incident)[0]));
        await Until.True(
            () =>
                product.Twilio.Messages.Any(m =>
                    m.Body == $"SSP-BEREDSKAB {code}: Dit JA er modtaget. Fremme om 20 min."
                ),
            "the confirmation"
        );
    }

    [Fact]
    public async Task A_replayed_text_changes_nothing()
    {
        await using var product = await Product.StartAsync(dispatching: false);
        product.Journal.Report();
        await product.Twilio.SendInbound(Phone, "ja", "SM11");
        var events = product.Journal.Events;

        Assert.Equal(200, await product.Twilio.SendInbound(Phone, "ja", "SM11"));
        Assert.Same(events, product.Journal.Events);
    }

    [Fact]
    public async Task A_forged_text_is_refused_with_a_stable_code_and_writes_nothing()
    {
        await using var product = await Product.StartAsync(dispatching: false);
        product.Journal.Report();
        var events = product.Journal.Events;

        Assert.Equal(403, await product.Twilio.SendInbound(Phone, "ja", signedWith: "wrong"));
        using var http = new HttpClient();
        using var form = new FormUrlEncodedContent([new("From", Phone), new("Body", "ja"), new("MessageSid", "SM1")]);
        using var response = await http.PostAsync(
            new Uri(product.Url, "/webhooks/twilio/sms"),
            form,
            TestContext.Current.CancellationToken
        );
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        using var problem = JsonDocument.Parse(
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
        );
        Assert.Equal("callback-forged", problem.RootElement.GetProperty("code").GetString());
        Assert.Same(events, product.Journal.Events);
    }

    [Theory]
    [InlineData("ja {0}\0 20", "ja {0}  20", "SM1")]
    [InlineData("\u0001ja {0}\u007f 20\u0085", " ja {0}  20 ", "SM1")]
    [InlineData("ja {0} 20\r\n", "ja {0} 20  ", "S\0M1")]
    public async Task A_text_with_control_characters_is_kept_without_them_and_counts(
        string body,
        string kept,
        string sid
    )
    {
        await using var product = await Product.StartAsync(dispatching: false);
        var incident = product.Journal.Report();
        var code = $"{product.Journal.CodeOf(City.PoliceNoerrebro)}";

        Assert.Equal(
            200,
            await product.Twilio.SendInbound(Phone, body.Replace("{0}", code, StringComparison.Ordinal), sid)
        );
        Assert.Equal("covered waiting waiting", product.Journal.State(product.Journal.Alerts.Of(incident)[0]));
        var entry = product.Journal.Events.OfType<AlertEvent.SmsReceived>().Single();
        Assert.Equal(kept.Replace("{0}", code, StringComparison.Ordinal), entry.Text.Value);
        Assert.DoesNotContain(entry.ProviderId, char.IsControl);
    }

    [Fact]
    public async Task A_number_with_control_characters_is_entered_as_a_stranger_s_and_not_answered()
    {
        await using var product = await Product.StartAsync(dispatching: false);
        Assert.Equal(200, await product.Twilio.SendInbound("+45\020202020", "ja"));
        Assert.Equal(InboundOutcome.UnknownNumber, product.Journal.LastOutcome());
        Assert.Empty(product.Journal.Messages());
        Assert.Equal("+45 20202020", product.Journal.Events.OfType<AlertEvent.SmsReceived>().Single().Number.Value);
    }

    [Fact]
    public async Task While_tokens_are_changed_both_are_taken()
    {
        await using var product = await Product.StartAsync(
            settings => settings["Twilio:NextAuthToken"] = "next-token",
            dispatching: false
        );
        Assert.Equal(200, await product.Twilio.SendInbound(Phone, "ja", signedWith: "next-token"));
        Assert.Equal(200, await product.Twilio.SendInbound(Phone, "ja"));
    }

    [Fact]
    public async Task A_status_for_a_message_that_we_never_sent_is_refused_with_a_stable_code()
    {
        await using var product = await Product.StartAsync(dispatching: false);
        var unknown = new FakeTwilio.FakeMessage(
            "SM1",
            Phone,
            "+4599999999",
            "x",
            new Uri(product.Url, $"/webhooks/twilio/status/{Guid.NewGuid()}").ToString(),
            null,
            City.Start,
            "queued",
            null
        );
        Assert.Equal(404, await product.Twilio.SendStatus(unknown, "delivered"));
        Assert.Empty(product.Journal.Events);
    }

    [Fact]
    public async Task A_text_from_an_unknown_number_is_entered_and_answered_once()
    {
        await using var product = await Product.StartAsync();
        await product.Twilio.SendInbound("+4561616161", "Hvem er I?");
        await product.Twilio.SendInbound("+4561616161", "Hallo?");

        await Until.True(() => product.Twilio.Messages.Count == 1, "one reply");
        Assert.Equal(2, product.Journal.Events.OfType<AlertEvent.SmsReceived>().Count());
        Assert.Equal("+4561616161", product.Twilio.Messages[0].To);
    }

    [Theory]
    [InlineData("Twilio:AccountSid", "AC1")]
    [InlineData("Twilio:AuthToken", "")]
    [InlineData("Twilio:From", "SSP")]
    [InlineData("Twilio:PublicUrl", "ftp://x")]
    [InlineData("Dispatch:MessagesPerSecond", "0")]
    public async Task A_wrong_setting_stops_the_start_with_its_name(string setting, string value)
    {
        var wrong = await Assert.ThrowsAsync<OptionsValidationException>(() =>
            Product.StartAsync(settings => settings[setting] = value, dispatching: false)
        );
        Assert.Contains(setting, wrong.Message, StringComparison.Ordinal);
    }
}
