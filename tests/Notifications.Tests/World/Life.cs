using Beredskab.GeoModel.Deciding;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Dispatch;

namespace Beredskab.Notifications.Tests.World;

/// <summary>Counts the points at which the process could be killed; after the last nothing returns any more.</summary>
internal sealed class Life(int points)
{
    private int left = points;

    public bool IsOver => Volatile.Read(ref left) < 0;

    public Task Point() => Interlocked.Decrement(ref left) < 0 ? new TaskCompletionSource().Task : Task.CompletedTask;
}

/// <summary>The journal of a process that can be killed before and after each commit.</summary>
internal sealed class MortalJournal(MemoryJournal journal, Life life) : IAlertJournal
{
    public AlertBook Alerts => journal.Alerts;

    public DateTimeOffset? NextDue(AlertId alert, DateTimeOffset now) => journal.NextDue(alert, now);

    public AnswerReceipt? Foresee(AlertCommand.AnswerByKey answer, DateTimeOffset now) => journal.Foresee(answer, now);

    public async Task<Refusal?> Submit(Guid commandId, AlertCommand command, CancellationToken cancellationToken)
    {
        await life.Point();
        var refusal = await journal.Submit(commandId, command, cancellationToken);
        await life.Point();
        return refusal;
    }
}
