using System.Collections.Immutable;
using Beredskab.GeoModel.Deciding;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Channels;
using Beredskab.Notifications.Messages;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Beredskab.Notifications.Dispatch;

/// <summary>What happens to one message that is due, step by step, in one place.</summary>
public sealed class DeliveryPipeline
{
    /// <returns>The delivery for the next step, or null when the message needs nothing more now.</returns>
    private delegate Task<Delivery?> Step(Delivery delivery, CancellationToken cancellationToken);

    private readonly ImmutableArray<Step> steps;
    private readonly IAlertJournal journal;
    private readonly JournalPatience patience;
    private readonly IDirectory directory;
    private readonly ISmsChannel channel;
    private readonly Schedule schedule;
    private readonly TimeProvider time;
    private readonly NotificationsMeter meter;
    private readonly ILogger<DeliveryPipeline> log;

    public DeliveryPipeline(
        IAlertJournal journal,
        IDirectory directory,
        ISmsChannel channel,
        IOptions<DispatchOptions> options,
        TimeProvider time,
        NotificationsMeter meter,
        ILogger<DeliveryPipeline> log
    )
    {
        this.journal = journal;
        this.directory = directory;
        this.channel = channel;
        this.time = time;
        this.meter = meter;
        this.log = log;
        patience = new(journal, time);
        schedule = new(options.Value);
        steps = [DropIfOvertaken, GiveUpIfHopeless, Guard, FindNumber, ClearDoubt, Intend, Send, Record];
    }

    /// <exception cref="LeaseLostException">A newer dispatcher has taken over.</exception>
    internal async Task Deliver(Message message, long fence, CancellationToken cancellationToken)
    {
        var delivery = new Delivery(message, fence, "", "", default, null);
        foreach (var step in steps)
        {
            if (await step(delivery, cancellationToken) is not { } next)
            {
                return;
            }

            delivery = next;
        }
    }

    private async Task<Delivery?> DropIfOvertaken(Delivery delivery, CancellationToken cancellationToken) =>
        MessageDecider.IsOvertaken(journal.Alerts, delivery.Message)
            ? await Fail(
                delivery,
                MessageFailures.Superseded,
                FailureAdvice.NextChannel,
                delivery.Message.InDoubt,
                cancellationToken
            )
            : delivery;

    private async Task<Delivery?> GiveUpIfHopeless(Delivery delivery, CancellationToken cancellationToken) =>
        schedule.IsHopeless(delivery.Message, time.GetUtcNow())
            ? await Fail(
                delivery,
                delivery.Message.ErrorCode ?? "gave-up",
                FailureAdvice.NextChannel,
                delivery.Message.InDoubt,
                cancellationToken
            )
            : delivery;

    private async Task<Delivery?> Guard(Delivery delivery, CancellationToken cancellationToken) =>
        delivery.Message.Text.Value is not { } text
            ? await Fail(
                delivery,
                "text-erased",
                FailureAdvice.TellAdministrator,
                delivery.Message.InDoubt,
                cancellationToken
            )
        : MessageGuard.Check(text) is { } wrong
            ? await Fail(delivery, wrong, FailureAdvice.TellAdministrator, delivery.Message.InDoubt, cancellationToken)
        : delivery with { Text = text };

    private async Task<Delivery?> FindNumber(Delivery delivery, CancellationToken cancellationToken)
    {
        var number = delivery.Message.Person is { } person
            ? directory.MobileOf(person)
            : delivery.Message.Number?.Value;
        return number is null
            ? await Fail(
                delivery,
                MessageFailures.NoNumber,
                FailureAdvice.TellAdministrator,
                delivery.Message.InDoubt,
                cancellationToken
            )
            : delivery with
            {
                Number = number,
            };
    }

