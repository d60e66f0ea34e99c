using System.Globalization;
using Beredskab.GeoModel.Deciding;

namespace Beredskab.Hub.Commands;

/// <summary>Reads a time as a person tells it: with an offset, or as the clock in København shows it.</summary>
public static class ToldTime
{
    private static readonly TimeZoneInfo Copenhagen = TimeZoneInfo.FindSystemTimeZoneById("Europe/Copenhagen");

    // What lies outside is a slip, and cannot always be moved to UTC.
    private const int EarliestYear = 1900,
        LatestYear = 2200;

    private static readonly string[] LocalFormats =
    [
        "yyyy-MM-dd'T'HH:mm",
        "yyyy-MM-dd'T'HH:mm:ss",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF",
    ];

    /// <summary>The code of a time that was none: the clock was put forward past it.</summary>
    public const string InClockChange = "time-in-clock-change";

    /// <returns>As the clock shows it; null when it is not told so.</returns>
    public static DateTime? Local(string? text) =>
        DateTime.TryParseExact(text, LocalFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            ? local
            : null;

    /// <param name="text">ISO 8601, with offset or without; null and empty mean that nothing was told.</param>
    /// <param name="time">UTC. A local time that occurs twice in autumn is its first occurrence.</param>
    /// <returns>Null when it is good, otherwise why not.</returns>
    public static Refusal? Read(string? text, string field, out DateTimeOffset? time)
    {
        time = null;
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (Local(text) is { } local)
        {
            if (local.Year is < EarliestYear or > LatestYear)
            {
                return NotUnderstood(field);
            }

            if (Copenhagen.IsInvalidTime(local))
            {
                return new(
                    InClockChange,
                    $"Klokken {local:HH:mm} fandtes ikke den {local:dd.MM.yyyy}: uret blev stillet frem. Skriv tiden en time senere.",
                    field
                );
            }

            var offset = Copenhagen.IsAmbiguousTime(local)
                ? Copenhagen.GetAmbiguousTimeOffsets(local).Max()
                : Copenhagen.GetUtcOffset(local);
            time = new DateTimeOffset(local, offset).ToUniversalTime();
            return null;
        }

        if (
            text.Contains('T', StringComparison.Ordinal)
            && DateTimeOffset.TryParse(
                text,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
                out var absolute
            )
        )
        {
            time = absolute;
            return null;
        }

        return NotUnderstood(field);
    }

    private static Refusal NotUnderstood(string field) =>
        new("time-not-understood", "Tidspunktet kan ikke læses. Skriv det som 2026-11-22T02:14, dansk tid.", field);
}
