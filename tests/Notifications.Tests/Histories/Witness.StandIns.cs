using Beredskab.GeoModel.Identity;
using Beredskab.Notifications.Alerts;

namespace Beredskab.Notifications.Tests.Histories;

/// <summary>Whoever was called in for somebody who could not, and comes after all.</summary>
internal sealed partial class Witness
{
    private static readonly TimeSpan WorthTelling = TimeSpan.FromHours(2);

    private readonly HashSet<MessageId> calledAgain = [];

    private void TellCovered(AlertNotes alert, AlertEvent.MessageIntended e, int code)
    {
        var call = alert.Calls[code];
        if (e.Instead is null)
        {
            Expect(
                alert.Open && call.Person == e.Person && !call.ToldCovered && ComesAfterAll(alert, code) is not null,
                Rules.StandIn,
                $"{e.Person} need not answer {code}, and nobody comes after all, or they have heard it."
            );
        }

        call.ToldCovered = true;
        call.WasToldCovered = true;
    }

    private void LookAtStandIns(AlertNotes alert)
    {
        foreach (var (code, call) in alert.Calls)
        {
            var waited = alert.Rounds.Where(round => round.Code == code).Any(round => MayAnswer(alert, round));
            Expect(
                !waited || !call.ToldCovered || !AuthoritiesOf(alert, code).Any(alert.IsMissing),
                Rules.StandIn,
                $"{call.Person} has heard that they need not answer {code}, and is needed."
            );
            Expect(
                !waited || call.ToldCovered || !(ComesAfterAll(alert, code) is { } since && since > now - WorthTelling),
                Rules.StandIn,
                $"{call.Person} has not heard that they need not answer {code}."
            );
        }
    }

    private static IEnumerable<OrganisationId> AuthoritiesOf(AlertNotes alert, int code) =>
        alert
            .Rounds.Where(round =>
                round.Code == code
                && !alert.Relieved.Contains((round.Authority, code))
                && alert.Raised.Required.Contains(round.Authority)
            )
            .Select(round => round.Authority);

    /// <returns>
    /// When the last yes of what the call is about was said, if nothing of it is missing, and somebody comes who had said
    /// no when the call was made, or whoever was called had heard before that they need not; null otherwise.
    /// </returns>
    private static DateTimeOffset? ComesAfterAll(AlertNotes alert, int code)
    {
        var call = alert.Calls[code];
        if (
            call is not { Cause: CallCause.Escalated or CallCause.DeputyNamed, Answer: null }
            || AuthoritiesOf(alert, code).Any(alert.IsMissing)
        )
        {
            return null;
        }

        var coming = AuthoritiesOf(alert, code)
            .SelectMany(alert.Of)
            .Where(other => alert.Calls[other.Code].Answer == AnswerKind.Coming)
            .ToArray();
        return
            call.WasToldCovered
            || coming.Any(other =>
                alert.Said.Take(call.SaidBefore).LastOrDefault(said => said.Person == other.Person)
                    is { Answer: AnswerKind.Cannot or AnswerKind.Deputy }
                && alert.Said.Skip(call.SaidBefore).Any(said => said.Person == other.Person)
            )
            ? coming.Max(other => (DateTimeOffset?)alert.Calls[other.Code].AnsweredAt)
            : null;
    }
}
