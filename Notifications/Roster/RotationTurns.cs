using Beredskab.GeoModel.Identity;

namespace Beredskab.Notifications.Roster;

/// <summary>A rotation's turns as instants. Nothing is laid out beforehand: a turn is found by counting.</summary>
internal sealed class RotationTurns
{
    // How far instants can be out of step with the clock on the wall around a change.
    private const int ClockChangeMinutes = 60;

    private readonly Rotation rotation;
    private readonly long origin;
    private readonly long cycle;
    private readonly int turnsInCycle;
    private readonly long[] edges;
    private readonly DateTimeOffset begin;
    private readonly DateTimeOffset? finish;

    public RotationTurns(Rotation rotation)
    {
        this.rotation = rotation;
        var pattern = rotation.Pattern;
        origin = CopenhagenTime.LocalMinutes(rotation.From);
        cycle = pattern.CycleDays * (long)CopenhagenTime.MinutesInDay;
        turnsInCycle = pattern.TurnsInCycle;
        begin = CopenhagenTime.At(rotation.From, pattern.HandoverMinute);
        finish = rotation.To is { } to ? CopenhagenTime.At(to.AddDays(1), pattern.HandoverMinute) : null;
        edges = [.. pattern.Segments.SelectMany(s => (long[])[Start(s) % cycle, End(s) % cycle]).Distinct().Order()];
    }

    public Guid Id => rotation.Id;

    /// <returns>The turn that covers the instant, cut at the rotation's own first and last handover; null for none.</returns>
    public Turn? At(DateTimeOffset instant)
    {
        if (instant < begin || instant >= finish)
        {
            return null;
        }

        var minute = CopenhagenTime.LocalMinutes(instant) - origin;
        var now = Math.DivRem(minute, cycle).Quotient;
        Turn? found = null;
        var latest = long.MinValue;
        // A stretch is at most a cycle long, so it began in this cycle or the one before.
        for (var k = Math.Max(0, now - 1); k <= now + 1; k++)
        {
            foreach (var segment in rotation.Pattern.Segments)
            {
                var start = (k * cycle) + Start(segment);
                var end = (k * cycle) + End(segment);
                if (start <= latest || start > minute + ClockChangeMinutes || end < minute - ClockChangeMinutes)
                {
                    continue;
                }

                var from = Later(begin, CopenhagenTime.FromLocalMinutes(origin + start));
                var to = Earlier(finish, CopenhagenTime.FromLocalMinutes(origin + end));
                if (from <= instant && instant < to)
                {
                    latest = start;
                    found = new(rotation.Id, PersonOf(k, segment), from, to);
                }
            }
        }

        return found;
    }

    /// <returns>When a turn begins or ends next, strictly after; null when none does any more.</returns>
    public DateTimeOffset? NextEdge(DateTimeOffset after)
    {
        if (after < begin)
        {
            return begin;
        }

        if (after >= finish)
        {
            return null;
        }

        var minute = CopenhagenTime.LocalMinutes(after) - origin;
        for (var k = Math.Max(0, (minute - ClockChangeMinutes) / cycle); ; k++)
        {
            foreach (var edge in edges)
            {
                var local = (k * cycle) + edge;
                if (
                    local >= minute - ClockChangeMinutes
                    && CopenhagenTime.FromLocalMinutes(origin + local) is var instant
                    && instant > after
                )
                {
                    return Earlier(finish, instant);
                }
            }
        }
    }

    private PersonId? PersonOf(long k, TurnSegment segment) =>
        rotation.People[(int)(((k * turnsInCycle) + segment.Turn) % rotation.People.Length)];

    private static long Start(TurnSegment s) => (s.FromDay * (long)CopenhagenTime.MinutesInDay) + s.FromMinute;

    private static long End(TurnSegment s) => (s.ToDay * (long)CopenhagenTime.MinutesInDay) + s.ToMinute;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static DateTimeOffset Earlier(DateTimeOffset? one, DateTimeOffset other) =>
        one is { } limit && limit < other ? limit : other;
}

/// <param name="Plan">The rotation's, shift's or swap's id.</param>
/// <param name="Person">Null when the person whose turn it is has left.</param>
internal readonly record struct Turn(Guid Plan, PersonId? Person, DateTimeOffset From, DateTimeOffset To);
