using Beredskab.GeoModel.Incidents;

namespace Beredskab.GeoModel.Tests.Incidents;

public sealed class LevelTests
{
    [Fact]
    public void Raising_and_lowering_are_told_apart_and_carry_their_reason()
    {
        var story = Story.Reported();
        story.Then(story.Level(ActivationLevel.Operationsberedskab));
        story.Then(story.Level(ActivationLevel.Stabsberedskab, "Det klinger af"));

        Assert.IsType<IncidentEvent.LevelRaised>(story.Events[1]);
        Assert.IsType<IncidentEvent.LevelLowered>(story.Events[2]);
        Assert.Equal(ActivationLevel.Stabsberedskab, story.Incident!.Level);
        Assert.Equal(3, story.Incident.Version);
        var item = Assert.IsType<LogItem.LevelChanged>(story.Incident.Log[^1]);
        Assert.Equal("Det klinger af", item.Reason.Value);
        Assert.Equal(ActivationLevel.Operationsberedskab, item.From);
    }

    [Fact]
    public void The_level_it_has_already_is_a_harmless_repeat()
    {
        var story = Story.Reported();
        story.Then(story.Level(ActivationLevel.Informationsberedskab, why: null));
        Assert.Single(story.Events);
    }

    [Fact]
    public void A_change_without_a_reason_or_to_no_level_is_refused()
    {
        var story = Story.Reported();
        Assert.Equal("reason", story.Refused(story.Level(ActivationLevel.Stabsberedskab, " ")).Field);
        Assert.Equal("level-unknown", story.Refused(story.Level((ActivationLevel)4)).Code);
    }

    [Fact]
    public void A_change_on_an_old_version_is_a_conflict()
    {
        var story = Story.Reported();
        var old = story.Level(ActivationLevel.Operationsberedskab);
        story.Then(story.Move(Story.InEast));
        Assert.Equal("version-conflict", story.Refused(old).Code);
    }
}
