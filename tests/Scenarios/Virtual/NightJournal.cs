using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.Hub.Journal;
using Beredskab.Hub.Journal.Format;
using Beredskab.Hub.Journal.Sqlite;
using Beredskab.Hub.State;
using Beredskab.Hub.Vault;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Dispatch;
using Microsoft.Extensions.Logging.Abstractions;

namespace Beredskab.Scenarios.Virtual;

/// <summary>
/// The product's own journal on SQLite, with its decider, fold and chain, written to from one thread: each command is
/// decided and durable when the call returns. Only the queue in front of it is left out.
/// </summary>
internal sealed class NightJournal : IAlertJournal, ICommitObserver, IDisposable
{
    private readonly ContentVault vault;
    private readonly SqliteJournalStore store;
    private readonly DurableJournal durable;
    private readonly Dice dice;
    private readonly OneThread? thread;
    private readonly Dictionary<Guid, Guid> ids = [];
    private Commit? written;

    /// <param name="thread">Where everything is written; null for a journal that is only read.</param>
    public NightJournal(string folder, TimeProvider time, Dice dice, OneThread? thread = null)
    {
        this.thread = thread;
        this.dice = dice;
        var settings = new SqliteSettings(folder);
        var health = new JournalHealth();
        vault = new(settings, null);
        store = new(settings);
        Decider = new(AreaKind.Bydel);
        var builder = new RoundBuilder(Decider, vault, health, time, NullLogger.Instance);
        durable = new(store, vault, builder, new(), health, time, [this], NullLogger.Instance);
        durable.Open(CancellationToken.None);
    }

    public HubDecider Decider { get; }

    public HubState State => durable.Head.State;

    public AlertBook Alerts => State.Alerts;

    /// <summary>Told of each command, whatever became of it.</summary>
    public event Action<DomainCommand>? Asked;

    /// <summary>Told of each commit and the command that made it, before anybody goes on.</summary>
    public event Action<DomainCommand, Commit>? Committed;

    public DateTimeOffset? NextDue(AlertId alert, DateTimeOffset now) => Decider.NextDue(State, alert, now);

    public AnswerReceipt? Foresee(AlertCommand.AnswerByKey answer, DateTimeOffset now) =>
        Decider.Foresee(State, answer, PersonId.System, now);

    public Task<Refusal?> Submit(Guid commandId, AlertCommand command, CancellationToken cancellationToken)
    {
        if (thread is { IsHere: false })
        {
            // A circuit breaker tells from a thread of its own that it has opened.
            var done = new TaskCompletionSource<Refusal?>(TaskCreationOptions.RunContinuationsAsynchronously);
            thread.Last(() => done.SetResult(Do(commandId, command)));
            return done.Task;
        }

        return Task.FromResult(Do(commandId, command));
    }

    private Refusal? Do(Guid commandId, AlertCommand command)
    {
        // The product's own ids are random; a repeat must stay a repeat all the same.
        if (!ids.TryGetValue(commandId, out var id))
        {
            ids.Add(commandId, id = dice.Id());
        }

        return Do(command, PersonId.System, OrganisationId.System, id);
    }

    /// <returns>Null when it was accepted.</returns>
    public Refusal? Do(DomainCommand command, PersonId actor, OrganisationId organisation, Guid? id = null)
    {
        var envelope = new CommandEnvelope(id ?? dice.Id(), actor, organisation, null, command);
        var submission = new Submission(envelope, CommandDigest.Of(vault.CommandKey, envelope));
        written = null;
        durable.Write([submission]);
        Asked?.Invoke(command);
        if (written is { } commit)
        {
            Committed?.Invoke(command, commit);
            return null;
        }

        return submission.Task.GetAwaiter().GetResult() switch
        {
            Outcome.Accepted => null,
            Outcome.Refused refused => refused.Refusal,
            var other => throw new InvalidOperationException($"The journal answered {other}."),
        };
    }

    void ICommitObserver.Committed(Commit commit) => written = commit;

    public void Dispose()
    {
        durable.Note();
        vault.Dispose();
        store.Dispose();
    }
}
