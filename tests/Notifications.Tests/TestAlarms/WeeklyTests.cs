using Beredskab.GeoModel.Incidents;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Roster;
using Beredskab.Notifications.TestAlarms;
using Beredskab.Notifications.Tests.World;
using Microsoft.Extensions.Time.Testing;

namespace Beredskab.Notifications.Tests.TestAlarms;

/// <summary>When the week's test alarm is sent, on virtual time.</summary>
public sealed class WeeklyTests
{
    private const int Sunday = 7,
        Wednesday = 3;

    private readonly FakeTimeProvider time = new(City.Start);
    private readonly MemoryJournal journal;

    public WeeklyTests() => journal = new(time, City.Context());

    [Fact]
    public void It_is_off_until_somebody_decides_it()
    {
        Assert.False(TestAlarmSettings.Shipped.On);
        Live(TimeSpan.FromDays(30));
        Assert.Empty(journal.Events);
    }

    [Fact]
    public void It_is_sent_at_the_same_hour_on_the_wall_through_both_clock_changes()
    {
        // From winter to summer and back: 2026-03-29 and 2026-10-25.
        Set(Wednesday, 10 * 60);
        Live(TimeSpan.FromDays(7 * 36));
        var sent = Sent();
        Assert.Equal(36, sent.Length);
        Assert.All(
            sent,
            one =>
            {
                var local = CopenhagenTime.Local(one.SentAt);
                Assert.Equal((DayOfWeek.Wednesday, 10, 0), (local.DayOfWeek, local.Hour, local.Minute));
            }
        );
        Assert.Equal(
            [9, 8, 9],
            sent.Select(one => one.SentAt.UtcDateTime.Hour)
                .Aggregate(
                    new List<int>(),
                    (hours, hour) =>
                    {
                        if (hours.Count == 0 || hours[^1] != hour)
                        {
                            hours.Add(hour);
                        }

                        return hours;
                    }
                )
        );
    }

    [Fact]
    public void A_time_that_spring_leaves_out_is_the_first_valid_one_after_it()
    {
        // On 2026-03-29 the clock goes from 02:00 to 03:00.
        Set(Sunday, (2 * 60) + 30);
        Live(TimeSpan.FromDays(17));
        Assert.Equal(
            [new(2026, 3, 15, 1, 30, 0), new(2026, 3, 22, 1, 30, 0), new DateTime(2026, 3, 29, 1, 0, 0)],
            Sent().Select(one => one.SentAt.UtcDateTime)
        );
    }

    [Fact]
    public void A_time_that_autumn_doubles_is_its_first_occurrence_and_comes_once()
    {
        time.SetUtcNow(new(2026, 10, 20, 8, 0, 0, TimeSpan.Zero));
        Set(Sunday, (2 * 60) + 30);
        Live(TimeSpan.FromDays(6));
        Assert.Equal([new DateTime(2026, 10, 25, 0, 30, 0)], Sent().Select(one => one.SentAt.UtcDateTime));
    }

    [Fact]
    public void One_that_was_due_while_the_product_was_down_is_sent_within_three_hours()
    {
        Set(Wednesday, 10 * 60);
        time.SetUtcNow(Due.AddHours(2.9));
        Live(TimeSpan.Zero);
        Assert.Equal((Due.AddHours(2.9), Due), (Sent().Single().SentAt, Sent().Single().Planned));
        Live(TimeSpan.FromDays(3));
        Assert.Single(Sent());
    }

    [Fact]
    public void Later_it_is_missed_each_week_by_itself_and_never_made_up_for()
    {
        Set(Wednesday, 10 * 60);
        time.SetUtcNow(Due.AddDays(15));
        Live(TimeSpan.Zero);
        Assert.Empty(journal.Messages());
        Assert.Equal(
            [
                (Due, TestHindrance.Down),
                (Due.AddDays(7), TestHindrance.Down),
                // The clock has been put forward meanwhile.
                (Due.AddDays(14).AddHours(-1), TestHindrance.Down),
            ],
            journal.TestAlarms.History.Cast<TestAlarmEntry.Missed>().Select(missed => (missed.Planned, missed.Why))
        );
        Live(TimeSpan.FromDays(6.5));
        Assert.Equal(Due.AddDays(21).AddHours(-1), Sent().Single().SentAt);
    }

    [Fact]
    public void A_week_has_one_whatever_day_it_is_moved_to()
    {
        Set(Wednesday, 10 * 60);
        Live(Due - time.GetUtcNow() + TimeSpan.FromHours(1));
        Assert.Single(Sent());
        Set(Sunday, 12 * 60);
        Live(TimeSpan.FromDays(5));
        Assert.Single(Sent());
        Live(TimeSpan.FromDays(7));
        Assert.Equal(2, Sent().Length);
    }

    [Fact]
    public void A_time_that_had_passed_when_it_was_set_waits_for_next_week()
    {
        time.SetUtcNow(Due.AddMinutes(30));
        Set(Wednesday, 10 * 60);
        Live(TimeSpan.FromDays(6));
        Assert.Empty(Sent());
        Live(TimeSpan.FromDays(1));
        Assert.Equal(Due.AddDays(7), Sent().Single().SentAt);
    }

