using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;

namespace Beredskab.Hub.State;

/// <summary>A command as it waits for the writer.</summary>
/// <param name="Id">The caller's own id, UUIDv7; a repeat of it gets the same outcome.</param>
/// <param name="OccurredAt">When it happened, as told; null for now.</param>
/// <param name="Waited">
/// How long it has waited since somebody pressed a button, because there was no connection; by the sender's clock, which
/// need not be right for that. It grows from one attempt to the next, so it is no part of what is compared when an id
/// comes again.
/// </param>
public sealed record CommandEnvelope(
    Guid Id,
    PersonId Actor,
    OrganisationId Organisation,
    DateTimeOffset? OccurredAt,
    DomainCommand Command,
    TimeSpan Waited = default
)
{
    /// <summary>When it happened: as told, else when it was written, else now. Never later than now.</summary>
    public DateTimeOffset HappenedAt(DateTimeOffset now) =>
        OccurredAt is { } told ? (told < now ? told.ToUniversalTime() : now)
        : Waited > TimeSpan.Zero ? now - Waited
        : now;
}
