using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Beredskab.Notifications.Channels.Twilio;

namespace Beredskab.Notifications.Tests.Twilio;

/// <summary>Our signatures against those of the provider's own npm library.</summary>
public sealed class SignatureOracleTests
{
    private const string Token = "12345";

    private static readonly (string Url, Dictionary<string, string> Fields)[] Callbacks =
    [
        ("https://beredskab.example/webhooks/twilio/sms", new() { ["From"] = "+4520000001", ["Body"] = "JA 4711 20" }),
        (
            "https://beredskab.example/webhooks/twilio/sms?foo=1&bar=æ",
            new()
            {
                ["Body"] = "Ja, på Nørrebro — “nu” 😀",
                ["a"] = "",
                ["A"] = "b",
            }
        ),
        (
            "http://127.0.0.1:5080/webhooks/twilio/status/0198",
            new() { ["MessageSid"] = "SM1", ["MessageStatus"] = "delivered" }
        ),
        ("https://beredskab.example:8443/x", []),
        (
            "https://beredskab.example/x",
            new()
            {
                ["AB"] = "c",
                ["A"] = "Bc",
                ["Æ"] = "1",
                ["_"] = "2",
                ["z"] = "\r\n",
            }
        ),
    ];

    [Fact]
    public async Task We_sign_as_the_providers_library_does_and_it_takes_what_we_sign()
    {
        var ours = Callbacks
            .Select(callback => TwilioSignature.Compute(Token, callback.Url, callback.Fields))
            .ToArray();
        var theirs = await Ask(
            Callbacks.Zip(
                ours,
                (callback, signature) =>
                    new
                    {
                        token = Token,
                        url = callback.Url,
                        @params = callback.Fields,
                        signature,
                    }
            )
        );

        Assert.Equal(theirs.Select(answer => answer.Signature), ours);
        Assert.All(theirs, answer => Assert.True(answer.Accepts));
    }

    [Fact]
    public async Task We_take_what_the_providers_library_signs_and_nothing_that_was_changed()
    {
        var theirs = await Ask(
            Callbacks.Select(callback => new
            {
                token = Token,
                url = callback.Url,
                @params = callback.Fields,
                signature = "",
            })
        );
        for (var i = 0; i < Callbacks.Length; i++)
        {
            var url = new Uri(Callbacks[i].Url.Replace("æ", "%C3%A6", StringComparison.Ordinal));
            if (url.ToString().Contains('?', StringComparison.Ordinal))
            {
                continue; // .NET writes an address escaped, as the provider sends it; the raw one is compared above.
            }

            var fields = Callbacks[i].Fields.ToArray();
            Assert.True(TwilioSignature.IsValid(["old", Token], url, fields, theirs[i].Signature));
            Assert.False(TwilioSignature.IsValid(["old"], url, fields, theirs[i].Signature));
            Assert.False(TwilioSignature.IsValid([Token], new Uri(url, "/other"), fields, theirs[i].Signature));
            Assert.False(TwilioSignature.IsValid([Token], url, [.. fields, new("Body2", "x")], theirs[i].Signature));
            Assert.False(TwilioSignature.IsValid([Token], url, fields, null));
        }
    }

    private static async Task<OracleAnswer[]> Ask(IEnumerable<object> questions)
    {
        var folder = Path.GetFullPath(Path.Combine(Here(), "..", "oracle"));
        Assert.True(
            Directory.Exists(Path.Combine(folder, "node_modules", "twilio")),
            "The oracle is not installed. Run: npm ci --prefix tests/Notifications.Tests/oracle"
        );
        using var node = Process.Start(
            new ProcessStartInfo("node", "signatures.mjs")
            {
                WorkingDirectory = folder,
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                StandardInputEncoding = new System.Text.UTF8Encoding(false),
            }
        )!;
        foreach (var question in questions)
        {
            await node.StandardInput.WriteLineAsync(JsonSerializer.Serialize(question));
        }

        node.StandardInput.Close();
        var output = node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = await node.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(node.ExitCode == 0, errors);
        return
        [
            .. (await output)
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => JsonSerializer.Deserialize<OracleAnswer>(line, JsonSerializerOptions.Web)!),
        ];
    }

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;

    private sealed record OracleAnswer(string Signature, bool Accepts);
}
