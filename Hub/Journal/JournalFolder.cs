using System.Collections.Immutable;
using Beredskab.GeoModel.Deciding;
using Beredskab.Hub.Journal.Format;
using Beredskab.Hub.State;
using Beredskab.Hub.Vault;

namespace Beredskab.Hub.Journal;

/// <summary>Reads the journal from a head onwards, checks the chains, and folds.</summary>
internal sealed class JournalFolder(
    StoreIdentity identity,
    ContentVault vault,
    StreamIndex streams,
    (long Batch, byte[] Hash) noted
)
{
    private readonly ChainCheck chain = new(identity, noted);
    private JournalHead head = JournalHead.Genesis(identity.Origin);

    public JournalHead Head => head;

    /// <summary>The last batch that is in the head.</summary>
    public BatchHead Batch { get; private set; } = BatchHead.Genesis(identity.Origin);

    public ChainBreak? Broken => chain.Broken;

    public ChainBreak? Unmarked => chain.Unmarked;

    /// <summary>Danish: why nothing more may be decided; null when everything was understood.</summary>
    public string? NotUnderstood { get; private set; }

    /// <summary>Entries behind a break that no fold could take.</summary>
    public int Skipped { get; private set; }

    // Few, or all of them when the vault is gone.
    private readonly List<long> wordless = [];

    /// <summary>Entries whose words nobody has erased and nobody can read: how many, and the first; null for none.</summary>
    public (int Count, long First)? LostWords()
    {
        var lost = wordless.Where(sequence => !head.State.Erased.Contains(sequence)).ToList();
        return lost.Count == 0 ? null : (lost.Count, lost[0]);
    }

    /// <summary>The highest page of keys that an entry which fits refers to; 0 for none.</summary>
    public long HighestPage { get; private set; }

    /// <summary>Folds on from where it stands.</summary>
    /// <param name="committed">Told of each command's commit; null while the whole journal is read.</param>
    public void Read(IJournalStore store, Action<Commit>? committed, CancellationToken cancellationToken)
    {
        foreach (var batch in store.ReadBatches(Batch.Number, head.Sequence))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var entries = chain.Check(batch, out var record);
            Fold(entries, record, committed);
            if (NotUnderstood is not null)
            {
                return;
            }
        }

        chain.End();
    }

    /// <summary>The journal that was here is lost as a whole: what is written next begins a segment.</summary>
    public void ReportLost() => chain.ReportLost();

    /// <summary>Takes a batch of our own as read.</summary>
    public void Advance(Round round, StoredBatch batch)
    {
        chain.Advance(round.After, batch);
        streams.Add(round.Streams);
        (head, Batch) = (round.After, new(batch.Number, batch.Hash));
    }

    /// <summary>Takes the round that began a segment as read.</summary>
    public void Mark(Round round, StoredBatch batch)
    {
        chain.Mark();
        Advance(round, batch);
    }

    private void Fold(List<CheckedEntry> entries, BatchRecord? record, Action<Commit>? committed)
    {
        var recorded = new List<RecordedEvent>(entries.Count);
        var states = new List<HubState>(entries.Count) { head.State };
        var state = head.State;
        foreach (var entry in entries)
        {
            if (Decode(entry) is { } read && Applied(entry, state, read) is { } applied)
            {
                state = applied;
                recorded.Add(read);
                states.Add(state);
            }

            if (NotUnderstood is not null)
            {
                return;
            }
        }

        streams.Add(
            entries
                .Where(entry => entry.Header is not null)
                .Select(entry => (entry.Stored.Sequence, entry.Header!.Stream))
        );
        var audiences = head.Audiences;
        var next = 0;
        foreach (var command in record?.Commands ?? [])
        {
            foreach (var (audience, number) in command.Audiences)
            {
                audiences = audiences.SetItem(audience, Math.Max(number, audiences.GetValueOrDefault(audience)));
            }

            // A break has its own way to the screens; commits are told of while everything fits.
            if (committed is not null && command.Entries > 0 && recorded.Count == entries.Count)
            {
                var events = recorded.GetRange(next, command.Entries).ToImmutableArray();
                committed(new(states[next], states[next + command.Entries], events, command.Audiences));
                next += command.Entries;
            }
        }

        head = new(state, chain.Sequence, chain.EntryHash, chain.RecordedAt, audiences);
        Batch = new(chain.Batch, chain.BatchHash);
    }

    private RecordedEvent? Decode(CheckedEntry entry)
    {
        if (entry.Header is not { } header)
        {
            Skipped++;
            return null;
        }

        var text = vault.Read(header.Entry, entry.Stored.Ciphertext, out var texts);
        if (text is TextState.Unreadable or TextState.Erased)
        {
            wordless.Add(header.Sequence);
        }

        if (entry.Fits && text != TextState.None)
        {
            HighestPage = Math.Max(HighestPage, PageOf(entry.Stored.Ciphertext));
        }

        try
        {
            var known = text is TextState.None or TextState.Readable ? texts : null;
            return new(EventCodec.Decode(header.Type, entry.Stored.Data, known), header.Origin);
        }
        catch (UnknownEventTypeException e) when (entry.Fits)
        {
            return Stop(
                $"Journalen har en hændelsestype, som denne version ikke kender ({e.Type}, post {header.Sequence})."
            );
        }
        catch (Exception e) when (e is FormatException or UnknownEventTypeException)
        {
            return entry.Fits && Broken is null
                ? Stop($"Post {header.Sequence} ({header.Type}) kan ikke læses af denne version.")
                : Skip();
        }
    }

    private static long PageOf(byte[] ciphertext)
    {
        try
        {
            return SealedText.ReferenceOf(ciphertext).Page;
        }
        catch (FormatException)
        {
            return 0;
        }
    }

    private HubState? Applied(CheckedEntry entry, HubState state, RecordedEvent read)
    {
        try
        {
            return state.Apply(read.Event, read.Origin);
        }
        catch (Exception) when (Broken is not null)
        {
            // A changed entry, or one whose forerunner was changed away. Tonight's alerts go on without it.
            Skipped++;
            return null;
        }
        catch (InvalidOperationException)
        {
            Stop($"Post {read.Origin.Sequence} ({entry.Header!.Type}) kan ikke følge på det, der står før den.");
            return null;
        }
    }

    private RecordedEvent? Stop(string why)
    {
        NotUnderstood = $"{why} Der besluttes ikke noget her, før en version, der kan læse den, er installeret.";
        return null;
    }

    private RecordedEvent? Skip()
    {
        Skipped++;
        return null;
    }
}
