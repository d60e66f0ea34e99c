using System.Diagnostics;
using System.Globalization;

namespace Beredskab.Benchmarks.Journal;

/// <summary>
/// Commands from 64 callers, decided, hashed, encrypted and durable, against bare inserts of rows of the same size into
/// the same SQLite with the same settings. In interleaved pairs, because machines are noisy.
/// </summary>
internal static class JournalBenchmark
{
    private const int Callers = 64;
    private const int Pairs = 3;
    private static readonly TimeSpan Each = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Warming = TimeSpan.FromSeconds(12);

    public static async Task Run(string[] args)
    {
        var root = args is [var given, ..] ? given : Path.GetTempPath();
        Console.WriteLine($"{Environment.ProcessorCount} cores, .NET {Environment.Version}, files in {root}");
        await Compare(root, "as the disk is", null);
        await Compare(root, "1 ms added to each commit", OneMillisecond);
    }

    private static async Task Compare(string root, string conditions, Action? beforeCommit)
    {
        var ratios = new List<double>();
        List<double> commands = [],
            batches = [],
            singles = [],
            commandCost = [],
            bareCost = [];
        var size = await JournalRun.RowSize(root);
        for (var pair = -1; pair < Pairs; pair++)
        {
            if (pair < 0)
            {
                // Until the compiler has come to rest.
                await JournalRun.Measure(root, Callers, Warming, beforeCommit);
            }

            var (journal, journalCost) = await JournalRun.Measure(root, Callers, Each, beforeCommit);
            var (bare, bareBatchCost) = BareInserts.Measure(root, size, Callers, Each, beforeCommit);
            var (single, _) = BareInserts.Measure(root, size, 1, Each / 4, beforeCommit);
            if (pair < 0)
            {
                continue;
            }

            commands.Add(journal);
            batches.Add(bare);
            singles.Add(single);
            commandCost.Add(journalCost);
            bareCost.Add(bareBatchCost);
            ratios.Add(journal / bare);
        }

        Console.WriteLine();
        Console.WriteLine(
            $"journal, {conditions}; rows of {size} bytes, {Pairs} interleaved pairs of {Each.TotalSeconds:0} s"
        );
        Row("commands from 64 callers", commands, "/s");
        Row("bare, 64 rows per transaction", batches, "/s");
        Row("bare, one row per transaction", singles, "/s");
        Row("commands / bare batches (goal 0.5)", ratios, "");
        Row("processor time of a command", commandCost, " µs");
        Row("processor time of a bare batch's row", bareCost, " µs");
        Row("commands / bare singles", [.. commands.Zip(singles, (one, other) => one / other)], "");
    }

    private static void Row(string what, List<double> values, string unit)
    {
        var sorted = values.Order().ToArray();
        Console.WriteLine(
            $"  {what, -36} median {Number(sorted[sorted.Length / 2]), 10}{unit}   {Number(sorted[0])} to {Number(sorted[^1])}"
        );
    }

    private static string Number(double value) =>
        value.ToString(value < 100 ? "0.00" : "#,##0", CultureInfo.InvariantCulture);

    // A device that answers later: the thread sleeps, as it would in the sync. The timer adds some 0.06 ms of its own.
    private static void OneMillisecond()
    {
        using var never = new ManualResetEvent(false);
        never.WaitOne(1);
    }

    /// <summary>Counted from its making; on a busy machine the processor time says more than the clock.</summary>
    internal sealed class Meter
    {
        private readonly long began = Stopwatch.GetTimestamp();
        private readonly TimeSpan used = Environment.CpuUsage.TotalTime;

        public bool Past(TimeSpan duration) => Stopwatch.GetElapsedTime(began) >= duration;

        public (double PerSecond, double Microseconds) Read(long count) =>
            (
                count / Stopwatch.GetElapsedTime(began).TotalSeconds,
                (Environment.CpuUsage.TotalTime - used).TotalMicroseconds / count
            );
    }
}
