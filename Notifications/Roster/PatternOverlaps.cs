namespace Beredskab.Notifications.Roster;

/// <summary>Stretches of one pattern that lie over each other, within a cycle or from one cycle into the next. Pure.</summary>
internal static class PatternOverlaps
{
    /// <returns>
    /// Places in the pattern, from 0, the smaller first; for each stretch the first before it that it overlaps, so that a
    /// heap of them does not make a heap of heaps.
    /// </returns>
    public static IEnumerable<(int First, int Second)> Of(Rotation rotation)
    {
        var pattern = rotation.Pattern;
        var cycle = pattern.CycleDays * CopenhagenTime.MinutesInDay;
        // A rotation that ends within its first cycle never meets itself again.
        var goesRound = rotation.To is not { } to || to >= rotation.From.AddDays(pattern.CycleDays);
        for (var second = 1; second < pattern.Segments.Length; second++)
        {
            for (var first = 0; first < second; first++)
            {
                if (Overlap(pattern.Segments[first], pattern.Segments[second], goesRound ? cycle : null))
                {
                    yield return (first, second);
                    break;
                }
            }
        }
    }

    // A stretch begins in the cycle and is no longer than one, so it can reach into the next, and no further.
    private static bool Overlap(TurnSegment one, TurnSegment other, int? cycle) =>
        Overlap(one, other, 0)
        || (cycle is { } minutes && (Overlap(one, other, minutes) || Overlap(one, other, -minutes)));

    private static bool Overlap(TurnSegment one, TurnSegment other, int later) =>
        Start(one) < End(other) + later && Start(other) + later < End(one);

    private static int Start(TurnSegment segment) =>
        (segment.FromDay * CopenhagenTime.MinutesInDay) + segment.FromMinute;

    private static int End(TurnSegment segment) => (segment.ToDay * CopenhagenTime.MinutesInDay) + segment.ToMinute;
}
