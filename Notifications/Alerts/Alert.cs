using System.Collections.Immutable;
using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Identity;

namespace Beredskab.Notifications.Alerts;

/// <summary>One ledergruppe called for one incident, as its events have made it.</summary>
/// <param name="Ledergruppe">Null when the Sekretariat's people are alerted directly.</param>
/// <param name="EndedAt">Null while it is open.</param>
/// <param name="Answers">The latest answer of each person; a later one replaces an earlier.</param>
/// <param name="Messages">What was intended for each person about this alert, oldest first; replies are not in it.</param>
public sealed record Alert(
    AlertId Id,
    IncidentId Incident,
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
    public bool IsOpen => EndedAt is null;

    /// <summary>What each person answered before their latest answer, oldest first; nobody who answered once is in it.</summary>
    public ImmutableDictionary<PersonId, ImmutableArray<AlertAnswer>> Earlier { get; init; } =
        ImmutableDictionary<PersonId, ImmutableArray<AlertAnswer>>.Empty;

    /// <returns>The code that the person answers with, or null when the person is not alerted here.</returns>
    public int? CodeOf(PersonId person)
    {
        foreach (var round in Rounds)
        {
            if (round.Person == person)
            {
                return round.Code;
            }
        }

        return null;
    }
}

public sealed record AlertAnswer(AnswerKind Kind, int? EtaMinutes, AnswerChannel Channel, DateTimeOffset At);

/// <summary>One code that a person was given, and for which alert.</summary>
/// <param name="EndedAt">Null while the alert is open.</param>
public sealed record OpenRound(AlertId Alert, IncidentId Incident, int Code, DateTimeOffset? EndedAt);
