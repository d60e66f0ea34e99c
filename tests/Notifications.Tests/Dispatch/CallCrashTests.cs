using System.Collections.Immutable;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Texts;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Channels;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Dispatch;
using Beredskab.Notifications.Tests.World;
using Microsoft.Extensions.Time.Testing;

namespace Beredskab.Notifications.Tests.Dispatch;

/// <summary>
/// Calls to one number, in front of a provider that knows them by nothing else, that loses answers, and whose list can
/// be behind: one dispatcher after another dies, and more is intended between.
/// </summary>
public sealed class CallCrashTests
{
    private const string Number = "+4533000001";
    private static readonly WayId Way = new(new Guid("00000000-0000-8000-8000-000000000777"));

    /// <summary>As the channel asks for calls that are as new as the first attempt, two clocks apart.</summary>
    private static readonly TimeSpan ClockDifference = TimeSpan.FromSeconds(30);

    private readonly FakeTimeProvider time = new(City.Start);

    [Fact]
    public async Task Whenever_it_dies_no_call_is_lost_and_every_repeat_is_marked()
    {
        var (repeated, adopted) = (0, 0);
        for (var seed = 0; seed < 100; seed++)
        {
            var (once, found) = await Live(seed);
            repeated += once;
            adopted += found;
        }

        // Both happen: what can be told is not made again, and what cannot is.
        Assert.InRange(repeated, 50, int.MaxValue);
        Assert.InRange(adopted, 5, int.MaxValue);
    }

    /// <returns>How many calls were made again, and how many were found in the provider's list.</returns>
    private async Task<(int Repeated, int Adopted)> Live(int seed)
    {
        var random = new Random(seed);
        var journal = new MemoryJournal(time, City.Context());
        var exchange = new Exchange(time, random);
        for (var life = 0; life < 5; life++)
        {
            for (var calls = random.Next(3); calls > 0; calls--)
            {
                Intend(journal, random);
            }

            exchange.IsBehind = random.Next(4) == 0;
            await Run(journal, exchange, new(random.Next(1, 16)));
            // So long until the next one has started.
            time.Advance(TimeSpan.FromSeconds(random.Next(3) == 0 ? random.Next(1, 200) : random.Next(1, 10)));
        }

        (exchange.IsBehind, exchange.IsFaulty) = (false, false);
        await Run(journal, exchange, new(int.MaxValue));

        Assert.Empty(journal.Alerts.Pending);
        var all = journal.Alerts.Messages.Values.Where(message => message.Channel == MessageChannel.Voice).ToArray();
        foreach (var call in all)
        {
            var taken = exchange.Taken.Where(one => one.Message == call.Id).Select(one => one.Id).ToArray();
            Assert.True(taken.Length > 0, $"With seed {seed} a call about {call.Purpose} was lost: {call.State}.");
            var marked = call.Attempts.Count(attempt => attempt.Repeat);
            Assert.True(taken.Length <= 1 + marked, $"With seed {seed} a call was made again without a mark.");
            Assert.All(call.ProviderIds, id => Assert.Contains(id, taken));
        }

        return (all.Count(call => call.WasRepeated), all.Count(call => exchange.Adopted.Overlaps(call.ProviderIds)));
    }

    private static void Intend(MemoryJournal journal, Random random)
    {
        var kind = random.Next(4);
        if (kind < 2)
        {
            journal.Report();
            journal.AlertOn(kind == 0 ? City.SofNoerrebro : City.PoliceNoerrebro, Way, MessageChannel.Voice);
            return;
        }

        journal.Write(
            new AlertEvent.MessageIntended(
                new(Guid.NewGuid()),
                null,
                City.SofNoerrebro,
                null,
                MessageChannel.Voice,
                kind == 2 ? MessagePurpose.Notice : MessagePurpose.Verification,
                FreeText.Of("En ordret besked."),
                Way
            )
        );
    }

