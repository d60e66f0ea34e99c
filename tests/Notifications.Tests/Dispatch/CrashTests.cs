using System.Collections.Immutable;
using Beredskab.GeoModel.Deciding;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Channels;
using Beredskab.Notifications.Dispatch;
using Beredskab.Notifications.Tests.World;
using Microsoft.Extensions.Time.Testing;

namespace Beredskab.Notifications.Tests.Dispatch;

/// <summary>
/// The dispatcher dies at every point where it waits for the journal or the provider, and another goes on from the
/// journal alone.
/// </summary>
public sealed class CrashTests
{
    private readonly FakeTimeProvider time = new(City.Start);

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public async Task Whenever_it_dies_no_text_is_lost_and_every_repeat_is_marked(bool listIsBehind, bool providerFails)
    {
        var deaths = 0;
        for (var first = 0; ; first++)
        {
            if (!await Survives([first], listIsBehind, providerFails))
            {
                break;
            }

            deaths++;
        }

        // Three texts, each with a wait before and after its attempt, its sending and its record.
        Assert.InRange(deaths, 17, 200);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public async Task Whenever_it_dies_no_text_about_several_alerts_is_lost(bool listIsBehind, bool providerFails)
    {
        var deaths = 0;
        for (var first = 0; ; first++)
        {
            if (!await Survives([first], listIsBehind, providerFails, reports: 3))
            {
                break;
            }

            deaths++;
        }

        Assert.InRange(deaths, 30, 400);
    }

    [Fact]
    public async Task It_can_die_again_and_again_at_random_points()
    {
        var random = new Random(4711);
        for (var round = 0; round < 30; round++)
        {
            await Survives(
                [.. Enumerable.Range(0, 6).Select(_ => random.Next(12))],
                listIsBehind: round % 2 == 0,
                providerFails: round % 3 == 0
            );
        }
    }

    /// <param name="deaths">After how many points each dispatcher in turn dies; one that lives to the end follows.</param>
    /// <returns>Whether the first one died.</returns>
    private async Task<bool> Survives(
        ImmutableArray<int> deaths,
        bool listIsBehind,
        bool providerFails,
        int reports = 1
    )
    {
        var journal = new MemoryJournal(time, City.Context() with { BundleWindow = TimeSpan.FromSeconds(5) });
        var provider = new Provider(time) { ListIsBehind = listIsBehind, FailsFirst = providerFails ? 2 : 0 };
        for (var i = 0; i < reports; i++)
        {
            journal.Report();
        }

        var died = false;
        foreach (var death in deaths)
        {
            var life = new Life(death);
            await Run(journal, provider, life);
            died |= life.IsOver;
        }

        await Run(journal, provider, new Life(int.MaxValue));

        var messages = journal.Alerts.Messages.Values.ToArray();
        Assert.Empty(journal.Alerts.Pending);
        Assert.All(
            messages,
            message =>
            {
                var carrier = message.Bundle?.Messages[0] ?? message.Id;
                Assert.Equal(reports > 1 && message.NotBefore is not null, message.Bundle is not null);
                var taken = provider.Taken.Count(sms => sms.Message == carrier && sms.Text == message.Sent.Value);
                Assert.True(taken >= 1, "A text was lost.");
                Assert.Equal(MessageState.Accepted, message.State);
                Assert.True(taken == 1 || message.WasRepeated, "A text was repeated without a mark.");
                Assert.True(taken == 1 || listIsBehind, "A text was repeated that the provider knew.");
                // Only what was in doubt is ever marked.
                for (var i = 1; i < message.Attempts.Length; i++)
                {
                    var before = message.Attempts[..i].Any(attempt => attempt.Failure is null or { InDoubt: true });
                    Assert.Equal(before, message.Attempts[i].Repeat);
                }
            }
        );
        Assert.All(
            messages.Select(message => message.Attempts.Select(attempt => attempt.Fence).ToArray()),
            fences => Assert.Equal(fences.Order(), fences)
        );
        return died;
    }

    private Task Run(MemoryJournal journal, Provider provider, Life life) =>
        Dispatching
            .Over(
                new MortalJournal(journal, life),
                new Phonebook(),
                [new MortalChannel(provider, life)],
                new()
                {
                    MessagesPerSecond = 1e9,
                    ShutdownSeconds = 0,
                    Concurrency = 2,
                },
                time
            )
            .Empty(journal, time, TimeSpan.FromMilliseconds(200), life);

    private sealed class MortalChannel(Provider provider, Life life) : IMessageChannel
    {
        public MessageChannel Channel => MessageChannel.Sms;

        public async Task<SendResult> Send(OutgoingMessage sms, CancellationToken cancellationToken)
        {
            await life.Point();
            var result = provider.Take(sms);
            await life.Point();
            return result;
        }

        public async Task<IReadOnlyList<string>> Find(
            OutgoingMessage sms,
            DateTimeOffset since,
            CancellationToken cancellationToken
        )
        {
            await life.Point();
            return provider.Find(sms);
        }
    }

    private sealed class Provider(TimeProvider time)
    {
        private readonly Lock gate = new();
        private readonly List<(OutgoingMessage Sms, string Id)> taken = [];

        public bool ListIsBehind { get; init; }

        public int FailsFirst { get; set; }

        public ImmutableArray<OutgoingMessage> Taken
        {
            get
            {
                lock (gate)
                {
                    return [.. taken.Select(entry => entry.Sms)];
                }
            }
        }

        public SendResult Take(OutgoingMessage sms)
        {
            lock (gate)
            {
                if (FailsFirst-- > 0)
                {
                    return new SendResult.Failed("http-503", FailureAdvice.TryAgain, InDoubt: false);
                }

                var id = $"SM{taken.Count}-{time.GetUtcNow().Ticks}";
                taken.Add((sms, id));
                return new SendResult.Accepted(id);
            }
        }

        public IReadOnlyList<string> Find(OutgoingMessage sms)
        {
            lock (gate)
            {
                return ListIsBehind
                    ? []
                    :
                    [
                        .. taken
                            .Where(entry => entry.Sms.Address == sms.Address && entry.Sms.Text == sms.Text)
                            .Select(entry => entry.Id),
                    ];
            }
        }
    }
}
