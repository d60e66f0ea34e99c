using Beredskab.Hub.Vitals;

namespace Beredskab.Hub.Watchdog;

/// <summary>Looks, judges, says; and tells an outside service that it does.</summary>
public sealed class WatchdogLoop(
    HubObserver hub,
    AlarmVoice voice,
    WatchdogMemory memory,
    HttpClient http,
    WatchdogOptions options,
    TimeProvider time,
    TextWriter output
)
{
    private (Saying Saying, IReadOnlyList<string> To)? unsaid;
    private DateTimeOffset? signAt;
    private bool wasWell = true;

    /// <summary>Until cancelled.</summary>
    public async Task Run(CancellationToken stop)
    {
        var watch = Watch.Begun(memory.Recall());
        if (watch.Alarm is { } on)
        {
            await Write($"Alarmen fra kl. {WatchdogTexts.Clock(on.Since)} er stadig tændt.");
        }
        else if (memory.TellsOf is { } other)
        {
            await Write($"Den alarm, der var noteret, gælder {other} og ikke her; den er glemt.");
        }

        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.PollSeconds), time);
        do
        {
            var seen = await hub.Look(stop);
            await Remark(seen);
            (watch, var say) = Judge.See(watch, seen, options);
            if (say is not null)
            {
                // What is out of date need not be said any more.
                unsaid = (say, voice.Numbers);
                await Write(WatchdogTexts.Of(say));
            }

            if (!memory.Keep(watch.Alarm))
            {
                await Write("Watchdog:StateFile kan ikke skrives; en genstart kan gentage alarmen.");
            }

            await SayUnsaid(stop);
            await ShowLife(stop);
        } while (await timer.WaitForNextTickAsync(stop));
    }

    /// <summary>Who could not be told is told at the next look, if it still holds.</summary>
    private async Task SayUnsaid(CancellationToken stop)
    {
        if (unsaid is not { } left)
        {
            return;
        }

        var missing = await voice.Say(left.Saying, left.To, stop);
        unsaid = missing.Count == 0 ? null : (left.Saying, missing);
        if (missing.Count > 0)
        {
            await Write($"{missing.Count} administrator(er) kunne ikke få besked; der prøves igen.");
        }
    }

    /// <summary>Only while it can alarm: otherwise the outside service has to.</summary>
    private async Task ShowLife(CancellationToken stop)
    {
        if (
            string.IsNullOrEmpty(options.HeartbeatUrl)
            || unsaid is not null
            || time.GetUtcNow() - signAt < TimeSpan.FromSeconds(options.HeartbeatSeconds)
        )
        {
            return;
        }

        signAt = time.GetUtcNow();
        if (await voice.Check(stop) is { } trouble)
        {
            await Write($"Vagthundens egen udbyder tager ikke imod ({trouble}); livstegnet holdes tilbage.");
        }
        else if (await SignOfLife.Send(http, options.HeartbeatUrl, "GET", time, stop) is { } lost)
        {
            await Write($"Livstegnet kom ikke frem ({lost}).");
        }
    }

    private async Task Remark(Sighting seen)
    {
        var isWell = seen.Standing.IsEmpty;
        if (isWell != wasWell)
        {
            await Write(
                isWell
                    ? "Beredskabet svarer, som det skal."
                    : $"{string.Join(", ", seen.Standing.Select(WatchdogTexts.Name))}."
            );
        }

        wasWell = isWell;
    }

    private Task Write(string line) => output.WriteLineAsync($"{time.GetUtcNow():yyyy-MM-dd HH:mm:ss}Z {line}");
}
