using System.Collections.Immutable;
using System.Diagnostics.Metrics;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.Hub.Alerts;
using Beredskab.Hub.Journal;
using Beredskab.Notifications;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Dispatch;
using Beredskab.Notifications.Escalation;
using Beredskab.Scenarios.Oracle;
using Beredskab.Scenarios.Town;
using Beredskab.Scenarios.Virtual;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Beredskab.Scenarios.Unrest;

/// <summary>How much happens.</summary>
/// <param name="From">When it begins.</param>
internal sealed record NightPlan(int Seed, DateTimeOffset From, TimeSpan Length, int Incidents, int RosterChanges);

/// <summary>
/// A night in the town on virtual time: the product's own journal, decider, escalation and dispatcher; only the clock,
/// the provider and the people are played.
/// </summary>
internal sealed class Night : IDisposable
{
    // What is still under way when the last incident has ended has this long to come to its end.
    private static readonly TimeSpan Afterwards = TimeSpan.FromHours(8);

    private readonly NightPlan plan;
    private readonly OneThread thread = new();
    private readonly VirtualClock clock;
    private readonly NightJournal journal;
    private readonly People people;
    private readonly ImmutableArray<OutageTime> outages;
    private readonly Provider provider;
    private readonly Answering answering;
    private readonly Incidents incidents;
    private readonly RosterChanges roster;
    private readonly DispatcherAlarmClock dispatcherBell;
    private readonly EscalatorAlarmClock escalatorBell;
    private readonly Escalator escalator;
    private readonly NotificationsMeter meter = new(new Meters());
    private readonly CancellationTokenSource stop = new();
    private readonly List<Observation> seen = [];
    private readonly HashSet<MessageId> attempted = [];
    private readonly HashSet<MessageId> answered = [];
    private ProviderGates gates = null!;
    private Dispatcher dispatcher;
    private Task dispatching = Task.CompletedTask;
    private CancellationTokenSource life = new();

    public Night(string folder, NightPlan plan)
    {
        this.plan = plan;
        clock = new(plan.From.AddHours(-1));
        people = new(plan.Seed);
        journal = new(folder, clock, new(plan.Seed, 2), thread);
        outages = Outages.Of(plan, new(plan.Seed, 9));
        provider = new(
            clock,
            new(plan.Seed, 3),
            (id, command) => journal.Do(command, PersonId.System, OrganisationId.System, id)
        )
        {
            Outage = message =>
                Outages.Of(outages, message.Person is { } person ? people[person].Organisation : null, clock.Now),
        };
        answering = new(clock, new(plan.Seed, 4), people, journal);
        incidents = new(clock, new(plan.Seed, 5), new(plan.Seed, 10), people, journal);
        roster = new(clock, new(plan.Seed, 6), people, journal, Oracle.Duty);
        escalator = new(journal, clock, NullLogger<Escalator>.Instance);
        dispatcher = NewDispatcher();
        dispatcherBell = new(() => dispatcher);
        escalatorBell = new(() => escalator);
        provider.Arrived += answering.Arrived;
        provider.Rings += answering.Rings;
        provider.Taken += message => See(new Observation.Taken(clock.Now, message));
        provider.LookedUp += message => See(new Observation.LookedUp(clock.Now, message));
        provider.Answered += message => answered.Add(message);
        journal.Asked += NoteOutcome;
        journal.Committed += Committed;
    }

    public NightOracle Oracle { get; } = new();

    /// <summary>All that was seen, in order.</summary>
    public IReadOnlyList<Observation> Seen => seen;

    public NightJournal Journal => journal;

    public Provider Provider => provider;

    /// <summary>What was done, and how often.</summary>
    public IEnumerable<KeyValuePair<string, int>> Done => incidents.Done.Concat(roster.Done).Concat(answering.Done);

    public int Restarts { get; private set; }

