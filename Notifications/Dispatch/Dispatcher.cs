using Beredskab.Notifications.Alerts;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Beredskab.Notifications.Dispatch;

/// <summary>
/// Hands over what the journal intends, the most urgent first. All that it knows it reads in the journal, so another
/// can go on where it stopped.
/// </summary>
public sealed class Dispatcher(
    IAlertJournal journal,
    DeliveryPipeline pipeline,
    IDispatchLease lease,
    IOptions<DispatchOptions> options,
    TimeProvider time,
    ILogger<Dispatcher> log
) : BackgroundService
{
    private readonly WakeUp bell = new(time);

    /// <summary>To be called after each commit; returns at once.</summary>
    public void Wake() => bell.Ring();

    /// <summary>Until stopped. What is on its way then gets <see cref="DispatchOptions.ShutdownSeconds"/> to be recorded.</summary>
    public async Task Run(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                var held = await lease.Acquire(stop);
                Log.Leading(log, held.Fence);
                using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, held.Lost);
                await Dispatch(held.Fence, either.Token);
            }
            catch (LeaseLostException)
            {
                Log.LeaseLost(log);
            }
            catch (OperationCanceledException) when (!stop.IsCancellationRequested)
            {
                Log.LeaseLost(log);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception e)
            {
                // The dispatcher never stops for a fault of its own; it begins again from the journal.
                Log.Crashed(log, e);
                await Task.Delay(TimeSpan.FromSeconds(1), time, stop)
                    .ContinueWith(
                        _ => { },
                        CancellationToken.None,
                        TaskContinuationOptions.None,
                        TaskScheduler.Default
                    );
            }
        }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Run(stoppingToken);

    private async Task Dispatch(long fence, CancellationToken stop)
    {
        var since = time.GetUtcNow();
        var schedule = new Schedule(options.Value);
        var pacer = new Pacer(options.Value.MessagesPerSecond);
        var onTheWay = new Dictionary<MessageId, Task>();
        var resting = new Dictionary<MessageId, DateTimeOffset>();
        using var abandon = new CancellationTokenSource();
        try
        {
            while (true)
            {
                stop.ThrowIfCancellationRequested();
                await Collect(onTheWay, resting);
                var now = time.GetUtcNow();
                var (message, due) = Next(schedule, since, now, onTheWay, resting);
                if (message is null || onTheWay.Count >= options.Value.Concurrency)
                {
                    await bell.Sleep(message is null ? due : null, stop);
                }
                else if (pacer.Next > now)
                {
                    await bell.Sleep(pacer.Next, stop);
                }
                else
                {
                    pacer.Begin(now);
                    onTheWay.Add(message.Id, Deliver(message, fence, abandon.Token));
                }
            }
        }
        finally
        {
            await Finish(onTheWay, abandon);
        }
    }

    /// <returns>The most urgent message that is due, or when the next will be.</returns>
    private (Message? Message, DateTimeOffset? Due) Next(
        Schedule schedule,
        DateTimeOffset since,
        DateTimeOffset now,
        Dictionary<MessageId, Task> onTheWay,
        Dictionary<MessageId, DateTimeOffset> resting
    )
    {
        var book = journal.Alerts;
        DateTimeOffset? earliest = null;
        foreach (var place in book.Pending)
        {
            if (onTheWay.ContainsKey(place.Message))
            {
                continue;
            }

            var message = book.Messages[place.Message];
            var due = schedule.DueAt(message, since);
            if (resting.TryGetValue(message.Id, out var rested) && rested > due)
            {
                due = rested;
            }

            if (due <= now)
            {
                return (message, due);
            }

            earliest = earliest < due ? earliest : due;
        }

        return (null, earliest);
    }

    private async Task Deliver(Message message, long fence, CancellationToken abandoned)
    {
        // Off the loop at once, so that a slow step of one message holds up no other.
        await Task.Yield();
        try
        {
            await pipeline.Deliver(message, fence, abandoned);
        }
        finally
        {
            Wake();
        }
    }

    /// <summary>Takes away what has come to its end, and throws what it threw.</summary>
    private async Task Collect(Dictionary<MessageId, Task> onTheWay, Dictionary<MessageId, DateTimeOffset> resting)
    {
        foreach (var (id, task) in onTheWay)
        {
            if (!task.IsCompleted)
            {
                continue;
            }

            onTheWay.Remove(id);
            resting.Remove(id);
            try
            {
                await task;
            }
            catch (Exception e) when (e is not LeaseLostException)
            {
                // One message's fault is no other's; and what fails before it is written down must not be tried at once.
                Log.DeliveryThrew(log, e, id);
                resting[id] = time.GetUtcNow() + TimeSpan.FromSeconds(1);
            }
        }
    }

    private async Task Finish(Dictionary<MessageId, Task> onTheWay, CancellationTokenSource abandon)
    {
        var all = Task.WhenAll(onTheWay.Values);
        if (onTheWay.Count > 0 && options.Value.ShutdownSeconds > 0)
        {
            await Task.WhenAny(
                all,
                Task.Delay(TimeSpan.FromSeconds(options.Value.ShutdownSeconds), time, CancellationToken.None)
            );
        }

        await abandon.CancelAsync();
        // What is abandoned is in doubt in the journal, and the next holder clears that.
        _ = all.ContinueWith(
            task => task.Exception,
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted,
            TaskScheduler.Default
        );
    }
}
