using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Ground;
using Beredskab.GeoModel.Incidents;
using Beredskab.Hub.Demo;
using Beredskab.Hub.Demo.Play;
using Beredskab.Notifications.Alerts;

namespace Beredskab.Hub.Tests.Played;

public sealed class PlayedEveningTests
{
    [Fact]
    public void Each_act_is_within_the_evening_and_of_an_incident_that_was_reported_before()
    {
        var reported = new HashSet<string>(StringComparer.Ordinal);
        foreach (var act in EveningScript.Acts)
        {
            Assert.InRange(act.At, 0, EveningScript.Seconds);
            Assert.Contains(DemoPeople.Members, member => member.Name == act.By);
            Assert.True(act is Act.Report ? reported.Add(act.Incident) : reported.Contains(act.Incident), act.Incident);
        }

        Assert.Equal(10, reported.Count);
    }

    [Fact]
    public async Task Ten_incidents_are_reported_moved_answered_and_ended_as_written()
    {
        await using var hub = await PlayedHub.Start(exercise: false);
        await IsOver(hub);

        var played = hub.Played;
        Assert.All(played, incident => Assert.False(incident.Exercise));
        var crossing = Assert.Single(played, incident => incident.Track.Length == 3);
        Assert.Contains(new AreaId("bydel:noerrebro"), crossing.Track[0].Position.Areas);
        Assert.DoesNotContain(new AreaId("bydel:bispebjerg"), crossing.Track[0].Position.Areas);
        Assert.Contains(new AreaId("bydel:bispebjerg"), crossing.Position!.Areas);
        Assert.Contains(
            hub.State.Alerts.Of(crossing.Id),
            alert => alert.Reason == AlertReason.AreaEntered && alert.Ledergruppe is not null
        );
        Assert.Single(played, incident => incident.Position is null);
        Assert.Contains(played, incident => incident.Position is { Areas.IsEmpty: true });
        Assert.Equal(
            [ShapeKind.Points, ShapeKind.Line, ShapeKind.Area],
            played.Select(incident => incident.Position?.Shape?.Kind).OfType<ShapeKind>().Order()
        );
    }

    [Fact]
    public async Task The_same_evening_as_an_exercise_says_so_in_every_text()
    {
        await using var hub = await PlayedHub.Start(exercise: true);
        await IsOver(hub);

        Assert.All(hub.Played, incident => Assert.True(incident.Exercise));
        var texts = hub
            .Played.SelectMany(incident => hub.State.Alerts.Of(incident.Id))
            .SelectMany(alert => alert.Messages.Values)
            .SelectMany(messages => messages)
            .Select(id => hub.State.Alerts.Find(id)!.Text.Value!)
            .ToList();
        Assert.InRange(texts.Count, 40, int.MaxValue);
        Assert.All(texts, text => Assert.StartsWith("ØVELSE", text, StringComparison.Ordinal));
    }

    // The last act is a zone on the last incident; the others have ended but two, and people have answered from their phones.
    private static async Task IsOver(PlayedHub hub)
    {
        var ended = EveningScript.Acts.OfType<Act.StandDown>().Count();
        await hub.Until(
            it =>
                it.Played is { Length: 10 } played
                && !played[^1].Zones.IsEmpty
                && played.OfType<Incident.StoodDown>().Count() == ended
                && Answers(it) >= 5,
            it =>
                $"{it.Played.Length} reported, {it.Played.OfType<Incident.StoodDown>().Count()} ended, {Answers(it)} answers"
        );
    }

    private static int Answers(PlayedHub hub) =>
        hub
            .Played.SelectMany(incident => hub.State.Alerts.Of(incident.Id))
            .SelectMany(alert => alert.Calls.Values)
            .Count(call => call.Answer?.Channel == AnswerChannel.Sms);
}
