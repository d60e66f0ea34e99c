using System.Text.Json.Serialization;
using Beredskab.GeoModel.Identity;

namespace Beredskab.GeoModel.Deciding;

/// <summary>Something that happened. Written to the journal once, never changed, read for ever.</summary>
public abstract record DomainEvent
{
    /// <summary>The stream in the journal, <c>incident/{id}</c> for one.</summary>
    [JsonIgnore]
    public abstract string Stream { get; }
}

/// <summary>Something that somebody wants. Decided against the state, then forgotten.</summary>
public abstract record DomainCommand;

/// <summary>Who asked, for which organisation, and when; what a decider may know of the world outside the state.</summary>
/// <param name="CommandId">The command's own id, from the caller; ids of what it makes are derived from it.</param>
/// <param name="OccurredAt">When it happened, as told. Never later than <paramref name="Now"/>.</param>
/// <param name="Now">When it is decided; the writer's time.</param>
public sealed record CommandOrigin(
    Guid CommandId,
    PersonId Actor,
    OrganisationId Organisation,
    DateTimeOffset OccurredAt,
    DateTimeOffset Now
);

/// <summary>An entry's header, as a fold sees it.</summary>
/// <param name="OccurredAt">When it happened, as told.</param>
/// <param name="RecordedAt">When it was written: the later of the writer's time and the previous entry's.</param>
public sealed record EventOrigin(
    long Sequence,
    EntryId Entry,
    PersonId Actor,
    OrganisationId Organisation,
    DateTimeOffset OccurredAt,
    DateTimeOffset RecordedAt
);
