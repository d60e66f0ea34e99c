using System.Collections.Immutable;

namespace Beredskab.Hub.Watchdog;

/// <summary>Judges what was seen: when it is an alarm, when it is said again, and when all is well. Pure.</summary>
public static class Judge
{
    /// <summary>A part that stands still says so twice before it is believed; each has its own patience already.</summary>
    public const int LooksBeforeBelieved = 2;

    private static readonly TimeSpan LongestRepeat = TimeSpan.FromHours(1);

    /// <returns>What is believed now, and what is to be said; nothing when there is nothing new.</returns>
    public static (Watch Watch, Saying? Say) See(Watch watch, Sighting seen, WatchdogOptions options)
    {
        var suspected = Suspect(watch.Suspected, seen);
        var down = suspected
            .Where(part => part.Value >= (part.Key == Part.Hub ? options.LostPolls : LooksBeforeBelieved))
            .Select(part => part.Key)
            .ToImmutableSortedSet();
        var wellSince = seen.Standing.IsEmpty ? watch.WellSince ?? seen.At : (DateTimeOffset?)null;
        var next = watch with { Suspected = suspected, WellSince = wellSince };
        return (watch.Alarm, down.IsEmpty) switch
        {
            (null, true) => (next, null),
            (null, false) => Raise(next, down, seen, options),
            ({ } alarm, false) => GoOn(next, alarm, down, seen, options),
            ({ } alarm, true) => wellSince is { } since && seen.At - since >= Seconds(options.WellAfterSeconds)
                ? (next with { Alarm = null }, new Saying.Well(alarm.Since, since))
                : (next, null),
        };
    }

    // Of a Hub that does not answer nothing else is known, so what was suspected stays as it was.
    private static ImmutableSortedDictionary<Part, int> Suspect(
        ImmutableSortedDictionary<Part, int> before,
        Sighting seen
    ) =>
        seen.Answered
            ? seen.Standing.ToImmutableSortedDictionary(part => part, part => before.GetValueOrDefault(part) + 1)
            : before.SetItem(Part.Hub, before.GetValueOrDefault(Part.Hub) + 1);

    private static (Watch, Saying?) Raise(
        Watch watch,
        ImmutableSortedSet<Part> down,
        Sighting seen,
        WatchdogOptions options
    )
    {
        var looks = down.Max(part => watch.Suspected[part]) - 1;
        var since = seen.At - (looks * Seconds(options.PollSeconds));
        return (
            watch with
            {
                Alarm = new(since, down, seen.At, 1, Called: false),
            },
            new Saying.Alarm(down, since, ByText: true, ByCall: false)
        );
    }

    private static (Watch, Saying?) GoOn(
        Watch watch,
        OpenAlarm alarm,
        ImmutableSortedSet<Part> down,
        Sighting seen,
        WatchdogOptions options
    )
    {
        if (!down.IsSubsetOf(alarm.Parts))
        {
            return Say(alarm.Parts.Union(down), byText: true, byCall: alarm.Called, alarm.Times);
        }

        if (!alarm.Called && seen.At - alarm.SaidAt >= Seconds(options.CallAfterSeconds))
        {
            return Say(alarm.Parts, byText: false, byCall: true, alarm.Times);
        }

        return seen.At - alarm.SaidAt >= Repeat(alarm.Times, options)
            ? Say(alarm.Parts, byText: true, byCall: true, alarm.Times + 1)
            : (watch, null);

        (Watch, Saying?) Say(ImmutableSortedSet<Part> parts, bool byText, bool byCall, int times) =>
            (
                watch with
                {
                    Alarm = alarm with
                    {
                        Parts = parts,
                        SaidAt = seen.At,
                        Times = times,
                        Called = alarm.Called || byCall,
                    },
                },
                new Saying.Alarm(down, alarm.Since, byText, byCall)
            );
    }

    private static TimeSpan Repeat(int times, WatchdogOptions options)
    {
        var wait = TimeSpan.FromMinutes(options.RepeatMinutes * Math.Pow(2, Math.Min(times - 1, 20)));
        return wait < LongestRepeat ? wait : LongestRepeat;
    }

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);
}
