using Beredskab.Hub.Journal;

namespace Beredskab.Hub.Tests.Journal;

public sealed class AnswersTests
{
    private static readonly Outcome Given = new Outcome.IdReused();

    [Fact]
    public async Task A_caller_who_is_held_up_holds_up_nobody_else()
    {
        var submissions = Enumerable.Range(0, 4).Select(_ => Waiting()).ToArray();
        using var release = new ManualResetEventSlim();
        var held = submissions[0]
            .Task.ContinueWith(
                _ => release.Wait(),
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default
            );

        Answers.Give([.. submissions.Select(submission => (submission, Given))]);
        var outcomes = await Task.WhenAll(submissions[1..].Select(submission => submission.Task));
        var heldMeanwhile = !held.IsCompleted;
        release.Set();
        await held;

        Assert.All(outcomes, outcome => Assert.Same(Given, outcome));
        Assert.True(heldMeanwhile);
    }

    [Fact]
    public async Task What_a_caller_does_next_runs_on_no_thread_of_the_journal()
    {
        var submission = Waiting();
        var pooled = submission.Task.ContinueWith(
            _ => Thread.CurrentThread.IsThreadPoolThread,
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default
        );

        var thread = new Thread(() => Answers.Give(submission, Given));
        thread.Start();

        Assert.True(await pooled);
    }

    private static Submission Waiting() => new(JournalWorld.Note(JournalWorld.NewIncident(), "Roligt på pladsen."), []);
}
