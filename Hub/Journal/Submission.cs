using Beredskab.Hub.State;

namespace Beredskab.Hub.Journal;

/// <summary>
/// A command in the queue, and its caller who waits. What the caller does next runs on the thread that answers, which is
/// always one of the pool's, <see cref="Answers"/>: never one that decides or writes.
/// </summary>
internal sealed class Submission(CommandEnvelope envelope, byte[] digest)
{
    private readonly TaskCompletionSource<Outcome> answer = new();

    public CommandEnvelope Envelope { get; } = envelope;

    /// <summary>Of the body; tells a repeat from another command under the same id.</summary>
    public byte[] Digest { get; } = digest;

    public Task<Outcome> Task => answer.Task;

    /// <summary>For <see cref="Answers"/> alone; others answer through it.</summary>
    public void Complete(Outcome outcome) => answer.TrySetResult(outcome);

    /// <summary>Tells that the command could not even be decided.</summary>
    public void Fail(Exception exception) =>
        ThreadPool.UnsafeQueueUserWorkItem(
            static failed => failed.answer.TrySetException(failed.exception),
            (answer, exception),
            preferLocal: false
        );
}

/// <summary>An erasure in the queue.</summary>
internal sealed class Erasure(long sequence) : TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)
{
    public long Sequence { get; } = sequence;
}
