using System.Collections.Concurrent;

namespace Beredskab.Hub.Contacts;

/// <summary>So many in so long, for each key; in memory, gone with the process. Thread-safe.</summary>
public sealed class Throttle(int most, TimeSpan window, TimeProvider time)
{
    private const int MostKeys = 10_000;

    private readonly ConcurrentDictionary<string, Queue<DateTimeOffset>> seen = new(StringComparer.Ordinal);

    /// <summary>Counts one, when it may pass.</summary>
    public bool Passes(string key)
    {
        var now = time.GetUtcNow();
        if (seen.Count > MostKeys)
        {
            seen.Clear();
        }

        var times = seen.GetOrAdd(key, _ => new());
        lock (times)
        {
            while (times.TryPeek(out var oldest) && oldest <= now - window)
            {
                times.Dequeue();
            }

            if (times.Count >= most)
            {
                return false;
            }

            times.Enqueue(now);
            return true;
        }
    }
}
