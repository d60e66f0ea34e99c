using Beredskab.GeoModel.Identity;
using Beredskab.Hub.Access;
using Beredskab.Hub.State;
using Beredskab.Notifications.Roster;

namespace Beredskab.Hub.Roster;

/// <summary>
/// What a calendar's address shows. A calendar program may keep it on foreign servers for ever, so it holds the
/// authority's short name and the ledergruppe, and in a ledergruppe's calendar the initials of whoever is on duty:
/// enough for colleagues, and no name.
/// </summary>
internal static class CalendarContent
{
    private const int DaysBack = 7;

    private static readonly TimeSpan Ahead = TimeSpan.FromDays(DutyPlan.MostDays);

    public static (string Name, IEnumerable<CalendarEntry> Entries) Of(
        HubState state,
        CalendarFeed feed,
        Func<PersonId, string?> nameOf,
        DateTimeOffset now
    )
    {
        // From a midnight, so that the same turns are shown all day.
        var from = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero).AddDays(-DaysBack);
        var plan = DutyPlan.For(state.Roster, from, now + Ahead, static _ => PhoneProof.Verified);
        var entries = plan
            .Duties.Where(duty =>
                (feed.Person is null || duty.Person == feed.Person)
                && (feed.Ledergruppe is null || duty.Seat.Ledergruppe == feed.Ledergruppe)
                // What the window cuts would begin at another time each day.
                && (duty.From > from || duty.Duty.TurnFrom == from)
            )
            .OrderBy(duty => duty.From)
            .Select(duty => new CalendarEntry(
                DutyIdentity.Of(duty.Seat, duty.From),
                duty.From,
                duty.To == plan.To ? duty.Duty.TurnTo : duty.To,
                Summary(state, feed, duty, nameOf)
            ));
        return (
            feed.Ledergruppe is { } ledergruppe
                ? $"Vagtplan, {state.Roster.Ledergrupper[ledergruppe].Name}"
                : "Mine vagter i beredskabet",
            entries
        );
    }

    private static string Summary(HubState state, CalendarFeed feed, DutyInterval duty, Func<PersonId, string?> nameOf)
    {
        var authority = state.Organisations.Find(duty.Seat.Authority)?.ShortName ?? "";
        return feed.Ledergruppe is null
            ? $"Vagt: {authority}, {state.Roster.Ledergrupper[duty.Seat.Ledergruppe].Name}"
            : $"{authority}: {Initials(nameOf(duty.Person))}";
    }

    /// <returns>First letters of the first and the last name; a question mark for somebody who is not known any more.</returns>
    internal static string Initials(string? name)
    {
        var words = (name ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words switch
        {
            [] => "?",
            [var only] => First(only),
            [var first, .., var last] => First(first) + First(last),
        };

        static string First(string word) => word.EnumerateRunes().First().ToString();
    }
}
