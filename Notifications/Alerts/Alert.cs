using System.Collections.Immutable;
using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Identity;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Policies;

namespace Beredskab.Notifications.Alerts;

/// <summary>One ledergruppe called for one incident, or one test alarm, as its events have made it.</summary>
/// <param name="Incident">Null for a test alarm, which belongs to none.</param>
/// <param name="Ledergruppe">Null when the Sekretariat's people are alerted directly.</param>
/// <param name="Rounds">
/// Everybody who is called, in the order in which they were; for one person and authority only the newest.
/// </param>
/// <param name="EndedAt">Null while it is open.</param>
/// <param name="Answers">The latest answer of each person; a later one replaces an earlier.</param>
/// <param name="Messages">What was intended for each person about this alert, oldest first; replies are not in it.</param>
public sealed record Alert(
    AlertId Id,
    IncidentId? Incident,
    LedergruppeId? Ledergruppe,
    AlertReason Reason,
    ImmutableArray<AreaId> Areas,
    ImmutableArray<OrganisationId> Required,
    ImmutableArray<AlertRound> Rounds,
    DateTimeOffset RaisedAt,
    DateTimeOffset? EndedAt,
    ImmutableDictionary<PersonId, AlertAnswer> Answers,
    ImmutableDictionary<PersonId, ImmutableArray<MessageId>> Messages
)
{
    /// <summary>Nothing has happened: people practise, or are asked to show that they can be reached.</summary>
    public bool Exercise { get; init; }

    /// <summary>Null in an alert of an incident.</summary>
    public TestTerms? Test { get; init; }

    /// <summary>Null in an alert from before there were procedures: nobody goes on with it.</summary>
    public Procedure? Procedure { get; init; }

    /// <summary>Every call by its code, those that no longer count too.</summary>
    public ImmutableDictionary<int, Call> Calls { get; init; } = ImmutableDictionary<int, Call>.Empty;

    /// <summary>How far the procedure has come for each authority; none for one where it has not begun.</summary>
    public ImmutableDictionary<OrganisationId, Progress> Progress { get; init; } =
        ImmutableDictionary<OrganisationId, Progress>.Empty;

    /// <summary>Every step that was taken, oldest first; also those of a procedure that another has replaced.</summary>
    public ImmutableArray<TakenStep> Taken { get; init; } = [];

    /// <summary>
    /// Codes of people who have been relieved, and for which authority: they are told of the end, and their answers do
    /// not count for it. For another that the same code is about they stand as before.
    /// </summary>
    public ImmutableHashSet<(OrganisationId Authority, int Code)> Relieved { get; init; } = [];

    /// <summary>Who was called last as on duty for each authority; none where nobody was.</summary>
    public ImmutableDictionary<OrganisationId, PersonId> Duty { get; init; } =
        ImmutableDictionary<OrganisationId, PersonId>.Empty;

    /// <summary>
    /// What somebody had answered who was called once more, as coming on duty, in the place of that call: by it they
    /// cover as they did until they answer the new one.
    /// </summary>
    public ImmutableDictionary<(int Code, OrganisationId Authority), AlertAnswer> Until { get; init; } =
        ImmutableDictionary<(int Code, OrganisationId Authority), AlertAnswer>.Empty;

    public bool IsOpen => EndedAt is null;

    /// <summary>The incident that its own was merged into; null while it is open, and when it was stood down.</summary>
    public IncidentId? Into { get; init; }

    /// <summary>What each person answered before their latest answer, oldest first; nobody who answered once is in it.</summary>
    public ImmutableDictionary<PersonId, ImmutableArray<AlertAnswer>> Earlier { get; init; } =
        ImmutableDictionary<PersonId, ImmutableArray<AlertAnswer>>.Empty;

    /// <returns>The code that the person answers with, the newest; null when the person is not alerted here.</returns>
    public int? CodeOf(PersonId person)
    {
        for (var i = Rounds.Length - 1; i >= 0; i--)
        {
            if (Rounds[i].Person == person)
            {
                return Rounds[i].Code;
            }
        }

        return null;
    }

    /// <summary>Whether the person is called in it, or was told anything of it.</summary>
    public bool IsAbout(PersonId person) => Messages.ContainsKey(person) || Rounds.Any(round => round.Person == person);

    /// <summary>
    /// The shared phones that a call is made on. A phone goes with the duty: once another is called on it for the same
    /// authority, earlier calls are made on it no more.
    /// </summary>
    public IEnumerable<DutyPhoneId> PhonesOf(int code) =>
        Rounds
            .Where(round => round.Code == code && round.Phone is not null && HasThePhone(round))
            .Select(round => round.Phone!.Value)
            .Distinct();

    /// <summary>Whether the code tries a shared phone in a test alarm; then nobody answers with it from elsewhere.</summary>
    public bool IsOfPhoneAlone(int code) =>
        Test is { } terms && terms.Asked.Any(round => round.Code == code && round.Phone is not null);

    private bool HasThePhone(AlertRound round) =>
        Rounds.Last(other => other.Phone == round.Phone && other.Authority == round.Authority).Code == round.Code;

    // Most alerts end before a turn of the duty, and each round is asked about at every step.
    public bool IsRelieved(AlertRound round) => !Relieved.IsEmpty && Relieved.Contains((round.Authority, round.Code));

    /// <returns>What the person answered to this very call; null while there is no answer.</returns>
    public AlertAnswer? AnswerTo(AlertRound round) => Calls.GetValueOrDefault(round.Code)?.Answer;

    /// <returns>By which answer the person stands: to this call, or until then to the one that it replaced.</returns>
    public AlertAnswer? StandsBy(AlertRound round) =>
        AnswerTo(round) ?? Until.GetValueOrDefault((round.Code, round.Authority));
}

