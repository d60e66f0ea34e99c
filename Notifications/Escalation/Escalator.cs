using System.Collections.Concurrent;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Dispatch;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Beredskab.Notifications.Escalation;

/// <summary>
/// Tells each open alert when its time has come. What is due, and whether it still is, the journal decides: this only
/// asks in time, so that asking twice, or from two nodes, changes nothing.
/// </summary>
public sealed class Escalator(IAlertJournal journal, TimeProvider time, ILogger<Escalator> log) : BackgroundService
{
    /// <summary>Asked at the same time; the journal makes one batch of what waits.</summary>
    private const int Together = 64;

    private static readonly TimeSpan PauseAfterFault = TimeSpan.FromSeconds(1);

    private readonly WakeUp bell = new(time);
    private readonly ConcurrentQueue<AlertId> touched = new();
    private readonly SortedSet<(DateTimeOffset At, Guid Alert)> order = [];
    private readonly Dictionary<AlertId, DateTimeOffset> known = [];
    private readonly JournalPatience patience = new(journal, time);
    private readonly LoopPulse pulse = new();
    private int everything = 1;

    /// <summary>Whether alerts go on: the loop goes round, and takes up what is due when it does.</summary>
    /// <param name="limit">How long the loop may take for a turn.</param>
    /// <returns>Null when all is well; otherwise a word for what is not: <c>no-turn</c>.</returns>
    public async Task<string?> Trouble(TimeSpan limit, CancellationToken cancellationToken) =>
        await pulse.Answers(() => bell.Ring(), limit, time, cancellationToken) ? null : "no-turn";

    /// <summary>To be called after a commit that changed this alert; returns at once.</summary>
    public void Touch(AlertId alert)
    {
        touched.Enqueue(alert);
        bell.Ring();
    }

    /// <summary>To be called after a commit that changed who is on duty, or how people are reached; returns at once.</summary>
    public void TouchAll()
    {
        Interlocked.Exchange(ref everything, 1);
        bell.Ring();
    }

    /// <summary>Until stopped.</summary>
    public async Task Run(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                Take();
                pulse.Beat();
                if (order.Count > 0 && order.Min.At <= time.GetUtcNow())
                {
                    await AdvanceDue(stop);
                }
                else
                {
                    await bell.Sleep(order.Count > 0 ? order.Min.At : null, stop);
                }
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                // It never stops for a fault of its own; it begins again from the journal.
                Log.EscalatorCrashed(log, e);
                TouchAll();
                await LoopPause.Of(PauseAfterFault, time, stop);
            }
        }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Run(stoppingToken);

    private void Take()
    {
        if (Interlocked.Exchange(ref everything, 0) == 1)
        {
            foreach (var alert in known.Keys.Union(journal.Alerts.Open).Union(journal.Alerts.News.Keys).ToArray())
            {
                Place(alert);
            }
        }

        // Several entries about one alert, in one commit or in many, are one question.
        var changed = new HashSet<AlertId>();
        while (touched.TryDequeue(out var alert))
        {
            if (changed.Add(alert))
            {
                Place(alert);
            }
        }
    }

    private void Place(AlertId alert)
    {
        if (known.Remove(alert, out var before))
        {
            order.Remove((before, alert.Value));
        }

        if (journal.NextDue(alert, time.GetUtcNow()) is { } due)
        {
            known[alert] = due;
            order.Add((due, alert.Value));
        }
    }

    private async Task AdvanceDue(CancellationToken stop)
    {
        var now = time.GetUtcNow();
        AlertId[] due =
        [
            .. order.TakeWhile(place => place.At <= now).Take(Together).Select(place => AlertId.From(place.Alert)),
        ];
        foreach (var alert in due)
        {
            order.Remove((known[alert], alert.Value));
            known.Remove(alert);
        }

        var refusals = await Task.WhenAll(due.Select(alert => patience.Submit(new AlertCommand.Advance(alert), stop)));
        for (var i = 0; i < due.Length; i++)
        {
            Place(due[i]);
            if (known.TryGetValue(due[i], out var still) && still <= now)
            {
                // It has done all that it could, and is due all the same: not at full speed, whatever the fault is.
                Log.NotAdvanced(log, due[i], refusals[i]?.Code ?? "due");
                order.Remove((still, due[i].Value));
                known[due[i]] = now + PauseAfterFault;
                order.Add((known[due[i]], due[i].Value));
            }
        }
    }
}
