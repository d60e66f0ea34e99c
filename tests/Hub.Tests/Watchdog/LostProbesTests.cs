using Beredskab.FakeTwilio;

namespace Beredskab.Hub.Tests.Watchdog;

/// <summary>Test messages that go the whole way round, or do not.</summary>
public sealed class LostProbesTests : WatchdogWorld
{
    [Fact]
    public async Task Test_messages_that_never_arrive_alarm_although_everything_answers()
    {
        hubProvider.Plan(new(Fault.NoReceipt, Times: 1000));
        await StartHub();
        await StartWatchdog(("Watchdog:ProbeReceiptSeconds", "1"));
        await Texts("Prøvebeskeder når ikke frem", Administrator, Deputy);
        Assert.All(hubProvider.Messages, message => Assert.Equal(ProbeNumber, message.To));
    }

    [Fact]
    public async Task A_receipt_that_is_not_true_is_not_believed_when_test_messages_come_to_the_watchdog()
    {
        // The Hub is told that each was delivered; none comes out at the other end.
        await StartHub();
        await StartWatchdog(("Watchdog:ProbeNumber", ProbeNumber), ("Watchdog:ProbeReceiptSeconds", "1"));
        await Arrived();
        await Texts("Prøvebeskeder når ikke frem", Administrator, Deputy);
    }

    [Fact]
    public async Task What_comes_in_at_the_watchdog_has_arrived_though_nobody_tells_the_hub()
    {
        hubProvider.Plan(new(Fault.NoReceipt, Times: 1000));
        hubProvider.Carry = ToTheWatchdog;
        await StartHub();
        await StartWatchdog(
            ("Watchdog:ProbeNumber", ProbeNumber),
            ("Watchdog:ProbeReceiptSeconds", "20"),
            ("Watchdog:ProbeMinutes", "0.01")
        );
        // The next is sent only when the one before it has arrived.
        await Until(() => hubProvider.Messages.Count >= 4, "four rounds");
        Assert.All(hubProvider.Messages, message => Assert.NotEqual("delivered", message.Status));
        Assert.DoesNotContain(ownProvider.Messages, message => message.To != ProbeNumber);
    }

    private void ToTheWatchdog(FakeMessage message) => ownProvider.Receive(message.From, message.To, message.Body);
}