    /// <summary>What may have been taken already is looked for before it is handed over again.</summary>
    private async Task<Delivery?> ClearDoubt(Delivery delivery, CancellationToken cancellationToken)
    {
        var message = delivery.Message;
        if (!message.InDoubt)
        {
            return delivery;
        }

        var found = await channel.Find(delivery.Sms, message.Attempts[0].At, cancellationToken);
        var known = journal.Alerts;
        foreach (var providerId in found)
        {
            // The same words may have gone to the same person before, as another message.
            if (known.FindByProvider(providerId) is not { } other || other == message.Id)
            {
                Log.Reconciled(log, message.Id);
                await patience.Submit(new AlertCommand.RecordAccepted(message.Id, providerId), cancellationToken);
                return null;
            }
        }

        return delivery;
    }

    private async Task<Delivery?> Intend(Delivery delivery, CancellationToken cancellationToken)
    {
        var message = delivery.Message;
        var refusal = await patience.Submit(
            new AlertCommand.BeginAttempt(message.Id, message.Attempts.Length + 1, delivery.Fence, message.InDoubt),
            cancellationToken
        );
        return refusal?.Code switch
        {
            null => delivery with { BegunAt = time.GetUtcNow() },
            MessageRefusals.FenceStale => throw new LeaseLostException(),
            MessageRefusals.AlertEnded => await Fail(
                delivery,
                MessageFailures.Superseded,
                FailureAdvice.NextChannel,
                delivery.Message.InDoubt,
                cancellationToken
            ),
            // A callback came meanwhile; whatever is still to do shows in the book.
            _ => Skip(delivery, refusal),
        };
    }

    private async Task<Delivery?> Send(Delivery delivery, CancellationToken cancellationToken)
    {
        if (delivery.Message.InDoubt)
        {
            meter.Repeated();
            Log.Repeating(log, delivery.Message.Id, delivery.Message.Attempts.Length + 1);
        }

        try
        {
            return delivery with { Result = await channel.Send(delivery.Sms, cancellationToken) };
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // A channel returns its provider's faults; this one is its own, and the message is not to pay for it.
            Log.ChannelThrew(log, e, delivery.Message.Id);
            return delivery with
            {
                Result = new SendResult.Failed("channel-error", FailureAdvice.TryAgain, InDoubt: true),
            };
        }
    }

    private async Task<Delivery?> Record(Delivery delivery, CancellationToken cancellationToken)
    {
        switch (delivery.Result)
        {
            case SendResult.Accepted accepted:
                var now = time.GetUtcNow();
                meter.HandedOver(
                    delivery.Message.Purpose,
                    delivery.BegunAt - delivery.Message.IntendedAt,
                    now - delivery.BegunAt
                );
                await patience.Submit(
                    new AlertCommand.RecordAccepted(delivery.Message.Id, accepted.ProviderId),
                    cancellationToken
                );
                return null;
            case SendResult.Failed failed:
                return await Fail(delivery, failed.Code, failed.Advice, failed.InDoubt, cancellationToken);
            default:
                throw new InvalidOperationException("Recorded before it was sent.");
        }
    }

    private async Task<Delivery?> Fail(
        Delivery delivery,
        string code,
        FailureAdvice advice,
        bool inDoubt,
        CancellationToken cancellationToken
    )
    {
        meter.Failed(code, advice);
        if (advice == FailureAdvice.TellAdministrator)
        {
            Log.AdministratorNeeded(log, delivery.Message.Id, code);
        }
        else
        {
            Log.NotTaken(log, delivery.Message.Id, code, advice, inDoubt);
        }

        await patience.Submit(
            new AlertCommand.RecordFailed(delivery.Message.Id, code, advice, inDoubt),
            cancellationToken
        );
        return null;
    }

    private Delivery? Skip(Delivery delivery, Refusal refusal)
    {
        Log.AttemptRefused(log, delivery.Message.Id, refusal.Code);
        return null;
    }

    private sealed record Delivery(
        Message Message,
        long Fence,
        string Number,
        string Text,
        DateTimeOffset BegunAt,
        SendResult? Result
    )
    {
        public OutgoingSms Sms => new(Message.Id, Number, Text);
    }
}

/// <summary>A newer dispatcher has taken over; this one must ask for the lease again.</summary>
public sealed class LeaseLostException() : Exception("A newer dispatcher has taken over.");
