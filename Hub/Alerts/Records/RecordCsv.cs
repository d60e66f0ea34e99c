using System.Globalization;
using Beredskab.Hub.Incidents;
using Beredskab.Notifications.Messages;

namespace Beredskab.Hub.Alerts.Records;

/// <summary>
/// A record for a spreadsheet, one line an entry; then one line for each stretch of coverage, whose columns are empty in
/// the entries' lines. A filter on either shows the one or the other.
/// </summary>
public static class RecordCsv
{
    public static byte[] Write(AlertRecord record)
    {
        var sheet = new CsvSheet(
            "Løbenummer",
            "Tid",
            "Hvad",
            "Modtager",
            "Organisation",
            "Kanal",
            "Tekst",
            "Type",
            "Hash",
            "Myndighed",
            "Dækning",
            "Hvem",
            "Fra",
            "Til",
            "Venter på",
            "Afløste",
            "Afløst tid"
        );
        var messages = record.Messages.ToDictionary(message => message.Id);
        foreach (var line in record.Lines)
        {
            var message = line.Message is { } id ? messages[id] : null;
            sheet.Line(
                line.Sequence.ToString(CultureInfo.InvariantCulture),
                CsvSheet.Time(line.At),
                record.Exercise ? ExerciseMark.Before(line.What) : line.What,
                message?.Receiver ?? "",
                message?.Organisation ?? "",
                message is null ? "" : RecordWords.Channel(message.Channel),
                // The text stands once, where it was written.
                message is null
                || line.Sequence != message.Sequence
                    ? line.Text ?? ""
                    : message.Text ?? "[slettet]",
                line.Type,
                line.Hash,
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                ""
            );
        }

        foreach (var stretch in record.Coverage)
        {
            sheet.Line(
                stretch.Sequence.ToString(CultureInfo.InvariantCulture),
                CsvSheet.Time(stretch.At),
                record.Exercise ? ExerciseMark.Before("Dækning") : "Dækning",
                "",
                "",
                "",
                "",
                "",
                "",
                stretch.Organisation,
                RecordWords.State(stretch.State),
                stretch.Person ?? "ingen",
                CsvSheet.Time(stretch.At),
                stretch.Until is { } until ? CsvSheet.Time(until) : "varer ved",
                stretch.Awaited ?? "",
                string.Join(", ", stretch.Relieved),
                stretch.RelievedAt is { } relieved ? CsvSheet.Time(relieved) : ""
            );
        }

        return sheet.ToBytes();
    }
}