/// <summary>What a test alarm asks, as it was when it was sent.</summary>
public sealed record TestTerms(DateTimeOffset Deadline, ImmutableArray<TestRound> Asked);

/// <param name="Policy">The version of the policy that it was taken from.</param>
public sealed record Procedure(
    int Policy,
    ImmutableArray<PolicyStep> Steps,
    bool AllWaysAtOnce,
    TimeSpan? StaleAfter,
    DateTimeOffset SetAt
);

/// <summary>One person called once.</summary>
/// <param name="Messages">The calls themselves, oldest first; words about the level and the end are not in it.</param>
public sealed record Call(
    CallCause Cause,
    PersonId Person,
    int Code,
    DateTimeOffset At,
    ImmutableArray<MessageId> Messages,
    AlertAnswer? Answer
)
{
    /// <summary>
    /// Of a call of somebody who stands in: who had said no, or had left it to the deputy, when it was made. Times would
    /// not tell: both can fall in one instant.
    /// </summary>
    public ImmutableHashSet<PersonId> Without { get; init; } = [];
}

/// <param name="Steps">How many steps were taken.</param>
/// <param name="Since">When the latest was, or when it began anew.</param>
/// <param name="Empty">There was nobody in the latest, so nobody waits for it.</param>
public sealed record Progress(int Steps, DateTimeOffset Since, bool Empty = false);

/// <param name="Empty">There was nobody in it.</param>
public sealed record TakenStep(OrganisationId Authority, StepKind Kind, DateTimeOffset At, bool Empty);

/// <param name="Phone">The shared phone that it came from; null when it is the person's own.</param>
/// <param name="From">The alert of a merged report that was answered; null when it was this one.</param>
/// <param name="Way">Which of the person's own numbers a text came from; null in all else, and where it was not noted.</param>
public sealed record AlertAnswer(
    AnswerKind Kind,
    int? EtaMinutes,
    AnswerChannel Channel,
    DateTimeOffset At,
    DutyPhoneId? Phone = null,
    AlertId? From = null,
    WayId? Way = null
);

/// <summary>One code that a person was given, and for which alert.</summary>
/// <param name="EndedAt">Null while it can be answered.</param>
/// <param name="Replaced">A newer call of the same alert took its place; the alert may still be open.</param>
public sealed record OpenRound(
    AlertId Alert,
    IncidentId? Incident,
    int Code,
    DateTimeOffset? EndedAt,
    bool Replaced = false
);
