using Beredskab.GeoModel.Incidents;

namespace Beredskab.GeoModel.Tests.Incidents;

public sealed class StandDownTests
{
    [Fact]
    public void Standing_down_is_explicit_and_keeps_all_that_was()
    {
        var story = Story.Reported();
        story.Then(story.Task()).Then(story.StandDown());

        var ended = Assert.IsType<Incident.StoodDown>(story.Incident);
        Assert.Equal("Der er ro", ended.Reason.Value);
        Assert.Equal(2, ended.Version);
        Assert.Single(ended.Tasks);
        Assert.Equal(3, ended.Log.Count);
        Assert.IsType<LogItem.StoodDown>(ended.Log[^1]);
    }

    [Fact]
    public void It_needs_a_reason_and_the_version_that_was_seen()
    {
        var story = Story.Reported();
        Assert.Equal("reason", story.Refused(story.StandDown(why: null)).Field);
        Assert.Equal("version-conflict", story.Refused(new IncidentCommand.StandDown(story.Id, 7, "Ro")).Code);
    }

    [Fact]
    public void Afterwards_it_cannot_move_rise_or_end_again()
    {
        var story = Story.Reported();
        story.Then(story.StandDown());

        Assert.Equal("incident-stood-down", story.Refused(story.Move(Story.InEast)).Code);
        Assert.Equal("incident-stood-down", story.Refused(story.Level(ActivationLevel.Operationsberedskab)).Code);
        Assert.Equal("incident-stood-down", story.Refused(story.StandDown()).Code);
    }

    [Fact]
    public void Afterwards_the_log_can_be_finished()
    {
        var story = Story.Reported();
        story.Then(story.Task()).Then(story.StandDown());
        story.Then(new IncidentCommand.CompleteTask(story.Id, story.Incident!.Tasks[0].Id, null));
        story.Then(new IncidentCommand.WriteNote(story.Id, "Opfølgning i morgen"));
        story.Then(new IncidentCommand.Decide(story.Id, "Evaluering", "Læring", DecisionLevel.Tactical));

        Assert.IsType<Incident.StoodDown>(story.Incident);
        Assert.Equal(6, story.Incident.Log.Count);
    }
}
