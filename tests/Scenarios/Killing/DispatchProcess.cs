using System.Diagnostics;
using System.Globalization;
using Beredskab.Tests;

namespace Beredskab.Scenarios.Killing;

/// <summary>A process of the test's own, and nobody else's: started, listened to, and killed.</summary>
internal sealed class OwnProcess : IDisposable
{
    private static readonly LoopbackPorts Ports = new(29_500, 3_000);

    private readonly Process process;

    private OwnProcess(Process process) => this.process = process;

    /// <param name="ready">The beginning of the line that says so.</param>
    public static async Task<OwnProcess> Start(string project, string ready, params IEnumerable<string> arguments)
    {
        var program = AppContext.BaseDirectory.Replace("/Scenarios/", $"/{project}/", StringComparison.Ordinal);
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.ArgumentList.Add(Path.Combine(program, $"Beredskab.{project}.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        var own = new OwnProcess(Process.Start(start)!);
        while (await own.process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.StartsWith(ready, StringComparison.Ordinal))
            {
                // What else it says is read away, so that it never waits for us.
                _ = own.process.StandardOutput.ReadToEndAsync();
                return own;
            }
        }

        Assert.Fail($"{project} ended with {own.process.ExitCode} before it was ready.");
        return own;
    }

    /// <summary>SIGKILL.</summary>
    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        process.Dispose();
    }

    public static string FreeUrl() => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Ports.Next()}");
}
