using System.Collections.Immutable;
using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Ground;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;
using Beredskab.GeoModel.Incidents.Merging;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Dispatch;
using Beredskab.Notifications.Escalation;
using Beredskab.Notifications.TestAlarms;

namespace Beredskab.Notifications.Tests.World;

/// <summary>
/// A journal in memory, as strict as the real one: one command at a time, a kept outcome for each command's id, an
/// error for another body under it. "Durable" is what its list of events holds.
/// </summary>
internal sealed class MemoryJournal(TimeProvider time, AlertContext context) : IAlertJournal
{
    private readonly Lock gate = new();
    private readonly Dictionary<Guid, (DomainCommand Body, Refusal? Outcome)> outcomes = [];
    private readonly Dictionary<IncidentId, Incident> incidents = [];
    private ImmutableList<DomainEvent> events = [];
    private AlertBook alerts = AlertBook.Empty;

    public AlertBook Alerts => Volatile.Read(ref alerts);

    public DateTimeOffset? NextDue(AlertId id, DateTimeOffset now)
    {
        lock (gate)
        {
            return alerts.Find(id) switch
            {
                { IsOpen: true, Test: not null } test => TestAlarmDecider.NextDue(TestState, test),
                { Incident: { } about } alert when incidents.TryGetValue(about, out var incident) =>
                    EscalationDecider.NextDue(alerts, Context, incident, alert, now),
                _ => null,
            };
        }
    }

    public TestAlarmBook TestAlarms { get; private set; } = TestAlarmBook.Empty;

    public TestAlarmState TestState =>
        new(
            TestAlarms,
            alerts,
            Context,
            incidents.Values.Any(incident =>
                incident is Incident.Open { Exercise: false, Level: ActivationLevel.Operationsberedskab }
            )
        );

    public ImmutableList<DomainEvent> Events => Volatile.Read(ref events);

    /// <summary>What alerting wrote, each with its origin: folded again, it must give <see cref="Alerts"/>.</summary>
    public ImmutableList<(AlertEvent Event, EventOrigin Origin)> Recorded { get; private set; } = [];

    public ContactBook Contacts => Context.Contacts;

    public AlertContext Context { get; set; } = context;

    /// <summary>Where every position lies, until it is set again.</summary>
    public Location Location { get; set; } = new([City.Noerrebro, City.Kommune], [], 500, "Blågårds Plads");

    /// <summary>The journal cannot write while this is above 0; each command takes one away.</summary>
    public int Unavailable { get; set; }

    public event Action? Committed;

    public AnswerReceipt? Foresee(AlertCommand.AnswerByKey answer, DateTimeOffset now)
    {
        lock (gate)
        {
            return AlertDecider.Foresee(
                alerts,
                Context,
                answer,
                new(Guid.Empty, PersonId.System, GeoModel.Identity.OrganisationId.System, now, now)
            );
        }
    }

    public Task<Refusal?> Submit(Guid commandId, AlertCommand command, CancellationToken cancellationToken) =>
        Task.FromResult(Do(command, PersonId.System, commandId));

    public Refusal? Do(
        DomainCommand command,
        PersonId? actor = null,
        Guid? id = null,
        OrganisationId? organisation = null
    )
    {
        lock (gate)
        {
            if (Unavailable > 0)
            {
                Unavailable--;
                throw new JournalUnavailableException("Test.");
            }

            var commandId = id ?? Guid.CreateVersion7(time.GetUtcNow());
            if (outcomes.TryGetValue(commandId, out var kept))
            {
                return kept.Body.Equals(command)
                    ? kept.Outcome
                    : throw new InvalidOperationException("The id was used before, with another body.");
            }

            var now = time.GetUtcNow();
            var origin = new CommandOrigin(
                commandId,
                actor ?? City.PoliceNoerrebro,
                organisation ?? City.Police,
                now,
                now
            );
            var verdict = command switch
            {
                IncidentCommand c => Decide(c, origin),
                AlertCommand.Advance { Alert: var of } when alerts.Find(of) is { Test: not null } test =>
                    TestAlarmDecider.Advance(TestState, test, origin),
                TestAlarmCommand c => TestAlarmDecider.Decide(TestState, c, origin),
                AlertCommand c => AlertDecider.Decide(
                    alerts,
                    Context,
                    c,
                    origin,
                    c is AlertCommand.Advance { Alert: var about } && alerts.Find(about)?.Incident is { } incident
                        ? incidents[incident]
                        : null,
                    one => incidents.GetValueOrDefault(one)
                ),
                DutyPhoneCommand c => DutyPhoneDecider.Decide(
                    Context.Contacts,
                    c,
                    origin,
                    seat => Context.Roster.Ledergrupper.ContainsKey(seat.Ledergruppe)
                ),
                _ => throw new InvalidOperationException(),
            };
            var refusal = (verdict as Verdict.Refused)?.Refusal;
            outcomes[commandId] = (command, refusal);
            if (verdict is Verdict.Accepted { Events.IsEmpty: false } accepted)
            {
                Append(accepted.Events, origin);
            }

            return refusal;
        }
    }

