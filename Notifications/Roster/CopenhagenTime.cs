using NodaTime;
using NodaTime.TimeZones;

namespace Beredskab.Notifications.Roster;

/// <summary>
/// The clock on the wall in København, as instants. A local time that spring's change leaves out is the first valid
/// instant after it; one that autumn's change gives twice is its first occurrence.
/// </summary>
public static class CopenhagenTime
{
    public const int MinutesInDay = 24 * 60;

    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Europe/Copenhagen"];

    private static readonly ZoneLocalMappingResolver Resolver = Resolvers.CreateMappingResolver(
        Resolvers.ReturnEarlier,
        Resolvers.ReturnStartOfIntervalAfter
    );

    /// <summary>What a local time became.</summary>
    public enum Reading
    {
        Plain,

        /// <summary>The clock was put forward past it; the instant is the first after the change.</summary>
        LeftOut,

        /// <summary>It came twice; the instant is the first.</summary>
        Doubled,
    }

    /// <param name="local">Of no kind: as the clock shows it.</param>
    /// <returns>UTC.</returns>
    public static DateTimeOffset Read(DateTime local, out Reading reading)
    {
        var mapping = Zone.MapLocal(LocalDateTime.FromDateTime(local));
        reading = mapping.Count switch
        {
            0 => Reading.LeftOut,
            1 => Reading.Plain,
            _ => Reading.Doubled,
        };
        return Resolver(mapping).ToDateTimeOffset().ToUniversalTime();
    }

    /// <param name="minute">Minutes after the day's first midnight on the clock; 1440 or more for a later day.</param>
    /// <returns>UTC.</returns>
    public static DateTimeOffset At(DateOnly day, int minute) => FromLocalMinutes(LocalMinutes(day) + minute);

    /// <returns>As the clock in København shows it, of no kind.</returns>
    public static DateTime Local(DateTimeOffset instant) =>
        DateTime.SpecifyKind(
            instant.UtcDateTime + Zone.GetUtcOffset(Instant.FromDateTimeOffset(instant)).ToTimeSpan(),
            DateTimeKind.Unspecified
        );

    /// <returns>Whole minutes on the clock since 0001-01-01 00:00.</returns>
    internal static long LocalMinutes(DateTimeOffset instant) => Local(instant).Ticks / TimeSpan.TicksPerMinute;

    internal static long LocalMinutes(DateOnly day) => day.DayNumber * (long)MinutesInDay;

    internal static DateTimeOffset FromLocalMinutes(long minutes) =>
        Read(new DateTime(minutes * TimeSpan.TicksPerMinute), out _);
}
