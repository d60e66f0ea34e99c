using System.Text.Json;
using System.Text.RegularExpressions;
using Beredskab.GeoModel.Identity;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.TestAlarms;
using Beredskab.Notifications.Tests.World;
using Microsoft.Extensions.Options;

namespace Beredskab.Notifications.Tests.Email;

/// <summary>Against a mail server of another's making, over real SMTP.</summary>
public sealed class EmailTests
{
    private static readonly PersonId Person = City.PoliceNoerrebro;

    [Fact]
    public async Task A_mail_arrives_with_our_id_and_without_a_person()
    {
        var (product, server, message) = await Mail();
        await using var running = product;
        using var mailbox = server;

        await Until.True(() => product.Journal.Alerts.Find(message)!.State == MessageState.Accepted, "taken");
        await Until.True(() => mailbox.Lines.Length == 1, "a mail");
        var mail = JsonDocument.Parse(mailbox.Lines[0]).RootElement;
        var text = mail.GetProperty("mail").GetString()!;
        Assert.Equal("leder@example.dk", mail.GetProperty("to")[0].GetString());
        Assert.Equal("beredskab@example.dk", mail.GetProperty("from").GetString());
        Assert.Contains($"Message-Id: <{message}@example.dk>", text, StringComparison.Ordinal);
        Assert.Contains("Auto-Submitted: auto-generated", text, StringComparison.Ordinal);
        Assert.Contains($"Subject: SSP-BEREDSKAB {product.Journal.CodeOf(Person)}", text, StringComparison.Ordinal);
        Assert.DoesNotContain("person har skrevet", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_subject_says_first_and_last_that_it_is_an_exercise_or_a_test_alarm(bool test)
    {
        var (product, server, message) = await Mail(journal =>
        {
            if (test)
            {
                Assert.Null(journal.Do(new TestAlarmCommand.SendNow(TestAudience.OnDuty, 7)));
            }
            else
            {
                journal.Report(exercise: true);
            }
        });
        await using var running = product;
        using var mailbox = server;

        await Until.True(() => mailbox.Lines.Length == 1, "a mail");
        var code = product.Journal.CodeOf(Person);
        var mail = JsonDocument.Parse(mailbox.Lines[0]).RootElement.GetProperty("mail").GetString()!;
        Assert.Equal($"ØVELSE SSP-BEREDSKAB {code} ØVELSE", Subject(mail));
        Assert.True(product.Journal.Alerts.Find(message)!.Exercise);
    }

    /// <summary>Decoded by RFC 2047: a letter that is no ASCII makes it one word in base64 or quoted-printable.</summary>
    private static string Subject(string mail)
    {
        var raw = Regex.Match(
            mail,
            @"^Subject: (.*(?:\r?\n[ \t].*)*)",
            RegexOptions.Multiline,
            TimeSpan.FromSeconds(1)
        );
        var words = MimeKit.Utils.Rfc2047.DecodeText(System.Text.Encoding.ASCII.GetBytes(raw.Groups[1].Value));
        return words.Trim();
    }

    [Theory]
    [InlineData("550", MessageState.Failed)]
    [InlineData("450", MessageState.Attempted)]
    public async Task A_mailbox_that_is_not_there_fails_and_one_that_is_full_is_tried_again(
        string code,
        MessageState state
    )
    {
        var (product, server, message) = await Mail($"--refuse={code}");
        await using var running = product;
        using var mailbox = server;

        await Until.True(
            () => product.Journal.Alerts.Find(message)!.Attempts.Any(a => a.Failure is not null),
            "refused"
        );
        Assert.Equal(
            (state, $"smtp-{code}"),
            (product.Journal.Alerts.Find(message)!.State, product.Journal.Alerts.Find(message)!.ErrorCode)
        );
        Assert.False(product.Journal.Alerts.Find(message)!.Attempts[0].Failure!.InDoubt);
    }

    [Fact]
    public async Task A_connection_cut_behind_the_words_is_in_doubt_and_the_repeat_has_the_same_id()
    {
        var (product, server, message) = await Mail("--cut");
        await using var running = product;
        using var mailbox = server;

        await Until.True(() => mailbox.Lines.Length >= 2, "a repeat");
        Assert.True(product.Journal.Alerts.Find(message)!.WasRepeated);
        Assert.All(mailbox.Lines, line => Assert.Contains($"<{message}@example.dk>", line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Email:Host", "")]
    [InlineData("Email:Port", "0")]
    [InlineData("Email:From", "beredskab")]
    [InlineData("Email:UserName", "x")]
    [InlineData("Push:Subject", "beredskab")]
    [InlineData("Push:TimeToLiveSeconds", "1")]
    [InlineData("Twilio:VoiceFrom", "SSP")]
    [InlineData("Twilio:RingSeconds", "1")]
    public async Task A_wrong_setting_stops_the_start_with_its_name(string setting, string value)
    {
        var wrong = await Assert.ThrowsAsync<OptionsValidationException>(() =>
            Product.StartAsync(
                settings =>
                {
                    settings["Email:Host"] = "127.0.0.1";
                    settings["Email:From"] = "beredskab@example.dk";
                    settings[setting] = value;
                },
                dispatching: false
            )
        );
        Assert.Contains(setting, wrong.Message, StringComparison.Ordinal);
    }

    private static Task<(Product Product, Oracle Mailbox, MessageId Message)> Mail(params string[] arguments) =>
        Mail(journal => journal.Report(), arguments);

    private static async Task<(Product Product, Oracle Mailbox, MessageId Message)> Mail(
        Action<MemoryJournal> raise,
        params string[] arguments
    )
    {
        var (mailbox, ready) = await Oracle.Start("mailbox.mjs", arguments);
        var port = JsonDocument.Parse(ready).RootElement.GetProperty("port").GetInt32();
        var product = await Product.StartAsync(settings =>
        {
            settings["Email:Host"] = "127.0.0.1";
            settings["Email:Port"] = $"{port}";
            settings["Email:From"] = "SSP-beredskabet <beredskab@example.dk>";
        });
        raise(product.Journal);
        var way = product.Journal.Add(Person, WayKind.Email);
        product.Phonebook.Addresses[way] = "leder@example.dk";
        return (product, mailbox, product.Journal.AlertOn(Person, way, MessageChannel.Email));
    }
}
