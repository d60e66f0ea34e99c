namespace Beredskab.Hub.Journal;

/// <summary>
/// Answers of a round, given by the thread pool. One work item for all of them: an item for each wakes threads that find
/// nothing left to do. What a caller does with the answer runs at once, on the thread that gives it; before it is given,
/// another thread is asked for, which takes over the rest when this one is held up.
/// </summary>
internal sealed class Answers : IThreadPoolWorkItem
{
    private readonly List<(Submission Submission, Outcome Outcome)> answers;
    private int next;
    private int asked;

    private Answers(List<(Submission Submission, Outcome Outcome)> answers) => this.answers = answers;

    /// <summary>The list must not be changed any more.</summary>
    public static void Give(List<(Submission Submission, Outcome Outcome)> answers)
    {
        if (answers.Count > 0)
        {
            ThreadPool.UnsafeQueueUserWorkItem(new Answers(answers), preferLocal: false);
        }
    }

    /// <summary>One answer, from a thread that must not go on with the caller's work.</summary>
    public static void Give(Submission submission, Outcome outcome) => Give([(submission, outcome)]);

    void IThreadPoolWorkItem.Execute()
    {
        Volatile.Write(ref asked, 0);
        for (int mine; (mine = Interlocked.Increment(ref next) - 1) < answers.Count; )
        {
            // Whatever the caller does next, those behind do not wait for it.
            if (mine < answers.Count - 1 && Interlocked.Exchange(ref asked, 1) == 0)
            {
                ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
            }

            var (submission, outcome) = answers[mine];
            submission.Complete(outcome);
        }
    }
}
