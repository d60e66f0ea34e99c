using Beredskab.GeoModel.Incidents;

namespace Beredskab.GeoModel.Tests.Incidents;

public sealed class MoveTests
{
    [Fact]
    public void Moving_into_the_next_bydel_enters_it_once()
    {
        var story = Story.Reported();
        story.Then(story.Move(Story.InEast));
        Assert.Equal([Story.East], Assert.Single(story.Events.OfType<IncidentEvent.AreasEntered>()).Areas);

        story.Then(story.Move(Story.InWest));
        story.Then(story.Move(Story.InEast));

        Assert.Single(story.Events.OfType<IncidentEvent.AreasEntered>());
        Assert.Equal([Story.West, Story.East], story.Incident!.Reached);
        Assert.Equal(4, story.Incident.Track.Length);
        Assert.Equal(4, story.Incident.Version);
    }

    [Fact]
    public void Coming_near_the_next_bydel_counts_as_reaching_it()
    {
        var story = Story.Reported();
        story.Then(story.Move(Story.WestNearEast));
        story.Then(story.Move(Story.InEast));

        Assert.Equal([Story.East], Assert.Single(story.Events.OfType<IncidentEvent.AreasEntered>()).Areas);
    }

    [Fact]
    public void A_move_to_where_it_is_changes_nothing()
    {
        var story = Story.Reported();
        story.Then(story.Move(Story.InWest));

        Assert.Single(story.Events);
        Assert.Equal(1, story.Incident!.Version);
    }

    [Fact]
    public void A_move_out_of_the_city_is_kept_and_enters_nothing()
    {
        var story = Story.Reported();
        story.Then(story.Move(new(12.30, 55.68)));

        Assert.Empty(story.Incident!.Position!.Areas);
        Assert.Empty(story.Events.OfType<IncidentEvent.AreasEntered>());
    }

    [Fact]
    public void An_incident_without_a_place_gets_one_by_moving()
    {
        var story = new Story();
        story.Then(story.Report(at: null)).Then(new IncidentCommand.Move(story.Id, 1, Story.InWest));

        Assert.Equal([Story.West], story.Incident!.Reached);
    }

    [Fact]
    public void A_move_on_an_old_version_is_a_conflict()
    {
        var story = Story.Reported();
        var old = story.Move(Story.InEast);
        story.Then(story.Level(ActivationLevel.Stabsberedskab));

        var refusal = story.Refused(old);
        Assert.Equal("version-conflict", refusal.Code);
        Assert.Equal("seenVersion", refusal.Field);
    }

    [Fact]
    public void Swapped_and_impossible_positions_are_refused_and_nothing_moves()
    {
        var story = Story.Reported();
        Assert.Equal("position-swapped", story.Refused(story.Move(new(55.68, 12.60))).Code);
        Assert.Equal("position-not-a-number", story.Refused(story.Move(new(double.NaN, double.NaN))).Code);
        Assert.Equal(Story.InWest, story.Incident!.Position!.Point);
    }
}
