using Beredskab.Benchmarks.Live;

// One line for each measurement; each prints a table with its floor, measured in the same run.
var benchmarks = new Dictionary<string, Func<string[], Task>>(StringComparer.Ordinal)
{
    ["live"] = LiveBenchmark.Run,
    // The processes that the live benchmark starts.
    ["live-server"] = LiveServer.Run,
    ["live-dashboards"] = Dashboards.Run,
};

if (args is [var name, ..] && benchmarks.TryGetValue(name, out var benchmark))
{
    await benchmark(args[1..]);
    return 0;
}

Console.Error.WriteLine($"Give one of: {string.Join(", ", benchmarks.Keys)}");
return 1;
