using System.Collections.Frozen;
using System.Collections.Immutable;
using Beredskab.GeoModel.Deciding;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Channels;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Messages;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Polly.CircuitBreaker;

namespace Beredskab.Notifications.Dispatch;

/// <summary>What happens to one message that is due, step by step, in one place.</summary>
public sealed class DeliveryPipeline
{
    /// <summary>No channel of that kind is set up in this installation.</summary>
    public const string NotConfigured = "channel-not-configured";

    private const double LongestRetryAfterSeconds = 24 * 3600;

    /// <returns>The delivery for the next step, or null when the message needs nothing more now.</returns>
    private delegate Task<Delivery?> Step(Delivery delivery, CancellationToken cancellationToken);

    private readonly ImmutableArray<Step> steps;
    private readonly IAlertJournal journal;
    private readonly JournalPatience patience;
    private readonly IDirectory directory;
    private readonly FrozenDictionary<MessageChannel, IMessageChannel> channels;
    private readonly ContactSecret? secret;
    private readonly Schedule schedule;
    private readonly ProviderGates gates;
    private readonly TimeProvider time;
    private readonly NotificationsMeter meter;
    private readonly ILogger<DeliveryPipeline> log;

    public DeliveryPipeline(
        IAlertJournal journal,
        IDirectory directory,
        IEnumerable<IMessageChannel> channels,
        ProviderGates gates,
        IOptions<DispatchOptions> options,
        TimeProvider time,
        NotificationsMeter meter,
        ILogger<DeliveryPipeline> log,
        ContactSecret? secret = null
    )
    {
        this.secret = secret;
        this.journal = journal;
        this.directory = directory;
        this.channels = channels.ToFrozenDictionary(channel => channel.Channel);
        this.gates = gates;
        this.time = time;
        this.meter = meter;
        this.log = log;
        patience = new(journal, time);
        schedule = new(options.Value);
        steps =
        [
            Bundle,
            DropIfOvertaken,
            GiveUpIfHopeless,
            ChooseChannel,
            Guard,
            FindAddress,
            AskGate,
            ClearDoubt,
            Intend,
            Send,
            Record,
        ];
    }

    /// <returns>How long it need not be taken up again, because its provider is down; null when nothing forbids it.</returns>
    /// <exception cref="LeaseLostException">A newer dispatcher has taken over.</exception>
    internal async Task<DateTimeOffset?> Deliver(Message message, long fence, CancellationToken cancellationToken)
    {
        var delivery = new Delivery(message, fence, null, null, false, null, "", default, null);
        try
        {
            foreach (var step in steps)
            {
                if (await step(delivery, cancellationToken) is not { } next)
                {
                    break;
                }

                delivery = next;
            }
        }
        finally
        {
            if (delivery.OnTrial)
            {
                delivery.Gate!.EndTrial();
            }
        }

        return delivery.Gate?.ShutUntil(time.GetUtcNow());
    }

