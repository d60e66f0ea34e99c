using System.Globalization;
using Beredskab.GeoModel.Deciding;
using Beredskab.Hub.Commands;
using Beredskab.Notifications.Roster;

namespace Beredskab.Hub.Roster;

/// <summary>Days and times of the clock, as people write them in a plan.</summary>
internal static class RosterTimes
{
    /// <summary>From and to of something with both.</summary>
    /// <param name="code">What to call it when one is missing: <c>shift-time-missing</c>.</param>
    public static Refusal? Span(TimesBody? times, string code, string fromField, string toField, out TurnSpan span)
    {
        span = new(default, default);
        if (ToldTime.Read(times?.From, fromField, out var from) is { } badFrom)
        {
            return badFrom;
        }

        if (ToldTime.Read(times?.To, toField, out var to) is { } badTo)
        {
            return badTo;
        }

        if (from is null || to is null)
        {
            return new(code, "Skriv både begyndelse og slutning.", from is null ? fromField : toField);
        }

        span = new(from.Value, to.Value);
        return null;
    }

    /// <param name="text">Year, month, day: <c>2026-12-24</c>; null and empty for none.</param>
    public static Refusal? Day(string? text, string field, out DateOnly? day)
    {
        day = null;
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (
            !DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read)
            || read.Year is < 1900 or > 2200
        )
        {
            return new("day-not-understood", "Datoen kan ikke læses. Skriv den som 2026-12-24.", field);
        }

        day = read;
        return null;
    }

    /// <param name="text">Hours and minutes: <c>08:00</c>.</param>
    /// <param name="minute">Minutes after midnight.</param>
    public static Refusal? Clock(string? text, string field, out int minute)
    {
        var good = TimeOnly.TryParseExact(
            text,
            "HH:mm",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var time
        );
        minute = good ? (time.Hour * 60) + time.Minute : 0;
        return good ? null : new("clock-not-understood", "Klokkeslættet kan ikke læses. Skriv det som 08:00.", field);
    }

    public static string ClockText(int minute) =>
        string.Create(CultureInfo.InvariantCulture, $"{minute / 60:00}:{minute % 60:00}");

    public static string DayText(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <param name="From">ISO 8601 with offset, or local København time without.</param>
/// <param name="To">The same.</param>
public sealed record TimesBody(string? From, string? To);
