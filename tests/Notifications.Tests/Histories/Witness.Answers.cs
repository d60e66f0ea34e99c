using Beredskab.GeoModel.Identity;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Tests.World;

namespace Beredskab.Notifications.Tests.Histories;

/// <summary>What an answer counts for.</summary>
internal sealed partial class Witness
{
    /// <summary>Every call's answer, by alert and code.</summary>
    private Dictionary<(AlertId Alert, int Code), AnswerKind?> Snapshot() =>
        alerts
            .SelectMany(alert => alert.Calls.Select(call => ((alert.Raised.Alert, call.Key), call.Value.Answer)))
            .ToDictionary(one => one.Item1, one => one.Answer);

    private void CheckAnswers(Commit commit, Dictionary<(AlertId Alert, int Code), AnswerKind?> before)
    {
        var (code, kind) = Meant(commit);
        foreach (var alert in alerts)
        {
            foreach (var (known, call) in alert.Calls)
            {
                if (!before.TryGetValue((alert.Raised.Alert, known), out var was))
                {
                    continue;
                }

                var counts = known == code && alert.Open && alert.Rounds.Any(round => round.Code == known);
                Expect(
                    call.Answer == (counts ? kind : was),
                    Rules.Counts,
                    $"{call.Person} has answered {call.Answer} to {known}, after {commit.Asked}."
                );
            }
        }
    }

    private readonly List<(int Code, int Before, bool Deputy)> promises = [];
    private readonly List<(AlertNotes Alert, OrganisationId Authority)> deputiesCalled = [];

    /// <summary>Whoever leaves it to the deputy reads whether one is called.</summary>
    private void NoteReply(Commit commit)
    {
        if (
            commit.Asked is AlertCommand.ReceiveSms
            && Meant(commit) is { Code: { } code, Kind: AnswerKind.Deputy }
            && commit.Events.Any(one => one is AlertEvent.SmsReceived { Outcome: InboundOutcome.Answered })
            && commit.Events.OfType<AlertEvent.MessageIntended>().FirstOrDefault(m => m.Purpose == MessagePurpose.Reply)
                is { } reply
        )
        {
            promises.Add(
                (code, deputiesCalled.Count, reply.Text.Value!.Contains("kaldes nu", StringComparison.Ordinal))
            );
        }
    }

    private void LookAtReplies()
    {
        foreach (var (code, before, deputy) in promises)
        {
            var called = deputiesCalled
                .Skip(before)
                .Any(one => one.Alert.Rounds.Any(round => round.Code == code && round.Authority == one.Authority));
            Expect(
                called == deputy,
                Rules.Replies,
                $"{code} was told that a deputy is {(deputy ? "" : "not ")}called, and one is {(called ? "" : "not ")}."
            );
        }

        promises.Clear();
    }

    /// <returns>The code that an answer names, or must mean; null for what is no answer, or none that can count.</returns>
    private (int? Code, AnswerKind Kind) Meant(Commit commit)
    {
        switch (commit.Asked)
        {
            case AlertCommand.ReceiveSms { Person: { } person } sms:
                var words = sms.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                AnswerKind? kind = words[0] switch
                {
                    "ja" => AnswerKind.Coming,
                    "nej" => AnswerKind.Cannot,
                    "stedfortræder" => AnswerKind.Deputy,
                    _ => null,
                };
                var named = words.Skip(1).FirstOrDefault(word => word.Length == 4);
                var open = alerts
                    .Where(alert => alert.Open)
                    .SelectMany(alert => alert.Rounds.Select(round => (Alert: alert, Round: round)))
                    .Where(one => one.Round.Person == person)
                    .ToArray();
                // What is real is meant, and not an exercise that has been answered.
                int[] meant =
                [
                    .. open.Where(one =>
                            open.All(other => other.Alert.Raised.Exercise)
                            || !one.Alert.Raised.Exercise
                            || one.Alert.Calls[one.Round.Code].Answer is null
                        )
                        .Select(one => one.Round.Code)
                        .Distinct(),
                ];
                int? code =
                    kind is null ? null
                    : named is not null ? int.Parse(named, System.Globalization.CultureInfo.InvariantCulture)
                    : meant.Length == 1 ? meant[0]
                    : null;
                return (code, kind ?? default);
            case AlertCommand.AnswerByKey key:
                return key.Key is "1" or "2" or "3"
                    ? (
                        messages[key.Message].Intended.Code,
                        key.Key switch
                        {
                            "1" => AnswerKind.Coming,
                            "2" => AnswerKind.Cannot,
                            _ => AnswerKind.Deputy,
                        }
                    )
                    : (null, default);
            case AlertCommand.Answer answer:
                // In the dashboard it is the newest call of that alert.
                var who = commit.Events.OfType<AlertEvent.Answered>().FirstOrDefault()?.Person;
                return (Find(answer.Alert).Rounds.LastOrDefault(round => round.Person == who)?.Code, answer.Kind);
            default:
                return (null, default);
        }
    }
}
