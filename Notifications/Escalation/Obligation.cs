using System.Collections.Immutable;
using Beredskab.GeoModel.Identity;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Contacts;

namespace Beredskab.Notifications.Escalation;

/// <summary>Something that an open alert owes somebody.</summary>
/// <param name="At">When it is due; in the past for "at once".</param>
internal abstract record Obligation(DateTimeOffset At)
{
    /// <summary>A person who has not answered is reached on one more way.</summary>
    public sealed record UseWay(DateTimeOffset At, AlertRound Round, ContactWay Way) : Obligation(At);

    /// <summary>What a person was told did not arrive, or nobody confirms it: the same words on another way.</summary>
    public sealed record TellAgain(DateTimeOffset At, MessageId Told, ContactWay Way) : Obligation(At);

    /// <summary>The procedure goes on for one authority.</summary>
    public sealed record TakeStep(DateTimeOffset At, OrganisationId Authority, int Step) : Obligation(At);

    /// <summary>Somebody has left it to the deputy.</summary>
    public sealed record CallDeputy(DateTimeOffset At, OrganisationId Authority, PersonId Deputy) : Obligation(At);

    /// <summary>Another person is on duty than the one who was called.</summary>
    public sealed record Relieve(DateTimeOffset At, OrganisationId Authority) : Obligation(At);

    /// <summary>The relief has answered, or another in their place; those before are told.</summary>
    public sealed record HandOver(
        DateTimeOffset At,
        OrganisationId Authority,
        PersonId Coming,
        ImmutableArray<AlertRound> Leaving
    ) : Obligation(At);

    /// <summary>Whom the person was called in for comes after all.</summary>
    public sealed record TellCovered(DateTimeOffset At, AlertRound Round) : Obligation(At);

    /// <summary>An answer after which nothing has been done.</summary>
    public sealed record AskAgain(DateTimeOffset At, OrganisationId Authority, ImmutableArray<AlertRound> Rounds)
        : Obligation(At);
}
