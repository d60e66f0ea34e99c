using System.Collections.Immutable;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.Hub.Live;
using Beredskab.Hub.State;

namespace Beredskab.Hub.Journal;

/// <summary>The one writer.</summary>
public sealed class JournalWriter(HubDecider decider, TimeProvider time, IEnumerable<ICommitObserver> observers)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, long> heads = new(StringComparer.Ordinal);
    private long sequence;

    /// <summary>The newest durable state.</summary>
    public HubState State { get; private set; } = HubState.Empty;

    public Task<Outcome> Submit(CommandEnvelope envelope, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            switch (decider.Decide(State, envelope, now))
            {
                case Verdict.Refused refused:
                    return Task.FromResult<Outcome>(new Outcome.Refused(refused.Refusal, State));
                case Verdict.Accepted accepted when accepted.Events.IsEmpty:
                    return Task.FromResult<Outcome>(new Outcome.Accepted(now, State));
                case Verdict.Accepted accepted:
                    var before = State;
                    var recorded = ImmutableArray.CreateBuilder<RecordedEvent>();
                    foreach (var @event in accepted.Events)
                    {
                        var entry = EntryId.From(DerivedId.From(envelope.Id, 'e', recorded.Count));
                        var origin = new EventOrigin(
                            ++sequence,
                            entry,
                            envelope.Actor,
                            envelope.Organisation,
                            envelope.OccurredAt ?? now,
                            now
                        );
                        State = State.Apply(@event, origin);
                        recorded.Add(new(@event, origin));
                    }

                    var events = recorded.ToImmutable();
                    var numbers = ImmutableSortedDictionary.CreateBuilder<string, long>(StringComparer.Ordinal);
                    foreach (var audience in Audiences.Of(before, State, events))
                    {
                        numbers[audience] = heads[audience] = heads.GetValueOrDefault(audience) + 1;
                    }

                    var commit = new Commit(before, State, events, numbers.ToImmutable());
                    foreach (var observer in observers)
                    {
                        observer.Committed(commit);
                    }

                    return Task.FromResult<Outcome>(new Outcome.Accepted(now, State));
                default:
                    throw new InvalidOperationException("A verdict of no known kind.");
            }
        }
    }
}
