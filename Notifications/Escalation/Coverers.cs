using System.Collections.Immutable;
using Beredskab.GeoModel.Identity;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Contacts;

namespace Beredskab.Notifications.Escalation;

/// <summary>In whose stead nobody need come any more: for which authorities, and in what capacity somebody comes.</summary>
public sealed record Coverer(ImmutableArray<OrganisationId> Authorities, Standing Standing);

/// <summary>Who covers already when somebody who was called in says yes. Pure.</summary>
internal static class Coverers
{
    /// <param name="book">Before the answer.</param>
    /// <param name="code">Of the call that is answered; it may be about several authorities.</param>
    /// <returns>
    /// Null when the person was not called in for somebody, has said yes already, or when anything that the call is about
    /// has nobody.
    /// </returns>
    public static Coverer? Of(AlertBook book, ContactBook contacts, PersonId person, int code, IncidentId? incident)
    {
        Alert[] alerts =
        [
            .. book.RoundsOf(person)
                .Where(round => round.EndedAt is null && round.Code == code && round.Incident == incident)
                .Select(round => book.Alerts[round.Alert]),
        ];
        var covering = ImmutableArray.CreateBuilder<(OrganisationId Authority, Standing Standing)>();
        foreach (var alert in alerts)
        {
            if (
                alert.Calls[code] is not { Cause: CallCause.Escalated or CallCause.DeputyNamed } call
                || call.Answer?.Kind == AnswerKind.Coming
            )
            {
                return null;
            }

            foreach (var round in alert.Rounds.Where(round => round.Person == person && round.Code == code))
            {
                var state = new AuthorityState(book, contacts, alert, round.Authority);
                if (state.NeedsAnswer)
                {
                    return null;
                }

                covering.Add((round.Authority, state.Covering.Min(other => other.Standing)));
            }
        }

        return covering.Count == 0
            ? null
            : new([.. covering.Select(one => one.Authority).Distinct()], covering.Min(one => one.Standing));
    }
}
