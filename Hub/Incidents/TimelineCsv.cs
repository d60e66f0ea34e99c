using System.Globalization;
using Beredskab.Notifications.Messages;

namespace Beredskab.Hub.Incidents;

/// <summary>
/// A timeline for a spreadsheet, one line an entry. Type and text are in the words of the dashboard; what stands in the
/// journal is in the last columns.
/// </summary>
public static class TimelineCsv
{
    public static byte[] Write(TimelineEndpoints.TimelineView timeline, TimelineNames names)
    {
        var words = new TimelineWords(names, timeline.Entries);
        var sheet = new CsvSheet(
            "Løbenummer",
            "Sket",
            "Skrevet",
            "Type",
            "Hvem",
            "Organisation",
            "Tekst",
            "Post",
            "Data",
            "Hash"
        );
        foreach (var entry in timeline.Entries)
        {
            var (type, text) = words.Of(entry);
            sheet.Line(
                entry.Sequence.ToString(CultureInfo.InvariantCulture),
                CsvSheet.Time(entry.OccurredAt),
                CsvSheet.Time(entry.RecordedAt),
                // Each line by itself: a spreadsheet is cut and pasted.
                timeline.Exercise
                    ? ExerciseMark.Before(type)
                    : type,
                entry.ActorName,
                entry.OrganisationName,
                text,
                entry.Type,
                entry.Data.GetRawText(),
                entry.Hash
            );
        }

        return sheet.ToBytes();
    }
}