    [Fact]
    public void One_sent_by_hand_does_not_take_the_weeks_place_and_the_weeks_waits_for_its_end()
    {
        Set(Wednesday, 10 * 60);
        time.SetUtcNow(Due.AddMinutes(-5));
        Assert.Null(journal.Do(new TestAlarmCommand.SendNow(TestAudience.OnDuty, 7)));
        Live(TimeSpan.FromMinutes(9));
        Assert.Single(Sent());
        Live(TimeSpan.FromMinutes(7));
        Assert.Equal([Due.AddMinutes(-5), Due.AddMinutes(10)], Sent().Select(one => one.SentAt));
    }

    [Fact]
    public void A_real_operation_puts_it_off_and_it_is_sent_when_that_is_over()
    {
        Set(Wednesday, 10 * 60);
        time.SetUtcNow(Due.AddMinutes(-30));
        var incident = journal.Report(level: ActivationLevel.Operationsberedskab);
        Live(TimeSpan.FromHours(2));
        Assert.Empty(Sent());
        Assert.Equal(TestHindrance.RealAlert, Assert.Single(journal.Events.OfType<TestAlarmEvent.PutOff>()).Why);
        Assert.Equal(Due, journal.TestAlarms.Waiting!.Planned);
        journal.StandDown(incident);
        Live(TimeSpan.Zero);
        Assert.Equal((Due.AddMinutes(90), Due), (Sent().Single().SentAt, Sent().Single().Planned));
        Assert.Null(journal.TestAlarms.Waiting);
    }

    [Fact]
    public void A_real_operation_that_lasts_makes_it_missed_with_its_reason()
    {
        Set(Wednesday, 10 * 60);
        time.SetUtcNow(Due.AddMinutes(-30));
        var incident = journal.Report(level: ActivationLevel.Operationsberedskab);
        Live(TimeSpan.FromHours(5));
        journal.StandDown(incident);
        Live(TimeSpan.FromHours(5));
        var missed = Assert.IsType<TestAlarmEntry.Missed>(Assert.Single(journal.TestAlarms.History));
        Assert.Equal(TestHindrance.RealAlert, missed.Why);
    }

    [Fact]
    public void Asking_early_often_and_twice_changes_nothing()
    {
        Set(Wednesday, 10 * 60);
        time.SetUtcNow(Due);
        for (var i = 0; i < 3; i++)
        {
            Assert.Null(journal.Do(new TestAlarmCommand.Advance()));
        }

        Assert.Single(Sent());
        Assert.Equal(7, journal.Messages().Length);
    }

    [Fact]
    public void With_nobody_on_duty_the_week_is_recorded_as_missed()
    {
        journal.Context = City.Context(RosterBook.Empty);
        Set(Wednesday, 10 * 60);
        Live(Due - time.GetUtcNow());
        var missed = Assert.IsType<TestAlarmEntry.Missed>(Assert.Single(journal.TestAlarms.History));
        Assert.Equal(TestHindrance.Nobody, missed.Why);
    }

    [Theory]
    [InlineData(0, 600, 15, "weekday-unknown")]
    [InlineData(8, 600, 15, "weekday-unknown")]
    [InlineData(3, -1, 15, "time-invalid")]
    [InlineData(3, 1440, 15, "time-invalid")]
    [InlineData(3, 600, 4, "deadline-invalid")]
    [InlineData(3, 600, 121, "deadline-invalid")]
    public void Settings_that_mean_nothing_are_refused_by_name(int weekday, int minute, int deadline, string code)
    {
        var refusal = journal.Do(
            new TestAlarmCommand.SetSettings(0, true, weekday, minute, TestAudience.OnDuty, deadline)
        );
        Assert.Equal(code, refusal?.Code);
        Assert.NotNull(refusal!.Field);
        Assert.Empty(journal.Events);
    }

    [Fact]
    public void Two_who_change_the_settings_at_once_do_not_overwrite_each_other()
    {
        Set(Wednesday, 600);
        Assert.Equal(
            "test-alarm-settings-changed",
            journal.Do(new TestAlarmCommand.SetSettings(0, false, 1, 1, TestAudience.Members, 10))?.Code
        );
        Assert.Equal(Wednesday, journal.TestAlarms.Settings.Weekday);
    }

    /// <summary>The first Wednesday at 10.00 in København after the start.</summary>
    private static DateTimeOffset Due { get; } = new(2026, 3, 18, 9, 0, 0, TimeSpan.Zero);

    private TestAlarmEntry.Sent[] Sent() => [.. journal.TestAlarms.History.OfType<TestAlarmEntry.Sent>()];

    private void Set(int weekday, int minute) =>
        Assert.Null(
            journal.Do(
                new TestAlarmCommand.SetSettings(
                    journal.TestAlarms.Settings.Version,
                    true,
                    weekday,
                    minute,
                    TestAudience.OnDuty,
                    15
                )
            )
        );

    /// <summary>As the product does: each clock asks when its time has come.</summary>
    private void Live(TimeSpan span)
    {
        var end = time.GetUtcNow() + span;
        while (true)
        {
            var now = time.GetUtcNow();
            var weekly = TestAlarmDecider.NextDue(journal.TestState, now);
            var alerts = journal
                .Alerts.Open.Select(alert => journal.NextDue(alert, now))
                .Where(due => due is not null)
                .Min();
            var next = weekly is null || alerts < weekly ? alerts : weekly;
            if (next is not { } due || due > end)
            {
                time.SetUtcNow(end);
                return;
            }

            time.SetUtcNow(due > now ? due : now);
            Assert.Null(journal.Do(new TestAlarmCommand.Advance()));
            foreach (var alert in journal.Alerts.Open)
            {
                Assert.Null(journal.Do(new AlertCommand.Advance(alert)));
            }
        }
    }
}
