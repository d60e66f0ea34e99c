using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Beredskab.GeoModel.Identity;
using Beredskab.Hub.Journal;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Policies;

namespace Beredskab.Benchmarks.Alerts;

/// <summary>
/// 1,000 alerts with four authorities each, nobody answers, and each goes on every 30 s, the least that a plan allows:
/// how far from its deadline each step is taken, and what all of it costs.
/// </summary>
internal static class ManyAlerts
{
    private const int Alerts = 1_000,
        StepSeconds = 30,
        ReportSeconds = 25,
        // Until the compiler has come to rest; a program on duty has been running for days.
        WarmingSeconds = 90,
        MeasuredSeconds = 60;

    public static async Task Measure()
    {
        var watch = new Steps();
        await using var host = await AlertHost.Start(4, new TimedSmsChannel(), AlertBenchmark.Unpaced(), watch);
        await host.Do(
            new PolicyCommand.Adopt(
                0,
                [
                    .. AlertPolicy.Shipped.Rules.Select(rule =>
                        rule with
                        {
                            Steps = [.. Enumerable.Repeat(new PolicyStep(StepKind.Repeat, StepSeconds), 8)],
                            StaleAfterMinutes = null,
                        }
                    ),
                ],
                [],
                "Måling.",
                Confirmed: true
            )
        );
        var begun = Stopwatch.StartNew();
        for (var i = 0; i < Alerts; i++)
        {
            await host.Report();
            var ahead = TimeSpan.FromSeconds((double)ReportSeconds * (i + 1) / Alerts) - begun.Elapsed;
            if (ahead > TimeSpan.Zero)
            {
                await Task.Delay(ahead);
            }
        }

        await Task.Delay(TimeSpan.FromSeconds(WarmingSeconds));
        watch.Late.Clear();
        var (before, from) = (Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
        await Task.Delay(TimeSpan.FromSeconds(MeasuredSeconds));
        var share = (Environment.CpuUsage.TotalTime - before) / Stopwatch.GetElapsedTime(from);
        var late = watch.Late.Order().ToArray();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                {Alerts} alerts at once, {late.Length} steps in {MeasuredSeconds} s, each with its text
                step after its deadline, ms: p50 {late[late.Length / 2]:0.0}, p99 {late[
                    (int)(late.Length * 0.99)
                ]:0.0} (goal 1000), earliest {late[0]:0.0}
                of one core {100 * share:0.0} % (goal 20)
                """
            )
        );
    }

    private sealed class Steps : ICommitObserver
    {
        private readonly Dictionary<(AlertId, OrganisationId), DateTimeOffset> before = [];

        public ConcurrentBag<double> Late { get; } = [];

        public void Committed(Commit commit)
        {
            foreach (var entry in commit.Events)
            {
                if (entry.Event is AlertEvent.ProcedureSet set)
                {
                    foreach (var authority in commit.After.Alerts.Find(set.Alert)!.Required)
                    {
                        before[(set.Alert, authority)] = entry.Origin.RecordedAt;
                    }
                }
                else if (entry.Event is AlertEvent.Escalated step)
                {
                    var due = before[(step.Alert, step.Authority)].AddSeconds(StepSeconds);
                    Late.Add((entry.Origin.RecordedAt - due).TotalMilliseconds);
                    before[(step.Alert, step.Authority)] = entry.Origin.RecordedAt;
                }
            }
        }
    }
}
