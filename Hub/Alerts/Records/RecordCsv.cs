using System.Globalization;
using Beredskab.Hub.Incidents;
using Beredskab.Notifications.Messages;

namespace Beredskab.Hub.Alerts.Records;

/// <summary>A record for a spreadsheet, one line an entry.</summary>
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
            "Hash"
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
                line.Hash
            );
        }

        return sheet.ToBytes();
    }
}
