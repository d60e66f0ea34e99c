using System.Collections.Immutable;
using Beredskab.GeoModel.Identity;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Roster;

namespace Beredskab.Notifications.Alerts;

/// <summary>Whoever may answer from the number that a text came from.</summary>
/// <param name="Rounds">The calls that it may be about, oldest first, each with whom it asked.</param>
/// <param name="Open">The codes that can be answered, the most urgent first.</param>
/// <param name="Unnamed">Those of them that a text without a code can mean.</param>
internal sealed record AnsweringSender(
    PersonId? Person,
    DutyPhoneId? Phone,
    ImmutableArray<(PersonId Person, OpenRound Round)> Rounds,
    ImmutableArray<int> Open,
    ImmutableArray<int> Unnamed
)
{
    /// <summary>By whom replies are counted.</summary>
    public string Key => Person?.ToString() ?? Phone?.ToString() ?? "";

    /// <returns>Null for a number that nobody has.</returns>
    public static AnsweringSender? Of(
        AlertBook book,
        AlertContext context,
        AlertCommand.ReceiveSms c,
        DateTimeOffset now
    )
    {
        if (c.Person is { } person)
        {
            var own = book.RoundsOf(person).RemoveAll(round => book.Alerts[round.Alert].IsOfPhoneAlone(round.Code));
            var codes = MostUrgentFirst(book, own.Where(round => round.EndedAt is null));
            return new(
                person,
                null,
                [.. own.Select(round => (person, round))],
                codes,
                MeantWithoutCode(book, codes, own)
            );
        }

        if (c.Phone is not { } phone)
        {
            return null;
        }

        var onIt = book.RoundsOn(phone);
        var open = onIt.Where(one =>
                one.Round.EndedAt is null && book.Alerts[one.Round.Alert].PhonesOf(one.Round.Code).Contains(phone)
            )
            .ToImmutableArray();
        var onDuty = (context.Contacts.Phones.Find(phone)?.Seats ?? [])
            .Select(seat => OnDuty.At(context.Roster, seat.Ledergruppe, seat.Authority, now))
            .OfType<PersonId>()
            .ToHashSet();
        // Without a code it is whoever is on duty now who answers, and nobody who went home.
        return new(
            null,
            phone,
            onIt,
            MostUrgentFirst(book, open.Select(one => one.Round)),
            MeantWithoutCode(
                book,
                MostUrgentFirst(book, open.Where(one => onDuty.Contains(one.Person)).Select(one => one.Round)),
                [.. open.Select(one => one.Round)]
            )
        );
    }

    /// <summary>
    /// A text without a code does not mean an exercise or a test alarm that has been answered, while something real is
    /// open: the weekly test stays open for hours, and a "JA" in them is for what has come since.
    /// </summary>
    private static ImmutableArray<int> MeantWithoutCode(
        AlertBook book,
        ImmutableArray<int> codes,
        ImmutableArray<OpenRound> rounds
    )
    {
        return codes.Any(code => Of(code).Any(round => !IsPractice(book, round))) ? codes.RemoveAll(IsDone) : codes;

        bool IsDone(int code) =>
            Of(code).All(round => IsPractice(book, round) && AnswerDecider.Before(book, round.Alert, code) is not null);

        IEnumerable<OpenRound> Of(int code) => rounds.Where(round => round.Code == code && round.EndedAt is null);
    }

    private static bool IsPractice(AlertBook book, OpenRound round) =>
        book.Alerts[round.Alert] is { Test: not null } or { Exercise: true };

    /// <summary>
    /// As a reply lists them, and the first is its example: what is real before what is not, operationsberedskab
    /// before the rest, and the newest first.
    /// </summary>
    private static ImmutableArray<int> MostUrgentFirst(AlertBook book, IEnumerable<OpenRound> rounds) =>
        [
            .. rounds
                .Select(round => (round.Code, Alert: book.Alerts[round.Alert]))
                .OrderBy(one => one.Alert.Test is not null || one.Alert.Exercise)
                .ThenByDescending(one => one.Alert.Procedure?.AllWaysAtOnce == true)
                .ThenByDescending(one => one.Alert.RaisedAt)
                .Select(one => one.Code)
                .Distinct(),
        ];
}
