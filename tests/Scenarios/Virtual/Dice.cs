namespace Beredskab.Scenarios.Virtual;

/// <summary>Chance from a seed. Each use has dice of its own, so that one more throw here changes nothing there.</summary>
internal sealed class Dice(int seed, int use)
{
#pragma warning disable CA5394 // It must be repeatable, not secret.
    private readonly Random random = new((seed * 7919) + use);

    /// <summary>0 inclusive, 1 exclusive.</summary>
    public double Next() => random.NextDouble();

    public int Next(int below) => random.Next(below);

    public int Next(int from, int below) => random.Next(from, below);

    public bool Chance(double probability) => random.NextDouble() < probability;

    public T Of<T>(IReadOnlyList<T> among) => among[random.Next(among.Count)];

    public TimeSpan Seconds(double from, double to) =>
        TimeSpan.FromMilliseconds(Math.Round(1000 * (from + (random.NextDouble() * (to - from)))));

    public TimeSpan Minutes(double from, double to) => Seconds(from * 60, to * 60);

    public Guid Id()
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        return new(bytes);
    }
#pragma warning restore CA5394

    /// <summary>One of several, by their weights.</summary>
    public T Weighted<T>(params ReadOnlySpan<(double Weight, T Value)> choices)
    {
        var all = 0.0;
        foreach (var (weight, _) in choices)
        {
            all += weight;
        }

        var at = Next() * all;
        foreach (var (weight, value) in choices)
        {
            at -= weight;
            if (at < 0)
            {
                return value;
            }
        }

        return choices[^1].Value;
    }
}
