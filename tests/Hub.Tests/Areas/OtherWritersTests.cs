using System.Diagnostics;
using Beredskab.GeoModel.Areas;
using Beredskab.Hub.Journal;
using Beredskab.Hub.Tests.Journal;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Beredskab.Hub.Tests.Areas;

/// <summary>An import is another process beside a Hub that nobody may be using at the time.</summary>
public sealed class OtherWritersTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task A_quiet_Hub_uses_what_another_process_has_imported()
    {
        await using var journal = await OpenJournal.Start(folder.Path);
        await journal.Found();
        var time = new FakeTimeProvider();
        using var watch = new OtherWriters(new(folder.Path), journal.Writer, time, NullLogger<OtherWriters>.Instance);
        await watch.StartAsync(TestContext.Current.CancellationToken);

        var outcome = await new JournalBeside(folder.Path, null).Submit(
            Layers.Import(AreaBook.Shipped, Layers.Area("Vest", 0), Layers.Area("Øst", 1)),
            TimeProvider.System,
            TestContext.Current.CancellationToken
        );

        Assert.IsType<Outcome.Accepted>(outcome);
        Assert.True(journal.Writer.State.Areas.HasDrawnBydele);
        await Until(() => !journal.Writer.State.Areas.HasDrawnBydele, time);
        // Screens are told as of any other commit.
        Assert.Contains(journal.Commits, commit => commit.Events[^1].Event is AreaEvent.LayerAdopted);
        await journal.Report();
        await watch.StopAsync(TestContext.Current.CancellationToken);
        await journal.DisposeAsync();
        Assert.Equal(JournalVerifier.Whole, OpenJournal.Verify(folder.Path).Code);
    }

    [Fact]
    public async Task What_was_decided_with_the_old_areas_keeps_them_and_a_replay_needs_no_file()
    {
        await using (var journal = await OpenJournal.Start(folder.Path))
        {
            await journal.Found();
            await journal.Accept(JournalWorld.System(Layers.Import(AreaBook.Shipped, Layers.Area("Vest", 0))));
        }

        var state = new JournalBeside(folder.Path, null).Read(TestContext.Current.CancellationToken);

        Assert.Equal(["Vest", "Københavns Kommune"], state.Areas.Atlas.Areas.Select(area => area.Name));
        var incident = Assert.Single(state.Picture.Incidents.Values);
        Assert.Equal(new AreaId("bydel:noerrebro"), Assert.Single(incident.Position!.Areas));
        Assert.Equal("Nørrebro", state.Areas.NameOf(new("bydel:noerrebro")));
    }

    private static async Task Until(Func<bool> done, FakeTimeProvider time)
    {
        var began = Stopwatch.GetTimestamp();
        while (!done())
        {
            Assert.True(Stopwatch.GetElapsedTime(began) < TimeSpan.FromMinutes(1), "Not taken over within a minute.");
            time.Advance(OtherWriters.Period);
            await Task.Yield();
        }
    }

    public void Dispose() => folder.Dispose();
}
