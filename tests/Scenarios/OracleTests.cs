using System.Collections.Immutable;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Incidents;
using Beredskab.Hub.Journal;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Policies;
using Beredskab.Scenarios.Oracle;
using Beredskab.Scenarios.Unrest;
using Beredskab.Scenarios.Virtual;
using Change = System.Func<
    Beredskab.Scenarios.Oracle.Observation.Written,
    System.Collections.Generic.IEnumerable<Beredskab.Hub.Journal.RecordedEvent>?
>;

namespace Beredskab.Scenarios;

/// <summary>
/// The rules can be broken: an evening is lived once, then told again with one thing in it changed, and the rule that it
/// breaks must be the one that the oracle names.
/// </summary>
public sealed class OracleTests(Evening evening) : IClassFixture<Evening>
{
    private static readonly Dictionary<string, Change> Faults = new(StringComparer.Ordinal)
    {
        [Rules.Order] = Once<AlertEvent.MessageReported>(
            (_, e) => [e with { Origin = e.Origin with { RecordedAt = e.Origin.RecordedAt.AddSeconds(-1) } }]
        ),
        [Rules.SomebodyKnows] = written =>
            written.Entries.Any(entry => entry.Event is IncidentEvent.Reported)
                ? written.Entries.Where(entry => entry.Event is not AlertEvent.MessageIntended)
                : null,
        [Rules.OnDutyCalled] = Once<AlertEvent.Raised>(
            (raised, e) => raised.Rounds.Length > 1 ? [With(e, raised with { Rounds = raised.Rounds[1..] })] : null
        ),
        [Rules.AreaCovered] = written =>
            written
                .Entries.Select(entry => entry.Event)
                .OfType<AlertEvent.Raised>()
                .FirstOrDefault(raised => raised.Reason == AlertReason.NobodyElse)
                is { } nobody
                ? written.Entries.Where(entry => entry.Event.Stream != nobody.Stream)
                : null,
        [Rules.Written] = Once<AlertEvent.MessageIntended>((m, _) => m.Purpose == MessagePurpose.Alert ? [] : null),
        [Rules.Twice] = Once<AlertEvent.Called>((called, e) => called.Cause == CallCause.Escalated ? [e, e] : null),
        [Rules.OneText] = Once<AlertEvent.MessageIntended>(
            (m, e) => m.Purpose == MessagePurpose.Alert ? [e, With(e, m with { Message = new(Guid.NewGuid()) })] : null
        ),
        [Rules.Codes] = Once<AlertEvent.Raised>(
            (raised, e) =>
                raised.Rounds.Select(round => round.Person).Distinct().Count() > 1
                    ?
                    [
                        With(
                            e,
                            raised with
                            {
                                Rounds =
                                [
                                    .. raised.Rounds.Select(round => round with { Code = raised.Rounds[0].Code }),
                                ],
                            }
                        ),
                    ]
                    : null
        ),
        [Rules.InOrder] = Once<AlertEvent.Escalated>(
            (step, e) => step.Step == 0 ? [With(e, step with { Step = 1 })] : null
        ),
        [Rules.OnlyMissing] = written =>
            written.Entries.Any(entry => entry.Event is IncidentEvent.StoodDown)
            && written.Entries.FirstOrDefault(entry => entry.Event is AlertEvent.Ended)
                is { Event: AlertEvent.Ended ended } last
                ?
                [
                    .. written.Entries,
                    With(last, new AlertEvent.Escalated(ended.Alert, Town.People.Police, 0, StepKind.Repeat, false)),
                ]
                : null,
        [Rules.GoesOn] = written =>
            written.Asked is AlertCommand.Advance && written.Entries.Any(entry => entry.Event is AlertEvent.Escalated)
                ? []
                : null,
        [Rules.Relief] = written =>
            written.Asked is AlertCommand.Advance
            && written.Entries.Any(entry => entry.Event is AlertEvent.Called { Cause: CallCause.Relief })
                ? []
                : null,
        [Rules.HandOver] = Once<AlertEvent.Called>(
            (called, e) =>
                called.Cause == CallCause.Relief
                    ?
                    [
                        e,
                        With(
                            e,
                            new AlertEvent.Relieved(
                                called.Alert,
                                called.Rounds[0].Authority,
                                called.Rounds[0].Person,
                                []
                            )
                        ),
                    ]
                    : null
        ),
        [Rules.Counts] = Once<AlertEvent.Answered>(
            (answered, e) => [With(e, answered with { Code = answered.Code == 9999 ? 1000 : answered.Code + 1 })]
        ),
        [Rules.StandIn] = Once<AlertEvent.MessageIntended>((m, _) => m.Purpose == MessagePurpose.Covered ? [] : null),
        [Rules.StandDown] = Once<AlertEvent.MessageIntended>(
            (m, _) => m.Purpose == MessagePurpose.StandDown ? [] : null
        ),
        [Rules.Merged] = Once<AlertEvent.MessageIntended>(
            (m, _) => m is { Purpose: MessagePurpose.Merged, Instead: null } ? [] : null
        ),
        [Rules.KeptCalled] = Once<AlertEvent.Called>(
            (called, e) =>
                called.Cause == CallCause.Merged ? []
                : called.Cause == CallCause.Escalated ? [With(e, called with { Cause = CallCause.Merged })]
                : null
        ),
        [Rules.Carried] = Once<AlertEvent.Answered>((answered, _) => answered.From is not null ? [] : null),
        [Rules.Split] = written =>
            written.Entries.FirstOrDefault(entry => entry.Event is AlertEvent.Raised)
                is { Event: AlertEvent.Raised mine } e
            && written.Entries.Select(entry => entry.Event).OfType<IncidentEvent.SplitOff>().FirstOrDefault()
                is { } first
                ? [.. written.Entries, With(e, mine with { Alert = new(Guid.NewGuid()), Incident = first.Incident })]
                : null,
        [Rules.Attempts] = Once<AlertEvent.MessageAttempted>(
            (attempt, e) => [With(e, attempt with { Attempt = attempt.Attempt + 1 })]
        ),
        [Rules.Repeats] = Once<AlertEvent.MessageAttempted>(
            (attempt, e) => attempt.Repeat ? [With(e, attempt with { Repeat = false })] : null
        ),
        [Rules.Ends] = Once<AlertEvent.MessageIntended>(
            (m, e) =>
                [
                    e,
                    With(
                        e,
                        m with
                        {
                            Message = new(Guid.NewGuid()),
                            Purpose = MessagePurpose.Notice,
                            Alert = null,
                            Code = null,
                        }
                    ),
                ]
        ),
        [Rules.NextWay] = written =>
            written.Entries.Any(entry => entry.Event is AlertEvent.MessageIntended { Purpose: MessagePurpose.Alert })
            && written.Asked is AlertCommand.Advance
            && written.Entries.All(entry => entry.Event is AlertEvent.MessageIntended)
                ? []
                : null,
    };

