using Beredskab.GeoModel.Incidents;
using Beredskab.Notifications.Tests.World;

namespace Beredskab.Notifications.Tests.Escalation;

/// <summary>An authority that said yes, and of which nothing is heard.</summary>
public sealed class StaleTests : EscalationWorld
{
    [Fact]
    public void An_answer_after_which_the_authority_does_nothing_is_asked_for_again()
    {
        var incident = journal.Report();
        journal.Receive(City.PoliceNoerrebro, "ja");
        journal.Receive(City.SofNoerrebro, "ja");
        journal.Receive(City.BufBoth, "ja");
        Pass(60 * 60);
        // The police writes; the others do nothing.
        Assert.Null(journal.Do(new IncidentCommand.WriteNote(incident, "Patruljen er fremme."), City.PoliceNoerrebro));
        Pass(60 * 60);

        Assert.Equal("covered waiting waiting", journal.State(journal.Alerts.Of(incident)[0]));
        Assert.Contains("Intet nyt fra jer", journal.TextsTo(City.SofNoerrebro)[^1], StringComparison.Ordinal);
        Pass(60 * 60 - 1);
        Assert.StartsWith("covered", journal.State(journal.Alerts.Of(incident)[0]), StringComparison.Ordinal);
        Pass(1);
        Assert.StartsWith("waiting", journal.State(journal.Alerts.Of(incident)[0]), StringComparison.Ordinal);
    }
}
