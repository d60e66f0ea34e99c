using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Ground;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;
using Beredskab.GeoModel.Incidents.Zones;

namespace Beredskab.GeoModel.Tests.Incidents;

public sealed class ZoneTests
{
    private static readonly ZoneId Gate = new(new Guid("01900000-0000-7000-8000-0000000000e1"));

    [Fact]
    public void A_zone_is_drawn_and_redrawn_by_whoever_saw_the_last_drawing()
    {
        var story = Drawn();
        story.Then(Redraw(story, 1, 2)).Then(Redraw(story, 2, 3));

        var zone = Assert.Single(story.Incident!.Zones);
        Assert.Equal((3, Line(3)), (zone.Latest, Assert.Single(zone.Standing).Place.Whole));
        Assert.False(zone.IsDisputed);
        // Zones cannot conflict with a move or a level.
        Assert.Equal(1, story.Incident.Version);
    }

    [Fact]
    public void Two_who_drew_at_a_time_both_stand_until_one_is_chosen()
    {
        var story = Drawn();
        story.Then(Redraw(story, 1, 2)).Then(Redraw(story, 1, 3));
        Assert.Equal([2, 3], story.Incident!.Zones[0].Standing.Select(drawing => drawing.Number));
        Assert.Null(Assert.IsType<IncidentEvent.ZoneRedrawn>(story.Events[^1]).Replaces);

        // Each goes on with their own, and neither touches the other's.
        story.Then(Redraw(story, 3, 4));
        Assert.Equal([2, 4], story.Incident!.Zones[0].Standing.Select(drawing => drawing.Number));

        Assert.Equal("zone-conflict", story.Refused(new IncidentCommand.ChooseDrawing(story.Id, Gate, 2, 3)).Code);
        Assert.Equal("zone-conflict", story.Refused(new IncidentCommand.ChooseDrawing(story.Id, Gate, 3, 4)).Code);
        story.Then(new IncidentCommand.ChooseDrawing(story.Id, Gate, 2, 4));
        Assert.Equal(Line(2), Assert.Single(story.Incident!.Zones[0].Standing).Place.Whole);

        // Whoever still draws on what was not chosen is not lost either.
        story.Then(Redraw(story, 4, 5));
        Assert.Equal([2, 5], story.Incident!.Zones[0].Standing.Select(drawing => drawing.Number));
    }

    [Fact]
    public void What_changes_nothing_is_not_written()
    {
        var story = Drawn();
        var events = story.Events.Count;
        story
            .Then(Redraw(story, 1, 1))
            .Then(new IncidentCommand.ChooseDrawing(story.Id, Gate, 1, 1))
            .Then(new IncidentCommand.RemoveZone(story.Id, Gate, 1))
            .Then(new IncidentCommand.RemoveZone(story.Id, Gate, 1));
        Assert.Equal(events + 1, story.Events.Count);
    }

    [Fact]
    public void A_removed_zone_is_off_the_map_and_cannot_be_drawn_on()
    {
        var story = Drawn();
        story.Then(Redraw(story, 1, 2));
        Assert.Equal("zone-conflict", story.Refused(new IncidentCommand.RemoveZone(story.Id, Gate, 1)).Code);

        story.Then(new IncidentCommand.RemoveZone(story.Id, Gate, 2));
        Assert.NotNull(story.Incident!.Zones[0].Removed);
        Assert.Equal("zone-removed", story.Refused(Redraw(story, 2, 3)).Code);
        Assert.Equal("zone-exists", story.Refused(Draw(story)).Code);
    }

    [Fact]
    public void What_cannot_be_drawn_says_why()
    {
        var story = Drawn();
        Assert.Equal("zone-exists", story.Refused(Draw(story)).Code);
        Assert.Equal("id-missing", story.Refused(Draw(story) with { Zone = default }).Code);
        Assert.Equal("kind-unknown", story.Refused(Draw(story) with { Zone = Other(1), Kind = (ZoneKind)9 }).Code);
        Assert.Equal(
            "shape-tiny",
            story
                .Refused(
                    Draw(story) with
                    {
                        Zone = Other(1),
                        Shape = Shape.Of(ShapeKind.Line, [Story.InWest, Story.InWest]),
                    }
                )
                .Code
        );
        Assert.Equal(
            "cpr-in-open-text",
            story.Refused(Draw(story) with { Zone = Other(1), Note = "Ved 010190-1234" }).Code
        );
        Assert.Equal("zone-unknown", story.Refused(Redraw(story, 1, 2) with { Zone = Other(7) }).Code);
        Assert.Equal("drawing-unknown", story.Refused(Redraw(story, 4, 2)).Code);
        Assert.Equal("drawing-unknown", story.Refused(Redraw(story, 0, 2)).Code);
    }

    [Fact]
    public void More_zones_or_drawings_than_can_be_told_apart_are_refused()
    {
        var story = Drawn();
        for (var i = 1; i < 40; i++)
        {
            story.Then(Draw(story) with { Zone = Other(i) });
        }

        Assert.Equal("zones-too-many", story.Refused(Draw(story) with { Zone = Other(40) }).Code);

        for (var i = 2; i <= 6; i++)
        {
            story.Then(Redraw(story, 1, i));
        }

        Assert.Equal("drawings-too-many", story.Refused(Redraw(story, 1, 7)).Code);
        story.Then(Redraw(story, 6, 7));
    }

    [Fact]
    public void After_the_stand_down_nothing_is_drawn()
    {
        var story = Drawn();
        story.Then(story.StandDown());
        Assert.Single(story.Incident!.Zones);
        Assert.Equal("incident-stood-down", story.Refused(Redraw(story, 1, 2)).Code);
        Assert.Equal("incident-stood-down", story.Refused(Draw(story) with { Zone = Other(1) }).Code);
    }

    private static Story Drawn()
    {
        var story = Story.Reported();
        return story.Then(Draw(story));
    }

    private static IncidentCommand.DrawZone Draw(Story story) =>
        new(story.Id, Gate, ZoneKind.Cordon, Line(1), "Ved porten");

    private static IncidentCommand.RedrawZone Redraw(Story story, int seen, int shape) =>
        new(story.Id, Gate, seen, Line(shape));

    private static Shape Line(int length) =>
        Shape.Of(ShapeKind.Line, [Story.InWest, new(Story.InWest.Longitude + (length * 0.001), Story.InWest.Latitude)]);

    private static ZoneId Other(int number) => new(DerivedId.From(Gate.Value, 'z', number));
}
