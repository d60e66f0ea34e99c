using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Dispatch;

namespace Beredskab.Notifications.Channels.Console;

/// <summary>Sends nothing: what would leave is written to the console and to the demo's phones.</summary>
/// <param name="output">The console; the people and numbers of a demo are fictional.</param>
public sealed class ConsoleSmsChannel(DemoPhones phones, IAlertJournal journal, TimeProvider time, TextWriter output)
    : IMessageChannel
{
    private readonly ConsoleReceipts receipts = new(journal, time);

    public MessageChannel Channel => MessageChannel.Sms;

    public async Task<SendResult> Send(OutgoingMessage sms, CancellationToken cancellationToken)
    {
        if (phones.HasStopped(sms.Address))
        {
            // As the provider answers for its network.
            return new SendResult.Failed(WayLoss.OptedOutCode, FailureAdvice.TellAdministrator, InDoubt: false);
        }

        var id = phones.Add(sms.Address, TextDirection.In, sms.Text);
        await output.WriteLineAsync($"SMS → {sms.Address}: {sms.Text}");
        await receipts.Tell(sms, id, DeliveryStatus.Delivered, cancellationToken);
        return new SendResult.Accepted(id);
    }

    public Task<IReadOnlyList<string>> Find(
        OutgoingMessage sms,
        DateTimeOffset since,
        CancellationToken cancellationToken
    ) =>
        Task.FromResult<IReadOnlyList<string>>([
            .. phones
                .Of(sms.Address)
                .Where(text =>
                    text.Direction == TextDirection.In
                    && text.At >= since
                    && string.Equals(text.Text, sms.Text, StringComparison.Ordinal)
                )
                .Select(text => text.Id),
        ]);
}
