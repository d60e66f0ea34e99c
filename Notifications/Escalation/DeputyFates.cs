using System.Collections.Immutable;
using Beredskab.GeoModel.Identity;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Policies;

namespace Beredskab.Notifications.Escalation;

/// <summary>What becomes of somebody's leaving it to the deputy; of several authorities the first of these holds.</summary>
public enum DeputyFate
{
    /// <summary>A deputy is called at once.</summary>
    Called,

    /// <summary>A deputy was called before, and may still answer.</summary>
    CalledBefore,

    /// <summary>There is none to call: all are called or away, or the asker is the deputy. The procedure goes on.</summary>
    NextStep,

    /// <summary>Somebody of the authority is coming, or nobody waits for it.</summary>
    Needless,

    /// <summary>There is none to call, and nobody else follows.</summary>
    Nobody,
}

/// <summary>Foresees what an alert does once somebody has left it to the deputy. Pure.</summary>
internal static class DeputyFates
{
    /// <param name="book">With the answer in it.</param>
    /// <param name="code">Of the call that was answered; it may be about several authorities and alerts.</param>
    public static DeputyFate Of(
        AlertBook book,
        AlertContext context,
        PersonId person,
        int code,
        IncidentId? incident,
        DateTimeOffset now
    ) =>
        book.RoundsOf(person)
            .Where(round => round.EndedAt is null && round.Code == code && round.Incident == incident)
            .Select(round => book.Alerts[round.Alert])
            .SelectMany(alert =>
                alert
                    .Rounds.Where(round => round.Person == person && round.Code == code && !alert.IsRelieved(round))
                    .Select(round => Of(book, context, alert, round.Authority, now))
            )
            .DefaultIfEmpty(DeputyFate.Needless)
            .Min();

    private static DeputyFate Of(
        AlertBook book,
        AlertContext context,
        Alert alert,
        OrganisationId authority,
        DateTimeOffset now
    )
    {
        var state = new AuthorityState(book, context.Contacts, alert, authority);
        return alert.Procedure is not { } procedure || !alert.Required.Contains(authority) || !state.NeedsAnswer
                ? DeputyFate.Needless
            : Obligations.Deputy(context, alert, authority, state) is not null ? DeputyFate.Called
            : state.Pending.Any(round => round.Standing == Standing.Deputy) ? DeputyFate.CalledBefore
            : procedure
                .Steps.Skip(alert.Progress.GetValueOrDefault(authority)?.Steps ?? 0)
                .Any(step => IsSomebodyIn(step.Kind))
                ? DeputyFate.NextStep
            : DeputyFate.Nobody;

        bool IsSomebodyIn(StepKind kind) =>
            kind is StepKind.Repeat or StepKind.NextChannel
                ? !state.Pending.IsEmpty
                : !EscalationSteps.People(book, context, alert, authority, kind, now).IsEmpty;
    }
}
