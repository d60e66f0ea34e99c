namespace Beredskab.Hub.Journal;

/// <summary>
/// How long a round waits for more when the disk is free for it. Callers who were answered a moment ago often come back
/// with their next command; a round that sets out without them makes them wait for a whole write, and the writes are
/// half empty. Whoever comes when nobody was just answered waits for nobody.
/// </summary>
internal sealed class Patience
{
    // They come back within this on any disk; a slower one is no reason to wait longer.
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(1);

    // After a wait in vain. Callers are then people, say, who write when they will.
    private const int RoundsWithout = 4;

    private int without;

    /// <param name="round">How many it has.</param>
    /// <param name="callers">How many there were when the round before was answered.</param>
    /// <returns>For how many to wait; no more than the round has when it should not wait.</returns>
    public int Expected(int round, int callers)
    {
        if (without > 0 && callers > round)
        {
            without--;
            return round;
        }

        return Math.Min(callers, JournalWriter.LargestBatch);
    }

    /// <summary>Half of what the sync takes: a caller who is waited for in vain costs the others no more.</summary>
    public static TimeSpan For(TimeSpan sync) => sync / 2 < Longest ? sync / 2 : Longest;

    /// <summary>Learns from how many came.</summary>
    public void Met(int expected, int came) => without = came * 4 >= expected * 3 ? 0 : RoundsWithout;
}
