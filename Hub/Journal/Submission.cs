using Beredskab.Hub.State;

namespace Beredskab.Hub.Journal;

/// <summary>A command in the queue, and its caller who waits.</summary>
internal sealed class Submission(CommandEnvelope envelope, byte[] digest)
    : TaskCompletionSource<Outcome>(TaskCreationOptions.RunContinuationsAsynchronously)
{
    public CommandEnvelope Envelope { get; } = envelope;

    /// <summary>Of the body; tells a repeat from another command under the same id.</summary>
    public byte[] Digest { get; } = digest;
}

/// <summary>An erasure in the queue.</summary>
internal sealed class Erasure(long sequence) : TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)
{
    public long Sequence { get; } = sequence;
}
