using Beredskab.GeoModel.Areas;
using Beredskab.Hub.Journal;
using Beredskab.Hub.State;
using Beredskab.Scenarios.Virtual;

namespace Beredskab.Scenarios;

/// <summary>What a night left behind: a journal that is whole, and that says the same to whoever reads it from the beginning.</summary>
internal sealed class NightEnd(HubState state, DateTimeOffset now)
{
    public void IsWholeAndFoldsToTheSame(string folder)
    {
        using var said = new StringWriter();
        var code = JournalVerifier.Run(folder, said, TestContext.Current.CancellationToken);
        Assert.True(code == JournalVerifier.Whole, said.ToString());

        using var anew = new NightJournal(folder, new VirtualClock(now), new Dice(0, 0));
        Assert.Equal(StateDigest.Of(state), StateDigest.Of(anew.State));
    }
}
