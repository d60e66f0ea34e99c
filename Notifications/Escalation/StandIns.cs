using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Contacts;

namespace Beredskab.Notifications.Escalation;

/// <summary>
/// Those who were called in because somebody had said no, or had left it to the deputy. When that one comes after all,
/// whoever was called in and has not answered is told; when they take it back again, is called again. Pure.
/// </summary>
internal static class StandIns
{
    /// <summary>Who is told now that another covers.</summary>
    public static IEnumerable<Obligation> Told(
        AlertBook book,
        ContactBook contacts,
        Alert alert,
        AuthorityState state,
        DateTimeOffset now
    )
    {
        if (state.NeedsAnswer)
        {
            yield break;
        }

        foreach (var round in state.Pending)
        {
            var call = state.CallOf(round);
            if (
                call.Cause is CallCause.Escalated or CallCause.DeputyNamed
                && ComesAfterAll(alert, state, call) is { } comes
                && comes > now - NewsFold.Stands
                && LastTold(book, alert, call) is null
                && IsNobodyElseMissing(book, contacts, alert, call)
            )
            {
                yield return new Obligation.TellCovered(comes, round);
            }
        }
    }

    /// <summary>Whoever was told that they need not answer, and is needed all the same.</summary>
    public static IEnumerable<Obligation> CalledAgain(
        AlertBook book,
        ContactBook contacts,
        Alert alert,
        AuthorityState state
    )
    {
        foreach (var round in state.Pending)
        {
            if (
                LastTold(book, alert, state.CallOf(round)) is { } told
                && Ways.First(contacts, alert, state.CallOf(round)) is { } way
            )
            {
                yield return new Obligation.UseWay(told.IntendedAt, round, way);
            }
        }
    }

    /// <summary>Whether the person was called again since they were told that they need not answer.</summary>
    public static bool IsCalledSince(AlertBook book, Alert alert, Message told) =>
        told is { Covered: { } code }
        && alert.Calls.GetValueOrDefault(code) is { } call
        && call.Messages.Any(id => Calls(book.Messages[id], told));

    /// <summary>Whether a message calls for what an earlier one said need not be answered.</summary>
    public static bool Calls(Message message, Message told) =>
        message.Purpose == MessagePurpose.Alert
        && told.Covered is { } code
        && message.Code == code
        && message.Sequence > told.Sequence;

    /// <returns>When whoever had said no before the call said yes; null when nobody has.</returns>
    private static DateTimeOffset? ComesAfterAll(Alert alert, AuthorityState state, Call call) =>
        state.Covering.FirstOrDefault(round => call.Without.Contains(round.Person)) is { } round
            ? alert.AnswerTo(round)?.At
            : null;

    /// <summary>The word that the call need not be answered, when nothing has called for it since.</summary>
    private static Message? LastTold(AlertBook book, Alert alert, Call call) =>
        alert
            .Messages.GetValueOrDefault(call.Person, [])
            .Select(id => book.Messages[id])
            .LastOrDefault(message => message.Covered == call.Code)
            is { } told
        && !IsCalledSince(book, alert, told)
            ? told
            : null;

    /// <summary>The same text may ask the person for another authority too: "you need not answer" would be wrong.</summary>
    private static bool IsNobodyElseMissing(AlertBook book, ContactBook contacts, Alert alert, Call call) =>
        alert
            .Rounds.Where(round =>
                round.Code == call.Code && !alert.IsRelieved(round) && alert.Required.Contains(round.Authority)
            )
            .All(round => !new AuthorityState(book, contacts, alert, round.Authority).NeedsAnswer);
}