    /// <summary>Writes what some other decider would have decided.</summary>
    public void Write(params ImmutableArray<DomainEvent> written)
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            Append(
                written,
                new(Guid.CreateVersion7(now), PersonId.System, GeoModel.Identity.OrganisationId.System, now, now)
            );
        }
    }

    private Verdict Decide(IncidentCommand command, CommandOrigin origin)
    {
        if (command is IncidentCommand.Merge merge)
        {
            return Decide(merge, origin);
        }

        var before = incidents.GetValueOrDefault(command.Incident);
        var verdict = IncidentDecider.Decide(before, command, origin, _ => Location, incidents.Count + 1);
        if (verdict is not Verdict.Accepted { Events: { IsEmpty: false } decided })
        {
            return verdict;
        }

        var after = before;
        foreach (var @event in decided)
        {
            after = IncidentFold.Apply(after, (IncidentEvent)@event, Origin(0, origin));
        }

        var follows = AlertDecider.Follow(alerts, Context, after!, [.. decided.Cast<IncidentEvent>()], origin);
        incidents[command.Incident] = after!;
        return Verdict.Accept(decided.AddRange(follows));
    }

    private Verdict Decide(IncidentCommand.Merge merge, CommandOrigin origin)
    {
        var (duplicate, main) = (incidents.GetValueOrDefault(merge.Incident), incidents.GetValueOrDefault(merge.Into));
        var verdict = MergeDecider.Decide(duplicate, main, merge, _ => true);
        if (verdict is not Verdict.Accepted accepted)
        {
            return verdict;
        }

        var decided = accepted.Events.Cast<IncidentEvent>().ToLookup(@event => @event.Incident == merge.Into);
        Incident Fold(Incident before, IEnumerable<IncidentEvent> events) =>
            events.Aggregate(before, (incident, @event) => IncidentFold.Apply(incident, @event, Origin(0, origin)));
        var after = Fold(main!, decided[true]);
        var follows = AlertDecider.Follow(alerts, Context, after, [.. decided[true]], origin, duplicate);
        incidents[merge.Incident] = Fold(duplicate!, decided[false]);
        incidents[merge.Into] = after;
        return Verdict.Accept(accepted.Events.AddRange(follows));
    }

    private void Append(ImmutableArray<DomainEvent> added, CommandOrigin origin)
    {
        // Whoever reads sees a commit whole or not at all.
        var (book, written) = (alerts, events);
        foreach (var @event in added)
        {
            written = written.Add(@event);
            if (@event is AlertEvent e)
            {
                var from = Origin(written.Count, origin);
                book = book.Apply(e, from);
                Recorded = Recorded.Add((e, from));
            }
            else if (@event is TestAlarmEvent t)
            {
                TestAlarms = TestAlarms.Apply(t, Origin(written.Count, origin));
            }
            else if (@event is DutyPhoneEvent p)
            {
                Context = Context with { Contacts = Context.Contacts.Apply(p, origin.Now) };
            }
            else if (@event is ContactEvent c)
            {
                Context = Context with { Contacts = Context.Contacts.Apply(c, origin.Now) };
            }
        }

        Volatile.Write(ref alerts, book);
        Volatile.Write(ref events, written);
        Committed?.Invoke();
    }

    private static EventOrigin Origin(long sequence, CommandOrigin origin) =>
        new(sequence, default, origin.Actor, origin.Organisation, origin.OccurredAt, origin.Now);

    public IncidentId Report(
        IncidentType type = IncidentType.Sammenstoed,
        ActivationLevel level = ActivationLevel.Stabsberedskab,
        bool withPlace = true,
        bool exercise = false
    )
    {
        var incident = new IncidentId(Guid.NewGuid());
        var refusal = Do(
            new IncidentCommand.Report(
                incident,
                type,
                level,
                IncidentScope.Lokal,
                withPlace ? new Coordinates(12.55, 55.69) : null,
                "Det her har en person skrevet",
                "",
                "",
                "",
                exercise
            )
        );
        Assert.Null(refusal);
        return incident;
    }

    public Incident Incident(IncidentId id) => incidents[id];

    public void Move(IncidentId incident, Location to)
    {
        Location = to;
        Assert.Null(
            Do(
                new IncidentCommand.Move(
                    incident,
                    incidents[incident].Version,
                    new Coordinates(12.5 + (0.001 * incidents[incident].Version), 55.7)
                )
            )
        );
    }

    public void ChangeLevel(IncidentId incident, ActivationLevel level) =>
        Assert.Null(
            Do(new IncidentCommand.ChangeLevel(incident, incidents[incident].Version, level, "Uroen breder sig"))
        );

    public void Merge(IncidentId duplicate, IncidentId main) =>
        Assert.Null(
            Do(
                new IncidentCommand.Merge(
                    duplicate,
                    incidents[duplicate].Version,
                    main,
                    incidents[main].Version,
                    "Samme hændelse, meldt to gange"
                )
            )
        );

    /// <summary>The provider takes everything that waits.</summary>
    public void LetAllLeave()
    {
        foreach (var pending in Alerts.Pending)
        {
            Assert.Null(Do(new AlertCommand.RecordAccepted(pending.Message, $"left-{pending.Message}")));
        }
    }

    public void StandDown(IncidentId incident) =>
        Assert.Null(Do(new IncidentCommand.StandDown(incident, incidents[incident].Version, "Der er roligt")));
}
