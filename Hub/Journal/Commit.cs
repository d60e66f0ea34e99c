using System.Collections.Immutable;
using Beredskab.GeoModel.Deciding;
using Beredskab.Hub.State;

namespace Beredskab.Hub.Journal;

/// <summary>An event with the header that the journal gave it.</summary>
public sealed record RecordedEvent(DomainEvent Event, EventOrigin Origin);

/// <summary>What one command wrote, durable; all of it or nothing.</summary>
/// <param name="Events">In the order of the journal; never empty.</param>
/// <param name="Audiences">The number that this commit has in each audience that it concerns.</param>
public sealed record Commit(
    HubState Before,
    HubState After,
    ImmutableArray<RecordedEvent> Events,
    ImmutableSortedDictionary<string, long> Audiences
);

/// <summary>Told of each commit, in order, after it is durable. Called by the writer, so it must return at once.</summary>
public interface ICommitObserver
{
    void Committed(Commit commit);

    /// <summary>
    /// Told after words were erased and the journal folded anew without them: whatever holds an older state lets it go.
    /// </summary>
    void Erased() { }
}