    /// <summary>What has waited leaves with the others that have, in a text that is in the journal before it is sent.</summary>
    private async Task<Delivery?> Bundle(Delivery delivery, CancellationToken cancellationToken)
    {
        if (delivery.Message.NotBefore is null)
        {
            return delivery;
        }

        // Another that waited may have taken this one into its text since the dispatcher looked.
        var id = delivery.Message.Id;
        if (journal.Alerts.Find(id) is { } known && Bundling.Concerns(journal.Alerts, known))
        {
            await patience.Submit(new AlertCommand.Bundle(id), cancellationToken);
        }

        var book = journal.Alerts;
        return book.Find(id) is { IsPending: true } message && !Bundling.Waits(book, message)
            ? delivery with
            {
                Message = message,
            }
            : null;
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
        // While the provider is down the fault is not the message's: it is kept for when it is back.
        schedule.IsHopeless(delivery.Message, time.GetUtcNow()) && !gates.IsShut(delivery.Message.Channel)
            ? await Fail(
                delivery,
                delivery.Message.ErrorCode ?? "gave-up",
                FailureAdvice.NextChannel,
                delivery.Message.InDoubt,
                cancellationToken
            )
            : delivery;

    private async Task<Delivery?> ChooseChannel(Delivery delivery, CancellationToken cancellationToken) =>
        channels.TryGetValue(delivery.Message.Channel, out var channel)
            ? delivery with
            {
                Channel = channel,
            }
            : await Fail(
                delivery,
                NotConfigured,
                FailureAdvice.NextChannel,
                delivery.Message.InDoubt,
                cancellationToken
            );

    private async Task<Delivery?> Guard(Delivery delivery, CancellationToken cancellationToken) =>
        Leaving.Words(delivery.Message, secret) is not { } text
            ? await Fail(
                delivery,
                "text-erased",
                FailureAdvice.TellAdministrator,
                delivery.Message.InDoubt,
                cancellationToken
            )
        : MessageGuard.Check(text, delivery.Message.Channel) is { } wrong
            ? await Fail(delivery, wrong, FailureAdvice.TellAdministrator, delivery.Message.InDoubt, cancellationToken)
        : delivery with { Text = text };

    private async Task<Delivery?> FindAddress(Delivery delivery, CancellationToken cancellationToken)
    {
        var message = delivery.Message;
        if (Leaving.AddressOf(message, directory) is not { } address)
        {
            return await Fail(
                delivery,
                message.Channel == MessageChannel.Sms ? MessageFailures.NoNumber : "no-address",
                FailureAdvice.TellAdministrator,
                message.InDoubt,
                cancellationToken
            );
        }

        var outgoing = Leaving.Of(journal.Alerts, message, address, delivery.Text);
        return delivery with
        {
            Outgoing = outgoing,
            Gate = gates.Of(message.Channel, delivery.Channel!.ProviderOf(outgoing)),
        };
    }

    /// <summary>
    /// While the provider is down a message is not attempted, and says so once: the person's next way is used, and this
    /// one is tried when the provider is back, if the call is still open then.
    /// </summary>
    private async Task<Delivery?> AskGate(Delivery delivery, CancellationToken cancellationToken)
    {
        if (delivery.Gate!.LetsThrough(time.GetUtcNow(), out var onTrial))
        {
            return delivery with { OnTrial = onTrial };
        }

        // A failure is in the journal already when it was refused before.
        return delivery.Message.IsRefused ? null : await TurnedAway(delivery, cancellationToken);
    }

    private Task<Delivery?> TurnedAway(Delivery delivery, CancellationToken cancellationToken) =>
        Fail(
            delivery,
            MessageFailures.ProviderDown,
            FailureAdvice.TryAgain,
            delivery.Message.InDoubt,
            cancellationToken
        );

    /// <summary>What may have been taken already is looked for before it is handed over again.</summary>
    private async Task<Delivery?> ClearDoubt(Delivery delivery, CancellationToken cancellationToken)
    {
        var message = delivery.Message;
        if (!message.InDoubt)
        {
            return delivery;
        }

        var found = await delivery.Channel!.Find(delivery.Outgoing!, message.Attempts[0].At, cancellationToken);
        if (
            Doubts.Own(journal.Alerts, message, other => Leaving.AddressOf(other, directory), found)
            is not { } providerId
        )
        {
            return delivery;
        }

        Log.Reconciled(log, message.Id);
        await patience.Submit(new AlertCommand.RecordAccepted(message.Id, providerId), cancellationToken);
        return null;
    }

    private async Task<Delivery?> Intend(Delivery delivery, CancellationToken cancellationToken)
    {
        var message = delivery.Message;
        var refusal = await patience.Submit(
            new AlertCommand.BeginAttempt(
                message.Id,
                message.Attempts.Length + 1,
                delivery.Fence,
                message.InDoubt,
                message.Bundle?.Messages.Length ?? 1
            ),
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
            return delivery with
            {
                Result = await delivery.Gate!.Send(delivery.Channel!, delivery.Outgoing!, cancellationToken),
            };
        }
        catch (BrokenCircuitException)
        {
            // Another was on trial, or failed, meanwhile; this one was not sent.
            return delivery with
            {
                Result = new SendResult.Failed(
                    MessageFailures.ProviderDown,
                    FailureAdvice.TryAgain,
                    delivery.Message.InDoubt
                ),
            };
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
                gates.Taken(delivery.Message.Channel, delivery.Channel!.ProviderOf(delivery.Outgoing!));
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
                return await Fail(
                    delivery,
                    failed.Code,
                    failed.Advice,
                    failed.InDoubt,
                    cancellationToken,
                    failed.RetryAfter
                );
            default:
                throw new InvalidOperationException("Recorded before it was sent.");
        }
    }

    private async Task<Delivery?> Fail(
        Delivery delivery,
        string code,
        FailureAdvice advice,
        bool inDoubt,
        CancellationToken cancellationToken,
        TimeSpan? retryAfter = null
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
            new AlertCommand.RecordFailed(
                delivery.Message.Id,
                code,
                advice,
                inDoubt,
                retryAfter is { } wait
                    ? (int)Math.Ceiling(Math.Clamp(wait.TotalSeconds, 0, LongestRetryAfterSeconds))
                    : null,
                WayLoss.IsOfNumber(code) ? TwinOf(delivery.Message) : null
            ),
            cancellationToken
        );
        return null;
    }

    private WayId? TwinOf(Message message) =>
        message is { Person: { } person, Phone: null }
            ? directory.TwinOf(person, message.Way ?? ContactBook.MobileOf(person))
            : null;

    private Delivery? Skip(Delivery delivery, Refusal refusal)
    {
        Log.AttemptRefused(log, delivery.Message.Id, refusal.Code);
        return null;
    }

    private sealed record Delivery(
        Message Message,
        long Fence,
        IMessageChannel? Channel,
        ProviderGate? Gate,
        bool OnTrial,
        OutgoingMessage? Outgoing,
        string Text,
        DateTimeOffset BegunAt,
        SendResult? Result
    );
}

/// <summary>A newer dispatcher has taken over; this one must ask for the lease again.</summary>
public sealed class LeaseLostException() : Exception("A newer dispatcher has taken over.");
