using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Beredskab.Benchmarks.Live;

/// <summary>A server under measurement and its connected dashboards: two processes.</summary>
internal sealed class Contender : IAsyncDisposable
{
    private readonly HttpClient http = new() { Timeout = TimeSpan.FromMinutes(2) };
    private readonly Process serverProcess;
    private readonly Process clientProcess;
    private readonly int dashboardCount;
    private readonly string address;

    private Contender(string kind, int dashboards, Process server, Process clients, string url) =>
        (Kind, dashboardCount, serverProcess, clientProcess, address) = (kind, dashboards, server, clients, url);

    public string Kind { get; }

    public static async Task<Contender> Start(string kind, int dashboards)
    {
        var self = Path.Combine(AppContext.BaseDirectory, "Beredskab.Benchmarks");
        var server =
            kind == "socketio"
                ? Spawn("node", Path.Combine(SourceFolder(), "socketio", "server.mjs"), "540")
                : Spawn(self, "live-server", kind);
        var line =
            await server.StandardOutput.ReadLineAsync() ?? throw new IOException($"The {kind} server did not start.");
        var url = line.Split(' ')[0];
        var clients = Spawn(self, "live-dashboards");
        var contender = new Contender(kind, dashboards, server, clients, url);
        await contender.Tell($"connect {kind} {new Uri(url).Port} {line.Split(' ')[1]} {dashboards}");
        return contender;
    }

    /// <summary>Sends changes at a rate, and waits until every client has every one, or 20 s.</summary>
    public async Task<Round> Round(int count, double rate)
    {
        await Tell("begin");
        var before = await Cpu();
        var query = string.Create(CultureInfo.InvariantCulture, $"{address}/send?count={count}&rate={rate}");
        (await http.PostAsync(query, content: null)).EnsureSuccessStatusCode();
        var delays = JsonSerializer.Deserialize<Delays>(await Tell($"collect {count * dashboardCount} 20"))!;
        var used = await Cpu() - before;
        return new(used * 1e3 / Math.Max(1, delays.Received), delays);
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        foreach (var process in (Process[])[clientProcess, serverProcess])
        {
            process.StandardInput.Close();
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
            try
            {
                await process.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                process.Kill();
            }

            process.Dispose();
        }
    }

    private async Task<double> Cpu() =>
        double.Parse(await http.GetStringAsync($"{address}/cpu"), CultureInfo.InvariantCulture);

    private async Task<string> Tell(string line)
    {
        await clientProcess.StandardInput.WriteLineAsync(line);
        return await clientProcess.StandardOutput.ReadLineAsync() ?? throw new IOException("The clients ended.");
    }

    private static Process Spawn(string file, params string[] arguments)
    {
        var start = new ProcessStartInfo(file)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start) ?? throw new IOException($"{file} did not start.");
    }

    private static string SourceFolder([System.Runtime.CompilerServices.CallerFilePath] string path = "") =>
        Path.GetDirectoryName(path)!;
}
