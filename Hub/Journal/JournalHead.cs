using System.Collections.Immutable;
using Beredskab.Hub.Journal.Format;
using Beredskab.Hub.State;

namespace Beredskab.Hub.Journal;

/// <summary>Everything that the next command is decided against and its entries are chained to. Immutable: a failed round is undone by dropping it.</summary>
/// <param name="EntryHash">The last entry's; genesis before the first.</param>
/// <param name="RecordedAt">The last entry's; no later one is earlier.</param>
/// <param name="Audiences">The last number given in each audience.</param>
internal sealed record JournalHead(
    HubState State,
    long Sequence,
    byte[] EntryHash,
    DateTimeOffset RecordedAt,
    ImmutableDictionary<string, long> Audiences
)
{
    public static JournalHead Genesis(Guid origin) =>
        new(
            HubState.Empty,
            0,
            Digests.EntryGenesis(origin),
            DateTimeOffset.MinValue.ToUniversalTime(),
            ImmutableDictionary.Create<string, long>(StringComparer.Ordinal)
        );
}

/// <summary>What the next batch is chained to.</summary>
/// <param name="Number">0 before the first.</param>
/// <param name="Hash">Genesis before the first.</param>
internal sealed record BatchHead(long Number, byte[] Hash)
{
    public static BatchHead Genesis(Guid origin) => new(0, Digests.BatchGenesis(origin));
}
