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

        OnlyOneRests(first);
        journal.ChangeLevel(incident, ActivationLevel.Operationsberedskab);
        var third = journal.CodeOf(person);
        Assert.DoesNotContain(third, new[] { first, second });
        journal.Receive(person, $"ja {third}");
        Assert.Equal(AnswerKind.Coming, journal.Alerts.Of(incident)[0].Calls[third].Answer?.Kind);
    }

    [Fact]
    public void When_every_code_is_in_use_nobody_gets_one_that_another_had_before_in_the_same_alert()
    {
        var incident = journal.Report(level: ActivationLevel.Informationsberedskab);
        var first = journal.CodeOf(City.PoliceNoerrebro);
        journal.Receive(City.PoliceNoerrebro, $"ja {first}");
        journal.ChangeLevel(incident, ActivationLevel.Stabsberedskab);
        OnlyOneRests(first);

        journal.ChangeLevel(incident, ActivationLevel.Operationsberedskab);
        var alert = journal.Alerts.Of(incident)[0];
        Assert.InRange(alert.Rounds.Length, 2, int.MaxValue);
        Assert.All(
            alert.Rounds,
            round =>
            {
                var call = alert.Calls[round.Code];
                Assert.Equal((round.Person, null), (call.Person, call.Answer));
                Assert.NotEmpty(call.Messages);
                journal.Receive(round.Person, $"ja {round.Code}");
                Assert.Equal(AnswerKind.Coming, journal.Alerts.Of(incident)[0].Calls[round.Code].Answer?.Kind);
            }
        );
    }

    [Fact]
    public void A_code_that_another_has_too_does_not_rest_when_the_first_has_done_with_it()
    {
        var first = journal.Report();
        var code = journal.CodeOf(City.PoliceNoerrebro);
        var second = journal.Report();
        var elsewhere = journal.Alerts.Of(second)[0];
        journal.Write(
            new AlertEvent.Called(
                elsewhere.Id,
                CallCause.Escalated,
                [new(City.Person(1000), City.Buf, code, Standing.Ledergruppe)]
            )
        );
        journal.StandDown(first);
        OnlyOneRests(code);
        var third = journal.Report();
        Assert.DoesNotContain(
            code,
            journal.Alerts.Of(third).SelectMany(alert => alert.Rounds).Select(round => round.Code)
        );
    }

    /// <summary>All others are somebody's, most of them in another incident.</summary>
    private void OnlyOneRests(int resting)
    {
        var another = journal.Report();
        var elsewhere = journal.Alerts.Of(another)[0];
        var inUse = journal
            .Alerts.Alerts.Values.SelectMany(alert => alert.Rounds)
            .Select(round => round.Code)
            .ToHashSet();
        var others = Enumerable
            .Range(1000, 9000)
            .Where(code => code != resting && !inUse.Contains(code))
            .Select((code, i) => new AlertRound(City.Person(1000 + i), City.Buf, code, Standing.Ledergruppe));
        journal.Write(new AlertEvent.Called(elsewhere.Id, CallCause.Escalated, [.. others]));
    }
}
