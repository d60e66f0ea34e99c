using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;

namespace Beredskab.Hub.State;

/// <summary>A command as it waits for the writer.</summary>
/// <param name="Id">The caller's own id, UUIDv7; a repeat of it gets the same outcome.</param>
/// <param name="OccurredAt">When it happened, as told; null for now.</param>
public sealed record CommandEnvelope(
    Guid Id,
    PersonId Actor,
    OrganisationId Organisation,
    DateTimeOffset? OccurredAt,
    DomainCommand Command
);
