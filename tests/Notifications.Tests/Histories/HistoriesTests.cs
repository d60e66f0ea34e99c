using FsCheck;
using FsCheck.Fluent;

namespace Beredskab.Notifications.Tests.Histories;

public sealed class HistoriesTests
{
    [Fact]
    public void No_history_over_any_policy_breaks_a_rule() =>
        Prop.ForAll(
                HistoryGen.Any(),
                history =>
                {
                    var seen = Telling.Of(history);
                    Assert.True(seen.Count == 0, $"{string.Join('\n', seen.Take(5))}\n{history}");
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(Tests));

    /// <summary>More when somebody looks for what is rare: BEREDSKAB_HISTORIES is how many.</summary>
    private static int Tests =>
        int.TryParse(Environment.GetEnvironmentVariable("BEREDSKAB_HISTORIES"), out var many) ? many : 400;
}
