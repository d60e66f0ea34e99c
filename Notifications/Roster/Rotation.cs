using System.Collections.Immutable;
using Beredskab.GeoModel.Identity;

namespace Beredskab.Notifications.Roster;

/// <summary>A stretch of duty in a cycle, by the clock in København.</summary>
/// <param name="FromDay">Day of the cycle on which it begins, from 0.</param>
/// <param name="FromMinute">Minutes after midnight, 0 to 1439.</param>
/// <param name="ToDay">Day on which it ends; may lie in the next cycle.</param>
/// <param name="ToMinute">Minutes after midnight, 0 to 1439.</param>
/// <param name="Turn">
/// Which turn of the cycle it belongs to, from 0. Stretches of one turn are the same person's; the next turn is the
/// next person's.
/// </param>
public sealed record TurnSegment(int FromDay, int FromMinute, int ToDay, int ToMinute, int Turn);

/// <summary>How duty goes round: a cycle of days that repeats from a rotation's first day.</summary>
/// <param name="HandoverMinute">
/// When a day of the rotation begins, minutes after midnight: the rotation is valid from this time on its first day to
/// this time on the day after its last.
/// </param>
/// <param name="CycleDays">1 for daily, 7 for weekly, up to 366.</param>
/// <param name="Segments">Where there is none, nobody is on duty. Where several lie over each other, the one that began last counts.</param>
public sealed record TurnPattern(int HandoverMinute, int CycleDays, ImmutableArray<TurnSegment> Segments)
{
    public static TurnPattern Daily(int handoverMinute) => Whole(1, handoverMinute);

    /// <summary>The handover is on the weekday of the rotation's first day.</summary>
    public static TurnPattern Weekly(int handoverMinute) => Whole(7, handoverMinute);

    /// <summary>How many people a cycle uses up.</summary>
    public int TurnsInCycle => Segments.Max(segment => segment.Turn) + 1;

    private static TurnPattern Whole(int days, int handoverMinute) =>
        new(handoverMinute, days, [new(0, handoverMinute, days, handoverMinute, 0)]);
}

/// <summary>People who take duty in turn.</summary>
/// <param name="People">In their order; null where a person has left: the others keep their turns.</param>
/// <param name="From">The first day, on which the cycle begins.</param>
/// <param name="To">The last day; null for no end.</param>
public sealed record Rotation(
    Guid Id,
    ImmutableArray<PersonId?> People,
    TurnPattern Pattern,
    DateOnly From,
    DateOnly? To
);
