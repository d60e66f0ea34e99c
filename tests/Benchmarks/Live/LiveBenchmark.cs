using System.Globalization;

namespace Beredskab.Benchmarks.Live;

/// <summary>
/// What the live stream costs, measured against a bare SignalR <c>Clients.All</c> of the same bytes in the same run,
/// in interleaved pairs, and against socket.io. Clients and servers are processes of their own, on loopback.
/// </summary>
internal static class LiveBenchmark
{
    public static async Task Run(string[] args)
    {
        var quick = args.Contains("--quick", StringComparer.Ordinal);
        var pairs = quick ? 2 : 7;
        Console.WriteLine(
            $"One change of {BenchmarkTown.ChangeBytes} bytes to N dashboards; {pairs} interleaved pairs."
        );
        await Deliver(1_000, count: quick ? 40 : 100, rate: 20, pairs);
        await Deliver(5_000, count: quick ? 8 : 20, rate: 4, pairs);
        await Sustain(1_000, seconds: quick ? 2 : 4);
    }

    private static async Task Deliver(int dashboards, int count, double rate, int pairs)
    {
        await using var bare = await Contender.Start("bare", dashboards);
        await using var live = await Contender.Start("live", dashboards);
        foreach (var contender in (Contender[])[bare, live, bare, live])
        {
            await contender.Round(count, rate);
        }

        var rounds = new List<(Round Bare, Round Live)>();
        for (var pair = 0; pair < pairs; pair++)
        {
            // Who goes first changes, so that neither always finds the machine warm.
            var first = pair % 2 == 0 ? bare : live;
            var second = pair % 2 == 0 ? live : bare;
            var (one, two) = (await first.Round(count, rate), await second.Round(count, rate));
            rounds.Add(pair % 2 == 0 ? (one, two) : (two, one));
        }

        Console.WriteLine();
        Console.WriteLine($"N = {dashboards}, {rate} changes/s, {count} a round     CPU µs/delivery   p50 ms   p99 ms");
        Row("bare SignalR", rounds, pair => pair.Bare);
        Row("live", rounds, pair => pair.Live);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"live / bare, median of pairs: CPU {Median(rounds.Select(p => p.Live.CpuMicroseconds / p.Bare.CpuMicroseconds)):0.00} (goal ≤ 1.15), p99 {Median(rounds.Select(p => p.Live.Delays.P99 / p.Bare.Delays.P99)):0.00} (goal ≤ 1.25)"
            )
        );
    }

    private static async Task Sustain(int dashboards, int seconds)
    {
        await using var bare = await Contender.Start("bare", dashboards);
        await using var live = await Contender.Start("live", dashboards);
        await using var socketio = await Contender.Start("socketio", dashboards);
        Contender[] all = [bare, live, socketio];
        var best = all.ToDictionary(contender => contender, _ => 0.0);
        var running = all.ToList();
        Console.WriteLine();
        Console.WriteLine($"N = {dashboards}, sustained for {seconds} s with p99 ≤ 500 ms: p99 ms at changes/s");
        foreach (var contender in all)
        {
            await contender.Round(20, 20);
        }

        for (var rate = 40.0; running.Count > 0 && rate <= 4_000; rate *= 1.25)
        {
            foreach (var contender in running.ToList())
            {
                var count = (int)(rate * seconds);
                var round = await contender.Round(count, rate);
                var whole = round.Delays.Received == (long)count * dashboards;
                Console.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{contender.Kind, -10} {rate, 8:0} {round.Delays.P99, 10:0.0}{(whole ? "" : "  not all arrived")}"
                    )
                );
                if (whole && round.Delays.P99 <= 500)
                {
                    best[contender] = rate;
                }
                else
                {
                    running.Remove(contender);
                }
            }
        }

        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"sustained changes/s: bare {best[bare]:0}, live {best[live]:0}, socket.io {best[socketio]:0}; live / bare {best[live] / best[bare]:0.00} (goal ≥ 0.8), live / socket.io {best[live] / best[socketio]:0.00} (goal ≥ 3)"
            )
        );
    }

    private static void Row(
        string name,
        List<(Round Bare, Round Live)> rounds,
        Func<(Round Bare, Round Live), Round> of
    )
    {
        var all = rounds.Select(of).ToList();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{name, -46} {Median(all.Select(r => r.CpuMicroseconds)), 15:0.00} {Median(all.Select(r => r.Delays.P50)), 8:0.0} {Median(all.Select(r => r.Delays.P99)), 8:0.0}"
            )
        );
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count % 2 == 1
            ? sorted[sorted.Count / 2]
            : (sorted[(sorted.Count / 2) - 1] + sorted[sorted.Count / 2]) / 2;
    }
}

/// <param name="CpuMicroseconds">Of the server, for each change delivered to one client.</param>
internal sealed record Round(double CpuMicroseconds, Delays Delays);
