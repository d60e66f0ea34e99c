using Beredskab.Hub.Alerts.Records;
using Beredskab.Hub.Journal;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Channels.Console;

namespace Beredskab.Hub.Demo;

/// <summary>Gives the phones of a demonstration that goes on what they had, from its journal.</summary>
public sealed class DemoPast(JournalWriter writer, JournalReader reader, DemoMemory memory)
{
    /// <exception cref="JournalStorageException">The disk cannot do it now.</exception>
    public void Recall(CancellationToken ct)
    {
        var alerts = writer.State.Alerts;
        var written =
            from entry in reader.ReadStreams(
                alerts.Alerts.Keys.Select(alert => $"alert/{alert}").Append("sms/inbound"),
                ct
            )
            where entry.Header.Type == "sms.received.v1"
            let text = (AlertEvent.SmsReceived)RecordFold.Decode(entry)
            let words = text.Text.Value
            where words is not null
            select new WrittenText(
                text.ProviderId,
                text.Number.Value ?? "",
                text.Phone,
                words,
                entry.Header.RecordedAt
            );
        memory.Restore(alerts, written);
    }
}
