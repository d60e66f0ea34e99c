namespace Beredskab.Benchmarks.Alerts;

/// <summary>
/// From a report to the phones, from an answer to the screens, and what alerts cost while they run. All of it, or the
/// parts that are named.
/// </summary>
internal static class AlertBenchmark
{
    public static async Task Run(string[] args)
    {
        Console.WriteLine($"{Environment.ProcessorCount} cores, .NET {Environment.Version}");
        var parts = new Dictionary<string, Func<Task>>(StringComparer.Ordinal)
        {
            ["report"] = async () =>
            {
                await ReportToSms(4, reports: 300);
                await ReportToSms(40, reports: 100);
            },
            ["crowd"] = Crowd.Measure,
            ["screens"] = ToScreens.Measure,
            ["many"] = ManyAlerts.Measure,
        };
        foreach (var (name, measure) in parts)
        {
            if (args.Length == 0 || args.Contains(name, StringComparer.Ordinal))
            {
                await measure();
            }
        }
    }

    private static async Task ReportToSms(int recipients, int reports)
    {
        var channel = new TimedSmsChannel();
        await using var host = await AlertHost.Start(recipients, channel, Unpaced());
        Console.WriteLine(
            await Alerts.ReportToSms.Measure(_ => host.Report(), channel, recipients, reports, warmUp: reports / 5)
        );
    }

    /// <summary>As fast as a setting allows: what is measured is not our own pacing.</summary>
    internal static Dictionary<string, string?> Unpaced() => new() { ["MessagesPerSecond"] = "1000" };
}
