using System.Collections.Immutable;
using System.Threading.Channels;
using Beredskab.GeoModel.Deciding;
using Beredskab.Hub.Journal.Format;
using Beredskab.Hub.State;
using Beredskab.Hub.Vault;

namespace Beredskab.Hub.Journal;

/// <summary>
/// The one writer of this process. Commands wait in a bounded queue; what waits is decided in order and written durably
/// as one batch, and only then answered.
/// </summary>
public sealed class JournalWriter(
    HubDecider decider,
    IJournalStore store,
    ContentVault vault,
    JournalHealth health,
    TimeProvider time,
    IEnumerable<ICommitObserver> observers,
    ILogger<JournalWriter> logger,
    JournalBeginning? beginning = null
) : IHostedService, IDisposable
{
    /// <summary>How many commands may wait. A caller beyond them waits to be let in.</summary>
    public const int QueueLength = 4096;

    /// <summary>The most commands in one batch.</summary>
    public const int LargestBatch = 256;

    private readonly Channel<Submission> queue = Channel.CreateBounded<Submission>(
        new BoundedChannelOptions(QueueLength) { SingleReader = true }
    );
    private readonly Doorbell bell = new();
    private readonly TaskCompletionSource stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private DurableJournal? journal;
    private WriterLoop? loop;

    /// <summary>The newest durable state; everything in it has been written.</summary>
    public HubState State => journal?.Head.State ?? HubState.Empty;

    /// <summary>Identifies this store's life; a client that knows another must take a new snapshot.</summary>
    public Guid Epoch { get; private set; }

    /// <summary>The last number given in each audience.</summary>
    public ImmutableDictionary<string, long> AudienceHeads =>
        journal?.Head.Audiences ?? ImmutableDictionary<string, long>.Empty;

    /// <summary>Where the entries of each stream lie.</summary>
    public StreamIndex Streams { get; } = new();

    /// <summary>State, audience heads and the last entry's number, of one moment.</summary>
    public (HubState State, ImmutableDictionary<string, long> AudienceHeads, long Sequence) Current =>
        journal?.Head is { } head ? (head.State, head.Audiences, head.Sequence) : (HubState.Empty, AudienceHeads, 0);

    /// <summary>Opens the store, folds it, and begins to take commands. Ready when the task is.</summary>
    /// <exception cref="StoreRefusedException">The store or its key is not ours to use.</exception>
    /// <exception cref="JournalStorageException">The disk cannot do it now.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var opened = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() => Run(opened, cancellationToken)) { Name = "journal", IsBackground = true };
        thread.Start();
        await opened.Task;
    }

    /// <summary>Writes what waits, then lets go of the store.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        queue.Writer.TryComplete();
        bell.Ring();
        if (loop is not null)
        {
            await stopped.Task.WaitAsync(cancellationToken);
        }
    }

    /// <param name="cancellationToken">
    /// Stops the waiting. A command that was let in may be decided all the same; ask again with the same id to know.
    /// </param>
    public Task<Outcome> Submit(CommandEnvelope envelope, CancellationToken cancellationToken)
    {
        if (envelope.Id == Guid.Empty)
        {
            var refusal = new Refusal(
                "command-id-invalid",
                "Kommandoen mangler sit id. Hent siden igen, og prøv en gang til."
            );
            return Task.FromResult<Outcome>(new Outcome.Refused(refusal, State));
        }

        if (health.NotReadyReason is { } reason)
        {
            return Task.FromResult<Outcome>(new Outcome.Unavailable(reason));
        }

        var submission = new Submission(envelope, CommandDigest.Of(vault.CommandKey, envelope));
        return envelope.Command is JournalCommand.Erase erase
            ? Erase(submission, erase.Sequence, cancellationToken)
            : LetIn(submission, cancellationToken);
    }

    private Task<Outcome> LetIn(Submission submission, CancellationToken cancellationToken)
    {
        if (!queue.Writer.TryWrite(submission))
        {
            return SubmitWhenLetIn(submission, cancellationToken);
        }

        bell.Ring();
        return submission.Task.WaitAsync(cancellationToken);
    }

    private async Task<Outcome> SubmitWhenLetIn(Submission submission, CancellationToken cancellationToken)
    {
        try
        {
            await queue.Writer.WriteAsync(submission, cancellationToken);
        }
        catch (ChannelClosedException)
        {
            return new Outcome.Unavailable("Programmet er ved at lukke. Prøv igen om lidt.");
        }

        bell.Ring();
        return await submission.Task.WaitAsync(cancellationToken);
    }

    /// <summary>An erasure is answered when the words are gone, and not when that is merely decided.</summary>
    private async Task<Outcome> Erase(Submission submission, long sequence, CancellationToken cancellationToken)
    {
        if (await LetIn(submission, cancellationToken) is not Outcome.Accepted accepted)
        {
            return await submission.Task;
        }

        var running = loop ?? throw new InvalidOperationException("The journal is not open.");
        var erasure = new Erasure(sequence);
        running.Erasures.Enqueue(erasure);
        bell.Ring();
        try
        {
            await erasure.Task.WaitAsync(cancellationToken);
            return accepted with { State = State };
        }
        catch (JournalStorageException e)
        {
            return new Outcome.Unavailable(
                $"Sletningen er besluttet, men teksten er ikke slettet endnu. Send igen om lidt. {e.Message}"
            );
        }
    }

    /// <summary>The last batch that is in the state.</summary>
    internal long LastBatch => journal?.LastBatch ?? 0;

    /// <summary>Another process has written, it seems: takes that over without waiting for a command.</summary>
    internal void TakeOver() => loop?.TakeOver();

    /// <summary>Whether the writer still takes turns: it is made to take one, and to have nothing half written by then.</summary>
    public Task<bool> Turns(TimeSpan limit, TimeProvider clock, CancellationToken cancellationToken) =>
        loop?.Turns(limit, clock, cancellationToken) ?? Task.FromResult(false);

    public void Dispose() => bell.Dispose();

    private void Run(TaskCompletionSource opened, CancellationToken starting)
    {
        try
        {
            var builder = new RoundBuilder(decider, vault, health, time, logger);
            var durable = new DurableJournal(
                store,
                vault,
                builder,
                Streams,
                health,
                time,
                [.. observers],
                logger,
                beginning?.Anew ?? false
            );
            Epoch = durable.Open(starting);
            journal = durable;
            loop = new(durable, builder, health, queue.Reader, bell);
            opened.SetResult();
            loop.Run();
        }
        catch (Exception e) when (!opened.Task.IsCompleted)
        {
            opened.SetException(e);
        }
        catch (Exception e)
        {
            JournalLog.WriterStopped(logger, e);
            health.StopDeciding("Journalens skriver er stoppet af en fejl. Genstart programmet.");
        }
        finally
        {
            queue.Writer.TryComplete();
            while (queue.Reader.TryRead(out var left))
            {
                Answers.Give(left, new Outcome.Unavailable("Programmet er ved at lukke. Prøv igen om lidt."));
            }

            while (loop is not null && loop.Erasures.TryDequeue(out var left))
            {
                left.TrySetException(new JournalStorageException("Programmet er ved at lukke. Prøv igen om lidt."));
            }

            vault.Dispose();
            store.Dispose();
            stopped.TrySetResult();
        }
    }
}
