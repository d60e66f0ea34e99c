using System.Text.Json.Serialization;
using Beredskab.Hub.Access;
using Beredskab.Hub.Incidents;
using Beredskab.Hub.Journal;

namespace Beredskab.Hub.Commands;

/// <summary>Making the words of one entry unreadable for ever. The entry itself, and the chain, stay.</summary>
public static class ErasureEndpoint
{
    /// <param name="Why">In words, beside the reason; it stands in the journal.</param>
    public sealed record EraseBody(
        Guid CommandId,
        string? OccurredAt,
        [property: JsonRequired] ErasureReason Reason,
        string? Why
    ) : CommandBody(CommandId, OccurredAt);

    public static void MapErasure(this IEndpointRouteBuilder api) =>
        api.MapGroup("/entries")
            .WithTags("Journalen")
            .MapPost("/{sequence:long}/erase", Erase)
            .DescribeCommand(
                "Slet teksten i en post",
                "Kun administratorer. Løbenummeret står i tidslinjen. Kan ikke fortrydes; kæden forbliver hel."
            );

    private static async Task<IResult> Erase(
        long sequence,
        EraseBody b,
        CurrentUser user,
        CommandDesk desk,
        JournalReader reader,
        CancellationToken ct
    )
    {
        ErasableEntry? entry;
        try
        {
            entry = reader.FindErasable(sequence);
        }
        catch (JournalStorageException e)
        {
            return Problems.Of(
                StatusCodes.Status503ServiceUnavailable,
                "journal-unavailable",
                "Ikke slettet",
                e.Message
            );
        }

        return await desk.Submit(user, b, new JournalCommand.Erase(sequence, entry, b.Reason, b.Why), ct);
    }
}
