using System.Collections.Immutable;
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
    /// <param name="notes">What was made of times in a change of the clock; empty for nothing to say.</param>
    public static Refusal? Span(
        TimesBody? times,
        string code,
        string fromField,
        string toField,
        out TurnSpan span,
        out ImmutableArray<string> notes
    )
    {
        (span, notes) = (new(default, default), []);
        if (Read(times?.From, fromField, out var from, out var fromNote) is { } badFrom)
        {
            return badFrom;
        }

        if (Read(times?.To, toField, out var to, out var toNote) is { } badTo)
        {
            return badTo;
        }

        if (from is null || to is null)
        {
            return new(code, "Skriv både begyndelse og slutning.", from is null ? fromField : toField);
        }

        span = new(from.Value, to.Value);
        notes = [.. new[] { fromNote, toNote }.OfType<string>()];
        return null;
    }

    /// <summary>
    /// A time of a plan, which knows what to do with each: one that spring's change leaves out is the first after it.
    /// </summary>
    private static Refusal? Read(string? text, string field, out DateTimeOffset? time, out string? note)
    {
        note = null;
        var refusal = ToldTime.Read(text, field, out time);
        if (ToldTime.Local(text) is not { } local || refusal is { Code: not ToldTime.InClockChange })
        {
            return refusal;
        }

        time = CopenhagenTime.Read(local, out var reading);
        note = Note(local, time.Value, reading);
        return null;
    }

    /// <returns>What is to be said of a time in a change of the clock; null for nothing.</returns>
    public static string? Note(DateTime local, DateTimeOffset instant, CopenhagenTime.Reading reading) =>
        reading switch
        {
            CopenhagenTime.Reading.LeftOut =>
                $"Klokken {local:HH:mm} fandtes ikke den {local:dd.MM.yyyy}; kl. {CopenhagenTime.Local(instant):HH:mm} er brugt.",
            CopenhagenTime.Reading.Doubled =>
                $"Klokken {local:HH:mm} kom to gange den {local:dd.MM.yyyy}; den første er brugt.",
            _ => null,
        };

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
