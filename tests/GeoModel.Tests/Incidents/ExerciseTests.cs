using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;
using Beredskab.GeoModel.Picture;

namespace Beredskab.GeoModel.Tests.Incidents;

public sealed class ExerciseTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 20, 0, 0, TimeSpan.Zero);

    private LivePicture picture = LivePicture.Empty;

    [Fact]
    public void Exercises_and_real_incidents_are_counted_by_themselves()
    {
        var first = Report(exercise: false);
        var practice = Report(exercise: true);
        var second = Report(exercise: false);
        var again = Report(exercise: true);

        Assert.Equal((1, 2), (Of(first).Number, Of(second).Number));
        Assert.Equal((1, 2), (Of(practice).Number, Of(again).Number));
        Assert.Equal((2, 2), (picture.LastNumber, picture.LastExercise));
        Assert.Equal((3, 3), (picture.NextNumber(exercise: false), picture.NextNumber(exercise: true)));
    }

    [Fact]
    public void What_is_reported_as_an_exercise_stays_one_through_all_that_happens_to_it()
    {
        var practice = Report(exercise: true);
        var real = Report(exercise: false);
        foreach (var id in new[] { practice, real })
        {
            var exercise = id == practice;
            Do(new IncidentCommand.ChangeLevel(id, 1, ActivationLevel.Operationsberedskab, "Det breder sig"));
            Assert.Equal(exercise, Of(id).Exercise);
            Do(new IncidentCommand.WriteNote(id, "Roligt"));
            Do(new IncidentCommand.StandDown(id, 2, "Øvelsen er slut"));
            Assert.IsType<Incident.StoodDown>(Of(id));
            Assert.Equal(exercise, Of(id).Exercise);
        }
    }

    [Fact]
    public void Reporting_it_again_the_other_way_round_changes_nothing()
    {
        var practice = Report(exercise: true);
        var verdict = Decide(Command(practice, exercise: false));
        Assert.Equal("incident-exists", Assert.IsType<Verdict.Refused>(verdict).Refusal.Code);
        Assert.True(Of(practice).Exercise);
    }

    private Incident Of(IncidentId id) => picture.Find(id)!;

    private IncidentId Report(bool exercise)
    {
        var id = IncidentId.From(Guid.NewGuid());
        Do(Command(id, exercise));
        return id;
    }

    private static IncidentCommand.Report Command(IncidentId id, bool exercise) =>
        new(
            id,
            IncidentType.Brand,
            ActivationLevel.Informationsberedskab,
            IncidentScope.Lokal,
            null,
            "Det brænder",
            null,
            null,
            null,
            exercise
        );

    private void Do(IncidentCommand command)
    {
        foreach (var @event in Assert.IsType<Verdict.Accepted>(Decide(command)).Events)
        {
            picture = picture.Apply((IncidentEvent)@event, new(1, default, default, default, Now, Now));
        }
    }

    private Verdict Decide(IncidentCommand command) =>
        IncidentDecider.Decide(
            picture.Find(command.Incident),
            command,
            new(Guid.CreateVersion7(), default, default, Now, Now),
            _ => new Location([], [], 500, null),
            picture.NextNumber(command is IncidentCommand.Report { Exercise: true })
        );
}
