using System.Globalization;
using System.Text;

namespace Beredskab.Hub.Incidents;

/// <summary>A timeline for a spreadsheet: semicolons, UTF-8 with mark, København's time, one line an entry.</summary>
public static class TimelineCsv
{
    private static readonly TimeZoneInfo Copenhagen = TimeZoneInfo.FindSystemTimeZoneById("Europe/Copenhagen");

    private static readonly string[] Columns =
    [
        "Løbenummer",
        "Sket",
        "Skrevet",
        "Type",
        "Hvem",
        "Organisation",
        "Tekst",
        "Data",
        "Hash",
    ];

    public static byte[] Write(TimelineEndpoints.TimelineView timeline)
    {
        var csv = new StringBuilder();
        Line(csv, Columns);
        foreach (var entry in timeline.Entries)
        {
            Line(
                csv,
                entry.Sequence.ToString(CultureInfo.InvariantCulture),
                Time(entry.OccurredAt),
                Time(entry.RecordedAt),
                entry.Type,
                entry.ActorName,
                entry.OrganisationName,
                entry.Texts is { } texts ? string.Join("\n", texts.Where(text => text.Length > 0)) : "[slettet]",
                entry.Data.GetRawText(),
                entry.Hash
            );
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(csv.ToString())];
    }

    private static string Time(DateTimeOffset time) =>
        TimeZoneInfo.ConvertTime(time, Copenhagen).ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture);

    private static void Line(StringBuilder csv, params ReadOnlySpan<string> fields)
    {
        for (var i = 0; i < fields.Length; i++)
        {
            csv.Append(i == 0 ? "" : ";")
                .Append('"')
                .Append(Safe(fields[i]).Replace("\"", "\"\"", StringComparison.Ordinal))
                .Append('"');
        }

        csv.Append("\r\n");
    }

    // A spreadsheet runs what begins like a formula; what a person wrote must not be run.
    private static string Safe(string field) =>
        field is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + field : field;
}
