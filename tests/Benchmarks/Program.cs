using Beredskab.Benchmarks.Alerts;
using Beredskab.Benchmarks.Journal;
using Beredskab.Benchmarks.Live;
using Beredskab.Benchmarks.Locate;

// One line for each measurement; each prints a table with its floor, measured in the same run.
var benchmarks = new Dictionary<string, Func<string[], Task>>(StringComparer.Ordinal)
{
    ["alert"] = AlertBenchmark.Run,
    ["journal"] = JournalBenchmark.Run,
    ["live"] = LiveBenchmark.Run,
    ["locate"] = LocateBenchmark.Run,
};

// The processes that the live benchmark starts.
var parts = new Dictionary<string, Func<string[], Task>>(StringComparer.Ordinal)
{
    ["live-server"] = LiveServer.Run,
    ["live-dashboards"] = Dashboards.Run,
};

if (args is [var name, ..] && (benchmarks.TryGetValue(name, out var run) || parts.TryGetValue(name, out run)))
{
    await run(args[1..]);
    return 0;
}

Console.Error.WriteLine($"Give one of: {string.Join(", ", benchmarks.Keys)}");
return 1;
