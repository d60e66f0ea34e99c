using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Channels.Email;
using Beredskab.Notifications.Dispatch;
using Beredskab.Notifications.Messages;

namespace Beredskab.Notifications.Channels.Console;

/// <summary>Calls nobody: the demo's phones ring.</summary>
public sealed class ConsoleVoiceChannel(DemoCalls calls, IAlertJournal journal, TimeProvider time, TextWriter output)
    : IMessageChannel
{
    private readonly ConsoleReceipts receipts = new(journal, time);

    public MessageChannel Channel => MessageChannel.Voice;

    public async Task<SendResult> Send(OutgoingMessage message, CancellationToken cancellationToken)
    {
        var words = SpokenTexts.Of(message.Text, message.Code, message.Test);
        var id = calls.Ring(message, words);
        await output.WriteLineAsync($"Opkald → {message.Address}: {words}");
        await receipts.Tell(message, id, DeliveryStatus.Sent, cancellationToken);
        return new SendResult.Accepted(id);
    }

    public Task<IReadOnlyList<string>> Find(
        OutgoingMessage message,
        DateTimeOffset since,
        CancellationToken cancellationToken
    ) =>
        Task.FromResult<IReadOnlyList<string>>([
            .. calls.All.Where(call => call.Message == message.Message).Select(call => call.Id),
        ]);
}

/// <summary>Sends no e-mail: it lies in the demo's mailbox.</summary>
public sealed class ConsoleEmailChannel(DemoInbox inbox, IAlertJournal journal, TimeProvider time, TextWriter output)
    : IMessageChannel
{
    private readonly ConsoleReceipts receipts = new(journal, time);

    public MessageChannel Channel => MessageChannel.Email;

    public async Task<SendResult> Send(OutgoingMessage message, CancellationToken cancellationToken)
    {
        var id = inbox.Add(message, EmailText.SubjectOf(message), EmailText.Of(message).TrimEnd());
        await output.WriteLineAsync($"E-mail → {message.Address}: {message.Text}");
        await receipts.Tell(message, id, DeliveryStatus.Delivered, cancellationToken);
        return new SendResult.Accepted(id);
    }

    public Task<IReadOnlyList<string>> Find(
        OutgoingMessage message,
        DateTimeOffset since,
        CancellationToken cancellationToken
    ) => Task.FromResult<IReadOnlyList<string>>([]);
}

/// <summary>Asks no push service: the demo's devices show it.</summary>
public sealed class ConsolePushChannel(DemoInbox inbox, IAlertJournal journal, TimeProvider time, TextWriter output)
    : IMessageChannel
{
    private readonly ConsoleReceipts receipts = new(journal, time);

    public MessageChannel Channel => MessageChannel.Push;

    public async Task<SendResult> Send(OutgoingMessage message, CancellationToken cancellationToken)
    {
        var id = inbox.Notify(message);
        await output.WriteLineAsync($"Besked på enhed: {message.Text}");
        await receipts.Tell(message, id, DeliveryStatus.Delivered, cancellationToken);
        return new SendResult.Accepted(id);
    }

    public Task<IReadOnlyList<string>> Find(
        OutgoingMessage message,
        DateTimeOffset since,
        CancellationToken cancellationToken
    ) => Task.FromResult<IReadOnlyList<string>>([]);
}

/// <summary>As a network does: the receipt comes by itself, here before the answer.</summary>
internal sealed class ConsoleReceipts(IAlertJournal journal, TimeProvider time)
{
    public async Task Tell(
        OutgoingMessage message,
        string id,
        DeliveryStatus status,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await journal.Submit(
                Guid.CreateVersion7(time.GetUtcNow()),
                new AlertCommand.RecordStatus(message.Message, id, status, null),
                cancellationToken
            );
        }
        catch (JournalUnavailableException)
        {
            // A lost receipt is nothing that a network would mend either.
        }
    }
}
