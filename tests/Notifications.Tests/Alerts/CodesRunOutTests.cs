using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Tests.World;
using Microsoft.Extensions.Time.Testing;

namespace Beredskab.Notifications.Tests.Alerts;

public sealed class CodesRunOutTests
{
    private readonly MemoryJournal journal = new(new FakeTimeProvider(City.Start), City.Context());

    [Fact]
    public void When_every_code_is_in_use_nobody_gets_one_of_their_own_from_before_in_the_same_alert()
    {
        var incident = journal.Report(level: ActivationLevel.Informationsberedskab);
        var person = City.PoliceNoerrebro;
        var first = journal.CodeOf(person);
        journal.ChangeLevel(incident, ActivationLevel.Stabsberedskab);
        var second = journal.CodeOf(person);
        Assert.NotEqual(first, second);

        // Only the person's first one rests; all others are somebody's.
        var another = journal.Report();
        var elsewhere = journal.Alerts.Of(another)[0];
        var inUse = journal
            .Alerts.Alerts.Values.SelectMany(alert => alert.Rounds)
            .Select(round => round.Code)
            .ToHashSet();
        var others = Enumerable
            .Range(1000, 9000)
            .Where(code => code != first && !inUse.Contains(code))
            .Select((code, i) => new AlertRound(City.Person(1000 + i), City.Buf, code, Standing.Ledergruppe));
        journal.Write(new AlertEvent.Called(elsewhere.Id, CallCause.Escalated, [.. others]));

        journal.ChangeLevel(incident, ActivationLevel.Operationsberedskab);
        var third = journal.CodeOf(person);
        Assert.DoesNotContain(third, new[] { first, second });
        journal.Receive(person, $"ja {third}");
        Assert.Equal(AnswerKind.Coming, journal.Alerts.Of(incident)[0].Calls[third].Answer?.Kind);
    }
}
