using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Ground;
using Beredskab.GeoModel.Incidents;

namespace Beredskab.GeoModel.Tests.Incidents;

public sealed class ShapedIncidentTests
{
    private static readonly Shape Street = Shape.Of(ShapeKind.Line, [Story.InWest, new(12.52, 55.68)]);

    [Fact]
    public void A_spot_that_becomes_a_line_has_moved_and_keeps_both()
    {
        var story = Story.Reported();
        story.Then(new IncidentCommand.Move(story.Id, 1, Street));

        Assert.Equal(Street, story.Incident!.Position!.Whole);
        Assert.Equal(Street.Spot, story.Incident.Position.Point);
        Assert.Equal([Shape.At(Story.InWest), Street], story.Incident.Track.Select(step => step.Position.Whole));
    }

    [Fact]
    public void The_same_line_again_changes_nothing()
    {
        var story = Story.Reported();
        story.Then(new IncidentCommand.Move(story.Id, 1, Street));
        story.Then(new IncidentCommand.Move(story.Id, 2, Shape.Of(ShapeKind.Line, [.. Street.Corners])));

        Assert.Equal(2, story.Incident!.Version);
    }

    [Fact]
    public void A_drawing_that_cannot_be_used_is_refused_in_a_report_and_in_a_move()
    {
        var dot = Shape.Of(ShapeKind.Line, [Story.InWest, Story.InWest]);
        var story = Story.Reported();
        Assert.Equal(
            "shape-tiny",
            Assert.IsType<Verdict.Refused>(story.Decide(new IncidentCommand.Move(story.Id, 1, dot))).Refusal.Code
        );
        var other = new Story();
        Assert.Equal("shape-tiny", Assert.IsType<Verdict.Refused>(other.Decide(Report(other.Id, dot))).Refusal.Code);
    }

    [Fact]
    public void A_spot_has_no_shape_of_its_own_in_the_event() =>
        Assert.Null(Assert.IsType<IncidentEvent.Reported>(Story.Reported().Events[0]).Position!.Shape);

    private static IncidentCommand.Report Report(GeoModel.Identity.IncidentId id, Shape at) =>
        new(
            id,
            IncidentType.Stenkast,
            ActivationLevel.Stabsberedskab,
            IncidentScope.Lokal,
            at,
            "Stenkast mod busser",
            null,
            null,
            null
        );
}
