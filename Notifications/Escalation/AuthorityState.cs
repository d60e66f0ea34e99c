using System.Collections.Immutable;
using Beredskab.GeoModel.Identity;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Contacts;

namespace Beredskab.Notifications.Escalation;

/// <summary>Where one required authority stands in an alert, as far as going on depends on it. Pure.</summary>
internal sealed class AuthorityState
{
    private readonly AlertBook book;
    private readonly ContactBook contacts;
    private readonly Alert alert;

    public AuthorityState(AlertBook book, ContactBook contacts, Alert alert, OrganisationId authority)
    {
        this.book = book;
        this.contacts = contacts;
        this.alert = alert;
        Rounds = [.. alert.Rounds.Where(round => round.Authority == authority && !alert.IsRelieved(round))];
        Covering = [.. Rounds.Where(round => alert.AnswerTo(round)?.Kind == AnswerKind.Coming)];
        Pending = [.. Rounds.Where(round => alert.AnswerTo(round) is null && CanStillBeReached(round))];
        var turn = Rounds
            .Select(CallOf)
            .Where(call => call.Cause == CallCause.Relief)
            .Select(call => (DateTimeOffset?)call.At)
            .Max();
        Turn = turn;
        NeedsAnswer = Covering.IsEmpty || (turn is not null && !Covering.Any(HasAnsweredSinceTheTurn));
        // Whoever was called before the turn, and let another answer, is not who is waited for after it.
        IsWaitedFor = Pending.Any(round => !(CallOf(round).At < turn));
        LacksRelief = NeedsAnswer && Rounds.Any(round => alert.StandsBy(round)?.Kind == AnswerKind.Coming);
    }

    /// <summary>Everybody called for it who has not been relieved.</summary>
    public ImmutableArray<AlertRound> Rounds { get; }

    /// <summary>Those who have answered that they come, to the very call that they have now.</summary>
    public ImmutableArray<AlertRound> Covering { get; }

    /// <summary>Those who may still answer.</summary>
    public ImmutableArray<AlertRound> Pending { get; }

    /// <summary>When another was called last as coming on duty; null when nobody was.</summary>
    public DateTimeOffset? Turn { get; }

    /// <summary>
    /// Nobody of it is coming; or somebody is, and another has come on duty since who has not answered.
    /// </summary>
    public bool NeedsAnswer { get; }

    /// <summary>Somebody who was called since the last turn of shift may still answer, so that a step waits its time.</summary>
    public bool IsWaitedFor { get; }

    /// <summary>It is covered by whoever goes off duty, and another must say that they come.</summary>
    public bool LacksRelief { get; }

    public bool HasAnsweredSinceTheTurn(AlertRound round) => alert.AnswerTo(round)?.At >= Turn;

    public Call CallOf(AlertRound round) => alert.Calls[round.Code];

    /// <summary>The person's ways that this call has not used.</summary>
    public IEnumerable<ContactWay> Unused(AlertRound round) => Ways.Unused(book, contacts, alert, CallOf(round));

    /// <summary>Likewise, when all are used at once: the unproved too.</summary>
    public IEnumerable<ContactWay> UnusedOfAll(AlertRound round) =>
        Ways.UnusedOfAll(book, contacts, alert, CallOf(round));

    /// <summary>Where silence can lead to.</summary>
    public IEnumerable<ContactWay> UnusedInSilence(AlertRound round) =>
        Ways.UnusedInSilence(book, contacts, alert, CallOf(round));

    /// <summary>Nothing has got through so far, on any way that was used.</summary>
    public bool IsInTrouble(AlertRound round) => Ways.AreInTrouble(book, CallOf(round));

    /// <summary>The next unproved way after one that has carried the call to whoever has it; null when there is none.</summary>
    public (ContactWay Way, DateTimeOffset At)? NextLastResort(AlertRound round) =>
        Ways.NextLastResort(book, contacts, alert, CallOf(round));

    /// <summary>When a text or call that nobody confirms has waited too long; null when there is none.</summary>
    public DateTimeOffset? SilentTooLongAt(AlertRound round) => Ways.SilentTooLongAt(book, CallOf(round));

    /// <summary>A way of somebody who cannot be reached, whose loss may have been a passing one; null when there is none.</summary>
    public (ContactWay Way, DateTimeOffset LostAt)? WorthAnotherTry(AlertRound round) =>
        Ways.WorthAnotherTry(book, contacts, alert, CallOf(round));

    private bool CanStillBeReached(AlertRound round)
    {
        var call = CallOf(round);
        // Whoever wrote STOP, and has no other way, is waited for no longer; an answer of theirs still counts.
        return Ways.AreLeft(contacts, alert, call) && MayHaveHeard(round, call);
    }

    private bool MayHaveHeard(AlertRound round, Call call) =>
        call.Messages.IsEmpty || call.Messages.Any(id => !book.Messages[id].IsLost) || Unused(round).Any();
}
