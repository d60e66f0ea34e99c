using System.Collections.Immutable;

namespace Beredskab.Notifications.Alerts;

/// <summary>Who has the duty in an alert, as its calls have told.</summary>
internal static class DutyFold
{
    public static Alert After(Alert alert, ImmutableArray<AlertRound> called) =>
        alert with
        {
            Duty = called
                .Where(round => round.Standing == Standing.OnDuty)
                .Aggregate(alert.Duty, (duty, round) => duty.SetItem(round.Authority, round.Person)),
        };

    /// <summary>Whoever had said yes in another capacity covers by it until they answer as on duty.</summary>
    /// <param name="before">As it was when they were called.</param>
    public static Alert AfterRelief(Alert alert, Alert before, ImmutableArray<AlertRound> called)
    {
        var until = alert.Until;
        foreach (var round in called)
        {
            var replaced = before.Rounds.LastOrDefault(other =>
                other.Person == round.Person && other.Authority == round.Authority
            );
            if (
                replaced is not null
                && !before.IsRelieved(replaced)
                && before.StandsBy(replaced) is { Kind: AnswerKind.Coming } yes
            )
            {
                until = until.SetItem((round.Code, round.Authority), yes);
            }
        }

        return After(alert, called) with
        {
            Until = until,
        };
    }
}
