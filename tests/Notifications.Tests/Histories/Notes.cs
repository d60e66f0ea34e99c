using System.Collections.Immutable;
using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Policies;

namespace Beredskab.Notifications.Tests.Histories;

/// <summary>What the witness remembers of an incident.</summary>
internal sealed class IncidentNotes(IncidentEvent.Reported reported)
{
    public IncidentId Id => reported.Incident;

    public IncidentType Type => reported.Type;

    public ActivationLevel Level { get; set; } = reported.Level;

    public bool Open { get; set; } = true;

    /// <summary>Every bydel that it has been in or near to.</summary>
    public HashSet<AreaId> Reached { get; } = [];

    /// <summary>It has been in no bydel.</summary>
    public bool Nowhere { get; set; }

    /// <summary>Of these the Sekretariat must know: nobody leads it, or somebody was missing when it was alerted.</summary>
    public HashSet<AreaId> Holes { get; } = [];

    public Dictionary<OrganisationId, DateTimeOffset> LatestOf { get; } = [];
}

/// <summary>What the witness remembers of an alert.</summary>
internal sealed class AlertNotes(AlertEvent.Raised raised)
{
    public AlertEvent.Raised Raised => raised;

    public bool Open { get; set; } = true;

    public AlertEvent.ProcedureSet? Procedure { get; set; }

    public DateTimeOffset ProcedureAt { get; set; }

    /// <summary>Who stands for what; a later call of the same person for the same authority replaces the earlier.</summary>
    public List<AlertRound> Rounds { get; } = [];

    public Dictionary<int, CallNotes> Calls { get; } = [];

    public HashSet<(OrganisationId Authority, int Code)> Relieved { get; } = [];

    /// <summary>Who was called last as having the duty.</summary>
    public Dictionary<OrganisationId, PersonId> HasTheDuty { get; } = [];

    /// <summary>Calls at a turn of shift of somebody who had said yes in another capacity, or on an earlier turn.</summary>
    public HashSet<(int Code, OrganisationId Authority)> CameBefore { get; } = [];

    public Dictionary<OrganisationId, (int Steps, DateTimeOffset Since, bool Empty)> Progress { get; } = [];

    public Dictionary<OrganisationId, DateTimeOffset> MissingSince { get; } = [];

    /// <summary>Every answer, in order.</summary>
    public List<(PersonId Person, AnswerKind Answer)> Said { get; } = [];

    public IEnumerable<AlertRound> Of(OrganisationId authority) =>
        Rounds.Where(round => round.Authority == authority && !Relieved.Contains((round.Authority, round.Code)));

    /// <summary>Whoever said yes before they came on duty covers by that until they answer again.</summary>
    public bool IsComing(OrganisationId authority) => Of(authority).Any(IsComing);

    public bool IsComing(AlertRound round) =>
        Calls[round.Code].Answer is { } answer
            ? answer == AnswerKind.Coming
            : CameBefore.Contains((round.Code, round.Authority));

    /// <summary>Those whom a step waits for: nobody who was called before another came on duty, and let others answer.</summary>
    public IEnumerable<AlertRound> CalledSinceTheTurn(OrganisationId authority)
    {
        var turn = TurnOf(authority);
        return Of(authority).Where(round => !(Calls[round.Code].At < turn));
    }

    /// <summary>When another was called last as coming on duty; null when nobody was.</summary>
    public DateTimeOffset? TurnOf(OrganisationId authority) =>
        Of(authority)
            .Select(round => Calls[round.Code])
            .Where(call => call.Cause == CallCause.Relief)
            .Select(call => (DateTimeOffset?)call.At)
            .Max();

    /// <summary>Whoever has the duty and comes; or somebody who said in their place, after the turn, that they do.</summary>
    public AlertRound? TookOver(OrganisationId authority) =>
        Of(authority).FirstOrDefault(round => HasDutyAndComes(authority, round))
        ?? Of(authority)
            .FirstOrDefault(round =>
                round.Standing != Standing.OnDuty
                && Calls[round.Code].Answer == AnswerKind.Coming
                && Calls[round.Code].AnsweredAt >= TurnOf(authority)
            );

    /// <summary>Those of an earlier turn who need not wait any longer, once another took over.</summary>
    public IEnumerable<AlertRound> Leaving(OrganisationId authority) =>
        TookOver(authority) is not { } coming
            ? []
            : Of(authority)
                .Where(round =>
                    round.Standing == Standing.OnDuty
                    && round.Person != HasTheDuty.GetValueOrDefault(authority)
                    && (
                        HasDutyAndComes(authority, coming)
                        || Calls[round.Code].Answer is null
                        || !(Calls[round.Code].AnsweredAt >= TurnOf(authority))
                    )
                )
                .Concat(StandInsLeaving(authority, coming));

