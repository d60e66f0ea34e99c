namespace Beredskab.Hub.Journal.Format;

/// <summary>The journal's time: UTC in whole microseconds, which every store can keep exactly.</summary>
public static class Instant
{
    private static readonly long Epoch = DateTimeOffset.UnixEpoch.UtcTicks;

    /// <returns>The instant with the fraction of a microsecond cut off.</returns>
    public static DateTimeOffset Truncate(DateTimeOffset value) =>
        new(value.UtcTicks - (value.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);

    /// <exception cref="ArgumentException">The instant has a fraction of a microsecond, or is not UTC.</exception>
    public static long ToMicroseconds(DateTimeOffset value)
    {
        var (microseconds, fraction) = Math.DivRem(value.Ticks - Epoch, TimeSpan.TicksPerMicrosecond);
        return fraction == 0 && value.Offset == TimeSpan.Zero
            ? microseconds
            : throw new ArgumentException("Only UTC in whole microseconds stands in the journal.", nameof(value));
    }

    /// <exception cref="FormatException">Outside the years 1 to 9999.</exception>
    public static DateTimeOffset FromMicroseconds(long microseconds)
    {
        const long First = -62_135_596_800_000_000,
            Last = 253_402_300_799_999_999;
        return microseconds is >= First and <= Last
            ? new(Epoch + (microseconds * TimeSpan.TicksPerMicrosecond), TimeSpan.Zero)
            : throw new FormatException("A time is out of range.");
    }
}
