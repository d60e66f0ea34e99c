using Beredskab.GeoModel.Deciding;
using Beredskab.Notifications.Dispatch;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Beredskab.Notifications.TestAlarms;

/// <summary>What the weekly test alarm needs of the journal. The Hub provides it.</summary>
public interface ITestAlarmJournal
{
    /// <returns>When there is next something to decide; null for never.</returns>
    DateTimeOffset? NextDue(DateTimeOffset now);

    /// <summary>Submits a command as the product itself.</summary>
    /// <returns>Null when accepted, otherwise why not.</returns>
    /// <exception cref="JournalUnavailableException">The journal could not write; ask again with the same id.</exception>
    Task<Refusal?> Submit(Guid commandId, TestAlarmCommand command, CancellationToken cancellationToken);
}

/// <summary>
/// Asks the journal in time whether the weekly test alarm is to be sent. What is due the journal decides, so that asking
/// twice changes nothing.
/// </summary>
public sealed class TestAlarmClock(ITestAlarmJournal journal, TimeProvider time, ILogger<TestAlarmClock> log)
    : BackgroundService
{
    private static readonly TimeSpan PauseAfterFault = TimeSpan.FromSeconds(5);

    private readonly WakeUp bell = new(time);

    /// <summary>To be called after a commit that may change when it is due; returns at once.</summary>
    public void Touch() => bell.Ring();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var now = time.GetUtcNow();
                var due = journal.NextDue(now);
                if (due <= now)
                {
                    await journal.Submit(Guid.CreateVersion7(now), new TestAlarmCommand.Advance(), stoppingToken);
                    if (journal.NextDue(now) <= now)
                    {
                        await LoopPause.Of(PauseAfterFault, time, stoppingToken);
                    }
                }
                else
                {
                    await bell.Sleep(due, stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (JournalUnavailableException)
            {
                await LoopPause.Of(PauseAfterFault, time, stoppingToken);
            }
            catch (Exception e)
            {
                Log.TestAlarmClockCrashed(log, e);
                await LoopPause.Of(PauseAfterFault, time, stoppingToken);
            }
        }
    }
}
