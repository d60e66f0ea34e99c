using System.Collections.Immutable;
using Beredskab.GeoModel.Texts;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Channels;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Dispatch;
using Beredskab.Notifications.Messages;
using Beredskab.Notifications.Tests.World;
using Microsoft.Extensions.Time.Testing;

namespace Beredskab.Notifications.Tests.Dispatch;

/// <summary>The provider's list of calls says to whom, and not what was said.</summary>
public sealed class CallsInDoubtTests
{
    private const string Number = "+4533000001";
    private static readonly WayId Way = new(new Guid("00000000-0000-8000-8000-000000000777"));

    private readonly FakeTimeProvider time = new(City.Start);
    private readonly MemoryJournal journal;
    private readonly Phonebook phonebook = new() { Addresses = { [Way] = Number } };
    private readonly Exchange exchange = new();

    public CallsInDoubtTests() => journal = new(time, City.Context());

    [Fact]
    public async Task A_call_that_could_be_anothers_clears_no_doubt()
    {
        var (first, second) = (Call(), Call());
        // Both were begun by a dispatcher that died; the provider took the second alone.
        Begin(first);
        Begin(second);
        exchange.Take(second, Number);
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
        exchange.Take(call, Number);
        await Dispatch();
        Assert.Equal([call], exchange.Taken);
    }

    /// <summary>What else can ring the number that an alert rings.</summary>
    public enum Else
    {
        /// <summary>The code by which the person proves to have the number.</summary>
        Code,

        /// <summary>A word about the installation.</summary>
        Notice,

        /// <summary>Another who has the duty, called on the same shared phone.</summary>
        Another,

        /// <summary>The same number, before it was taken out and added again.</summary>
        Removed,
    }

    [Theory]
    [InlineData(Else.Code)]
    [InlineData(Else.Notice)]
    [InlineData(Else.Another)]
    [InlineData(Else.Removed)]
    public async Task A_call_about_something_else_that_was_made_twice_is_not_taken_for_the_alerts(Else what)
    {
        // The first answer got lost, so it was made again.
        var other = Other(what);
        Begin(other);
        exchange.Take(other, Number);
        time.Advance(TimeSpan.FromSeconds(5));
        Begin(other);
        Assert.Null(journal.Do(new AlertCommand.RecordAccepted(other, exchange.Take(other, Number))));
        time.Advance(TimeSpan.FromSeconds(10));
        await The_alert_was_begun_and_not_taken();
    }

    [Theory]
    [InlineData(Else.Code)]
    [InlineData(Else.Notice)]
    [InlineData(Else.Another)]
    [InlineData(Else.Removed)]
    public async Task A_call_about_something_else_that_is_in_doubt_is_not_taken_for_the_alerts(Else what)
    {
        var other = Other(what);
        Begin(other);
        exchange.Take(other, Number);
        await The_alert_was_begun_and_not_taken();
    }

    [Fact]
    public async Task A_call_that_was_given_up_in_doubt_is_not_taken_for_the_alerts()
    {
        var other = Other(Else.Notice);
        Begin(other);
        exchange.Take(other, Number);
        Assert.Null(
            journal.Do(new AlertCommand.RecordFailed(other, "timeout", FailureAdvice.NextChannel, InDoubt: true, null))
        );
        await The_alert_was_begun_and_not_taken();
    }

    [Fact]
    public async Task A_call_to_another_number_that_was_made_twice_is_nobodys_doubt_here()
    {
        var elsewhere = new WayId(Guid.NewGuid());
        phonebook.Addresses[elsewhere] = "+4533000002";
        journal.Report();
        var other = journal.AlertOn(City.PoliceNoerrebro, elsewhere, MessageChannel.Voice);
        Begin(other);
        exchange.Take(other, "+4533000002");
        Begin(other);
        Assert.Null(journal.Do(new AlertCommand.RecordAccepted(other, exchange.Take(other, "+4533000002"))));

        var call = Call();
        Begin(call);
        exchange.Take(call, Number);
        await Dispatch();
        Assert.Single(exchange.Taken, call);
    }

    private async Task The_alert_was_begun_and_not_taken()
    {
        var call = Call();
        Begin(call);
        await Dispatch();

        Assert.Single(exchange.Taken, call);
        var message = journal.Alerts.Find(call)!;
        Assert.True(message.WasRepeated);
        Assert.Equal([exchange.IdOf(call)], message.ProviderIds);
    }

    private MessageId Call()
    {
        journal.Report();
        return journal.AlertOn(City.SofNoerrebro, Way, MessageChannel.Voice);
    }

    private MessageId Other(Else what)
    {
        switch (what)
        {
            case Else.Another:
                journal.Report();
                return journal.AlertOn(City.PoliceNoerrebro, Way, MessageChannel.Voice);
            case Else.Removed:
                // Nobody knows any more where this way led to.
                return Intend(MessagePurpose.Notice, new WayId(Guid.NewGuid()));
            case Else.Notice:
                return Intend(MessagePurpose.Notice, Way);
            default:
                return Intend(MessagePurpose.Verification, Way);
        }
    }

    private MessageId Intend(MessagePurpose purpose, WayId way)
    {
        var message = new MessageId(Guid.NewGuid());
        journal.Write(
            new AlertEvent.MessageIntended(
                message,
                null,
                City.SofNoerrebro,
                null,
                MessageChannel.Voice,
                purpose,
                FreeText.Of($"Din kode er {NoticeTexts.CodePlace}."),
                way
            )
        );
        return message;
    }

    private void Begin(MessageId message) =>
        Assert.Null(
            journal.Do(
                new AlertCommand.BeginAttempt(
                    message,
                    journal.Alerts.Find(message)!.Attempts.Length + 1,
                    1,
                    Repeat: false
                )
            )
        );

    private Task Dispatch() =>
        Dispatching
            .Over(
                journal,
                phonebook,
                [exchange],
                new() { MessagesPerSecond = 1000, ShutdownSeconds = 0 },
                time,
                secret: new ContactSecret([.. Enumerable.Repeat((byte)7, 32)])
            )
            .Empty(journal, time, TimeSpan.FromMilliseconds(200));

    private sealed class Exchange : IMessageChannel
    {
        private ImmutableList<(MessageId Message, string To)> taken = [];

        public IEnumerable<MessageId> Taken => Volatile.Read(ref taken).Select(call => call.Message);

        public MessageChannel Channel => MessageChannel.Voice;

        /// <returns>The id that it answers with, should the answer arrive.</returns>
        public string Take(MessageId message, string to)
        {
            ImmutableInterlocked.Update(ref taken, list => list.Add((message, to)));
            return IdOf(message);
        }

        /// <summary>Of the last time that it was taken.</summary>
        public string IdOf(MessageId message) =>
            $"CA{Volatile.Read(ref taken).FindLastIndex(call => call.Message == message)}";

        public Task<SendResult> Send(OutgoingMessage message, CancellationToken cancellationToken) =>
            Task.FromResult<SendResult>(new SendResult.Accepted(Take(message.Message, message.Address)));

        public Task<IReadOnlyList<string>> Find(
            OutgoingMessage message,
            DateTimeOffset since,
            CancellationToken cancellationToken
        ) =>
            Task.FromResult<IReadOnlyList<string>>([
                .. Volatile
                    .Read(ref taken)
                    .Index()
                    .Where(call => call.Item.To == message.Address)
                    .Select(call => $"CA{call.Index}"),
            ]);
    }
}