    public static TheoryData<string> Broken() => [.. Faults.Keys, Rules.Urgency, Rules.Covered];

    [Fact]
    public void An_evening_as_it_was_breaks_no_rule() => Assert.Empty(evening.Told(observation => observation));

    [Theory]
    [MemberData(nameof(Broken))]
    public void What_breaks_a_rule_is_seen(string rule)
    {
        var seen =
            rule == Rules.Urgency
                ? Enumerable
                    .Range(0, MostHeld)
                    .Select(held => evening.Told(Late(held)))
                    .First(said => said.Any(violation => violation.Rule == rule))
            : rule == Rules.Covered
                ? evening.Told(observation => observation is Observation.Shown shown ? Wrong(shown) : observation)
            : evening.ToldUntilSeen(Faults[rule], rule);
        Assert.Contains(seen, violation => violation.Rule == rule);
    }

    // One after another, until one is held that had others behind it.
    private const int MostHeld = 40;

    // A screen that says of each authority what is not so.
    private static Observation.Shown Wrong(Observation.Shown shown) =>
        shown with
        {
            Rows =
            [
                .. shown.Rows.Select(row =>
                    row with
                    {
                        State = row.State == CoverageState.Covered ? CoverageState.Waiting : CoverageState.Covered,
                    }
                ),
            ],
        };

    [Fact]
    public void Each_rule_has_its_fault() =>
        Assert.Equal(
            typeof(Rules).GetFields().Select(rule => (string)rule.GetRawConstantValue()!).Order(),
            Broken().Select(row => row.Data).Order()
        );

