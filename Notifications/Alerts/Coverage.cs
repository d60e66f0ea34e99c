using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Beredskab.GeoModel.Identity;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Escalation;

namespace Beredskab.Notifications.Alerts;

[JsonConverter(typeof(JsonStringEnumConverter<CoverageState>))]
public enum CoverageState
{
    /// <summary>Somebody of it answered "coming".</summary>
    [JsonStringEnumMemberName("covered")]
    Covered,

    [JsonStringEnumMemberName("waiting")]
    Waiting,

    /// <summary>
    /// Nobody on duty, everybody called for it answered "cannot" or left it, or no call could reach them, or will: they
    /// have stopped the texts, and have no other way.
    /// </summary>
    [JsonStringEnumMemberName("missing")]
    Missing,
}

/// <summary>Where one authority stands in one alert.</summary>
/// <param name="Required">It counts towards "n af m dækket".</param>
/// <param name="Round">The person who decides the state; null when nobody was alerted for it.</param>
/// <param name="Answer">That person's answer.</param>
/// <param name="Earlier">What that person answered before it, oldest first.</param>
/// <param name="Message">The newest call to that person; words about level and end are not shown.</param>
public sealed record CoverageRow(
    OrganisationId Organisation,
    bool Required,
    CoverageState State,
    AlertRound? Round,
    AlertAnswer? Answer,
    ImmutableArray<AlertAnswer> Earlier,
    Message? Message
);

/// <summary>Who is coming and who is missing: a pure function of the alert and its messages.</summary>
public static class Coverage
{
    /// <param name="contacts">How people are reached now.</param>
    /// <returns>One row for each required authority, in the ledergruppe's order; other alerted people after them.</returns>
    public static ImmutableArray<CoverageRow> Of(Alert alert, AlertBook book, ContactBook contacts)
    {
        var rows = ImmutableArray.CreateBuilder<CoverageRow>(alert.Required.Length + alert.Rounds.Length);
        var shown = new HashSet<AlertRound>();
        foreach (var authority in alert.Required)
        {
            var best = alert
                .Rounds.Where(round => round.Authority == authority && !alert.IsRelieved(round))
                .Select(round => Row(alert, book, contacts, round, required: true))
                // Of those who are coming, the one who has the duty and has said so.
                .MinBy(row => (row.State, !(HasTheDuty(alert, row) && row is { State: CoverageState.Covered })));
            rows.Add(best ?? new(authority, true, CoverageState.Missing, null, null, [], null));
            if (best?.Round is { } round)
            {
                shown.Add(round);
            }
        }

        rows.AddRange(
            alert
                .Rounds.Where(round => !shown.Contains(round))
                .Select(round => Row(alert, book, contacts, round, required: false))
        );
        return rows.ToImmutable();
    }

    private static bool HasTheDuty(Alert alert, CoverageRow row) =>
        alert.Duty.TryGetValue(row.Organisation, out var person)
        && row.Round is { } round
        && round.Person == person
        && alert.AnswerTo(round) is not null;

    private static CoverageRow Row(Alert alert, AlertBook book, ContactBook contacts, AlertRound round, bool required)
    {
        var answer = alert.AnswerTo(round);
        // What is shown is the call itself: a later word about the level or the end asks for no answer.
        var calls = alert.Calls.TryGetValue(round.Code, out var call)
            ? call.Messages.Select(id => book.Messages[id]).ToImmutableArray()
            : [];
        var shown = calls.LastOrDefault();
        var state = alert.StandsBy(round)?.Kind switch
        {
            AnswerKind.Coming => CoverageState.Covered,
            AnswerKind.Cannot or AnswerKind.Deputy => CoverageState.Missing,
            _ when !calls.IsEmpty && calls.All(message => IsLost(alert, message)) => CoverageState.Missing,
            _ when call is not null && !Ways.WereLeft(contacts, alert, call) => CoverageState.Missing,
            _ => CoverageState.Waiting,
        };
        return new(round.Authority, required, state, round, answer, Earlier(alert, round.Person, answer), shown);
    }

    // What a merge has overtaken was not lost: whoever it was for is asked where the incident goes on.
    private static bool IsLost(Alert alert, Message message) =>
        message.IsLost && (alert.Into is null || message.ErrorCode != MessageFailures.Superseded);

    // Whoever is asked anew has not answered this call, but did answer the one before it.
    private static ImmutableArray<AlertAnswer> Earlier(Alert alert, PersonId person, AlertAnswer? answer)
    {
        var earlier = alert.Earlier.GetValueOrDefault(person, []);
        return alert.Answers.TryGetValue(person, out var latest)
            ? earlier.Add(latest).RemoveAll(one => one == answer)
            : earlier;
    }
}
