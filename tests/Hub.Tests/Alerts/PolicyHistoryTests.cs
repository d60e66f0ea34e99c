using System.Collections.Immutable;
using Beredskab.Notifications.Policies;
using static Beredskab.Hub.Tests.Alerts.AlertWorld;

namespace Beredskab.Hub.Tests.Alerts;

public sealed class PolicyHistoryTests
{
    [Fact]
    public async Task Each_version_says_who_adopted_it_when_and_why_the_newest_first()
    {
        await using var world = await AlertWorld.Start();
        await world.By(Inger, Sof, Adopt(world, 5, "Chefgruppen vil vide det før."));
        world.Pass(TimeSpan.FromMinutes(3));
        await world.By(Inger, Sof, Adopt(world, 6, "Det var for tidligt."));

        var history = world.Policies.Read(new(Jonas, Sof), TestContext.Current.CancellationToken)!;
        Assert.Equal([2, 1], history.Select(version => version.Version));
        Assert.Equal(
            ("Inger Thue", "Socialforvaltningen", "Det var for tidligt."),
            (history[0].PersonName, history[0].OrganisationName, history[0].Reason)
        );
        Assert.Equal(TimeSpan.FromMinutes(3), history[0].At - history[1].At);
        Assert.Equal(5, history[1].Rules[0].StaleAfterMinutes);
    }

    [Fact]
    public async Task It_is_not_for_partners()
    {
        await using var world = await AlertWorld.Start();
        Assert.Null(world.Policies.Read(new(Yasmin, Partner), TestContext.Current.CancellationToken));
        Assert.Empty(world.Policies.Read(new(Jonas, Sof), TestContext.Current.CancellationToken)!);
    }

    private static PolicyCommand.Adopt Adopt(AlertWorld world, int stale, string reason)
    {
        var current = world.State.Policy;
        ImmutableArray<PolicyRule> rules = [.. current.Rules.Select(rule => rule with { StaleAfterMinutes = stale })];
        return new(current.Version, rules, current.Citywide, reason, Confirmed: true);
    }
}
