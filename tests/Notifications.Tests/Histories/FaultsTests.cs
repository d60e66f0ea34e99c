using System.Collections.Immutable;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Incidents;
using Beredskab.GeoModel.Texts;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Policies;
using Beredskab.Notifications.Tests.World;
using FsCheck;
using FsCheck.Fluent;

namespace Beredskab.Notifications.Tests.Histories;

/// <summary>
/// Every rule can be broken: histories are lived, and told with one thing in them changed, until the witness names the
/// rule that the change breaks.
/// </summary>
public sealed class FaultsTests
{
    private const int Most = 400;

    // What is told instead of a commit; null for nothing, the commit itself for "as it was".
    private static readonly Dictionary<string, Func<Commit, Commit?>> Faults = new(StringComparer.Ordinal)
    {
        [Rules.Areas] = commit =>
            commit.Events.OfType<AlertEvent.Raised>().FirstOrDefault(raised => raised.Reason == AlertReason.NobodyElse)
                is { } nobody
                ? commit with
                {
                    Events = [.. commit.Events.Where(one => one.Stream != nobody.Stream)],
                }
                : commit,
        [Rules.OnDuty] = Each<AlertEvent.Raised>(raised =>
            raised is { Ledergruppe: not null, Rounds.Length: > 0 }
                ? [raised with { Rounds = raised.Rounds[1..] }]
                : null
        ),
        [Rules.Called] = Each<AlertEvent.Called>(called =>
            called.Cause == CallCause.Escalated
                ? [called with { Rounds = [called.Rounds[0] with { Person = City.Person(10) }] }]
                : null
        ),
        [Rules.Written] = Each<AlertEvent.MessageIntended>(m => m.Purpose == MessagePurpose.Alert ? [] : null),
        [Rules.OnlyMissing] = commit =>
            commit.Events.OfType<AlertEvent.Called>().FirstOrDefault(one => one.Cause == CallCause.Stale) is { } stale
                ? commit with
                {
                    Events =
                    [
                        new AlertEvent.Escalated(stale.Alert, stale.Rounds[0].Authority, 0, StepKind.Repeat, false),
                        .. commit.Events,
                    ],
                }
                : commit,
        [Rules.Twice] = Each<AlertEvent.Called>(called =>
            called.Cause == CallCause.Escalated ? [called, called] : null
        ),
        [Rules.SameWay] = Each<AlertEvent.MessageIntended>(m =>
            m.Purpose == MessagePurpose.Alert ? [m, m with { Message = new(Guid.NewGuid()) }] : null
        ),
        [Rules.Steps] = Each<AlertEvent.Escalated>(step => [step with { Step = step.Step + 1 }]),
        [Rules.Empty] = Each<AlertEvent.Escalated>(step => [step with { Empty = !step.Empty }]),
        [Rules.GoesOn] = commit => commit.Events.Any(one => one is AlertEvent.Escalated) ? null : commit,
        [Rules.Stale] = commit =>
            commit.Events.Any(one => one is AlertEvent.Called { Cause: CallCause.Stale }) ? null : commit,
        [Rules.Relief] = commit => commit.Events.Any(one => one is AlertEvent.Relieved) ? null : commit,
        [Rules.Turn] = commit =>
            commit.Events.Any(one => one is AlertEvent.Called { Cause: CallCause.Relief }) ? null : commit,
        [Rules.Deputy] = commit =>
            commit.Events.Any(one => one is AlertEvent.Called { Cause: CallCause.DeputyNamed }) ? null : commit,
        [Rules.StandIn] = Each<AlertEvent.MessageIntended>(m => m.Purpose == MessagePurpose.Covered ? [] : null),
        [Rules.Replies] = Each<AlertEvent.MessageIntended>(m =>
            m.Purpose == MessagePurpose.Reply && m.Text.Value!.Contains("ingen stedfortræder", StringComparison.Ordinal)
                ? [m with { Text = FreeText.Of("Din stedfortræder kaldes nu.") }]
                : null
        ),
        [Rules.NextWay] = commit =>
            commit.Asked is AlertCommand.Advance && commit.Events.All(one => one is AlertEvent.MessageIntended)
                ? null
                : commit,
        [Rules.Counts] = Each<AlertEvent.Answered>(answered => [answered with { Code = answered.Code + 1 }]),
        [Rules.Covered] = Each<AlertEvent.Answered>(answered =>
            answered.Answer == AnswerKind.Coming ? [answered with { Answer = AnswerKind.Cannot }] : null
        ),
        [Rules.Told] = Each<AlertEvent.MessageIntended>(m => m.Purpose == MessagePurpose.StandDown ? [] : null),
        [Rules.Over] = Each<AlertEvent.Ended>(ended =>
            [ended, new AlertEvent.Called(ended.Alert, CallCause.Escalated, [])]
        ),
        [Rules.Codes] = Each<AlertEvent.Raised>(raised =>
            [raised with { Rounds = [.. raised.Rounds.Select(round => round with { Code = 1000 })] }]
        ),
    };

    public static TheoryData<string> Broken() => [.. Faults.Keys];

    [Theory]
    [MemberData(nameof(Broken))]
    public void What_breaks_a_rule_is_seen(string rule) =>
        Assert.Contains(
            Sample(),
            history => Telling.Of(history, Faults[rule]).Any(violation => violation.Rule == rule)
        );

    [Fact]
    public void An_entry_that_is_forgotten_is_seen_when_the_journal_is_folded_again() =>
        Assert.Contains(
            Sample(),
            history => Telling.Of(history, forgotten: 1).Any(violation => violation.Rule == Rules.Fold)
        );

    [Fact]
    public void Each_rule_has_its_fault() =>
        Assert.Equal(
            typeof(Rules).GetFields().Select(rule => (string)rule.GetRawConstantValue()!).Except([Rules.Fold]).Order(),
            Faults.Keys.Order()
        );

    // The same ones each time, as many as it takes.
    private static IEnumerable<History> Sample() =>
        Enumerable.Range(1, Most).Select(i => HistoryGen.Histories().Sample(1, new Rnd((ulong)i, 1), 50).Single());

    private static Func<Commit, Commit?> Each<T>(Func<T, ImmutableArray<DomainEvent>?> change)
        where T : DomainEvent =>
        commit =>
            commit with
            {
                Events = [.. commit.Events.SelectMany(one => (one is T it ? change(it) : null) ?? [one])],
            };
}