    /// <summary>From the founding of the town to the last message's end.</summary>
    public void Live()
    {
        var before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(thread);
        try
        {
            Found();
            var end = plan.From + plan.Length;
            incidents.Plan(plan.Incidents, plan.From, plan.Length - TimeSpan.FromHours(1));
            roster.Plan(plan.RosterChanges, plan.From, plan.Length);
            PlanRestarts(end);
            var escalating = escalator.Run(stop.Token);
            dispatching = dispatcher.Run(life.Token);
            Until(end);
            // The night is over; what it began goes on until nothing is left.
            Until(end + Afterwards);
            if (Oracle.Violations.Count <= 20)
            {
                See(new Observation.Over(clock.Now));
            }

            thread.End(stop, () => escalating.IsCompleted);
            thread.End(life, () => dispatching.IsCompleted);
            Assert.True(escalating.IsCompletedSuccessfully, escalating.Exception?.ToString());
            Assert.True(dispatching.IsCompletedSuccessfully, dispatching.Exception?.ToString());
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }

    public void Dispose()
    {
        journal.Dispose();
        stop.Dispose();
        life.Dispose();
    }

    private void Until(DateTimeOffset end)
    {
        do
        {
            Settle();
            See(new Observation.Quiet(clock.Now));
            if (Oracle.Violations.Count > 20)
            {
                return;
            }
        } while (clock.GoOn(end));
    }

    /// <summary>Until nothing is left to do at this instant, also of what a breaker that opened or closed has to tell.</summary>
    private void Settle()
    {
        // A breaker that opens or closes goes on by way of other threads: what was begun is with the provider, or has an
        // outcome that the journal was told of, before time moves.
        SpinWait.SpinUntil(
            () =>
            {
                thread.Drain();
                return attempted.All(provider.IsAsked) && answered.Count == 0;
            },
            TimeSpan.FromSeconds(5)
        );
        SpinWait.SpinUntil(
            () =>
            {
                thread.Drain();
                thread.DrainLast();
                return gates.Told.IsCompleted;
            },
            TimeSpan.FromSeconds(30)
        );
        Assert.True(gates.Told.IsCompleted, "The journal was not told of a provider that is down or back.");
        thread.Drain();
    }

    private void Found()
    {
        var firstDay = DateOnly.FromDateTime(plan.From.UtcDateTime).AddDays(-9);
        foreach (var (actor, organisation, command) in Founding.Of(people, new(plan.Seed, 7), firstDay))
        {
            Assert.Null(journal.Do(command, actor, organisation));
        }
    }

    /// <summary>Now and then the dispatcher is gone in the middle of whatever it does, and another begins.</summary>
    private void PlanRestarts(DateTimeOffset end)
    {
        var dice = new Dice(plan.Seed, 8);
        for (var at = plan.From + dice.Minutes(5, 60); at < end; at += dice.Minutes(20, 120))
        {
            clock.At(
                at,
                () =>
                {
                    Restarts++;
                    thread.End(life, () => dispatching.IsCompleted && provider.OnTheWay == 0 && gates.Told.IsCompleted);
                    attempted.Clear();
                    answered.Clear();
                    life.Dispose();
                    life = new();
                    dispatcher = NewDispatcher();
                    dispatching = dispatcher.Run(life.Token);
                }
            );
        }
    }

    private Dispatcher NewDispatcher()
    {
        var options = Options.Create(new DispatchOptions { ShutdownSeconds = 0 });
        gates = new ProviderGates(journal, options, clock, meter, NullLogger<ProviderGates>.Instance);
        return new(
            journal,
            new(
                journal,
                people,
                provider.Channels,
                gates,
                options,
                clock,
                meter,
                NullLogger<DeliveryPipeline>.Instance,
                new([.. Enumerable.Repeat((byte)7, 32)])
            ),
            gates,
            new EmbeddedLease(journal),
            options,
            clock,
            NullLogger<Dispatcher>.Instance
        );
    }

    private void Committed(DomainCommand asked, Commit commit)
    {
        See(new Observation.Written(clock.Now, asked, commit.Events));
        Note(commit);
        dispatcherBell.Committed(commit);
        escalatorBell.Committed(commit);
        ShowCoverage(commit);
    }

    private void NoteOutcome(DomainCommand command)
    {
        switch (command)
        {
            case AlertCommand.RecordAccepted accepted:
                answered.Remove(accepted.Message);
                break;
            case AlertCommand.RecordFailed failed:
                answered.Remove(failed.Message);
                break;
        }
    }

    private void Note(Commit commit)
    {
        foreach (var recorded in commit.Events)
        {
            switch (recorded.Event)
            {
                case AlertEvent.MessageAttempted e:
                    attempted.Add(e.Message);
                    break;
                case AlertEvent.MessageAccepted e:
                    attempted.Remove(e.Message);
                    break;
                case AlertEvent.MessageFailed e:
                    attempted.Remove(e.Message);
                    break;
            }
        }
    }

    private void ShowCoverage(Commit commit)
    {
        foreach (
            var id in commit
                .Events.Select(recorded =>
                    recorded.Event switch
                    {
                        AlertEvent.Answered e => e.Alert,
                        AlertEvent.Called e => e.Alert,
                        AlertEvent.Relieved e => e.Alert,
                        _ => (AlertId?)null,
                    }
                )
                .OfType<AlertId>()
                .Distinct()
        )
        {
            var rows = Coverage
                .Of(commit.After.Alerts.Find(id)!, commit.After.Alerts, commit.After.Contacts)
                .Where(row => row.Required);
            See(new Observation.Shown(clock.Now, id, [.. rows.Select(row => (row.Organisation, row.State))]));
        }
    }

    private void See(Observation observation)
    {
        seen.Add(observation);
        Oracle.See(observation);
    }

    private sealed class Meters : IMeterFactory
    {
        public Meter Create(MeterOptions options) => new(options);

        public void Dispose() { }
    }
}
