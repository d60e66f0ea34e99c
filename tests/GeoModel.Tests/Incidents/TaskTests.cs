using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;

namespace Beredskab.GeoModel.Tests.Incidents;

public sealed class TaskTests
{
    [Fact]
    public void A_task_has_an_owner_an_authority_a_deadline_and_a_target_group()
    {
        var story = Story.Reported();
        story.Then(story.Task() with { TargetGroups = [TargetGroup.Unge, TargetGroup.Unge] });

        var task = Assert.Single(story.Incident!.Tasks);
        Assert.Equal(story.Sof, task.Authority);
        Assert.Equal(story.Leader, task.Tovholder);
        Assert.Equal([TargetGroup.Unge], task.TargetGroups);
        Assert.Null(task.Completed);
        Assert.NotEqual(Guid.Empty, task.Id.Value);
    }

    [Fact]
    public void The_same_command_decided_twice_names_the_same_task()
    {
        var story = Story.Reported();
        var now = story.Now;
        Deciding.CommandOrigin origin = new(Guid.CreateVersion7(now), story.Leader, story.Sof, now, now);
        var first = IncidentDecider.Decide(story.Incident, story.Task(), origin, Story.Locate, 1);
        var second = IncidentDecider.Decide(story.Incident, story.Task(), origin, Story.Locate, 1);

        Assert.Equal(Assigned(first), Assigned(second));
    }

    [Fact]
    public void A_task_is_completed_once_and_can_be_reopened_with_a_reason()
    {
        var story = Story.Reported();
        story.Then(story.Task());
        var task = story.Incident!.Tasks[0].Id;
        story.Then(new IncidentCommand.CompleteTask(story.Id, task, "Alle er ringet op"));
        story.Then(new IncidentCommand.CompleteTask(story.Id, task, "igen"));
        Assert.NotNull(story.Incident.Tasks[0].Completed);
        Assert.Single(story.Events.OfType<IncidentEvent.TaskCompleted>());

        Assert.Equal("reason", story.Refused(new IncidentCommand.ReopenTask(story.Id, task, "")).Field);
        story.Then(new IncidentCommand.ReopenTask(story.Id, task, "To mangler"));
        story.Then(new IncidentCommand.ReopenTask(story.Id, task, "To mangler"));
        Assert.Null(story.Incident.Tasks[0].Completed);
        Assert.Single(story.Events.OfType<IncidentEvent.TaskReopened>());
    }

    [Fact]
    public void A_bad_task_is_refused_by_its_field()
    {
        var story = Story.Reported();
        Assert.Equal("what", story.Refused(story.Task(what: "")).Field);
        Assert.Equal("authority-missing", story.Refused(story.Task() with { Authority = default }).Code);
        Assert.Equal("tovholder-missing", story.Refused(story.Task() with { Tovholder = default(PersonId) }).Code);
        Assert.Equal("deadline-passed", story.Refused(story.Task(deadline: story.Now)).Code);
        Assert.Equal("deadline-too-far", story.Refused(story.Task(deadline: story.Now.AddYears(2))).Code);
        Assert.Equal(
            "targetGroups-unknown",
            story.Refused(story.Task() with { TargetGroups = [(TargetGroup)12] }).Code
        );
        Assert.Equal("task-unknown", story.Refused(new IncidentCommand.CompleteTask(story.Id, default, null)).Code);
        Assert.Equal("task-unknown", story.Refused(new IncidentCommand.ReopenTask(story.Id, default, "x")).Code);
    }

    [Fact]
    public void A_task_may_be_without_tovholder_and_target_group()
    {
        var story = Story.Reported();
        story.Then(story.Task() with { Tovholder = null, TargetGroups = default });
        Assert.Empty(story.Incident!.Tasks[0].TargetGroups);
    }

    private static TaskId Assigned(Deciding.Verdict verdict) =>
        Assert
            .IsType<IncidentEvent.TaskAssigned>(Assert.Single(Assert.IsType<Deciding.Verdict.Accepted>(verdict).Events))
            .Task;
}
