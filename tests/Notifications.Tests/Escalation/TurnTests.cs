using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Tests.World;

namespace Beredskab.Notifications.Tests.Escalation;

/// <summary>At the turn of a shift, when whoever comes on duty has not heard of the alert before.</summary>
public sealed class TurnTests : EscalationWorld
{
    [Fact]
    public void At_the_turn_of_a_shift_the_new_one_is_called_and_covers_only_after_answering()
    {
        var turn = City.Start.AddHours(1);
        journal.Context = Context(
            City.Roster().OnDuty(City.NoerrebroGroup, City.Police, Other, from: turn, to: turn.AddHours(8))
        );
        var incident = journal.Report();
        var alert = journal.Alerts.Of(incident)[0];
        journal.Receive(City.PoliceNoerrebro, "ja");
        journal.Receive(City.SofNoerrebro, "ja");
        journal.Receive(City.BufBoth, "ja");
        var old = alert.CodeOf(City.PoliceNoerrebro)!.Value;
        Pass(60 * 60);

        var code = journal.CodeOf(Other);
        Assert.EndsWith(
            $"Stabsberedskab. Du har nu vagten. Intet er besluttet. Ingen åbne opgaver. Svar JA {code} eller NEJ {code}.",
            journal.TextsTo(Other)[^1],
            StringComparison.Ordinal
        );
        Assert.Equal("covered covered covered waiting*", journal.State(alert));
        Assert.Equal(City.PoliceNoerrebro, Row(alert).Round!.Person);
        // Whoever leaves still covers; but the new one is asked until there is an answer.
        Pass(200);
        Assert.Equal(2, journal.TextsTo(Other).Length);

        journal.Receive(Other, "ja");
        Pass(0);
        Assert.Equal(Other, Row(alert).Round!.Person);
        Assert.Equal(
            $"SSP-BEREDSKAB {old}: Sammenstød ved Blågårds Plads, Nørrebro. Ny vagt for Politi i Nørrebro har overtaget. Du kan stoppe dér. Du skal ikke svare.",
            journal.TextsTo(City.PoliceNoerrebro)[^1]
        );
        journal.LetAllLeave();
        journal.StandDown(incident);
        Assert.Contains("afsluttet", journal.TextsTo(City.PoliceNoerrebro)[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Who_was_relieved_is_asked_anew_when_the_relief_falls_away()
    {
        var turn = City.Start.AddHours(1);
        journal.Context = Context(City.Roster().OnDuty(City.NoerrebroGroup, City.Police, Deputy, from: turn));
        var incident = journal.Report();
        AnswerAll("ja");
        Pass(60 * 60);
        journal.Receive(Deputy, "ja");
        Pass(0);
        journal.Receive(Deputy, "nej");
        Pass(10 * 60);

        Assert.Contains("Politi er ikke dækket", journal.TextsTo(City.PoliceNoerrebro)[^1], StringComparison.Ordinal);
        journal.Receive(City.PoliceNoerrebro, $"ja {journal.CodeOf(City.PoliceNoerrebro)}");
        Pass(0);
        Assert.StartsWith("covered", State(incident), StringComparison.Ordinal);
    }

    private CoverageRow Row(Alert alert) =>
        Coverage.Of(journal.Alerts.Find(alert.Id)!, journal.Alerts, journal.Contacts)[0];
}
