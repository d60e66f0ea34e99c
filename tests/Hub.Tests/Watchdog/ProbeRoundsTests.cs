using Beredskab.Hub.Vitals;
using Beredskab.Hub.Watchdog;
using Beredskab.Notifications.Alerts;

namespace Beredskab.Hub.Tests.Watchdog;

public sealed class ProbeRoundsTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 14, 1, 8, 0, TimeSpan.Zero);
    private readonly ProbeRounds rounds = new(new());

    [Fact]
    public void One_is_sent_at_the_beginning_and_the_next_half_an_hour_after_it_arrived()
    {
        Assert.True(rounds.Next(null, Start));
        var id = Ask(Start);
        Assert.False(rounds.Next(Accepted(id, Start), Start.AddSeconds(30)));
        Assert.False(rounds.Next(Accepted(id, Start) with { State = MessageState.Delivered }, Start.AddSeconds(35)));
        Assert.False(rounds.Next(null, Start.AddSeconds(35).AddMinutes(29)));
        Assert.True(rounds.Next(null, Start.AddSeconds(35).AddMinutes(30)));
        Assert.False(rounds.AreLost);
    }

    [Fact]
    public void One_without_a_receipt_leads_to_a_second_and_only_two_of_them_are_a_loss()
    {
        var first = Ask(Start);
        Assert.False(rounds.Next(Accepted(first, Start), Start.AddSeconds(59)));
        Assert.True(rounds.Next(Accepted(first, Start), Start.AddSeconds(60)));
        Assert.False(rounds.AreLost);
        var second = Ask(Start.AddSeconds(60));
        rounds.Next(Accepted(second, Start.AddSeconds(60)), Start.AddSeconds(120));
        Assert.True(rounds.AreLost);

        // It goes on trying, once a minute, and one that arrives ends it.
        Assert.True(rounds.Next(null, Start.AddSeconds(121)));
        var third = Ask(Start.AddSeconds(121));
        rounds.Next(
            Accepted(third, Start.AddSeconds(121)) with
            {
                State = MessageState.Delivered,
            },
            Start.AddSeconds(125)
        );
        Assert.False(rounds.AreLost);
    }

    [Fact]
    public void With_an_inbox_of_its_own_what_the_hub_says_of_arriving_counts_for_nothing()
    {
        var own = new ProbeRounds(new() { ProbeNumber = "+4540000009" });
        Assert.True(own.Next(null, Start));
        var id = Guid.NewGuid();
        own.Asked(id, Start);
        var delivered = Accepted(id, Start) with { State = MessageState.Delivered };
        Assert.False(own.Next(delivered, Start.AddSeconds(59), cameIn: false));
        // Nobody can say.
        Assert.False(own.Next(delivered, Start.AddSeconds(60), cameIn: null));
        Assert.True(own.Next(delivered, Start.AddSeconds(61), cameIn: false));
        own.Asked(id, Start.AddSeconds(61));
        own.Next(delivered, Start.AddSeconds(121), cameIn: false);
        Assert.True(own.AreLost);

        own.Next(Accepted(id, Start), Start.AddSeconds(122));
        own.Asked(id, Start.AddSeconds(122));
        own.Next(Accepted(id, Start), Start.AddSeconds(123), cameIn: true);
        Assert.False(own.AreLost);
    }

    [Fact]
    public void One_that_stands_behind_more_urgent_messages_is_waited_for()
    {
        var id = Ask(Start);
        var waiting = new ProbeSigns(id, Start, null, MessageState.Intended, Start);
        Assert.False(rounds.Next(waiting, Start.AddMinutes(9)));
        Assert.True(rounds.Next(waiting, Start.AddMinutes(10)));
    }

    [Fact]
    public void A_hub_that_will_not_send_any_is_a_loss_and_is_asked_once_a_minute()
    {
        rounds.Asked(null, Start);
        Assert.True(rounds.Next(null, Start.AddSeconds(5)));
        rounds.Asked(null, Start.AddSeconds(5));
        Assert.False(rounds.Next(null, Start.AddSeconds(10)));
        Assert.True(rounds.AreLost);
        Assert.True(rounds.Next(null, Start.AddSeconds(65)));
    }

    [Fact]
    public void Without_an_interval_none_is_sent()
    {
        Assert.False(new ProbeRounds(new() { ProbeMinutes = 0 }).Next(null, Start));
    }

    private Guid Ask(DateTimeOffset at)
    {
        var id = Guid.NewGuid();
        rounds.Asked(id, at);
        return id;
    }

    private static ProbeSigns Accepted(Guid id, DateTimeOffset at) => new(id, at, at, MessageState.Accepted, at);
}
