using System.Collections.Immutable;
using System.Globalization;
using Beredskab.Hub.Journal.Format;
using Beredskab.Hub.State;

namespace Beredskab.Hub.Journal;

/// <summary>An entry as it was checked.</summary>
/// <param name="Header">Null when it cannot be read.</param>
/// <param name="Fits">Whether it and its place in the chain fit.</param>
internal sealed record CheckedEntry(StoredEntry Stored, EntryHeader? Header, bool Fits);

/// <summary>
/// Walks the two chains, batch by batch, and remembers the first thing that does not fit. After it, each entry is held
/// against what the store says of the one before, so that one change is one finding.
/// </summary>
/// <param name="noted">How far the journal is known to have reached: a batch and its hash; batch 0 for nothing known.</param>
internal sealed class ChainCheck(StoreIdentity identity, (long Batch, byte[] Hash) noted)
{
    private byte[] lastGoodHash = Digests.EntryGenesis(identity.Origin);
    private long lastGood;

    /// <summary>How many of the breaks behind the first are kept.</summary>
    public const int MostFurther = 20;

    private readonly List<ChainBreak> further = [];
    private (long Batch, byte[] Hash) noted = noted;

    /// <summary>The break at the lowest entry, or null.</summary>
    public ChainBreak? Broken { get; private set; }

    /// <summary>What else does not fit, in its order, and at most so many; some of it may follow from the first.</summary>
    public IReadOnlyList<ChainBreak> Further => further;

    /// <summary>All breaks, the first among them.</summary>
    public long Breaks { get; private set; }

    /// <summary>The break that no segment has been begun after yet, or null.</summary>
    public ChainBreak? Unmarked { get; private set; }

    public long Sequence { get; private set; }

    public byte[] EntryHash { get; private set; } = Digests.EntryGenesis(identity.Origin);

    public long Batch { get; private set; }

    public byte[] BatchHash { get; private set; } = Digests.BatchGenesis(identity.Origin);

    public DateTimeOffset RecordedAt { get; private set; } = DateTimeOffset.MinValue.ToUniversalTime();

    /// <param name="record">The batch's record; null when it has none that can be read.</param>
    public List<CheckedEntry> Check(StoredBatch batch, out BatchRecord? record)
    {
        var first = Sequence + 1;
        var entries = new List<CheckedEntry>(batch.Entries.Count);
        foreach (var stored in batch.Entries)
        {
            entries.Add(Check(stored, batch.Number));
        }

        record = null;
        if (batch.Number == 0)
        {
            foreach (var entry in entries)
            {
                Report(entry.Stored.Sequence, entry.Header, null, "Posten hører ikke til noget parti, der er skrevet.");
            }

            return entries;
        }

        var fault = CheckBatch(batch, entries, out record);
        if (fault is not null)
        {
            Report(first, entries.FirstOrDefault()?.Header, batch.Number, fault);
        }
        else if (batch.Number == noted.Batch && !batch.Hash.AsSpan().SequenceEqual(noted.Hash))
        {
            ReportUnlikeNote(first, entries.FirstOrDefault()?.Header, batch.Number, Replaced(noted.Batch));
        }

        (Batch, BatchHash) = (batch.Number, batch.Hash);
        return entries;
    }

    /// <summary>After the last batch: whether the journal reaches as far as it is known to have done.</summary>
    public void End()
    {
        if (Batch < noted.Batch)
        {
            ReportUnlikeNote(Sequence + 1, null, Batch + 1, CutOff(Batch, noted.Batch));
        }
    }

    /// <summary>A journal was here before and is lost as a whole, and nothing is known of how far it reached.</summary>
    public void ReportLost() => Report(1, null, 1, Lost);

    // The segment that is begun says what the note said, which is then the vault's no longer.
    private void ReportUnlikeNote(long sequence, EntryHeader? header, long batch, string what)
    {
        var said = (noted.Batch, Convert.ToHexStringLower(noted.Hash));
        Report(Finding(sequence, header, batch, what) with { Noted = said });
        if (Unmarked is { Noted: null } open)
        {
            Unmarked = open with { Noted = said };
        }
    }

