using System.Collections.Immutable;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;

namespace Beredskab.Hub.Roster;

/// <summary>An address where the plan can be read, as long as it is here.</summary>
public sealed record CalendarFeed(Guid Id, PersonId? Person, LedergruppeId? Ledergruppe, string TokenHash);

/// <summary>The fold over the addresses that are alive.</summary>
public sealed record CalendarBook(
    ImmutableDictionary<Guid, CalendarFeed> Feeds,
    ImmutableDictionary<string, Guid> ByTokenHash
)
{
    public static CalendarBook Empty { get; } =
        new(
            ImmutableDictionary<Guid, CalendarFeed>.Empty,
            ImmutableDictionary.Create<string, Guid>(StringComparer.Ordinal)
        );

    public CalendarFeed? Find(Guid id) => Feeds.GetValueOrDefault(id);

    public CalendarFeed? WithToken(string tokenHash) =>
        ByTokenHash.TryGetValue(tokenHash, out var id) ? Feeds[id] : null;

    /// <summary>Whoever has left reads nothing any more.</summary>
    public CalendarBook Without(PersonId person) =>
        Feeds.Values.Where(feed => feed.Person == person).Aggregate(this, (book, feed) => book.Remove(feed.Id));

    public CalendarBook Apply(CalendarEvent @event) =>
        @event switch
        {
            CalendarEvent.Made e => new(
                Feeds.Add(e.Calendar, new(e.Calendar, e.Person, e.Ledergruppe, e.TokenHash)),
                ByTokenHash.Add(e.TokenHash, e.Calendar)
            ),
            CalendarEvent.Revoked e => Remove(e.Calendar),
            _ => throw new InvalidOperationException($"No rule for {@event.GetType().Name}."),
        };

    private CalendarBook Remove(Guid id) =>
        Feeds.GetValueOrDefault(id) is { } feed ? new(Feeds.Remove(id), ByTokenHash.Remove(feed.TokenHash)) : this;
}

/// <summary>Decides what follows from a command on a calendar's address.</summary>
public static class CalendarDecider
{
    private const int MostFeeds = 20;

    public static Verdict Decide(
        CalendarBook book,
        CalendarCommand command,
        Func<LedergruppeId, bool> isLedergruppe,
        Func<PersonId, bool> isPerson
    ) =>
        command switch
        {
            CalendarCommand.Make c => Make(book, c, isLedergruppe, isPerson),
            CalendarCommand.Revoke c => book.Find(c.Calendar) is null
                ? Refuse("calendar-unknown", "Kalenderadressen findes ikke, eller den er allerede lukket.", "calendar")
                : Verdict.Accept(new CalendarEvent.Revoked(c.Calendar)),
            _ => throw new InvalidOperationException($"No rule for {command.GetType().Name}."),
        };

    private static Verdict Make(
        CalendarBook book,
        CalendarCommand.Make c,
        Func<LedergruppeId, bool> isLedergruppe,
        Func<PersonId, bool> isPerson
    )
    {
        if (c.Calendar == Guid.Empty)
        {
            return Refuse("id-missing", "Kalenderen mangler et id.", "calendarId");
        }

        if (book.Find(c.Calendar) is not null || book.WithToken(c.TokenHash) is not null)
        {
            return Refuse("calendar-exists", "Kalenderadressen findes allerede.", "calendarId");
        }

        if (c.Person is null == c.Ledergruppe is null)
        {
            return Refuse("calendar-of-whom", "Vælg enten en person eller en ledergruppe.", "person");
        }

        if (c.Person is { } person && !isPerson(person))
        {
            return Refuse("person-unknown", "Personen findes ikke.", "person");
        }

        if (c.Ledergruppe is { } ledergruppe && !isLedergruppe(ledergruppe))
        {
            return Refuse("ledergruppe-unknown", "Ledergruppen findes ikke.", "ledergruppe");
        }

        return
            book.Feeds.Values.Count(feed => feed.Person == c.Person && feed.Ledergruppe == c.Ledergruppe) >= MostFeeds
            ? Refuse(
                "too-many-calendars",
                $"Der er allerede {MostFeeds} adresser. Luk dem, der ikke bruges.",
                "calendarId"
            )
            : Verdict.Accept(new CalendarEvent.Made(c.Calendar, c.Person, c.Ledergruppe, c.TokenHash));
    }

    private static Verdict Refuse(string code, string text, string field) => Verdict.Refuse(new(code, text, field));
}
