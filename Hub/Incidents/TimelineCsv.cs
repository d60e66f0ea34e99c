using System.Globalization;
using System.Text;

namespace Beredskab.Hub.Incidents;

/// <summary>
/// A timeline for a spreadsheet: semicolons, UTF-8 with mark, København's time, one line an entry. Type and text are in
/// the words of the dashboard; what stands in the journal is in the last columns.
/// </summary>
public static class TimelineCsv
{
    private static readonly string[] Columns =
    [
        "Løbenummer",
        "Sket",
        "Skrevet",
        "Type",
        "Hvem",
        "Organisation",
        "Tekst",
        "Post",
        "Data",
        "Hash",
    ];

    public static byte[] Write(TimelineEndpoints.TimelineView timeline, TimelineNames names)
    {
        var csv = new StringBuilder();
        var words = new TimelineWords(names, timeline.Entries);
        Line(csv, Columns);
        foreach (var entry in timeline.Entries)
        {
            var (type, text) = words.Of(entry);
            Line(
                csv,
                entry.Sequence.ToString(CultureInfo.InvariantCulture),
                DashboardWords.Time(entry.OccurredAt),
                DashboardWords.Time(entry.RecordedAt),
                type,
                entry.ActorName,
                entry.OrganisationName,
                text,
                entry.Type,
                entry.Data.GetRawText(),
                entry.Hash
            );
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(csv.ToString())];
    }

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

    // A spreadsheet runs what begins like a formula, some also behind space, or in full width; what a person wrote must
    // not be run.
    private static string Safe(string field) =>
        field is ['\t' or '\r' or '\n', ..]
        || field.AsSpan().TrimStart() is ['=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠', ..]
            ? "'" + field
            : field;
}
