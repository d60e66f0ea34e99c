using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Contacts;

namespace Beredskab.Notifications.Escalation;

/// <summary>
/// Those who were called in because somebody had said no, or had left it to the deputy. When that one comes after all,
/// whoever was called in and has not answered is told; when they take it back again, is called again, and told again once
/// anybody covers. Pure.
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

        var covered = state.Covering.Max(round => alert.AnswerTo(round)!.At);
        if (covered <= now - NewsFold.Stands)
        {
            yield break;
        }

        foreach (var round in state.Pending)
        {
            var call = state.CallOf(round);
            if (
                call.Cause is CallCause.Escalated or CallCause.DeputyNamed
                && (ComesAfterAll(alert, state, call) || WasTold(book, alert, call))
                && LastTold(book, alert, call) is null
                && IsNobodyElseMissing(book, contacts, alert, call)
            )
            {
                yield return new Obligation.TellCovered(covered, round);
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

    /// <summary>Whoever had said no before the call says yes; not what they had said yes to before that no.</summary>
    private static bool ComesAfterAll(Alert alert, AuthorityState state, Call call) =>
        state.Covering.Any(round => call.Without.Contains(round.Person) && alert.AnswerTo(round)!.At >= call.At);

    /// <summary>They have heard that they need not answer, and were called again since: by whomever it is covered now.</summary>
    private static bool WasTold(AlertBook book, Alert alert, Call call) =>
        alert
            .Messages.GetValueOrDefault(call.Person, [])
            .Any(id => book.Messages[id] is var word && word.Covered == call.Code && word.Alert == alert.Id);

    /// <summary>The word that the call need not be answered, when nothing has called for it since.</summary>
    private static Message? LastTold(AlertBook book, Alert alert, Call call)
    {
        var words = alert.Messages.GetValueOrDefault(call.Person, []);
        for (var i = words.Length - 1; i >= 0; i--)
        {
            var word = book.Messages[words[i]];
            if (word.Covered == call.Code)
            {
                return IsCalledSince(book, alert, word) ? null : word;
            }

            if (word.IntendedAt < call.At)
            {
                break;
            }
        }

        return null;
    }

    /// <summary>The same text may ask the person for another authority too: "you need not answer" would be wrong.</summary>
    private static bool IsNobodyElseMissing(AlertBook book, ContactBook contacts, Alert alert, Call call) =>
        alert
            .Rounds.Where(round =>
                round.Code == call.Code && !alert.IsRelieved(round) && alert.Required.Contains(round.Authority)
            )
            .All(round => !new AuthorityState(book, contacts, alert, round.Authority).NeedsAnswer);
}
