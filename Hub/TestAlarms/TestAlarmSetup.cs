using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;
using Beredskab.Hub.Journal;
using Beredskab.Hub.State;
using Beredskab.Notifications;
using Beredskab.Notifications.Dispatch;
using Beredskab.Notifications.TestAlarms;

namespace Beredskab.Hub.TestAlarms;

public static class TestAlarmSetup
{
    /// <summary>The weekly test alarm on this journal.</summary>
    public static void AddWeeklyTestAlarm(this IServiceCollection services)
    {
        services.AddSingleton<ITestAlarmJournal, HubTestAlarmJournal>();
        services.AddSingleton<ICommitObserver>(provider => new TestAlarmBell(
            provider.GetRequiredService<TestAlarmClock>
        ));
        services.AddSingleton<TestReports>();
        services.AddTestAlarms();
    }
}

/// <summary>The journal as the weekly test alarm sees it.</summary>
public sealed class HubTestAlarmJournal(JournalWriter writer, HubDecider decider) : ITestAlarmJournal
{
    public DateTimeOffset? NextDue(DateTimeOffset now) => TestAlarmDecider.NextDue(decider.Tests(writer.State), now);

    public async Task<Refusal?> Submit(Guid commandId, TestAlarmCommand command, CancellationToken cancellationToken) =>
        await writer.Submit(
            new(commandId, PersonId.System, OrganisationId.System, null, command),
            cancellationToken
        ) switch
        {
            Outcome.Accepted => null,
            Outcome.Refused refused => refused.Refusal,
            Outcome.Unavailable unavailable => throw new JournalUnavailableException(unavailable.Reason),
            var outcome => throw new InvalidOperationException($"The test alarm's clock was told {outcome}."),
        };
}

/// <summary>The clock looks again when the settings change, when one has ended, and when what is real begins or ends.</summary>
/// <param name="clock">Asked at the first such commit: the clock needs the journal, which needs its observers.</param>
public sealed class TestAlarmBell(Func<TestAlarmClock> clock) : ICommitObserver
{
    public void Committed(Commit commit)
    {
        if (!ReferenceEquals(commit.Before.TestAlarms, commit.After.TestAlarms) || ChangesWhatIsReal(commit))
        {
            clock().Touch();
        }
    }

    /// <summary>Whether a commit may have brought an incident to operationsberedskab, or the last one away from it.</summary>
    internal static bool ChangesWhatIsReal(Commit commit)
    {
        foreach (var recorded in commit.Events)
        {
            if (
                recorded.Event
                is IncidentEvent.Reported
                    or IncidentEvent.LevelRaised
                    or IncidentEvent.LevelLowered
                    or IncidentEvent.StoodDown
                    or IncidentEvent.MergedInto
            )
            {
                return true;
            }
        }

        return false;
    }
}
