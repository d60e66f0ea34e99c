using System.Globalization;
using System.Text;

namespace Beredskab.Hub.Roster;

/// <param name="Summary">What the calendar shows; no other text goes along.</param>
public sealed record CalendarEntry(Guid Id, DateTimeOffset From, DateTimeOffset To, string Summary);

/// <summary>Writes a calendar by RFC 5545: UTC, CRLF, lines folded at 75 octets.</summary>
public static class ICalendar
{
    public const string ContentType = "text/calendar; charset=utf-8";

    /// <summary>How often a calendar program should ask again.</summary>
    private const string Refresh = "PT1H";

    private const int MostOctets = 75;

    /// <param name="stamp">When this was written.</param>
    public static byte[] Write(string name, IEnumerable<CalendarEntry> entries, DateTimeOffset stamp)
    {
        var text = new StringBuilder();
        Line(text, "BEGIN:VCALENDAR");
        Line(text, "VERSION:2.0");
        Line(text, "PRODID:-//SSP København//Beredskab//DA");
        Line(text, "CALSCALE:GREGORIAN");
        Line(text, "METHOD:PUBLISH");
        Line(text, $"NAME:{Escape(name)}");
        Line(text, $"X-WR-CALNAME:{Escape(name)}");
        Line(text, $"REFRESH-INTERVAL;VALUE=DURATION:{Refresh}");
        Line(text, $"X-PUBLISHED-TTL:{Refresh}");
        foreach (var entry in entries)
        {
            Line(text, "BEGIN:VEVENT");
            Line(text, $"UID:{entry.Id}@beredskab");
            Line(text, $"DTSTAMP:{Time(stamp)}");
            Line(text, $"DTSTART:{Time(entry.From)}");
            Line(text, $"DTEND:{Time(entry.To)}");
            Line(text, $"SUMMARY:{Escape(entry.Summary)}");
            // Duty does not keep anybody from taking a meeting.
            Line(text, "TRANSP:TRANSPARENT");
            Line(text, "END:VEVENT");
        }

        Line(text, "END:VCALENDAR");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in text.ReplaceLineEndings("\n"))
        {
            escaped.Append(
                c switch
                {
                    '\\' => "\\\\",
                    ';' => "\\;",
                    ',' => "\\,",
                    '\n' => "\\n",
                    _ when char.IsControl(c) => "",
                    _ => c.ToString(),
                }
            );
        }

        return escaped.ToString();
    }

    // A letter of several octets is never cut.
    private static void Line(StringBuilder text, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > MostOctets)
            {
                text.Append("\r\n ");
                octets = 1;
            }

            text.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        text.Append("\r\n");
    }
}
