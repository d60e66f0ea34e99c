using System.Diagnostics;
using Beredskab.Hub.Tests.Journal;

namespace Beredskab.Hub.Tests.Hosting;

/// <summary>A setting that makes no sense stops the program before it serves anybody, and says which one it is.</summary>
public sealed class WrongSettingTests
{
    [Theory]
    [InlineData("61")]
    [InlineData("-1")]
    [InlineData("fem")]
    [InlineData("2,5")]
    public Task A_wrong_window_for_bundles_stops_the_start_by_name(string seconds) =>
        StopsTheStart("Alerts:BundleSeconds", seconds, "et helt antal sekunder fra 0 til 60");

    [Theory]
    [InlineData("abc", "»abc« er ikke af den rette slags")]
    [InlineData("-1", "Dispatch:Concurrency skal være et helt tal fra 1 til 100.")]
    public Task A_number_that_is_none_or_too_small_stops_the_start_by_name_and_in_Danish(string given, string said) =>
        StopsTheStart("Dispatch:Concurrency", given, said);

    [Theory]
    [InlineData("40000009", "et nummer som +4512345678")]
    [InlineData("+4599999999", "et andet nummer end Twilio:From")]
    public Task A_number_that_test_messages_cannot_arrive_at_stops_the_start_by_name(string given, string said) =>
        StopsTheStart(
            "Watch:ProbeNumber",
            given,
            said,
            ("Watch:Token", "en-lang-hemmelig-noegle"),
            ("Twilio:AccountSid", "AC00000000000000000000000000000000"),
            ("Twilio:AuthToken", "token"),
            ("Twilio:From", "+4599999999"),
            ("Twilio:PublicUrl", "https://beredskab.example")
        );

    private static async Task StopsTheStart(
        string setting,
        string given,
        string expected,
        params (string Name, string Value)[] beside
    )
    {
        using var folder = new TemporaryFolder();
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            ArgumentList =
            {
                Path.Combine(AppContext.BaseDirectory, "Beredskab.Hub.dll"),
                "--urls",
                "http://127.0.0.1:0",
                "--folder",
                folder.Path,
            },
            Environment = { [$"BEREDSKAB_{setting.Replace(":", "__", StringComparison.Ordinal)}"] = given },
        };
        foreach (var (name, value) in beside)
        {
            start.Environment[$"BEREDSKAB_{name.Replace(":", "__", StringComparison.Ordinal)}"] = value;
        }

        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        try
        {
            var said = process.StandardError.ReadToEndAsync(limit.Token);
            var heard = process.StandardOutput.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            await heard;
            Assert.Equal(2, process.ExitCode);
            var line = Assert.Single((await said).Split('\n', StringSplitOptions.RemoveEmptyEntries));
            Assert.Contains(setting, line, StringComparison.Ordinal);
            Assert.DoesNotContain("DataAnnotation", line, StringComparison.Ordinal);
            Assert.Contains(expected, line, StringComparison.Ordinal);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }
}