    private const string Lost = "Journalen er begyndt forfra; den, der var her før, mangler.";

    private static string CutOff(long batch, long reached) =>
        batch == 0
            ? Invariant($"Journalen er begyndt forfra; den havde nået parti {reached}, og alt det mangler.")
            : Invariant(
                $"Journalen er skåret af efter parti {batch}; den havde nået parti {reached}, og det derimellem mangler."
            );

    private static string Replaced(long batch) =>
        Invariant($"Parti {batch} er et andet end det, der blev noteret, da det blev skrevet.");

    /// <summary>Takes what was just written as checked.</summary>
    public void Advance(JournalHead head, StoredBatch batch)
    {
        (Sequence, EntryHash, RecordedAt) = (head.Sequence, head.EntryHash, head.RecordedAt);
        (Batch, BatchHash) = (batch.Number, batch.Hash);
        if (Unmarked is null)
        {
            (lastGood, lastGoodHash) = (head.Sequence, head.EntryHash);
        }
    }

    /// <summary>A segment has been begun after the break.</summary>
    public void Mark() => Unmarked = null;

    private CheckedEntry Check(StoredEntry stored, long batch)
    {
        EntryHeader? header = null;
        string? fault = null;
        try
        {
            header = EntryHeader.Read(stored.Header);
        }
        catch (FormatException)
        {
            fault = "Postens hoved kan ikke læses.";
        }

        if (stored.Sequence > Sequence + 1)
        {
            var missing =
                stored.Sequence == Sequence + 2
                    ? "Posten mangler."
                    : Invariant($"Posterne {Sequence + 1} til {stored.Sequence - 1} mangler.");
            Report(Sequence + 1, null, batch, missing);
        }

        var began = header?.Type == EventCatalogue.SegmentBegan ? SegmentOf(stored) : null;
        fault ??= FaultOf(stored, header!, PreviousOf(began));
        if (fault is not null)
        {
            Report(stored.Sequence, header, batch, fault);
        }
        else if (began is not null)
        {
            Begin(began, stored.Sequence);
        }

        (Sequence, EntryHash) = (stored.Sequence, stored.Hash);
        if (header is not null && header.RecordedAt > RecordedAt)
        {
            RecordedAt = header.RecordedAt;
        }

        if (Unmarked is null)
        {
            (lastGood, lastGoodHash) = (stored.Sequence, stored.Hash);
        }

        return new(stored, header, fault is null);
    }

