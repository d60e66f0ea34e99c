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
    private readonly ConcurrentQueue<(AlertId Alert, DateTimeOffset Earliest)> touched = new();

    // When each alert is looked at next: not later than it is due, and earlier where nobody has looked yet.
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
    /// <param name="earliest">Before it, the change has made nothing due; the past when it may have.</param>
    public void Touch(AlertId alert, DateTimeOffset earliest = default)
    {
        touched.Enqueue((alert, earliest));
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
        var now = time.GetUtcNow();
        if (Interlocked.Exchange(ref everything, 0) == 1)
        {
            foreach (var alert in known.Keys.Union(journal.Alerts.Open).Union(journal.Alerts.News.Keys).ToArray())
            {
                Place(alert, now);
            }
        }

        // Several entries about one alert, in one commit or in many, are one question.
        var changed = new HashSet<AlertId>();
        while (touched.TryDequeue(out var change))
        {
            if (change.Earliest > now)
            {
                if (!known.TryGetValue(change.Alert, out var before) || change.Earliest < before)
                {
                    Put(change.Alert, change.Earliest);
                }
            }
            else if (changed.Add(change.Alert))
            {
                Place(change.Alert, now);
            }
        }
    }

    private void Place(AlertId alert, DateTimeOffset now) => Put(alert, journal.NextDue(alert, now));

    private void Put(AlertId alert, DateTimeOffset? at)
    {
        if (known.Remove(alert, out var before))
        {
            order.Remove((before, alert.Value));
        }

        if (at is { } next)
        {
            known[alert] = next;
            order.Add((next, alert.Value));
        }
    }

    private async Task AdvanceDue(CancellationToken stop)
    {
        var now = time.GetUtcNow();
        AlertId[] reached =
        [
            .. order.TakeWhile(place => place.At <= now).Take(Together).Select(place => AlertId.From(place.Alert)),
        ];
        foreach (var alert in reached)
        {
            Place(alert, now);
        }

        AlertId[] due = [.. reached.Where(alert => IsDue(alert, now))];
        var refusals = await Task.WhenAll(due.Select(alert => patience.Submit(new AlertCommand.Advance(alert), stop)));
        foreach (var alert in due)
        {
            // Their commits have touched them too: one question for both.
            touched.Enqueue((alert, default));
        }

        Take();
        for (var i = 0; i < due.Length; i++)
        {
            if (IsDue(due[i], now))
            {
                // It has done all that it could, and is due all the same: not at full speed, whatever the fault is.
                Log.NotAdvanced(log, due[i], refusals[i]?.Code ?? "due");
                Put(due[i], now + PauseAfterFault);
            }
        }
    }

    private bool IsDue(AlertId alert, DateTimeOffset now) => known.TryGetValue(alert, out var at) && at <= now;
}
