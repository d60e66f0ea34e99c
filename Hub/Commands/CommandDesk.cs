using System.Text.Json.Serialization;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;
using Beredskab.GeoModel.Incidents.Merging;
using Beredskab.Hub.Access;
using Beredskab.Hub.Journal;
using Beredskab.Hub.Live;
using Beredskab.Hub.State;

namespace Beredskab.Hub.Commands;

/// <summary>What every command's body carries.</summary>
/// <param name="CommandId">UUIDv7, made by the caller; a repeat of it gets the same outcome.</param>
/// <param name="OccurredAt">ISO 8601 with offset, or local København time without; null for now.</param>
public abstract record CommandBody(Guid CommandId, string? OccurredAt);

/// <param name="Version">The incident's version afterwards, when the command was about one.</param>
/// <param name="Notes">What was made of what was told, for people; left out when there is nothing to say.</param>
public sealed record Accepted(
    Guid CommandId,
    int? Version,
    DateTimeOffset RecordedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Notes = null
);

/// <summary>The one way in for what people do: checks the envelope, asks the journal's writer, says what became of it.</summary>
public sealed class CommandDesk(JournalWriter writer, IncidentViews views)
{
    public HubState State => writer.State;

    public async Task<IResult> Submit(
        CurrentUser user,
        CommandBody body,
        DomainCommand command,
        CancellationToken cancellationToken,
        IReadOnlyList<string>? notes = null
    )
    {
        if (Envelope(user, body, command, out var envelope) is { } refusal)
        {
            return Problems.Of(refusal);
        }

        return Answer(envelope!, await writer.Submit(envelope!, cancellationToken), notes);
    }

    /// <summary>For a command that is one half of something else, such as an account: the bare outcome.</summary>
    public Task<Outcome> Submit(CommandEnvelope envelope, CancellationToken cancellationToken) =>
        writer.Submit(envelope, cancellationToken);

    public static Refusal? Envelope(
        CurrentUser user,
        CommandBody body,
        DomainCommand command,
        out CommandEnvelope? envelope
    )
    {
        envelope = null;
        if (body.CommandId.Version != 7)
        {
            return new(
                "command-id-invalid",
                "Kommandoen mangler et id. Et program, der skriver hertil, giver hver kommando et UUID version 7.",
                "commandId"
            );
        }

        if (ToldTime.Read(body.OccurredAt, "occurredAt", out var occurredAt) is { } refusal)
        {
            return refusal;
        }

        envelope = new(body.CommandId, user.Person, user.Organisation, occurredAt, command, user.Waited);
        return null;
    }

    public IResult Answer(CommandEnvelope envelope, Outcome outcome, IReadOnlyList<string>? notes = null) =>
        outcome switch
        {
            Outcome.Accepted accepted => Results.Ok(
                new Accepted(
                    envelope.Id,
                    Incident(envelope, accepted.State)?.Version,
                    accepted.RecordedAt,
                    notes is { Count: > 0 } ? notes : null
                )
            ),
            Outcome.Refused refused => Problems.Of(
                refused.Refusal,
                refused.Refusal.Code == "version-conflict"
                && Changed(envelope, refused.Refusal, refused.State) is { } incident
                    ? views.Header(incident)
                    : null
            ),
            Outcome.IdReused => Problems.Of(
                new(
                    "command-id-reused",
                    "Kommandoens id er brugt før, med et andet indhold. Intet er ændret.",
                    "commandId"
                )
            ),
            Outcome.Unavailable unavailable => Problems.Of(
                StatusCodes.Status503ServiceUnavailable,
                "journal-unavailable",
                "Ikke gemt",
                unavailable.Reason
            ),
            _ => throw new InvalidOperationException("An outcome of no known kind."),
        };

    /// <summary>Of two that a merge is about, the one that somebody else has changed.</summary>
    private static Incident? Changed(CommandEnvelope envelope, Refusal refusal, HubState state) =>
        envelope.Command is IncidentCommand.Merge merge && refusal.Field == MergeDecider.MainVersion
            ? state.Picture.Find(merge.Into)
            : Incident(envelope, state);

    private static Incident? Incident(CommandEnvelope envelope, HubState state) =>
        envelope.Command is IncidentCommand command ? state.Picture.Find(command.Incident) : null;
}
