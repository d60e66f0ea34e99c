using FsCheck;
using FsCheck.Fluent;

namespace Beredskab.Notifications.Tests.Alerts.Properties;

/// <summary>What holds after every step of every history, whatever the roster and the places are.</summary>
public sealed class HistoryProperties
{
    [Fact]
    public void In_every_history_everybody_who_must_know_is_alerted_once_and_coverage_follows_the_answers() =>
        Prop.ForAll(StepGen.Histories().ToArbitrary(), history => new StepRun(history.Roster).Run(history.Steps))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(400));
}
