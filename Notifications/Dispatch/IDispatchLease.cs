namespace Beredskab.Notifications.Dispatch;

/// <summary>The right to hand messages over. One holder at a time, in one process or among many nodes.</summary>
public interface IDispatchLease
{
    /// <summary>Waits until this process may dispatch.</summary>
    Task<DispatchLease> Acquire(CancellationToken cancellationToken);
}

/// <param name="Fence">Higher than that of every earlier holder; each attempt is checked against it in the journal.</param>
/// <param name="Lost">Cancelled when the right is lost.</param>
public sealed record DispatchLease(long Fence, CancellationToken Lost);

/// <summary>For one process alone: always granted, with a fence that the journal has not seen.</summary>
public sealed class EmbeddedLease(IAlertJournal journal) : IDispatchLease
{
    public Task<DispatchLease> Acquire(CancellationToken cancellationToken) =>
        Task.FromResult(new DispatchLease(journal.Alerts.Fence + 1, CancellationToken.None));
}
