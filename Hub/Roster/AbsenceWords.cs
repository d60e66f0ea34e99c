using System.Collections.Immutable;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Texts;
using Beredskab.Hub.Hosting;
using Beredskab.Notifications.Roster;

namespace Beredskab.Hub.Roster;

/// <summary>What became of the turns of somebody who is away, in a sentence or two for whoever reported it.</summary>
internal static class AbsenceWords
{
    // More than these nobody reads in passing; the plan shows them all.
    private const int FewTurns = 3;

    /// <returns>First what nobody has, then who has the rest.</returns>
    public static string Of(ImmutableArray<DutyLost> lost, RosterNames names)
    {
        if (lost.IsEmpty)
        {
            return "Ingen af personens vagter ligger i tiden.";
        }

        var open = lost.Where(one => one.After.Person is null).ToList();
        var taken = lost.Where(one => one.After.Person is not null).ToList();
        return string.Join(' ', new[] { Open(open, names), Taken(taken, names) }.OfType<string>());
    }

    private static string? Open(List<DutyLost> open, RosterNames names)
    {
        if (open.Count == 0)
        {
            return null;
        }

        var more = open.Count - FewTurns;
        var told = open.Take(FewTurns).Select(one => $"for {Seat(one.Seat, names)} {When(one)}");
        return $"Ingen har vagt {Listed.And(more > 0 ? told.Append($"{more} {(more == 1 ? "gang" : "gange")} til") : told)}.";
    }

    private static string? Taken(List<DutyLost> taken, RosterNames names) =>
        taken.Count == 0
            ? null
            : $"{Danish.Count(taken.Count, "vagt", "vagter")} går til {Listed.And(
                taken.Select(one => names.Of(one.Seat.Authority, one.After.Person!.Value)).Distinct().Order(Danish.Order)
            )}.";

    private static string Seat(SeatId seat, RosterNames names) =>
        $"{names.Of(seat.Authority)} i {names.Of(seat.Ledergruppe)}";

    private static string When(DutyLost one)
    {
        DateTime from = CopenhagenTime.Local(one.From),
            to = CopenhagenTime.Local(one.To);
        return from.Date == to.Date
            ? string.Create(Danish.Culture, $"{from:d. MMM} kl. {from:HH:mm}–{to:HH:mm}")
            : string.Create(Danish.Culture, $"fra {from:d. MMM} kl. {from:HH:mm} til {to:d. MMM} kl. {to:HH:mm}");
    }
}
