using Beredskab.Hub.Journal;

namespace Beredskab.Hub.Tests.Journal;

/// <summary>A thread that sleeps until there is something to do.</summary>
public sealed class DoorbellTests
{
    [Fact]
    public void A_ring_for_nothing_wakes_nobody()
    {
        using var bell = new Doorbell();
        var (looks, something) = (0, false);
        var sleeper = 0;
        var thread = new Thread(() =>
        {
            sleeper = Environment.CurrentManagedThreadId;
            bell.SleepUnless(() =>
            {
                if (Environment.CurrentManagedThreadId == sleeper)
                {
                    Interlocked.Increment(ref looks);
                }

                return Volatile.Read(ref something);
            });
        })
        {
            IsBackground = true,
        };
        thread.Start();
        Assert.True(SpinWait.SpinUntil(() => Asleep(thread), TimeSpan.FromSeconds(30)), "It sleeps.");
        var before = Volatile.Read(ref looks);
        for (var i = 0; i < 100; i++)
        {
            bell.Ring();
        }

        Volatile.Write(ref something, true);
        bell.Ring();
        Assert.True(thread.Join(TimeSpan.FromSeconds(30)), "It wakes when there is something.");
        Assert.Equal(before + 1, looks);
    }

    [Fact]
    public async Task What_two_bring_half_each_is_never_slept_through()
    {
        const int Rounds = 20_000;
        using var bell = new Doorbell();
        using var together = new Barrier(2);
        var (left, right, taken) = (0, 0, 0);
        var sleeper = new Thread(() =>
        {
            for (var round = 1; round <= Rounds; round++)
            {
                var wanted = round;
                bell.SleepUnless(() => Volatile.Read(ref left) >= wanted && Volatile.Read(ref right) >= wanted);
                Volatile.Write(ref taken, round);
            }
        })
        {
            IsBackground = true,
        };
        sleeper.Start();
        var bringers = Task.WhenAll(Task.Run(() => Bring(ref left)), Task.Run(() => Bring(ref right)));
        Assert.True(sleeper.Join(TimeSpan.FromSeconds(60)), $"It sleeps through round {taken + 1}.");
        await bringers;

        void Bring(ref int half)
        {
            for (var round = 1; round <= Rounds; round++)
            {
                together.SignalAndWait();
                Volatile.Write(ref half, round);
                bell.Ring();
                SpinWait.SpinUntil(() => Volatile.Read(ref taken) >= round, TimeSpan.FromSeconds(30));
            }
        }
    }

    private static bool Asleep(Thread thread) => thread.ThreadState.HasFlag(ThreadState.WaitSleepJoin);
}
