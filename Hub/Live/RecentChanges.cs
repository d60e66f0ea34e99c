namespace Beredskab.Hub.Live;

/// <summary>The newest changes of one audience, without a gap, for those who come back soon.</summary>
internal sealed class RecentChanges(int maxCount, int maxBytes)
{
    private readonly Lock gate = new();
    private readonly Queue<WrittenJson> changes = new();
    private long last;
    private long bytes;

    public void Append(long number, WrittenJson change)
    {
        lock (gate)
        {
            if (number != last + 1)
            {
                changes.Clear();
                bytes = 0;
            }

            last = number;
            changes.Enqueue(change);
            bytes += change.Utf8.Length;
            while (changes.Count > maxCount || bytes > maxBytes)
            {
                bytes -= changes.Dequeue().Utf8.Length;
            }
        }
    }

    /// <returns>The changes after one number, up to and with another; null when they are not all here.</returns>
    public IReadOnlyList<WrittenJson>? Between(long after, long upTo)
    {
        if (after == upTo)
        {
            return [];
        }

        lock (gate)
        {
            var first = last - changes.Count + 1;
            return after + 1 < first || upTo > last || after > upTo
                ? null
                : [.. changes.Skip((int)(after + 1 - first)).Take((int)(upTo - after))];
        }
    }
}
