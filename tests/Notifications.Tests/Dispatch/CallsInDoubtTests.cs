using System.Collections.Immutable;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Channels;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Dispatch;
using Beredskab.Notifications.Tests.World;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Beredskab.Notifications.Tests.Dispatch;

/// <summary>The provider's list of calls says to whom, and not what was said.</summary>
public sealed class CallsInDoubtTests
{
    private readonly FakeTimeProvider time = new(City.Start);
    private readonly MemoryJournal journal;
    private readonly Phonebook phonebook = new();
    private readonly Exchange exchange = new();

    public CallsInDoubtTests() => journal = new(time, City.Context());

    [Fact]
    public async Task A_call_that_could_be_anothers_clears_no_doubt()
    {
        var (first, second) = (Call(), Call());
        // Both were begun by a dispatcher that died; the provider took the second alone.
        Begin(first);
        Begin(second);
        exchange.Take(second);
        await Dispatch();

        Assert.Contains(first, exchange.Taken);
        Assert.Contains(second, exchange.Taken);
        Assert.All(
            journal.Alerts.Messages.Values.Where(message => exchange.Taken.Count(one => one == message.Id) > 1),
            message => Assert.True(message.WasRepeated)
        );
    }

    [Fact]
    public async Task A_call_that_can_be_nobody_elses_is_not_made_again()
    {
        var call = Call();
        Begin(call);
        exchange.Take(call);
        await Dispatch();
        Assert.Equal([call], exchange.Taken);
    }

    private MessageId Call()
    {
        journal.Report();
        var way = new WayId(new Guid("00000000-0000-8000-8000-000000000777"));
        phonebook.Addresses[way] = "+4533000001";
        return journal.AlertOn(City.SofNoerrebro, way, MessageChannel.Voice);
    }

    private void Begin(MessageId message) =>
        Assert.Null(journal.Do(new AlertCommand.BeginAttempt(message, 1, 1, Repeat: false)));

    private async Task Dispatch()
    {
        var options = Options.Create(new DispatchOptions { MessagesPerSecond = 1000, ShutdownSeconds = 0 });
        var meter = new NotificationsMeter(new Meters());
        var gates = new ProviderGates(journal, options, time, meter, NullLogger<ProviderGates>.Instance);
        var dispatcher = new Dispatcher(
            journal,
            new(journal, phonebook, [exchange], gates, options, time, meter, NullLogger<DeliveryPipeline>.Instance),
            gates,
            new EmbeddedLease(journal),
            options,
            time,
            NullLogger<Dispatcher>.Instance
        );
        journal.Committed += dispatcher.Wake;
        using var stop = new CancellationTokenSource();
        var running = Task.Run(() => dispatcher.Run(stop.Token), TestContext.Current.CancellationToken);
        await Until.True(
            () =>
            {
                time.Advance(TimeSpan.FromMilliseconds(200));
                return journal.Alerts.Pending.IsEmpty;
            },
            "an empty queue"
        );
        await stop.CancelAsync();
        await running;
    }

    private sealed class Exchange : IMessageChannel
    {
        private ImmutableList<MessageId> taken = [];

        public ImmutableList<MessageId> Taken => Volatile.Read(ref taken);

        public MessageChannel Channel => MessageChannel.Voice;

        public void Take(MessageId message) => ImmutableInterlocked.Update(ref taken, list => list.Add(message));

        public Task<SendResult> Send(OutgoingMessage message, CancellationToken cancellationToken)
        {
            Take(message.Message);
            return Task.FromResult<SendResult>(new SendResult.Accepted($"CA{Taken.Count}"));
        }

        // All calls are to the one number.
        public Task<IReadOnlyList<string>> Find(
            OutgoingMessage message,
            DateTimeOffset since,
            CancellationToken cancellationToken
        ) => Task.FromResult<IReadOnlyList<string>>([.. Enumerable.Range(1, Taken.Count).Select(i => $"CA{i}")]);
    }
}
