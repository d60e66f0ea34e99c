using System.Collections.Concurrent;
using System.Collections.Immutable;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Channels;
using Beredskab.Notifications.Dispatch;
using Beredskab.Notifications.Messages;
using Beredskab.Notifications.Tests.World;
using Microsoft.Extensions.Time.Testing;

namespace Beredskab.Notifications.Tests.Dispatch;

/// <summary>Alerts of several incidents to one person within a few seconds become one SMS.</summary>
public sealed class BundleTests : IAsyncDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(5);

    private readonly FakeTimeProvider time = new(City.Start);
    private readonly MemoryJournal journal;
    private readonly Provider provider;
    private readonly CancellationTokenSource stop = new();
    private Task running = Task.CompletedTask;

    public BundleTests()
    {
        journal = new(time, City.Context() with { BundleWindow = Window });
        provider = new(time);
    }

    [Fact]
    public async Task The_first_leaves_at_once_and_a_second_waits_for_a_third()
    {
        Start();
        journal.Report(IncidentType.Brand);
        await Sent(1);
        Advance(1);
        journal.Report(IncidentType.Stenkast, ActivationLevel.Informationsberedskab);
        Advance(2);
        journal.Report(IncidentType.SkudEllerVaaben);
        Advance(1.9);
        Assert.Single(To(City.SofNoerrebro));

        Advance(0.2);
        await Sent(2);
        var codes = Codes(City.SofNoerrebro);
        Assert.Equal(3, codes.Length);
        Assert.Equal(
            [
                $"SSP-BEREDSKAB {codes[0]}: Brand ved Blågårds Plads, Nørrebro. Stabsberedskab. Svar JA {codes[0]} eller NEJ {codes[0]}. JA {codes[0]} 20 = fremme om 20 min.",
                $"SSP-BEREDSKAB: 2 alarmer. {codes[2]} Skud eller våben, Nørrebro, stabsberedskab. {codes[1]} Stenkast, Nørrebro, informationsberedskab. Svar på hver, fx JA {codes[2]}.",
            ],
            To(City.SofNoerrebro)
        );
        Assert.All(
            journal.Alerts.Messages.Values,
            message =>
            {
                Assert.Equal(MessageState.Accepted, message.State);
                Assert.Single(message.Attempts);
            }
        );
    }

    [Fact]
    public async Task A_second_that_no_other_joins_leaves_with_its_own_words()
    {
        Start();
        journal.Report(IncidentType.Brand);
        await Sent(1);
        Advance(4.5);
        journal.Report(IncidentType.Stenkast);
        Advance(0.6);
        await Sent(2);

        var code = Codes(City.SofNoerrebro)[1];
        Assert.StartsWith($"SSP-BEREDSKAB {code}: Stenkast", To(City.SofNoerrebro)[1], StringComparison.Ordinal);
        Assert.DoesNotContain(journal.Events, e => e is AlertEvent.MessageBundled);
    }

    [Fact]
    public async Task After_the_window_the_next_is_a_first_again()
    {
        Start();
        journal.Report(IncidentType.Brand);
        await Sent(1);
        Advance(5);
        journal.Report(IncidentType.Stenkast);
        await Sent(2);
        Assert.All(journal.Alerts.Messages.Values, message => Assert.Null(message.NotBefore));
    }

    [Fact]
    public async Task Operationsberedskab_waits_for_nothing_and_is_in_no_bundle()
    {
        Start();
        journal.Report(IncidentType.Brand);
        await Sent(1);
        Advance(1);
        journal.Report(IncidentType.Stenkast);
        journal.Report(IncidentType.SkudEllerVaaben, ActivationLevel.Operationsberedskab);
        await Sent(2);
        Assert.Contains("Skud eller våben ved", To(City.SofNoerrebro)[1], StringComparison.Ordinal);

        journal.Report(IncidentType.Online);
        Advance(4.1);
        await Sent(3);
        Assert.Contains("2 alarmer", To(City.SofNoerrebro)[2], StringComparison.Ordinal);
        Assert.DoesNotContain("Skud", To(City.SofNoerrebro)[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_incident_that_is_raised_to_operationsberedskab_waits_no_more()
    {
        Start();
        journal.Report(IncidentType.Brand);
        await Sent(1);
        var incident = journal.Report(IncidentType.Stenkast);
        journal.ChangeLevel(incident, ActivationLevel.Operationsberedskab);

        await Sent(3);
        Assert.All(journal.Alerts.Messages.Values, message => Assert.Null(message.NotBefore));
        // Handed over beside each other: either may reach the provider first.
        Assert.Single(
            To(City.SofNoerrebro)[1..],
            text => text.Contains("Hævet til operationsberedskab", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task What_does_not_fit_follows_in_a_second_text_the_most_serious_first()
    {
        journal.Location = new([City.Noerrebro, City.Kommune], [], 500, "Bispebjerg Hospitals gamle hovedindgang");
        Start();
        journal.Report(IncidentType.Brand);
        await Sent(1);
        for (var i = 0; i < 5; i++)
        {
            journal.Report(IncidentType.DrabEllerDrabsforsoeg, ActivationLevel.Informationsberedskab);
        }

        journal.Report(IncidentType.SkudEllerVaaben);
        Advance(5.1);
        await Until.True(() => journal.Alerts.Pending.IsEmpty, "all are handed over");

        var codes = Codes(City.SofNoerrebro);
        var texts = To(City.SofNoerrebro)[1..];
        Assert.Equal(2, texts.Length);
        Assert.StartsWith($"SSP-BEREDSKAB: 3 alarmer. {codes[6]} Skud", texts[0], StringComparison.Ordinal);
        Assert.All(
            codes[1..],
            code => Assert.Single(texts, text => text.Contains($" {code} ", StringComparison.Ordinal))
        );
        Assert.All(texts, text => Assert.Equal(1, SmsPreview.Of(text).Parts));
        Assert.All(texts, text => Assert.Contains(" fx JA ", text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_receipt_for_the_one_text_marks_every_alert_that_it_was_about()
    {
        await Bundle();
        var bundled = Bundled(City.SofNoerrebro);
        var carrier = bundled[0].Bundle!.Messages[0];
        var providerId = Assert.Single(bundled.Select(message => Assert.Single(message.ProviderIds)).Distinct());

        journal.Do(new AlertCommand.RecordStatus(carrier, providerId, DeliveryStatus.Delivered, null));
        Assert.All(Bundled(City.SofNoerrebro), message => Assert.Equal(MessageState.Delivered, message.State));
        var events = journal.Events.Count;
        journal.Do(new AlertCommand.RecordStatus(carrier, providerId, DeliveryStatus.Delivered, null));
        Assert.Equal(events, journal.Events.Count);
    }

    [Fact]
    public async Task Each_code_of_the_one_text_answers_its_own_alert_and_a_bare_yes_is_asked_about()
    {
        await Bundle();
        var codes = Codes(City.SofNoerrebro);
        Assert.Equal(ReplyTexts.Shipped.Ambiguous([.. codes]), journal.Receive(City.SofNoerrebro, "JA"));
        Assert.Equal(
            ReplyTexts.Shipped.Answered(codes[1], AnswerKind.Coming, 20),
            journal.Receive(City.SofNoerrebro, $"JA {codes[1]} 20")
        );
        var answered = journal.Alerts.Alerts.Values.Where(alert => alert.Answers.ContainsKey(City.SofNoerrebro));
        Assert.Equal(codes[1], Assert.Single(answered).CodeOf(City.SofNoerrebro));
    }

    [Fact]
    public async Task A_failure_of_the_one_text_is_one_of_every_alert()
    {
        Start();
        journal.Report(IncidentType.Brand);
        await Sent(1);
        provider.Answer = new SendResult.Failed("21614", FailureAdvice.NextChannel, InDoubt: false);
        journal.Report(IncidentType.Stenkast);
        journal.Report(IncidentType.Online);
        Advance(5.1);
        await Until.True(() => journal.Alerts.Pending.IsEmpty, "all are given up");
        Assert.All(
            Bundled(City.SofNoerrebro),
            message => Assert.Equal((MessageState.Failed, "21614"), (message.State, message.ErrorCode))
        );
    }

    [Fact]
    public async Task What_ends_while_the_provider_refuses_is_taken_out_of_the_text()
    {
        Start();
        journal.Report(IncidentType.Brand);
        await Sent(1);
        provider.Answer = new SendResult.Failed("http-503", FailureAdvice.TryAgain, InDoubt: false);
        var ending = journal.Report(IncidentType.Stenkast);
        journal.Report(IncidentType.Online);
        journal.Report(IncidentType.SkudEllerVaaben);
        Advance(5.1);
        await Until.True(() => Bundled(City.SofNoerrebro).Any(message => message.ErrorCode is not null), "a refusal");
        journal.StandDown(ending);
        provider.Answer = null;
        await Until.True(
            () =>
            {
                Advance(0.2);
                return journal.Alerts.Pending.IsEmpty;
            },
            "all are handed over"
        );

        var text = provider
            .Sent.Last(sms => sms.Person == City.SofNoerrebro && sms.Purpose == MessagePurpose.Alert)
            .Text;
        Assert.StartsWith("SSP-BEREDSKAB: 2 alarmer.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Stenkast", text, StringComparison.Ordinal);
        var stopped = Bundled(City.SofNoerrebro).Single(message => message.ErrorCode == MessageFailures.Superseded);
        Assert.Equal(ending, journal.Alerts.Alerts[stopped.Alert!.Value].Incident);
    }

    [Fact]
    public async Task With_the_window_at_nought_nothing_waits()
    {
        journal.Context = journal.Context with { BundleWindow = TimeSpan.Zero };
        Start();
        journal.Report(IncidentType.Brand);
        journal.Report(IncidentType.Stenkast);
        journal.Report(IncidentType.Online);
        await Sent(3);
        Assert.Equal(3, To(City.SofNoerrebro).Length);
    }

    [Fact]
    public void A_bundle_of_an_exercise_says_so_and_one_part_holds_it()
    {
        var lines = Enumerable
            .Range(0, 4)
            .Select(i =>
            {
                journal.Report();
                return new BundleLine(
                    journal.Alerts.Messages.Values.Where(m => m.Person == City.SofNoerrebro).MaxBy(m => m.Sequence)!,
                    new(
                        IncidentType.Brand,
                        ActivationLevel.Stabsberedskab,
                        "Blågårds Plads",
                        "Vesterbro/Kongens Enghave"
                    )
                    {
                        Exercise = true,
                    }
                );
            })
            .ToImmutableArray();
        var (count, text) = BundleTexts.Longest(lines);
        Assert.InRange(count, 2, 3);
        Assert.EndsWith(" ØVELSE", text, StringComparison.Ordinal);
        Assert.Null(MessageGuard.Check(text));
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await running;
        stop.Dispose();
    }

    /// <summary>Three reports: the first by itself, the two others as one text, taken by the provider.</summary>
    private async Task Bundle()
    {
        Start();
        journal.Report(IncidentType.Brand);
        await Sent(1);
        journal.Report(IncidentType.Stenkast);
        journal.Report(IncidentType.Online);
        Advance(5.1);
        await Until.True(() => journal.Alerts.Pending.IsEmpty, "all are handed over");
    }

    private ImmutableArray<Message> Bundled(PersonId person) =>
        [
            .. journal
                .Alerts.Messages.Values.Where(message => message.Person == person && message.Bundle is not null)
                .OrderBy(message => message.Sequence),
        ];

    private ImmutableArray<int> Codes(PersonId person) =>
        [.. journal.Alerts.RoundsOf(person).Select(round => round.Code)];

    private string[] To(PersonId person) =>
        [.. provider.Sent.Where(sms => sms.Person == person).Select(sms => sms.Text)];

    /// <summary>So many texts to each of the three on duty.</summary>
    private Task Sent(int each) =>
        Until.True(
            () =>
                new[] { City.PoliceNoerrebro, City.SofNoerrebro, City.BufBoth }.All(person => To(person).Length == each)
                && journal.Alerts.Messages.Values.All(message =>
                    message.NotBefore > time.GetUtcNow() || !message.IsPending
                ),
            $"{each} texts to each"
        );

    private void Advance(double seconds) => time.Advance(TimeSpan.FromSeconds(seconds));

    private void Start()
    {
        var options = new DispatchOptions
        {
            ShutdownSeconds = 0,
            MessagesPerSecond = 1e9,
            FirstBackoffSeconds = 0.05,
        };
        running = Dispatching.Over(journal, new Phonebook(), [provider], options, time).Begin(journal, stop.Token);
    }

    private sealed class Provider(TimeProvider time) : IMessageChannel
    {
        public ConcurrentQueue<OutgoingMessage> Sent { get; } = new();

        /// <summary>Null to accept.</summary>
        public SendResult? Answer { get; set; }

        public MessageChannel Channel => MessageChannel.Sms;

        public Task<SendResult> Send(OutgoingMessage sms, CancellationToken cancellationToken)
        {
            if (Answer is { } refusal)
            {
                return Task.FromResult(refusal);
            }

            Sent.Enqueue(sms);
            return Task.FromResult<SendResult>(
                new SendResult.Accepted($"SM{Sent.Count}-{time.GetUtcNow().Ticks}-{sms.Message}")
            );
        }

        public Task<IReadOnlyList<string>> Find(
            OutgoingMessage sms,
            DateTimeOffset since,
            CancellationToken cancellationToken
        ) => Task.FromResult<IReadOnlyList<string>>([]);
    }
}