    private static JournalEvent.SegmentBegan? SegmentOf(StoredEntry stored)
    {
        try
        {
            return EventCodec.Decode(EventCatalogue.SegmentBegan, stored.Data, []) as JournalEvent.SegmentBegan;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    // Where nothing else shows the break, a segment is held against what it names itself: it is reported in any case.
    private byte[] PreviousOf(JournalEvent.SegmentBegan? began) =>
        began is null ? EntryHash
        : Unmarked is not null ? lastGoodHash
        : began.LastGoodHash.Length == 2 * EntryHash.Length && began.LastGoodHash.All(char.IsAsciiHexDigit)
            ? Convert.FromHexString(began.LastGoodHash)
        : EntryHash;

    /// <summary>
    /// A segment is never begun without a break. When the break can no longer be seen, because the end was cut off or
    /// replaced, the segment is what is left to tell of it.
    /// </summary>
    private void Begin(JournalEvent.SegmentBegan began, long sequence)
    {
        (long, string)? said = began is { NotedBatch: { } batch, NotedHash: { } hash } ? (batch, hash) : null;
        if (Unmarked is null || (said is not null && Unmarked.Noted is null))
        {
            var at = Unmarked is null ? began.FirstBad : sequence;
            Report(
                new(at, null, null, began.FirstBadBatch, Told(began, sequence), began.LastGood, began.LastGoodHash)
                {
                    Noted = said,
                }
            );
        }

        if (said == (noted.Batch, Convert.ToHexStringLower(noted.Hash)))
        {
            noted = (0, []);
        }

        Unmarked = null;
    }

    private string Told(JournalEvent.SegmentBegan began, long sequence) =>
        began.NotedBatch is { } reached ? (reached > Batch ? CutOff(Batch, reached) : Replaced(reached))
        : began.FirstBad < sequence ? "Et afsnit er begyndt efter et brud her, som ikke længere kan ses."
        : sequence == 1 ? Lost
        : "Et afsnit er begyndt her, fordi det, der fulgte, manglede.";

    private string? FaultOf(StoredEntry stored, EntryHeader header, byte[] previous)
    {
        if (header.Sequence != stored.Sequence)
        {
            return Invariant($"Postens hoved har nummer {header.Sequence}; posten er flyttet eller ombyttet.");
        }

        if (
            !Digests
                .OfEntry(previous, stored.Header, stored.Salt, stored.Data, stored.Ciphertext)
                .AsSpan()
                .SequenceEqual(stored.Hash)
        )
        {
            return "Postens hoved, data, salt eller krypterede tekst passer ikke til dens kædesum.";
        }

        return header.RecordedAt < RecordedAt ? "Posten er skrevet tidligere end den, den følger efter." : null;
    }

    private string? CheckBatch(StoredBatch batch, List<CheckedEntry> entries, out BatchRecord? record)
    {
        record = null;
        try
        {
            record = BatchRecord.Read(batch.Record);
        }
        catch (FormatException)
        {
            return Invariant($"Parti {batch.Number} kan ikke læses.");
        }

        if (batch.Number != Batch + 1)
        {
            return Invariant($"Parti {Batch + 1} mangler.");
        }

        if (
            !Digests.OfBatch(BatchHash, batch.Record).AsSpan().SequenceEqual(batch.Hash)
            || record.Number != batch.Number
        )
        {
            return Invariant($"Parti {batch.Number} er ændret: de gemte udfald passer ikke til partiets kædesum.");
        }

        if (record.LastSequence != Sequence || !record.EntryHash.AsSpan().SequenceEqual(EntryHash))
        {
            return Invariant(
                $"Parti {batch.Number} skulle slutte med post {record.LastSequence} og dens kædesum, men gør det ikke."
            );
        }

        // Where an entry does not fit, that is the finding, and a segment may have been begun behind it in this batch.
        return entries.Exists(entry => !entry.Fits) || CommandsFit(record.Commands, entries)
            ? null
            : Invariant($"Posterne i parti {batch.Number} passer ikke til de kommandoer, som partiet har svaret på.");
    }

    private static bool CommandsFit(ImmutableArray<KeptCommand> commands, List<CheckedEntry> entries)
    {
        var next = 0;
        foreach (var command in commands)
        {
            for (var i = 0; i < command.Entries; i++, next++)
            {
                if (
                    next >= entries.Count
                    || entries[next].Header is not { } header
                    || header.Command != command.Id
                    || header.Actor != command.Actor
                    || header.Organisation != command.Organisation
                )
                {
                    return false;
                }
            }
        }

        return next == entries.Count;
    }

    private void Report(long sequence, EntryHeader? header, long? batch, string what) =>
        Report(Finding(sequence, header, batch, what));

    private ChainBreak Finding(long sequence, EntryHeader? header, long? batch, string what) =>
        new(
            sequence,
            header?.Entry.Value,
            header?.Type,
            batch is 0 ? null : batch,
            what,
            lastGood,
            Convert.ToHexStringLower(lastGoodHash)
        );

    private void Report(ChainBreak found)
    {
        Breaks++;
        Unmarked ??= found;
        // A segment can tell of a break before the one that was met first.
        var (first, other) = Broken is { } known && known.Sequence <= found.Sequence ? (known, found) : (found, Broken);
        Broken = first;
        if (other is not null && further.Count < MostFurther)
        {
            further.Add(other);
        }
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
