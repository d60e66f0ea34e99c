using System.Runtime.InteropServices;

namespace Beredskab.Hub.Journal;

/// <summary>
/// Where the entries of each stream lie. In memory, made by the fold that reads everything anyway: an index in the store
/// would touch a page for every stream that a batch writes to.
/// </summary>
public sealed class StreamIndex
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, List<long>> streams = new(StringComparer.Ordinal);

    /// <summary>Entries up to this one are in the index.</summary>
    public long Reaches { get; private set; }

    /// <returns>Sequences in order, and how far the index reached when they were taken.</returns>
    public (IReadOnlyList<long> Sequences, long Reaches) Find(IEnumerable<string> names)
    {
        lock (gate)
        {
            var found = new List<long>();
            foreach (var name in names.Distinct(StringComparer.Ordinal))
            {
                found.AddRange(streams.GetValueOrDefault(name, []));
            }

            found.Sort();
            return (found, Reaches);
        }
    }

    internal void Clear()
    {
        lock (gate)
        {
            streams.Clear();
            Reaches = 0;
        }
    }

    internal void Add(IEnumerable<(long Sequence, string Stream)> entries)
    {
        lock (gate)
        {
            foreach (var (sequence, stream) in entries)
            {
                ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(streams, stream, out _);
                (list ??= []).Add(sequence);
                Reaches = Math.Max(Reaches, sequence);
            }
        }
    }
}
