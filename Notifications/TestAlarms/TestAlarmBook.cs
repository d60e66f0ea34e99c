using System.Collections.Immutable;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.Notifications.Alerts;

namespace Beredskab.Notifications.TestAlarms;

/// <summary>The weekly test alarm's settings as they are now.</summary>
/// <param name="Weekday">1 for Monday to 7 for Sunday.</param>
/// <param name="Minute">Minutes after midnight on the clock in København.</param>
/// <param name="SetAt">A time that had passed already when they were set is not made up for.</param>
public sealed record TestAlarmSettings(
    int Version,
    bool On,
    int Weekday,
    int Minute,
    TestAudience Audience,
    int DeadlineMinutes,
    DateTimeOffset SetAt
)
{
    /// <summary>Nobody is asked until somebody decides it.</summary>
    public static TestAlarmSettings Shipped { get; } =
        new(0, false, 3, 10 * 60, TestAudience.OnDuty, 15, DateTimeOffset.MinValue);
}

/// <summary>One line of the history: a test alarm that was sent, or a week's that was not.</summary>
public abstract record TestAlarmEntry
{
    private TestAlarmEntry() { }

    public abstract DateTimeOffset At { get; }

    /// <param name="Week">The Monday of its week; null when it was sent by hand.</param>
    /// <param name="Planned">Null with <paramref name="Week"/>.</param>
    /// <param name="By">Who sent it; the system when it was the weekly one.</param>
    /// <param name="Ending">Null while it waits for answers.</param>
    public sealed record Sent(
        AlertId Alert,
        DateTimeOffset SentAt,
        DateOnly? Week,
        DateTimeOffset? Planned,
        TestAudience Audience,
        PersonId By,
        TestEnding? Ending
    ) : TestAlarmEntry
    {
        public override DateTimeOffset At => SentAt;
    }

    public sealed record Missed(DateOnly Week, DateTimeOffset Planned, TestHindrance Why) : TestAlarmEntry
    {
        public override DateTimeOffset At => Planned;
    }
}

/// <summary>The fold over the test alarms; what became of each person in one is in the alert.</summary>
public sealed record TestAlarmBook
{
    public static TestAlarmBook Empty { get; } = new();

    public TestAlarmSettings Settings { get; private init; } = TestAlarmSettings.Shipped;

    /// <summary>Oldest first.</summary>
    public ImmutableList<TestAlarmEntry> History { get; private init; } = [];

    /// <summary>The Monday of the newest week that is decided: sent or missed. Null before the first.</summary>
    public DateOnly? LastWeek { get; private init; }

    /// <summary>What is due and waits; null when nothing does.</summary>
    public TestAlarmEvent.PutOff? Waiting { get; private init; }

    public TestAlarmEntry.Sent? Find(AlertId alert) =>
        History.OfType<TestAlarmEntry.Sent>().FirstOrDefault(sent => sent.Alert == alert);

    /// <summary>Those that wait for answers: one at the most.</summary>
    public TestAlarmEntry.Sent? Running => History.OfType<TestAlarmEntry.Sent>().LastOrDefault(s => s.Ending is null);

    /// <returns>The one that was sent before it; null when it is the first.</returns>
    public TestAlarmEntry.Sent? Before(AlertId alert)
    {
        TestAlarmEntry.Sent? before = null;
        foreach (var sent in History.OfType<TestAlarmEntry.Sent>())
        {
            if (sent.Alert == alert)
            {
                return before;
            }

            before = sent;
        }

        return null;
    }

    /// <exception cref="InvalidOperationException">An event that this fold does not know: a newer version wrote it.</exception>
    public TestAlarmBook Apply(TestAlarmEvent @event, EventOrigin origin) =>
        @event switch
        {
            TestAlarmEvent.SettingsSet e => this with
            {
                Settings = new(e.Version, e.On, e.Weekday, e.Minute, e.Audience, e.DeadlineMinutes, origin.RecordedAt),
                Waiting = null,
            },
            TestAlarmEvent.Begun e => this with
            {
                History = History.Add(
                    new TestAlarmEntry.Sent(
                        e.Alert,
                        origin.RecordedAt,
                        e.Week,
                        e.Planned,
                        e.Audience,
                        origin.Actor,
                        null
                    )
                ),
                LastWeek = e.Week ?? LastWeek,
                Waiting = e.Week is null ? Waiting : null,
            },
            TestAlarmEvent.PutOff e => this with { Waiting = e },
            TestAlarmEvent.Missed e => this with
            {
                History = History.Add(new TestAlarmEntry.Missed(e.Week, e.Planned, e.Why)),
                LastWeek = e.Week,
                Waiting = null,
            },
            TestAlarmEvent.Closed e => this with
            {
                History = History.FindIndex(entry => entry is TestAlarmEntry.Sent sent && sent.Alert == e.Alert)
                    is >= 0
                        and var i
                    ? History.SetItem(i, (TestAlarmEntry.Sent)History[i] with { Ending = e.Why })
                    : History,
            },
            _ => throw new InvalidOperationException($"No rule for {@event.GetType().Name}."),
        };
}
