using System.Globalization;

namespace Beredskab.Hub.Incidents;

/// <summary>A timeline for a spreadsheet, one line an entry.</summary>
public static class TimelineCsv
{
    public static byte[] Write(TimelineEndpoints.TimelineView timeline)
    {
        var sheet = new CsvSheet(
            "Løbenummer",
            "Sket",
            "Skrevet",
            "Type",
            "Hvem",
            "Organisation",
            "Tekst",
            "Data",
            "Hash"
        );
        foreach (var entry in timeline.Entries)
        {
            sheet.Line(
                entry.Sequence.ToString(CultureInfo.InvariantCulture),
                CsvSheet.Time(entry.OccurredAt),
                CsvSheet.Time(entry.RecordedAt),
                entry.Type,
                entry.ActorName,
                entry.OrganisationName,
                entry.Texts is { } texts ? string.Join("\n", texts.Where(text => text.Length > 0)) : "[slettet]",
                entry.Data.GetRawText(),
                entry.Hash
            );
        }

        return sheet.ToBytes();
    }
}
