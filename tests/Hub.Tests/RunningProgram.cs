using System.Diagnostics;
using System.Text;
using Beredskab.Tests;

namespace Beredskab.Hub.Tests;

/// <summary>The program in a process of its own, as an operator starts it; ended with the test.</summary>
internal sealed class RunningProgram : IDisposable
{
    private readonly StringBuilder said = new();
    private readonly Process process;

    private RunningProgram(Process process)
    {
        this.process = process;
        process.OutputDataReceived += (_, heard) => Hear(heard.Data);
        process.ErrorDataReceived += (_, heard) => Hear(heard.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Said
    {
        get
        {
            lock (said)
            {
                return said.ToString();
            }
        }
    }

    public static RunningProgram Start(IReadOnlyDictionary<string, string> settings, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Beredskab.Hub.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in settings)
        {
            start.Environment[$"BEREDSKAB_{name.Replace(":", "__", StringComparison.Ordinal)}"] = value;
        }

        return new(Process.Start(start)!);
    }

    /// <summary>Waits until it says this.</summary>
    public Task Says(string text) =>
        Waiting.Until(() => Said.Contains(text, StringComparison.Ordinal), $"\"{text}\"", () => Said);

    public async Task<int> Exit()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await process.WaitForExitAsync(limit.Token);
        return process.ExitCode;
    }

    /// <summary>At once, as <c>kill -9</c> does.</summary>
    public void Kill()
    {
        if (!process.HasExited)
        {
            process.Kill();
            process.WaitForExit();
        }
    }

    /// <summary><c>SIGSTOP</c>: it is there, and does nothing.</summary>
    public void Freeze() => Signal("STOP");

    public void Thaw() => Signal("CONT");

    public void Dispose()
    {
        Kill();
        process.Dispose();
    }

    private static readonly LoopbackPorts Ports = new(26_000, 3_000);

    public static int FreePort() => Ports.Next();

    private void Signal(string name)
    {
        using var kill = Process.Start("kill", $"-{name} {process.Id}");
        kill.WaitForExit();
    }

    private void Hear(string? line)
    {
        lock (said)
        {
            said.AppendLine(line);
        }
    }
}
