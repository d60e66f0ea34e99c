using Beredskab.GeoModel.Identity;
using Beredskab.Notifications.Roster;

namespace Beredskab.Notifications.Tests.Rosters;

/// <summary>
/// The same answer by the dullest means: every minute of the clock on the wall is walked through from a rotation's
/// first day on, with the framework's own time zone, and nothing is counted or looked up.
/// </summary>
internal sealed class SlowOracle
{
    private static readonly TimeZoneInfo Copenhagen = TimeZoneInfo.FindSystemTimeZoneById("Europe/Copenhagen");

    private readonly RosterWorld.Plan plan;
    private readonly DateTimeOffset from;
    private readonly DateTimeOffset to;

    // For each rotation, for each minute of the window, who has it.
    private readonly List<(RosterWorld.RotationPlan Plan, PersonId?[] Minutes, bool[] Covered)> rotations = [];

    public SlowOracle(RosterWorld.Plan plan, DateTimeOffset from, DateTimeOffset to)
    {
        (this.plan, this.from, this.to) = (plan, from, to);
        foreach (
            var rotation in plan.Rotations.OrderByDescending(rotation => rotation.From).ThenBy(rotation => rotation.Id)
        )
        {
            rotations.Add(Lay(rotation));
        }
    }

    public PersonId? At(DateTimeOffset instant)
    {
        var holders = Holders(instant, out var somebody);
        if (!somebody)
        {
            return null;
        }

        foreach (var person in holders)
        {
            if (!IsAway(person, instant))
            {
                return person;
            }
        }

        foreach (var deputy in plan.Deputies)
        {
            if (!plan.Left.Contains(deputy) && !IsAway(deputy, instant))
            {
                return deputy;
            }
        }

        return null;
    }

    // Everybody to whom the plan has given the minute, the last word first: each whose word is taken out leaves the one
    // beneath.
    private List<PersonId> Holders(DateTimeOffset instant, out bool somebody)
    {
        var holders = new List<PersonId>();
        var shifts = plan
            .Shifts.Where(shift => !plan.Left.Contains(shift.Person) && shift.From <= instant && instant < shift.To)
            .ToList();
        somebody = shifts.Count > 0;
        while (shifts.Count > 0)
        {
            var best = shifts[0];
            foreach (var shift in shifts)
            {
                if (shift.From > best.From || (shift.From == best.From && shift.Id.CompareTo(best.Id) < 0))
                {
                    best = shift;
                }
            }

            holders.Add(best.Person);
            shifts.Remove(best);
        }

        var minute = (int)((instant - from).Ticks / TimeSpan.TicksPerMinute);
        foreach (var (_, minutes, covered) in rotations)
        {
            if (!covered[minute])
            {
                continue;
            }

            somebody = true;
            var beneath = holders.Count;
            var person = minutes[minute];
            if (person is { } first)
            {
                holders.Add(first);
            }

            foreach (var swap in plan.Swaps)
            {
                if (
                    !plan.Left.Contains(swap.Instead)
                    && !plan.Left.Contains(swap.Person)
                    && swap.From <= instant
                    && instant < swap.To
                    && person == swap.Instead
                )
                {
                    person = swap.Person;
                    holders.Insert(beneath, swap.Person);
                }
            }

            break;
        }

        return holders;
    }

    private bool IsAway(PersonId person, DateTimeOffset instant) =>
        plan.Absences.Any(absence => absence.Person == person && absence.From <= instant && instant < absence.To);

    // Walks the wall clock: at each local minute, stretches that begin and end then are noted at the first instant
    // that shows that minute or a later one.
    private (RosterWorld.RotationPlan, PersonId?[], bool[]) Lay(RosterWorld.RotationPlan rotation)
    {
        var length = (int)(to - from).TotalMinutes + 1;
        var people = new PersonId?[length];
        var covered = new bool[length];
        var running = new List<(long Began, int Segment, long Cycle, DateTime End)>();
        var day0 = rotation.From.ToDateTime(TimeOnly.MinValue);
        var opens = day0.AddMinutes(rotation.Pattern.HandoverMinute);
        var closes = rotation.To?.AddDays(1).ToDateTime(TimeOnly.MinValue).AddMinutes(rotation.Pattern.HandoverMinute);
        var turns = rotation.Pattern.Segments.Max(segment => segment.Turn) + 1;
        // The clock only goes forward: in autumn's repeated hour it stands at the furthest that it has shown.
        var clock = day0.AddMinutes(-1);
        var instant = ToUtcRoughly(day0);
        var serial = 0L;
        for (; instant < to; instant = instant.AddMinutes(1))
        {
            var shows = TimeZoneInfo.ConvertTime(instant, Copenhagen).DateTime;
            while (clock < shows)
            {
                clock = clock.AddMinutes(1);
                running.RemoveAll(one => one.End <= clock);
                var since = (int)(clock - day0).TotalMinutes;
                if (since < 0)
                {
                    continue;
                }

                var cycle = rotation.Pattern.CycleDays * 1440;
                for (var s = 0; s < rotation.Pattern.Segments.Length; s++)
                {
                    var segment = rotation.Pattern.Segments[s];
                    if (since % cycle == (segment.FromDay * 1440) + segment.FromMinute)
                    {
                        var minutes =
                            ((segment.ToDay - segment.FromDay) * 1440) + segment.ToMinute - segment.FromMinute;
                        running.Add((++serial, s, since / cycle, clock.AddMinutes(minutes)));
                    }
                }
            }

            if (instant < from || clock < opens || clock >= closes || running.Count == 0)
            {
                continue;
            }

            // Which began last by the clock; of two at the same minute, the one that stands first.
            var latest = running
                .OrderByDescending(one => BeganAt(one, rotation, day0))
                .ThenBy(one => one.Segment)
                .First();
            var index =
                ((latest.Cycle * turns) + rotation.Pattern.Segments[latest.Segment].Turn) % rotation.People.Length;
            var person = rotation.People[(int)index];
            var at = (int)(instant - from).TotalMinutes;
            covered[at] = true;
            people[at] = plan.Left.Contains(person) ? null : person;
        }

        return (rotation, people, covered);
    }

    private static DateTime BeganAt(
        (long Began, int Segment, long Cycle, DateTime End) one,
        RosterWorld.RotationPlan rotation,
        DateTime day0
    )
    {
        var segment = rotation.Pattern.Segments[one.Segment];
        return day0.AddDays((one.Cycle * rotation.Pattern.CycleDays) + segment.FromDay).AddMinutes(segment.FromMinute);
    }

    // Two hours early is early enough.
    private static DateTimeOffset ToUtcRoughly(DateTime local) => new(local.AddHours(-3), TimeSpan.Zero);
}
