using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Roster;
using Beredskab.Notifications.Tests.World;
using Microsoft.Extensions.Time.Testing;

namespace Beredskab.Notifications.Tests.Escalation;

/// <summary>An alert in Nørrebro, where the police has a deputy and one more who sits there.</summary>
public abstract class EscalationWorld
{
    private protected static readonly PersonId Deputy = City.Person(41);
    private protected static readonly PersonId Other = City.Person(42);
    private protected static readonly PersonId Chief = City.Person(71);
    private protected static readonly PersonId Director = City.Person(81);

    private protected readonly FakeTimeProvider time = new(City.Start);
    private protected readonly MemoryJournal journal;

    protected EscalationWorld() => journal = new(time, Context(City.Roster()));

    private protected static AlertContext Context(RosterBook roster) =>
        City.Context(
            roster
                .Seat(City.NoerrebroGroup, City.Police, [City.PoliceNoerrebro, Deputy, Other], [Deputy])
                .Seat(City.NoerrebroGroup, City.Sof, [City.SofNoerrebro], [])
        ) with
        {
            AuthorityName = organisation => organisation == City.Police ? "Politi" : "SOF",
            Chefgruppe = [new(Chief, City.Sekretariatet)],
            Styregruppe = [new(Director, City.Sekretariatet)],
        };

    private protected void Pass(int seconds) => journal.Pass(time, TimeSpan.FromSeconds(seconds));

    private protected void AnswerAll(string text)
    {
        journal.Receive(City.PoliceNoerrebro, text);
        journal.Receive(City.SofNoerrebro, text);
        journal.Receive(City.BufBoth, text);
    }

    private protected string State(IncidentId incident) => journal.State(journal.Alerts.Of(incident)[0])[..23];

    private protected static ContactWay Way(int number, WayKind kind, int after) =>
        new(new(new Guid($"00000000-0000-8000-8000-0000000090{number:00}")), kind, true, TimeSpan.FromSeconds(after));
}
