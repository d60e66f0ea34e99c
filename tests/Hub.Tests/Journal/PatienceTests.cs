using Beredskab.Hub.Journal;

namespace Beredskab.Hub.Tests.Journal;

public sealed class PatienceTests
{
    [Fact]
    public void A_lonely_caller_waits_for_nobody() => Assert.Equal(1, new Patience().Expected(round: 1, callers: 1));

    [Fact]
    public void A_round_waits_for_those_who_were_just_answered() =>
        Assert.Equal(64, new Patience().Expected(round: 30, callers: 64));

    [Fact]
    public void A_round_never_waits_for_more_than_a_batch_holds() =>
        Assert.Equal(JournalWriter.LargestBatch, new Patience().Expected(round: 30, callers: 3000));

    [Theory]
    [InlineData(400, 200)]
    [InlineData(2_000, 1_000)]
    [InlineData(30_000, 1_000)]
    public void It_waits_half_a_sync_and_a_millisecond_at_most(int sync, int wait) =>
        Assert.Equal(TimeSpan.FromMicroseconds(wait), Patience.For(TimeSpan.FromMicroseconds(sync)));

    [Fact]
    public void A_wait_in_vain_is_not_tried_again_at_once()
    {
        var patience = new Patience();
        patience.Met(expected: 64, came: 31);

        Assert.All(Enumerable.Range(0, 4), _ => Assert.Equal(30, patience.Expected(30, 64)));
        Assert.Equal(64, patience.Expected(30, 64));
    }

    [Fact]
    public void Stragglers_do_not_count_as_in_vain()
    {
        var patience = new Patience();
        patience.Met(expected: 64, came: 60);

        Assert.Equal(64, patience.Expected(30, 64));
    }
}
