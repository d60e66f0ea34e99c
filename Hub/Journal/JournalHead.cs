using System.Collections.Immutable;
using Beredskab.Hub.Journal.Format;
using Beredskab.Hub.State;

namespace Beredskab.Hub.Journal;

/// <summary>Everything that the next batch is decided against and chained to. Immutable: a failed batch is undone by dropping it.</summary>
/// <param name="EntryHash">The last entry's; genesis before the first.</param>
/// <param name="RecordedAt">The last entry's; no later one is earlier.</param>
/// <param name="Audiences">The last number given in each audience.</param>
internal sealed record JournalHead(
    HubState State,
    long Sequence,
    byte[] EntryHash,
    DateTimeOffset RecordedAt,
    long Batch,
    byte[] BatchHash,
    ImmutableDictionary<string, long> Audiences
)
{
    public static JournalHead Genesis(Guid origin) =>
        new(
            HubState.Empty,
            0,
            Digests.EntryGenesis(origin),
            DateTimeOffset.MinValue.ToUniversalTime(),
            0,
            Digests.BatchGenesis(origin),
            ImmutableDictionary.Create<string, long>(StringComparer.Ordinal)
        );
}
