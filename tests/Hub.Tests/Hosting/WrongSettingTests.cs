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
    public async Task A_wrong_window_for_bundles_stops_the_start_by_name(string seconds)
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
            Environment = { ["BEREDSKAB_Alerts__BundleSeconds"] = seconds },
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
            Assert.Contains("Alerts:BundleSeconds", line, StringComparison.Ordinal);
            Assert.Contains("et helt antal sekunder fra 0 til 60", line, StringComparison.Ordinal);
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
