using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Beredskab.Notifications.Tests.World;

/// <summary>A server of the oracle folder, written with others' libraries; it says on its output what it saw.</summary>
internal sealed class Oracle : IDisposable
{
    private readonly Process node;
    private readonly ConcurrentQueue<string> lines = new();

    private Oracle(Process node) => this.node = node;

    /// <summary>All lines after the first, oldest first.</summary>
    public string[] Lines => [.. lines];

    /// <returns>The server, and the first line that it wrote.</returns>
    public static async Task<(Oracle Server, string Ready)> Start(string script, params string[] arguments)
    {
        var folder = Path.GetFullPath(Path.Combine(Here(), "..", "oracle"));
        Assert.True(
            Directory.Exists(Path.Combine(folder, "node_modules", "web-push")),
            "The oracle is not installed. Run: npm ci --prefix tests/Notifications.Tests/oracle"
        );
        var started = Process.Start(
            new ProcessStartInfo("node", [script, .. arguments])
            {
                WorkingDirectory = folder,
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            }
        )!;
        var server = new Oracle(started);
        var ready = await started.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        Assert.NotNull(ready);
        _ = server.Listen();
        return (server, ready);
    }

    private async Task Listen()
    {
        while (await node.StandardOutput.ReadLineAsync() is { } line)
        {
            lines.Enqueue(line);
        }
    }

    public void Dispose()
    {
        if (!node.HasExited)
        {
            node.Kill();
        }

        node.Dispose();
    }

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
