using System.Collections.Immutable;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Ground;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;
using Beredskab.GeoModel.Incidents.Zones;
using Beredskab.GeoModel.Texts;
using FsCheck;
using FsCheck.Fluent;

namespace Beredskab.GeoModel.Tests.Incidents;

/// <summary>What holds for every history, whatever people do in whatever order.</summary>
public sealed class HistoryLaws
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(500).WithEndSize(60);

    /// <summary>Any order of any commands, also senseless ones; each number is one command.</summary>
    private static readonly Arbitrary<int[]> Histories = ArbMap.Default.ArbFor<int[]>();

    [Fact]
    public void What_is_accepted_can_always_be_folded() =>
        Prop.ForAll(Histories, history => Play(history) is not null).Check(Many);

    [Fact]
    public void The_version_only_grows_and_by_one_for_each_conflicting_change() =>
        Prop.ForAll(
                Histories,
                history =>
                {
                    var story = new Story();
                    foreach (var step in history)
                    {
                        var before = story.Incident?.Version ?? 0;
                        var events = story.Events.Count;
                        Try(story, step);
                        var changes = story
                            .Events.Skip(events)
                            .Count(e =>
                                e
                                    is IncidentEvent.Reported
                                        or IncidentEvent.Moved
                                        or IncidentEvent.LevelRaised
                                        or IncidentEvent.LevelLowered
                                        or IncidentEvent.StoodDown
                            );
                        if ((story.Incident?.Version ?? 0) != before + changes)
                        {
                            return false;
                        }
                    }

                    return true;
                }
            )
            .Check(Many);

    [Fact]
    public void No_area_is_entered_twice_and_every_area_of_the_track_was_reached() =>
        Prop.ForAll(
                Histories,
                history =>
                {
                    var incident = Play(history).Incident;
                    return incident is null
                        || (
                            incident.Reached.Distinct().Count() == incident.Reached.Length
                            && incident.Track.All(point =>
                                point.Position.Areas.AddRange(point.Position.Near).All(incident.Reached.Contains)
                            )
                        );
                }
            )
            .Check(Many);

    [Fact]
    public void The_log_has_one_line_for_each_event() =>
        Prop.ForAll(Histories, history => Play(history) is var s && (s.Incident?.Log.Count ?? 0) == s.Events.Count)
            .Check(Many);

    [Fact]
    public void A_repeat_of_the_last_accepted_command_never_throws_and_never_changes_place_or_level() =>
        Prop.ForAll(
                Histories,
                history =>
                {
                    var story = Play(history);
                    if (history.Length == 0 || story.Incident is null)
                    {
                        return true;
                    }

                    var (position, level) = (story.Incident.Position, story.Incident.Level);
                    var command = Command(story, history[^1]);
                    if (command is IncidentCommand.Move or IncidentCommand.ChangeLevel)
                    {
                        Try(story, history[^1]);
                        position = story.Incident.Position;
                        level = story.Incident.Level;
                        var events = story.Events.Count;
                        Try(story, history[^1]);
                        return story.Events.Count == events
                            && story.Incident.Position == position
                            && story.Incident.Level == level;
                    }

                    return true;
                }
            )
            .Check(Many);

    [Fact]
    public void Deciding_is_pure_the_same_question_has_the_same_answer() =>
        Prop.ForAll(
                Histories,
                history =>
                {
                    var story = Play(history);
                    var origin = new CommandOrigin(
                        new(7, 7, 7, new byte[8]),
                        story.Leader,
                        story.Sof,
                        story.Now,
                        story.Now
                    );
                    return Enumerable
                        .Range(0, 24)
                        .All(step =>
                        {
                            var command = Command(story, step);
                            var once = IncidentDecider.Decide(story.Incident, command, origin, Story.Locate, 1);
                            var again = IncidentDecider.Decide(story.Incident, command, origin, Story.Locate, 1);
                            return (once, again) switch
                            {
                                (Verdict.Refused a, Verdict.Refused b) => a == b,
                                (Verdict.Accepted a, Verdict.Accepted b) => a.Events.Length == b.Events.Length
                                    && a.Events.Zip(b.Events)
                                        .All(pair => pair.First.GetType() == pair.Second.GetType()),
                                _ => false,
                            };
                        });
                }
            )
            .Check(Many);

    [Fact]
    public void Folding_the_events_again_gives_the_same_incident()
    {
        Prop.ForAll(
                Histories,
                history =>
                {
                    var story = Play(history);
                    var again = new Story();
                    foreach (var @event in story.Events)
                    {
                        again.Apply(@event);
                    }

                    return again.Incident?.Version == story.Incident?.Version
                        && again.Incident?.Level == story.Incident?.Level
                        && again.Incident?.GetType() == story.Incident?.GetType()
                        && again.Incident?.Tasks.Count == story.Incident?.Tasks.Count;
                }
            )
            .Check(Many);
    }

    [Fact]
    public void An_event_that_cannot_follow_says_that_the_journal_is_wrong()
    {
        var story = Story.Reported();
        story.Then(story.StandDown());

        Assert.Throws<InvalidOperationException>(() =>
            story.Apply(new IncidentEvent.Moved(story.Id, story.Incident!.Position!))
        );
        Assert.Throws<InvalidOperationException>(() =>
            story.Apply(new IncidentEvent.TaskCompleted(story.Id, default, null))
        );
        Assert.Throws<InvalidOperationException>(() =>
            new Story().Apply(new IncidentEvent.NoteWritten(story.Id, FreeText.Of("x")))
        );
    }

    private static Story Play(IEnumerable<int> history)
    {
        var story = new Story();
        foreach (var step in history)
        {
            Try(story, step);
        }

        return story;
    }

    private static void Try(Story story, int step)
    {
        if (story.Decide(Command(story, step)) is Verdict.Accepted accepted)
        {
            foreach (var @event in accepted.Events)
            {
                story.Apply((IncidentEvent)@event);
            }
        }
    }

    private static IncidentCommand Command(Story story, int number)
    {
        var step = number & int.MaxValue;
        var variant = step / 13;
        var task = story.Incident?.Tasks is { Count: > 0 } tasks ? tasks[variant % tasks.Count].Id : default;
        return (step % 13) switch
        {
            0 or 1 => story.Report(variant % 3 == 0 ? null : Story.InWest),
            2 => story.Move(new(12.35 + (variant % 40 * 0.01), 55.68)),
            3 => story.Move(variant % 5 == 0 ? new(double.NaN, 55) : Story.WestNearEast),
            4 => story.Level((ActivationLevel)(variant % 5), variant % 4 == 0 ? null : "Fordi"),
            5 => new IncidentCommand.Move(story.Id, variant % 4, Story.InEast),
            6 => new IncidentCommand.Decide(
                story.Id,
                "Vi gør det",
                variant % 3 == 0 ? "" : "Derfor",
                DecisionLevel.Tactical
            ),
            7 => story.Task(),
            8 => new IncidentCommand.CompleteTask(story.Id, task, variant % 2 == 0 ? null : "Gjort"),
            9 => new IncidentCommand.ReopenTask(story.Id, task, "Ikke gjort"),
            10 => variant % 6 == 0 ? story.StandDown() : new IncidentCommand.WriteNote(story.Id, "010190-1234"),
            11 => OfZones(story, variant),
            _ => story.Incident is { Log: [.., var last] }
                ? new IncidentCommand.Correct(story.Id, last.Origin.Entry, "Rettet")
                : new IncidentCommand.InvitePartner(story.Id, story.Sof),
        };
    }

    private static IncidentCommand OfZones(Story story, int variant)
    {
        // Few zones and few numbers, so that drawings meet.
        var zone = new ZoneId(DerivedId.From(story.Id.Value, 'z', variant % 3));
        var shape = Shape.Of(ShapeKind.Line, [Story.InWest, new(12.51 + (variant % 7 * 0.001), 55.68)]);
        return (variant / 3 % 4) switch
        {
            0 => new IncidentCommand.DrawZone(story.Id, zone, (ZoneKind)(variant % 5), shape, "Ved porten"),
            1 => new IncidentCommand.RedrawZone(story.Id, zone, variant % 6, shape),
            2 => new IncidentCommand.ChooseDrawing(story.Id, zone, variant % 5, variant % 6),
            _ => new IncidentCommand.RemoveZone(story.Id, zone, variant % 4),
        };
    }
}
