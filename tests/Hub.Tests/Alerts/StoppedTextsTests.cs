using Beredskab.Hub.Live;
using Beredskab.Notifications.Alerts;
using static Beredskab.Hub.Tests.Alerts.AlertWorld;

namespace Beredskab.Hub.Tests.Alerts;

/// <summary>Somebody who is called writes STOP: the screens and the proof follow at once.</summary>
public sealed class StoppedTextsTests
{
    [Fact]
    public async Task The_authority_is_missing_at_once_and_the_row_says_that_the_person_has_stopped_the_texts()
    {
        await using var world = await AlertWorld.Start();
        await world.Report();
        Assert.Equal((CoverageState.Waiting, null, false), Row(world));

        var stopped = world.Journal.Time.GetUtcNow();
        await world.Sms(Mette, "STOP");
        Assert.Equal((CoverageState.Missing, stopped, true), Row(world));
        Assert.NotNull(Progress(world).Next);

        // It is a change of the picture of its own.
        Assert.Equal([world.Alert.Id], Shown(world));

        world.Pass(TimeSpan.FromMinutes(1));
        await world.Sms(Mette, "START");
        Assert.Equal((CoverageState.Waiting, null, false), Row(world));
        Assert.Equal([world.Alert.Id], Shown(world));
    }

    [Fact]
    public async Task An_answer_of_whoever_has_stopped_the_texts_still_covers()
    {
        await using var world = await AlertWorld.Start();
        await world.Report();
        await world.Sms(Mette, "STOP");
        await world.By(Mette, Police, new AlertCommand.Answer(world.Alert.Id, AnswerKind.Coming, null));
        Assert.Equal(CoverageState.Covered, Row(world).State);
        Assert.NotNull(Row(world).SmsStopped);
    }

    [Fact]
    public async Task The_proof_says_when_and_by_it_the_authority_was_missing()
    {
        await using var world = await AlertWorld.Start();
        await world.Report();
        world.Pass(TimeSpan.FromMinutes(2));
        var stopped = world.Journal.Time.GetUtcNow();
        await world.Sms(Mette, "STOP");
        world.Pass(TimeSpan.FromMinutes(2));
        await world.Sms(Mette, "START");

        var record = world.Records.Read(new(Jonas, Sof), world.Alert.Id.Value, TestContext.Current.CancellationToken)!;
        Assert.Equal(
            [CoverageState.Waiting, CoverageState.Missing, CoverageState.Waiting],
            record.Coverage.Where(one => one.Organisation == "Politi").Select(one => one.State)
        );
        Assert.Equal(stopped, record.Coverage.Single(one => one.State == CoverageState.Missing).At);
        Assert.Contains(
            record.Lines,
            line => line.What == "Mette Lindholm har stoppet sms (STOP). Der er ingen anden måde."
        );
        Assert.Contains(record.Lines, line => line.What == "Mette Lindholm får sms igen (START).");
        Assert.Equal(record.Lines.Select(line => line.Sequence).Order(), record.Lines.Select(line => line.Sequence));
    }

    private static (CoverageState State, DateTimeOffset? SmsStopped, bool Unreachable) Row(AlertWorld world)
    {
        var row = AlertViews.Find(world.State, world.Alert.Id)!.Rows.First(one => one.Person == Mette);
        return (row.State, row.SmsStopped, row.Unreachable);
    }

    /// <summary>Whose view the newest commit changes.</summary>
    private static IEnumerable<AlertId> Shown(AlertWorld world) =>
        world.Journal.Commits[^1] is { } commit
            ? Footprint.Of(commit.After, commit.Events).Alerts.Select(one => one.Alert)
            : [];

    private static AlertProgressView Progress(AlertWorld world) =>
        AlertViews.Find(world.State, world.Alert.Id)!.Progress.First(one => one.Organisation == Police);
}