    private Task Run(MemoryJournal journal, Exchange exchange, Life life) =>
        Dispatching
            .Over(
                new MortalJournal(journal, life),
                new Phonebook { Addresses = { [Way] = Number } },
                [new MortalExchange(exchange, life), new Texts()],
                new()
                {
                    MessagesPerSecond = 1e9,
                    CallsPerSecond = 1e9,
                    ShutdownSeconds = 0,
                    LongestCallSeconds = 5,
                },
                time,
                secret: new ContactSecret([.. Enumerable.Repeat((byte)7, 32)])
            )
            .Empty(journal, time, TimeSpan.FromMilliseconds(500), life);

    private sealed class MortalExchange(Exchange exchange, Life life) : IMessageChannel
    {
        public MessageChannel Channel => MessageChannel.Voice;

        public async Task<SendResult> Send(OutgoingMessage call, CancellationToken cancellationToken)
        {
            await life.Point();
            var result = exchange.Take(call);
            await life.Point();
            exchange.Answer(result);
            return result;
        }

        public async Task<IReadOnlyList<string>> Find(
            OutgoingMessage call,
            DateTimeOffset since,
            CancellationToken cancellationToken
        )
        {
            await life.Point();
            return exchange.List(since);
        }
    }

    /// <summary>The texts of the same alerts are nothing that is looked at here.</summary>
    private sealed class Texts : IMessageChannel
    {
        public MessageChannel Channel => MessageChannel.Sms;

        public Task<SendResult> Send(OutgoingMessage message, CancellationToken cancellationToken) =>
            Task.FromResult<SendResult>(new SendResult.Accepted($"SM{message.Message}"));

        public Task<IReadOnlyList<string>> Find(
            OutgoingMessage message,
            DateTimeOffset since,
            CancellationToken cancellationToken
        ) => Task.FromResult<IReadOnlyList<string>>([$"SM{message.Message}"]);
    }

    private sealed class Exchange(TimeProvider time, Random random)
    {
        private readonly Lock gate = new();
        private ImmutableList<(MessageId Message, string Id, DateTimeOffset At)> taken = [];
        private ImmutableHashSet<string> answered = [];

        public bool IsBehind { get; set; }

        public bool IsFaulty { get; set; } = true;

        public ImmutableList<(MessageId Message, string Id, DateTimeOffset At)> Taken => Volatile.Read(ref taken);

        /// <summary>Ids that no answer brought: whoever knows one has it from the list.</summary>
        public ImmutableHashSet<string> Adopted
        {
            get
            {
                var known = Volatile.Read(ref answered);
                return [.. Taken.Select(call => call.Id).Where(id => !known.Contains(id))];
            }
        }

        public SendResult Take(OutgoingMessage call)
        {
            lock (gate)
            {
                var fault = IsFaulty ? random.Next(8) : 7;
                if (fault == 0)
                {
                    return new SendResult.Failed("http-503", FailureAdvice.TryAgain, InDoubt: false);
                }

                if (fault == 1)
                {
                    return new SendResult.Failed("http-500", FailureAdvice.TryAgain, InDoubt: true);
                }

                var id = $"CA{taken.Count}";
                taken = taken.Add((call.Message, id, time.GetUtcNow()));
                if (fault == 2)
                {
                    return new SendResult.Failed("connection-cut", FailureAdvice.TryAgain, InDoubt: true);
                }

                return new SendResult.Accepted(id);
            }
        }

        /// <summary>It got back to somebody who was still alive.</summary>
        public void Answer(SendResult result)
        {
            if (result is SendResult.Accepted { ProviderId: var id })
            {
                ImmutableInterlocked.Update(ref answered, all => all.Add(id));
            }
        }

        public IReadOnlyList<string> List(DateTimeOffset since) =>
            IsBehind ? [] : [.. Taken.Where(call => call.At >= since - ClockDifference).Select(call => call.Id)];
    }
}
