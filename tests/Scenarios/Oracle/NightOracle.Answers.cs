using System.Text.RegularExpressions;
using Beredskab.GeoModel.Identity;
using Beredskab.Notifications.Alerts;

namespace Beredskab.Scenarios.Oracle;

/// <summary>What an answer may count for, from what was asked and what the person wrote.</summary>
internal sealed partial class NightOracle
{
    /// <summary>In which alerts which answer must stand after the command; null when it is no answer at all.</summary>
    private sealed record Due(PersonId Person, AnswerKind? Kind, int? Code, List<AlertMemory> Alerts);

    private Due? AnswersBefore(Observation.Written written)
    {
        switch (written.Asked)
        {
            case AlertCommand.ReceiveSms { Person: { } person } sms:
                var text = sms.Text.ToUpperInvariant();
                var number = FourDigits().Match(text);
                AnswerKind? kind =
                    text.Contains("JA", StringComparison.Ordinal) ? AnswerKind.Coming
                    : text.Contains("NEJ", StringComparison.Ordinal) ? AnswerKind.Cannot
                    : text.Contains("STEDFOR", StringComparison.Ordinal)
                    || text.Contains("VIKAR", StringComparison.Ordinal)
                        ? AnswerKind.Deputy
                    : null;
                var mine = CodesOf(person);
                int? code =
                    number.Success ? int.Parse(number.Value, System.Globalization.CultureInfo.InvariantCulture)
                    : mine.Count == 1 ? mine.Keys.First()
                    : null;
                return new(
                    person,
                    kind,
                    code,
                    kind is not null && code is { } given && mine.TryGetValue(given, out var open) ? open : []
                );
            case AlertCommand.AnswerByKey key:
                AnswerKind? pressed = key.Key switch
                {
                    "1" => AnswerKind.Coming,
                    "2" => AnswerKind.Cannot,
                    "3" => AnswerKind.Deputy,
                    _ => null,
                };
                var asked = messages[key.Message].Intended.Code;
                return new(
                    key.Person,
                    pressed,
                    asked,
                    pressed is not null && asked is { } of && CodesOf(key.Person).TryGetValue(of, out var still)
                        ? still
                        : []
                );
            case AlertCommand.Answer answer:
                var alert = alerts[answer.Alert];
                var actor = written.Entries[0].Origin.Actor;
                var newest = alert
                    .Standing.Values.Where(round => round.Person == actor)
                    .Select(round => round.Code)
                    .ToHashSet();
                var codesOf = CodesOf(actor).Where(one => newest.Contains(one.Key)).ToArray();
                return new(actor, answer.Kind, null, [.. codesOf.SelectMany(one => one.Value)]);
            default:
                return null;
        }
    }

    /// <summary>The codes that the person can answer with now, and the alerts that each is about.</summary>
    private Dictionary<int, List<AlertMemory>> CodesOf(PersonId person)
    {
        var mine = new Dictionary<int, List<AlertMemory>>();
        if (gone.Contains(person))
        {
            return mine;
        }

        foreach (var alert in alertsOf.GetValueOrDefault(person, []).Where(alert => alert.Open))
        {
            foreach (
                var code in alert
                    .Standing.Values.Where(round => round.Person == person)
                    .Select(round => round.Code)
                    .Distinct()
            )
            {
                if (!mine.TryGetValue(code, out var about))
                {
                    mine.Add(code, about = []);
                }

                about.Add(alert);
            }
        }

        return mine;
    }

    private readonly Dictionary<PersonId, HashSet<AlertMemory>> alertsOf = [];

    private void Answer(AlertEvent.Answered e)
    {
        var alert = alerts[e.Alert];
        var code = e.Code!.Value;
        Expect(alert.Open, Rules.Counts, $"{e.Person} answers an alert that has ended.");
        Expect(
            alert.Calls.TryGetValue(code, out var call) && call.Person == e.Person,
            Rules.Counts,
            $"{e.Person} answers with {code}, which is another's."
        );
        if (e.From is not null)
        {
            CheckCarried(e);
        }

        if (call is not null)
        {
            call.Answer = e.Answer;
            call.AnsweredAt = now;
            alert.Said.Add((e.Person, e.Answer));
        }
    }

    private void CheckAnswers(Observation.Written written, Due? due)
    {
        var answered = written.Entries.Select(entry => entry.Event).OfType<AlertEvent.Answered>().ToArray();
        if (due is null)
        {
            // What a merge carries over was written before.
            Expect(answered.All(e => e.From is not null), Rules.Counts, $"Somebody answers, and nobody wrote.");
            return;
        }

        foreach (var e in answered)
        {
            Expect(
                e.Person == due.Person
                    && due.Alerts.Any(alert => alert.Id == e.Alert)
                    && (due.Code is null || e.Code == due.Code)
                    && e.Answer == due.Kind,
                Rules.Counts,
                $"{e.Person} answers {e.Answer} with {e.Code} in {e.Alert}; written was {due.Kind} {due.Code}."
            );
        }

        if (due.Code is { } code)
        {
            foreach (var alert in due.Alerts)
            {
                Expect(
                    alert.Calls[code].Answer == due.Kind,
                    Rules.Counts,
                    $"{due.Person} wrote {due.Kind} {code}, and it does not count in {alert.Id}."
                );
            }
        }
    }

    [GeneratedRegex("[0-9]{4}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FourDigits();
}
