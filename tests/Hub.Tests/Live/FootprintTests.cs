using Beredskab.Hub.Live;
using Beredskab.Hub.Tests.Alerts;

namespace Beredskab.Hub.Tests.Live;

/// <summary>What of the picture commits touch that go out together.</summary>
public sealed class FootprintTests
{
    [Fact]
    public async Task An_alert_that_several_touch_is_shown_by_the_last_alone()
    {
        await using var world = await AlertWorld.Start();
        await world.Report();
        for (var steps = 0; steps < 2; steps++)
        {
            world.Pass(
                AlertViews.Find(world.State, world.Alert.Id)!.Progress.Min(one => one.Next!.At)
                    - world.Journal.Time.GetUtcNow()
            );
            await world.Advance();
        }

        var together = world.Journal.Commits.TakeLast(3).ToArray();
        Assert.All(together, commit => Assert.NotEmpty(Footprint.Of(commit.After, commit.Events).Alerts));
        var touched = Footprint.OfBatch([.. together]);
        Assert.Equal([0, 0, 1], touched.Select(one => one.Alerts.Length));
        // The incident is in each: its log is in the changes of the commit that wrote it.
        Assert.All(touched, one => Assert.Single(one.Incidents));
    }
}
