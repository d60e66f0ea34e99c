using Beredskab.Hub.Journal.Sqlite;

namespace Beredskab.Hub.Journal;

/// <summary>
/// Notices within a second that another process has written to the journal, an import beside the running Hub for one.
/// The writer would find it at its own next command, which on a quiet night can be hours away.
/// </summary>
public sealed class OtherWriters(
    SqliteSettings settings,
    JournalWriter writer,
    TimeProvider time,
    ILogger<OtherWriters> logger
) : BackgroundService
{
    /// <summary>Between two looks; something is noticed at the second look after it was written.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromMilliseconds(400);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        SqliteJournalStore? store = null;
        long seen = 0;
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                try
                {
                    store ??= Open();
                    // What our own writer has written is in its state a moment later; what is not there by the next look
                    // is somebody else's.
                    if (seen > writer.LastBatch)
                    {
                        writer.TakeOver();
                    }

                    seen = store.LastBatch();
                }
                catch (JournalStorageException e)
                {
                    JournalLog.NotTakenOver(logger, e);
                    store?.Dispose();
                    store = null;
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The Hub stops.
        }
        finally
        {
            store?.Dispose();
        }
    }

    private SqliteJournalStore Open()
    {
        var store = new SqliteJournalStore(settings with { ReadOnly = true });
        store.Open();
        return store;
    }
}
