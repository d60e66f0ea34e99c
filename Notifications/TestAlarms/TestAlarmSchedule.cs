using Beredskab.Notifications.Roster;

namespace Beredskab.Notifications.TestAlarms;

/// <param name="Week">The Monday of the week.</param>
/// <param name="At">UTC.</param>
public readonly record struct TestSlot(DateOnly Week, DateTimeOffset At);

/// <summary>When the weekly test alarm is due: a pure function of what the journal says. One for each week.</summary>
public static class TestAlarmSchedule
{
    /// <summary>Later than this after its time it is not sent any more: nobody expects it then.</summary>
    public static readonly TimeSpan LatestAfter = TimeSpan.FromHours(3);

    /// <returns>
    /// The earliest that is neither sent nor missed, in the past when it is overdue; null while the test alarm is off.
    /// One whose time had passed when the settings were made is none, nor is a second in a week that has had its own.
    /// </returns>
    public static TestSlot? Next(TestAlarmBook book)
    {
        var settings = book.Settings;
        if (!settings.On)
        {
            return null;
        }

        var week = MondayOf(DateOnly.FromDateTime(CopenhagenTime.Local(settings.SetAt)));
        if (book.LastWeek is { } last && last >= week)
        {
            week = last.AddDays(7);
        }

        while (true)
        {
            var at = In(settings, week);
            if (at > settings.SetAt)
            {
                return new(week, at);
            }

            week = week.AddDays(7);
        }
    }

    /// <summary>When the test alarm of a week is due. A time that a clock change leaves out is the first valid one after it.</summary>
    /// <param name="monday">The week's.</param>
    public static DateTimeOffset In(TestAlarmSettings settings, DateOnly monday) =>
        CopenhagenTime.At(monday.AddDays(settings.Weekday - 1), settings.Minute);

    public static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    /// <summary>When there is next something to decide; null when it waits for a change of settings only.</summary>
    /// <param name="running">A test alarm waits for answers; the next begins when it has ended.</param>
    /// <param name="realOpen">A real incident is at operationsberedskab.</param>
    public static DateTimeOffset? NextDue(TestAlarmBook book, bool running, bool realOpen, DateTimeOffset now)
    {
        if (Next(book) is not { } slot)
        {
            return null;
        }

        var waits = running || (realOpen && book.Waiting?.Week == slot.Week);
        return slot.At <= now && waits ? slot.At + LatestAfter : slot.At;
    }
}
