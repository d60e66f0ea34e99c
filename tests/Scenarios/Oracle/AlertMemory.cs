using System.Collections.Immutable;
using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Identity;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Policies;

namespace Beredskab.Scenarios.Oracle;

/// <summary>What the oracle remembers of one alert, in its own way.</summary>
internal sealed class AlertMemory(AlertEvent.Raised raised)
{
    public AlertId Id => raised.Alert;

    public IncidentId Incident => raised.Incident;

    public LedergruppeId? Group => raised.Ledergruppe;

    public AlertReason Reason => raised.Reason;

    public ImmutableArray<AreaId> Areas => raised.Areas;

    public ImmutableArray<OrganisationId> Required => raised.Required;

    public bool Open { get; set; } = true;

    public AlertEvent.ProcedureSet? Procedure { get; set; }

    public DateTimeOffset ProcedureAt { get; set; }

    /// <summary>Who stands for what now.</summary>
    public Dictionary<(PersonId Person, OrganisationId Authority), AlertRound> Standing { get; } = [];

    public Dictionary<int, CallMemory> Calls { get; } = [];

    public HashSet<(OrganisationId Authority, int Code)> Relieved { get; } = [];

    /// <summary>Every answer, in order.</summary>
    public List<(PersonId Person, AnswerKind Answer)> Said { get; } = [];

    /// <summary>Who was called last as on duty.</summary>
    public Dictionary<OrganisationId, PersonId> OnDuty { get; } = [];

    /// <summary>Turns of shift at which somebody was called who had said yes before.</summary>
    public HashSet<(int Code, OrganisationId Authority)> SaidYesBefore { get; } = [];

    public Dictionary<OrganisationId, (int Steps, DateTimeOffset Since, bool Empty)> Progress { get; } = [];

    /// <summary>Since when each missing authority has been so.</summary>
    public Dictionary<OrganisationId, DateTimeOffset> MissingSince { get; } = [];

    public IEnumerable<AlertRound> Of(OrganisationId authority) =>
        Standing.Values.Where(round =>
            round.Authority == authority && !Relieved.Contains((round.Authority, round.Code))
        );

    /// <summary>Somebody has said that they come, and is not relieved.</summary>
    public bool HasSomebodyComing(OrganisationId authority) => Of(authority).Any(IsComing);

    /// <summary>At a turn of shift an earlier yes of the person's stands until they answer.</summary>
    public bool IsComing(AlertRound round) =>
        Calls[round.Code].Answer is { } answer
            ? answer == AnswerKind.Coming
            : SaidYesBefore.Contains((round.Code, round.Authority));

    /// <summary>Nobody is coming; or another came on duty since, and nobody has said so after that.</summary>
    public bool IsMissing(OrganisationId authority)
    {
        var turn = TurnOf(authority);
        return !Of(authority)
            .Any(round => Calls[round.Code] is { Answer: AnswerKind.Coming, AnsweredAt: var at } && !(at < turn));
    }

    /// <summary>When another was called last as coming on duty; null when nobody was.</summary>
    public DateTimeOffset? TurnOf(OrganisationId authority)
    {
        DateTimeOffset? turn = null;
        foreach (var round in Of(authority))
        {
            var call = Calls[round.Code];
            turn = call.Cause == CallCause.Relief && !(call.At < turn) ? call.At : turn;
        }

        return turn;
    }

    /// <summary>Whoever has the duty and comes; or somebody who said in their place, after the turn, that they do.</summary>
    public AlertRound? TookOver(OrganisationId authority) =>
        Of(authority).FirstOrDefault(round => HasDutyAndComes(authority, round))
        ?? Of(authority)
            .FirstOrDefault(round =>
                round.Standing != Beredskab.Notifications.Alerts.Standing.OnDuty
                && HasComeSinceTheTurn(authority, round)
            );

    /// <summary>Those of an earlier turn who need not wait any longer, once another took over.</summary>
    public IEnumerable<AlertRound> Leaving(OrganisationId authority) =>
        TookOver(authority) is not { } coming
            ? []
            : Of(authority)
                .Where(round =>
                    round.Standing == Beredskab.Notifications.Alerts.Standing.OnDuty
                    && round.Person != OnDuty.GetValueOrDefault(authority)
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
                    round.Standing != Beredskab.Notifications.Alerts.Standing.OnDuty
                    && round.Person != coming.Person
                    && Calls[round.Code] is { Answer: AnswerKind.Coming, AnsweredAt: var at }
                    && at < Calls[coming.Code].AnsweredAt
                    && (HasDutyAndComes(authority, coming) || at < turn)
                )
            : [];

    private bool HasDutyAndComes(OrganisationId authority, AlertRound round) =>
        OnDuty.TryGetValue(authority, out var person)
        && person == round.Person
        && Calls[round.Code].Answer == AnswerKind.Coming;

    private bool HasComeSinceTheTurn(OrganisationId authority, AlertRound round) =>
        Calls[round.Code] is { Answer: AnswerKind.Coming, AnsweredAt: var at } && at >= TurnOf(authority);

    public (int Steps, DateTimeOffset Since, bool Empty) ProgressOf(OrganisationId authority) =>
        Progress.TryGetValue(authority, out var progress) ? progress : (0, ProcedureAt, false);

    /// <summary>What comes next by itself, and when at the latest while people may still answer; null when nothing does.</summary>
    public (StepKind Kind, TimeSpan After)? NextStep(OrganisationId authority)
    {
        if (Procedure is not { } procedure)
        {
            return null;
        }

        var taken = ProgressOf(authority).Steps;
        return taken < procedure.Steps.Length
                ? (procedure.Steps[taken].Kind, TimeSpan.FromSeconds(procedure.Steps[taken].AfterSeconds))
            : taken < procedure.Steps.Length + 12
                ? (StepKind.Repeat, TimeSpan.FromSeconds(Math.Max(300, procedure.Steps[^1].AfterSeconds)))
            : null;
    }
}

internal sealed class CallMemory(CallCause cause, PersonId person, DateTimeOffset at, int saidBefore)
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

    public List<MessageMemory> Messages { get; } = [];
}

internal sealed class MessageMemory(AlertEvent.MessageIntended intended, long sequence, DateTimeOffset at)
{
    public AlertEvent.MessageIntended Intended => intended;

    public long Sequence => sequence;

    public DateTimeOffset At => at;

    /// <summary>Its place in the queue before its age; the lowest goes first.</summary>
    public int Urgency { get; init; }

    public int Attempts { get; set; }

    /// <summary>An attempt whose outcome nobody knows, or that may have been taken all the same.</summary>
    public bool Doubt { get; set; }

    public DateTimeOffset DoubtSince { get; set; }

    public DateTimeOffset DoubtBefore { get; set; }

    public DateTimeOffset? LookedUp { get; set; }

    /// <summary>When the first attempt was that may have reached the receiver.</summary>
    public DateTimeOffset? BegunAt { get; set; }

    public bool Accepted { get; set; }

    /// <summary>Nothing more is done about it, unless the provider says otherwise.</summary>
    public bool Failed { get; set; }

    /// <summary>The provider has said that it did not arrive.</summary>
    public bool Undelivered { get; set; }

    public bool Delivered { get; set; }

    /// <summary>A call is over, whoever took it.</summary>
    public bool Ended { get; set; }

    public DateTimeOffset LostAt { get; set; }

    public string? Code { get; set; }

    public int Taken { get; set; }

    public int MarkedRepeats { get; set; }

    public bool Pending => !Accepted && !Failed;

    public bool Lost => (Failed && !Accepted) || (Undelivered && !Delivered);
}
