using System.Collections.Immutable;
using Beredskab.Hub.Journal;
using Beredskab.Hub.State;

namespace Beredskab.Hub.Live;

/// <summary>What the live picture takes of the journal.</summary>
/// <param name="Begin">Asked as the Hub starts, when the journal has been read, and after each erasure.</param>
/// <param name="ChainBroken">Asked with every heartbeat and every answer; must return at once.</param>
/// <param name="LostWords">Asked as often; null when all words can be read.</param>
public sealed record LiveSource(Func<LiveBeginning> Begin, Func<bool> ChainBroken, Func<LostWords?>? LostWords = null)
{
    /// <param name="journal">Asked when the stream begins, not before: the writer itself needs its observers first.</param>
    public static LiveSource Of(Func<JournalWriter> journal, JournalHealth health) =>
        new(
            () =>
            {
                var writer = journal();
                var (state, heads, sequence) = writer.Current;
                // What was erased is counted in the state, so that the epoch is the same again after a restart.
                var epoch = state.Erased.IsEmpty ? $"{writer.Epoch}" : $"{writer.Epoch}/{state.Erased.Count}";
                return new(epoch, state, sequence, heads);
            },
            () => health.ChainBroken,
            () => health.LostWords
        );
}

/// <summary>Where the live picture begins.</summary>
/// <param name="Epoch">
/// Of the store, and of what has been erased in it: with another the same numbers mean other changes, and a screen that
/// holds the old ones must let them go. Opaque to clients.
/// </param>
/// <param name="Sequence">The journal's last entry in <paramref name="State"/>; commits up to it are known.</param>
/// <param name="Heads">The last number of each audience that has one.</param>
public sealed record LiveBeginning(
    string Epoch,
    HubState State,
    long Sequence,
    IReadOnlyDictionary<string, long> Heads
);

/// <summary>A state with the number that it has in each audience. Immutable, so a reader gets both or neither.</summary>
public sealed record LivePoint(
    string Epoch,
    HubState State,
    long Sequence,
    ImmutableSortedDictionary<string, long> Heads
)
{
    /// <summary>The heads of some audiences; 0 for one that has had no change yet.</summary>
    public ImmutableSortedDictionary<string, long> HeadsOf(ImmutableArray<string> audiences) =>
        audiences.ToImmutableSortedDictionary(
            audience => audience,
            audience => Heads.GetValueOrDefault(audience),
            StringComparer.Ordinal
        );
}