    // One of a crowd is begun behind all the others.
    private static Func<Observation, Observation?> Late(int begunBefore)
    {
        var begun = 0;
        return observation =>
        {
            if (
                observation
                is not Observation.Written { Entries: [{ Event: AlertEvent.MessageAttempted { Attempt: 1 } }] }
            )
            {
                return observation;
            }

            return begun++ == begunBefore ? null : observation;
        };
    }

    private static RecordedEvent With(RecordedEvent entry, DomainEvent @event) => entry with { Event = @event };

    /// <summary>One entry of a kind is changed, or left out, or told twice.</summary>
    private static Change Once<T>(Func<T, RecordedEvent, IEnumerable<RecordedEvent>?> change)
        where T : DomainEvent =>
        written =>
        {
            for (var i = 0; i < written.Entries.Length; i++)
            {
                if (written.Entries[i].Event is T @event && change(@event, written.Entries[i]) is { } instead)
                {
                    return [.. written.Entries[..i], .. instead, .. written.Entries[(i + 1)..]];
                }
            }

            return null;
        };
}

/// <summary>A few hours, lived once.</summary>
public sealed class Evening : IDisposable
{
    private readonly NightFolder folder = new();

    public Evening()
    {
        using var night = new Night(folder.Path, Plan);
        night.Live();
        Seen = [.. night.Seen];
    }

    internal static NightPlan Plan { get; } =
        new(18, new(2027, 3, 27, 23, 0, 0, TimeSpan.Zero), TimeSpan.FromHours(5), 30, 60);

    internal ImmutableArray<Observation> Seen { get; }

    /// <summary>What the oracle says of the evening when it is told so.</summary>
    /// <param name="change">Null for what is left out.</param>
    internal IReadOnlyList<Violation> Told(Func<Observation, Observation?> change)
    {
        var oracle = new NightOracle();
        long sequence = 0;
        foreach (var observation in Seen)
        {
            if (change(observation) is not { } told)
            {
                continue;
            }

            try
            {
                oracle.See(told is Observation.Written written ? Numbered(written, ref sequence) : told);
            }
            catch (KeyNotFoundException)
            {
                // It is about something that was left out.
                continue;
            }
        }

        return oracle.Violations;
    }

    /// <summary>
    /// Changes one commit after another, one at a time, until the rule is named. Which of them breaks it depends on what
    /// else happened; that some do must be seen.
    /// </summary>
    internal IReadOnlyList<Violation> ToldUntilSeen(
        Func<Observation.Written, IEnumerable<RecordedEvent>?> change,
        string rule
    )
    {
        IReadOnlyList<Violation> last = [];
        var skip = 0;
        for (var tries = 0; tries < 12; tries++)
        {
            var (met, changed) = (0, false);
            last = Told(observation =>
            {
                if (
                    changed
                    || observation is not Observation.Written written
                    || change(written) is not { } instead
                    || met++ < skip
                )
                {
                    return observation;
                }

                changed = true;
                ImmutableArray<RecordedEvent> entries = [.. instead];
                return entries.IsEmpty ? null : written with { Entries = entries };
            });
            if (!changed || last.Any(violation => violation.Rule == rule))
            {
                break;
            }

            skip += 1 + skip;
        }

        return last;
    }

    internal static IEnumerable<string> Lines(IEnumerable<Observation> seen) =>
        seen.Where(one => one is not Observation.Quiet)
            .Select(one =>
                one is Observation.Written written
                    ? $"{written.At:O} {written.Asked.GetType().Name} {string.Join(", ", written.Entries.Select(entry => entry.Event))}"
                    : one.ToString()
            );

    public void Dispose() => folder.Dispose();

    // Left out or told twice, the numbers still follow each other: they are another rule's.
    private static Observation.Written Numbered(Observation.Written written, ref long sequence)
    {
        var entries = ImmutableArray.CreateBuilder<RecordedEvent>(written.Entries.Length);
        foreach (var entry in written.Entries)
        {
            entries.Add(entry with { Origin = entry.Origin with { Sequence = ++sequence } });
        }

        return written with
        {
            Entries = entries.MoveToImmutable(),
        };
    }
}
