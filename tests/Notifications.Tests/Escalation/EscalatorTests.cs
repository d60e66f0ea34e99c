using Beredskab.GeoModel.Deciding;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Dispatch;
using Beredskab.Notifications.Escalation;
using Beredskab.Notifications.Policies;
using Beredskab.Notifications.Tests.World;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Beredskab.Notifications.Tests.Escalation;

/// <summary>The part that asks in time, on virtual time.</summary>
public sealed class EscalatorTests : IAsyncDisposable
{
    private readonly FakeTimeProvider time = new(City.Start);
    private readonly MemoryJournal journal;
    private readonly CancellationTokenSource stop = new();
    private Task running = Task.CompletedTask;

    public EscalatorTests() => journal = new(time, City.Context());

    [Fact]
    public async Task A_step_is_taken_when_its_time_has_come_and_not_before()
    {
        var escalator = Start();
        journal.Report();
        while (Steps() == 0)
        {
            time.Advance(TimeSpan.FromMilliseconds(100));
            // The clock stands still until it has looked, and once more until it has done what it saw.
            Assert.Null(await escalator.Trouble(TimeSpan.FromHours(1), TestContext.Current.CancellationToken));
            Assert.Null(await escalator.Trouble(TimeSpan.FromHours(1), TestContext.Current.CancellationToken));
            Assert.InRange(time.GetUtcNow() - City.Start, TimeSpan.Zero, TimeSpan.FromSeconds(91));
        }

        Assert.InRange(time.GetUtcNow() - City.Start, TimeSpan.FromSeconds(90), TimeSpan.FromSeconds(91));
    }

    [Fact]
    public async Task A_journal_that_cannot_write_delays_a_step_and_loses_none()
    {
        Start();
        journal.Report();
        journal.Unavailable = 20;
        await Pass(() => Steps() > 0);
        Assert.Equal(0, journal.Unavailable);
    }

    [Fact]
    public async Task One_that_starts_late_takes_up_what_is_overdue()
    {
        journal.Report();
        time.Advance(TimeSpan.FromMinutes(10));
        Start();
        await Until.True(() => Steps() > 0, "what was due while nobody was there");
    }

    [Fact]
    public async Task Two_that_run_at_once_take_each_step_once()
    {
        Start();
        Start();
        journal.Report();
        await Pass(() => Steps() >= 8);
        var steps = journal.Events.OfType<AlertEvent.Escalated>().Select(e => (e.Alert, e.Authority, e.Step)).ToArray();
        Assert.Equal(steps.Distinct().Count(), steps.Length);
    }

    [Fact]
    public async Task A_turn_of_the_duty_is_seen_by_a_clock_that_does_not_stand_still()
    {
        var next = City.Person(41);
        journal.Context = City.Context(
            City.Roster().OnDuty(City.NoerrebroGroup, City.Police, next, from: City.Start.AddMinutes(1))
        );
        journal.Report();
        journal.Receive(City.PoliceNoerrebro, "ja");
        time.AutoAdvanceAmount = TimeSpan.FromTicks(1);
        var escalator = Start();
        while (journal.TextsTo(next).Length == 0)
        {
            time.Advance(TimeSpan.FromMilliseconds(100));
            // It has looked, and once more until it has done what it saw.
            Assert.Null(await escalator.Trouble(TimeSpan.FromHours(1), TestContext.Current.CancellationToken));
            Assert.Null(await escalator.Trouble(TimeSpan.FromHours(1), TestContext.Current.CancellationToken));
            Assert.InRange(time.GetUtcNow() - City.Start, TimeSpan.Zero, TimeSpan.FromSeconds(65));
        }

        Assert.InRange(time.GetUtcNow() - City.Start, TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(65));
    }

    [Fact]
    public async Task An_alert_that_ended_is_left_alone()
    {
        Start();
        var incident = journal.Report();
        journal.StandDown(incident);
        for (var i = 0; i < 600; i++)
        {
            time.Advance(TimeSpan.FromSeconds(1));
        }

        journal.Report();
        await Pass(() => Steps() > 0);
        Assert.All(
            journal.Events.OfType<AlertEvent.Escalated>(),
            e => Assert.NotEqual(incident, journal.Alerts.Find(e.Alert)!.Incident)
        );
    }

    [Fact]
    public async Task One_that_is_held_by_what_it_asks_takes_no_turn_until_it_is_let_go()
    {
        using var gate = new ManualResetEventSlim(initialState: true);
        var slow = new HeldJournal(journal, gate);
        var escalator = new Escalator(slow, time, NullLogger<Escalator>.Instance);
        var run = Task.Run(() => escalator.Run(stop.Token), TestContext.Current.CancellationToken);
        running = Task.WhenAll(running, run);
        Assert.Null(await escalator.Trouble(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken));

        gate.Reset();
        journal.Report();
        escalator.TouchAll();
        await Until.True(() => slow.IsHeld, "it is held");
        var asked = escalator.Trouble(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken);
        await Pass(() => asked.IsCompleted);
        Assert.Equal("no-turn", await asked);

        gate.Set();
        Assert.Null(await escalator.Trouble(TimeSpan.FromHours(1), TestContext.Current.CancellationToken));
    }

    /// <summary>Whoever asks when something is due waits while the gate is shut.</summary>
    private sealed class HeldJournal(MemoryJournal journal, ManualResetEventSlim gate) : IAlertJournal
    {
        private int held;

        public bool IsHeld => Volatile.Read(ref held) == 1;

        public AlertBook Alerts => journal.Alerts;

        public ContactBook Contacts => journal.Contacts;

        public DateTimeOffset? NextDue(AlertId alert, DateTimeOffset now)
        {
            Volatile.Write(ref held, gate.IsSet ? 0 : 1);
            gate.Wait(TestContext.Current.CancellationToken);
            return journal.NextDue(alert, now);
        }

        public AnswerReceipt? Foresee(AlertCommand.AnswerByKey answer, DateTimeOffset now) =>
            journal.Foresee(answer, now);

        public Task<Refusal?> Submit(Guid commandId, AlertCommand command, CancellationToken cancellationToken) =>
            journal.Submit(commandId, command, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await running;
        stop.Dispose();
    }

    private int Steps() => journal.Events.OfType<AlertEvent.Escalated>().Count(e => e.Kind != StepKind.NextChannel);

    private Escalator Start()
    {
        var escalator = new Escalator(journal, time, NullLogger<Escalator>.Instance);
        journal.Committed += escalator.TouchAll;
        var run = Task.Run(() => escalator.Run(stop.Token), TestContext.Current.CancellationToken);
        running = Task.WhenAll(running, run);
        return escalator;
    }

    private Task Pass(Func<bool> condition) =>
        Until.True(
            () =>
            {
                time.Advance(TimeSpan.FromMilliseconds(100));
                return condition();
            },
            "what was expected on virtual time",
            seconds: 60
        );
}
