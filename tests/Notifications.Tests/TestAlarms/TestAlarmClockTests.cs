using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;
using Beredskab.Notifications.TestAlarms;
using Beredskab.Notifications.Tests.World;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Beredskab.Notifications.Tests.TestAlarms;

/// <summary>The clock that asks in time, on virtual time.</summary>
public sealed class TestAlarmClockTests : IAsyncDisposable
{
    private static readonly DateTimeOffset Due = new(2026, 3, 18, 9, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider time = new(City.Start);
    private readonly MemoryJournal journal;
    private readonly TestAlarmClock clock;

    public TestAlarmClockTests()
    {
        journal = new(time, City.Context());
        clock = new(new Seen(journal), time, NullLogger<TestAlarmClock>.Instance);
        journal.Committed += clock.Touch;
    }

    [Fact]
    public async Task The_weeks_is_sent_by_itself_at_its_time_and_once()
    {
        await clock.StartAsync(TestContext.Current.CancellationToken);
        Set();
        time.SetUtcNow(Due.AddMilliseconds(-1));
        Assert.Empty(journal.Messages());
        time.SetUtcNow(Due);
        await Until.True(() => !journal.Messages().IsEmpty, "the week's test alarm");
        Assert.Equal(7, journal.Messages().Length);
        Assert.Equal(Due, journal.TestAlarms.Running!.SentAt);
    }

    [Fact]
    public async Task A_journal_that_cannot_write_is_asked_again_until_it_can()
    {
        Set();
        time.SetUtcNow(Due);
        journal.Unavailable = 3;
        await clock.StartAsync(TestContext.Current.CancellationToken);
        await Until.True(
            () =>
            {
                // What lies between two tries.
                time.Advance(TimeSpan.FromSeconds(1));
                return !journal.Messages().IsEmpty;
            },
            "the test alarm after the journal's rest"
        );
        Assert.Equal(7, journal.Messages().Length);
        Assert.Equal(0, journal.Unavailable);
    }

    [Fact]
    public async Task What_was_put_off_is_sent_when_the_real_operation_is_over()
    {
        Set();
        time.SetUtcNow(Due.AddMinutes(-1));
        var incident = journal.Report(level: ActivationLevel.Operationsberedskab);
        await clock.StartAsync(TestContext.Current.CancellationToken);
        time.SetUtcNow(Due);
        await Until.True(() => journal.TestAlarms.Waiting is not null, "that it is put off");
        journal.StandDown(incident);
        await Until.True(() => journal.TestAlarms.Running is not null, "the test alarm that was put off");
    }

    public async ValueTask DisposeAsync()
    {
        await clock.StopAsync(CancellationToken.None);
        clock.Dispose();
    }

    private void Set() =>
        Assert.Null(journal.Do(new TestAlarmCommand.SetSettings(0, true, 3, 10 * 60, TestAudience.OnDuty, 15)));

    private sealed class Seen(MemoryJournal journal) : ITestAlarmJournal
    {
        public DateTimeOffset? NextDue(DateTimeOffset now) => TestAlarmDecider.NextDue(journal.TestState, now);

        public Task<Refusal?> Submit(Guid commandId, TestAlarmCommand command, CancellationToken cancellationToken) =>
            Task.FromResult(journal.Do(command, PersonId.System, commandId));
    }
}
