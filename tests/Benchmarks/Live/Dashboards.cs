using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Beredskab.Benchmarks.Live;

/// <summary>What a round looked like to the clients. Delays in milliseconds from when the change was due.</summary>
internal sealed record Delays(long Received, double P50, double P99, double Max);

/// <summary>
/// The client process: any number of light connections. Told what to do on standard input, a line each:
/// <c>connect kind port reader count</c>, <c>begin</c>, <c>collect deliveries seconds</c>.
/// </summary>
internal static class Dashboards
{
    private const int MaxDeliveries = 16_000_000;

    private static readonly int[] Microseconds = new int[MaxDeliveries];
    private static int received;

    public static async Task Run(string[] _)
    {
        var clients = new List<WireClient>();
        while (await Console.In.ReadLineAsync() is { } line)
        {
            switch (line.Split(' '))
            {
                case ["connect", var kind, var port, var reader, var count]:
                    await Connect(clients, kind, Number(port), reader, Number(count));
                    Console.WriteLine("connected");
                    break;
                case ["begin"]:
                    received = 0;
                    Console.WriteLine("begun");
                    break;
                case ["collect", var deliveries, var seconds]:
                    Console.WriteLine(JsonSerializer.Serialize(await Collect(Number(deliveries), Number(seconds))));
                    break;
                default:
                    throw new InvalidOperationException($"Not understood: {line}");
            }
        }
    }

    private static async Task Connect(List<WireClient> clients, string kind, int port, string reader, int count)
    {
        for (var begun = 0; begun < count; begun += 50)
        {
            var some = Enumerable
                .Range(0, Math.Min(50, count - begun))
                .Select(_ => WireClient.Connect(kind, port, reader, Delivered));
            clients.AddRange(await Task.WhenAll(some));
        }
    }

    private static void Delivered(long due)
    {
        var index = Interlocked.Increment(ref received) - 1;
        if (index < MaxDeliveries)
        {
            Microseconds[index] = (int)Stopwatch.GetElapsedTime(due).TotalMicroseconds;
        }
    }

    private static async Task<Delays> Collect(int deliveries, int seconds)
    {
        var began = Stopwatch.GetTimestamp();
        while (Volatile.Read(ref received) < deliveries && Stopwatch.GetElapsedTime(began).TotalSeconds < seconds)
        {
            await Task.Delay(10);
        }

        var count = Math.Min(Volatile.Read(ref received), MaxDeliveries);
        if (count == 0)
        {
            return new(0, 0, 0, 0);
        }

        var sorted = Microseconds.AsSpan(0, count).ToArray();
        Array.Sort(sorted);
        return new(count, sorted[count / 2] / 1e3, sorted[(int)(count * 0.99)] / 1e3, sorted[^1] / 1e3);
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
