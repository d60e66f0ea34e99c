using Beredskab.Hub.Journal;
using Beredskab.Hub.Journal.Sqlite;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Dispatch;
using Beredskab.Notifications.Escalation;

namespace Beredskab.Hub.Vitals;

/// <summary>Takes the vital signs: it makes each loop take a turn, and the disk a write, and waits a moment for them.</summary>
public sealed class PulseTaker(
    JournalWriter journal,
    JournalHealth health,
    WriteProbe disk,
    Dispatcher dispatcher,
    Escalator escalator,
    ProviderWatch provider,
    TimeProvider time
)
{
    /// <summary>A loop that takes longer for a turn stands still.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>While nothing is written anyway, the disk is tried this often.</summary>
    private static readonly TimeSpan DiskTriedEvery = TimeSpan.FromSeconds(30);

    private readonly Lock gate = new();
    private long written = -1;
    private DateTimeOffset triedAt;
    private bool diskFails;

    /// <summary>Within <see cref="Patience"/> and what a write takes.</summary>
    public async Task<VitalSigns> Take(CancellationToken cancellationToken)
    {
        var writer = journal.Turns(Patience, time, cancellationToken);
        var dispatching = dispatcher.Trouble(Patience, cancellationToken);
        var escalating = escalator.Trouble(Patience, cancellationToken);
        var turns = await writer;
        return new(
            time.GetUtcNow(),
            health.NotReadyReason is not null ? "not-ready"
                : !turns ? "no-turn"
                : await Task.Run(CannotWrite, cancellationToken) ? "no-write"
                : null,
            await dispatching,
            await escalating,
            provider.Trouble,
            Probe(journal.State.Alerts)
        );
    }

    private static ProbeSigns? Probe(AlertBook book) =>
        book.LastProbe is { } id && book.Find(id) is { } probe
            ? new(probe.Id.Value, probe.IntendedAt, probe.AcceptedAt, probe.State, probe.StateAt)
            : null;

    private bool CannotWrite()
    {
        lock (gate)
        {
            var sequence = journal.Current.Sequence;
            var now = time.GetUtcNow();
            if (sequence != written && health.WriteTrouble is null)
            {
                (written, triedAt, diskFails) = (sequence, now, false);
            }
            else if (diskFails || health.WriteTrouble is not null || now - triedAt >= DiskTriedEvery)
            {
                triedAt = now;
                diskFails = disk.TryNow() is not null;
            }

            return diskFails;
        }
    }
}