    /// <summary>Who said yes in somebody's place, before whoever took over at a turn; without a turn nobody leaves.</summary>
    private IEnumerable<AlertRound> StandInsLeaving(OrganisationId authority, AlertRound coming) =>
        TurnOf(authority) is { } turn
            ? Of(authority)
                .Where(round =>
                    round.Standing != Standing.OnDuty
                    && round.Person != coming.Person
                    && Calls[round.Code] is { Answer: AnswerKind.Coming, AnsweredAt: var at }
                    && at < Calls[coming.Code].AnsweredAt
                    && (HasDutyAndComes(authority, coming) || at < turn)
                )
            : [];

    private bool HasDutyAndComes(OrganisationId authority, AlertRound round) =>
        HasTheDuty.TryGetValue(authority, out var person)
        && person == round.Person
        && Calls[round.Code].Answer == AnswerKind.Coming;

    /// <summary>Nobody is coming; or another came on duty since, and nobody has said so after that.</summary>
    public bool IsMissing(OrganisationId authority)
    {
        var calls = Of(authority).Select(round => Calls[round.Code]).ToArray();
        var turn = calls.Where(call => call.Cause == CallCause.Relief).Select(call => call.At).DefaultIfEmpty().Max();
        return !calls.Any(call => call.Answer == AnswerKind.Coming && call.AnsweredAt >= turn);
    }

    public (int Steps, DateTimeOffset Since, bool Empty) ProgressOf(OrganisationId authority) =>
        Progress.TryGetValue(authority, out var progress) ? progress : (0, ProcedureAt, false);

    /// <summary>What follows by itself, and how long after the step before; null when the end has been reached.</summary>
    public (StepKind Kind, int Seconds)? NextStep(OrganisationId authority)
    {
        var taken = ProgressOf(authority).Steps;
        var steps = Procedure!.Steps;
        return taken < steps.Length ? (steps[taken].Kind, steps[taken].AfterSeconds)
            : taken < steps.Length + 12 ? (StepKind.Repeat, Math.Max(300, steps[^1].AfterSeconds))
            : null;
    }
}

internal sealed class CallNotes(CallCause cause, PersonId person, DateTimeOffset at, int saidBefore)
{
    /// <summary>How many answers there were in the alert when the call was made.</summary>
    public int SaidBefore => saidBefore;

    /// <summary>The person has heard that they need not answer, and has not been called since.</summary>
    public bool ToldCovered { get; set; }

    /// <summary>At any time, also when they were called again since.</summary>
    public bool WasToldCovered { get; set; }

    public CallCause Cause => cause;

    public PersonId Person => person;

    public DateTimeOffset At => at;

    public AnswerKind? Answer { get; set; }

    public DateTimeOffset AnsweredAt { get; set; }

    public List<MessageNotes> Messages { get; } = [];

    /// <summary>Something is on its way that nobody has said is lost.</summary>
    public bool MayBeRead => Messages.Any(message => !message.IsLost);

    /// <summary>Whoever picks up and presses no key may be anybody.</summary>
    public bool HasArrived =>
        Messages.Any(message =>
            message is { Latest: DeliveryStatus.Delivered, Intended.Channel: not MessageChannel.Voice }
        );

    public ImmutableArray<MessageNotes> On(WayId way) => [.. Messages.Where(message => message.Way == way)];
}

internal sealed class MessageNotes(AlertEvent.MessageIntended intended, WayId way, DateTimeOffset at)
{
    public AlertEvent.MessageIntended Intended => intended;

    public WayId Way => way;

    public DateTimeOffset At => at;

    public DateTimeOffset? AcceptedAt { get; set; }

    /// <summary>Handed over, and nobody has said yet what became of that.</summary>
    public bool Open { get; set; }

    /// <summary>It was taken, or handed over once without anybody's knowing whether it was.</summary>
    public bool MayHaveLeft { get; set; }

    public bool Failed { get; set; }

    /// <summary>Not taken once, and still to be tried.</summary>
    public bool Refused { get; set; }

    public DateTimeOffset LostAt { get; set; }

    public DeliveryStatus? Latest { get; set; }

    public bool IsLost =>
        (Failed && AcceptedAt is null) || Latest is DeliveryStatus.Undelivered or DeliveryStatus.Failed;
}

/// <summary>A person's ways, as the witness knows them.</summary>
internal sealed class WayNotes(PersonId person)
{
    private readonly List<WayId> all = [ContactBook.MobileOf(person)];
    private readonly HashSet<WayId> blocked = [];
    private readonly Dictionary<WayId, DateTimeOffset> opened = [];

    public IEnumerable<WayId> Usable => all.Where(way => !blocked.Contains(way));

    public DateTimeOffset OpenedAt(WayId way) => opened.GetValueOrDefault(way);

    public void Added(WayId way, DateTimeOffset at)
    {
        all.Add(way);
        opened[way] = at;
    }

    public void Removed(WayId way)
    {
        all.Remove(way);
        blocked.Remove(way);
    }

    public void Blocked(WayId way) => blocked.Add(way);

    public void Unblocked(WayId way, DateTimeOffset at)
    {
        blocked.Remove(way);
        opened[way] = at;
    }
}
