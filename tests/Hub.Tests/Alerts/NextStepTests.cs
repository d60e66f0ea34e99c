using Beredskab.Hub.Live;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Policies;
using Beredskab.Notifications.Roster;
using static Beredskab.Hub.Tests.Alerts.AlertWorld;

namespace Beredskab.Hub.Tests.Alerts;

/// <summary>What a screen counts down to calls somebody, and follows who could be called.</summary>
public sealed class NextStepTests
{
    [Fact]
    public async Task A_deputy_is_counted_down_to_from_when_there_is_one_to_when_they_are_away()
    {
        await using var world = await AlertWorld.Start();
        await world.Report();
        while (!Progress(world).Steps.Any(step => step.Kind == StepKind.Repeat))
        {
            world.Pass(Progress(world).Next!.At - world.Journal.Time.GetUtcNow());
            await world.Advance();
        }

        Assert.Equal(StepKind.Sekretariat, Progress(world).Next!.Kind);

        await world.System(new RosterCommand.NameMembers(Group, Police, [Mette, Anders], [Anders]));
        Assert.Equal(StepKind.Deputy, Progress(world).Next!.Kind);
        Assert.Equal([world.Alert.Id], Shown(world));

        var now = world.Journal.Time.GetUtcNow();
        await world.System(new AbsenceCommand.Register(Guid.NewGuid(), Anders, now, now.AddHours(1)));
        Assert.Equal(StepKind.Sekretariat, Progress(world).Next!.Kind);
        Assert.Equal([world.Alert.Id], Shown(world));
    }

    private static IEnumerable<AlertId> Shown(AlertWorld world) =>
        world.Journal.Commits[^1] is { } commit
            ? Footprint.Of(commit.After, commit.Events).Alerts.Select(one => one.Alert)
            : [];

    private static AlertProgressView Progress(AlertWorld world) =>
        AlertViews.Find(world.State, world.Alert.Id)!.Progress.First(one => one.Organisation == Police);
}
