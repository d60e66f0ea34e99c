using System.Globalization;
using System.Text;

namespace Beredskab.Hub.Incidents;

/// <summary>Lines for a spreadsheet: semicolons, every field quoted, UTF-8 with mark, København's time.</summary>
public sealed class CsvSheet
{
    private static readonly TimeZoneInfo Copenhagen = TimeZoneInfo.FindSystemTimeZoneById("Europe/Copenhagen");

    private readonly StringBuilder csv = new();

    public CsvSheet(params ReadOnlySpan<string> columns) => Line(columns);

    public static string Time(DateTimeOffset time) =>
        TimeZoneInfo.ConvertTime(time, Copenhagen).ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture);

    public void Line(params ReadOnlySpan<string> fields)
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

    public byte[] ToBytes() => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(csv.ToString())];

    // A spreadsheet runs what begins like a formula, some also behind space, or in full width; what a person wrote must
    // not be run.
    private static string Safe(string field) =>
        field is ['\t' or '\r' or '\n', ..]
        || field.AsSpan().TrimStart() is ['=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠', ..]
            ? "'" + field
            : field;
}
