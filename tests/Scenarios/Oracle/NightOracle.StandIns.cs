using Beredskab.GeoModel.Identity;
using Beredskab.Notifications.Alerts;

namespace Beredskab.Scenarios.Oracle;

/// <summary>Whoever was called in for somebody who could not, and comes after all.</summary>
internal sealed partial class NightOracle
{
    private readonly Dictionary<(AlertId Alert, int Code), DateTimeOffset> owedWord = [];
    private readonly HashSet<MessageId> calledAgain = [];

    private void TellCovered(AlertMemory alert, AlertEvent.MessageIntended e, int code)
    {
        var call = alert.Calls[code];
        if (e.Instead is null)
        {
            Expect(
                alert.Open && call.Person == e.Person && IsNeedless(alert, code),
                Rules.StandIn,
                $"{e.Person} need not answer {code}, and nobody comes after all."
            );
            Expect(!call.ToldCovered, Rules.StandIn, $"{e.Person} hears twice that {code} need not be answered.");
        }

        call.ToldCovered = true;
        call.WasToldCovered = true;
    }

    private void NoteStandIns(AlertMemory alert, OrganisationId authority)
    {
        foreach (var code in alert.Of(authority).Select(round => round.Code))
        {
            if (IsOwedWord(alert, code))
            {
                owedWord.TryAdd((alert.Id, code), now);
            }
        }
    }

    private void ExpectStandIns()
    {
        foreach (var ((id, code), since) in owedWord.ToArray())
        {
            if (!IsOwedWord(alerts[id], code))
            {
                owedWord.Remove((id, code));
            }
            else if (since + Tolerance < now)
            {
                owedWord.Remove((id, code));
                Break(
                    Rules.StandIn,
                    $"{alerts[id].Calls[code].Person} is not told what has become of {code} since {since:HH:mm:ss}."
                );
            }
        }
    }

    /// <summary>That they need not answer; or, once they have heard that, that they are needed.</summary>
    private bool IsOwedWord(AlertMemory alert, int code)
    {
        var call = alert.Calls[code];
        return alert.Open
            && call.Answer is null
            && !replacedCodes.Contains((alert.Id, code))
            && WaysOf(call.Person).ContainsValue(true)
            && call.Messages.Any(message => !message.Lost)
            && (call.ToldCovered ? AuthoritiesOf(alert, code).Any(alert.IsMissing) : IsNeedless(alert, code));
    }

    private static IEnumerable<OrganisationId> AuthoritiesOf(AlertMemory alert, int code) =>
        alert
            .Standing.Values.Where(round => round.Code == code && !alert.Relieved.Contains((round.Authority, code)))
            .Select(round => round.Authority)
            .Where(authority => alert.Required.Contains(authority));

    /// <summary>
    /// Nothing that the call is about is missing, and somebody comes who had said no when it was made, or they had heard
    /// before that they need not answer.
    /// </summary>
    private static bool IsNeedless(AlertMemory alert, int code)
    {
        var call = alert.Calls[code];
        return call.Cause is CallCause.Escalated or CallCause.DeputyNamed
            && call.Answer is null
            && !AuthoritiesOf(alert, code).Any(alert.IsMissing)
            && (
                call.WasToldCovered
                || AuthoritiesOf(alert, code)
                    .SelectMany(alert.Of)
                    .Any(other =>
                        alert.Calls[other.Code].Answer == AnswerKind.Coming
                        && alert.Said.Take(call.SaidBefore).LastOrDefault(said => said.Person == other.Person)
                            is { Answer: AnswerKind.Cannot or AnswerKind.Deputy }
                        && alert.Said.Skip(call.SaidBefore).Any(said => said.Person == other.Person)
                    )
            );
    }
}
