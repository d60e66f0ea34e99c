using System.Collections;

namespace Beredskab.GeoModel.Incidents;

/// <summary>
/// The lines of an incident's log, oldest first. Immutable, and it only grows: a log to which a line is added is a new
/// one, which shares the older lines with the one it came of.
/// </summary>
public sealed class IncidentLog : IReadOnlyList<LogItem>
{
    private readonly LogItem?[] lines;

    private IncidentLog(LogItem?[] lines, int count) => (this.lines, Count) = (lines, count);

    public static IncidentLog Empty { get; } = new([], 0);

    public int Count { get; }

    /// <param name="index">From 0.</param>
    public LogItem this[int index] =>
        (uint)index < (uint)Count
            ? lines[index]!
            : throw new ArgumentOutOfRangeException(nameof(index), index, "The log has no such line.");

    public IncidentLog Add(LogItem line)
    {
        // The place behind the last line is taken when this log was continued before, by a decision that was dropped.
        if (Count < lines.Length && Interlocked.CompareExchange(ref lines[Count], line, null) is null)
        {
            return new(lines, Count + 1);
        }

        var copy = new LogItem?[Math.Max(4, Count * 2)];
        lines.AsSpan(0, Count).CopyTo(copy);
        copy[Count] = line;
        return new(copy, Count + 1);
    }

    /// <returns>The lines behind the first ones.</returns>
    /// <param name="count">How many are left out; not more than there are.</param>
    public IEnumerable<LogItem> After(int count)
    {
        for (var index = count; index < Count; index++)
        {
            yield return lines[index]!;
        }
    }

    public IEnumerator<LogItem> GetEnumerator() => After(0).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
