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

    private static async Task StopsTheStart(string setting, string given, string expected)
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
