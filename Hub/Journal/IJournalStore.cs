using Beredskab.Hub.Journal.Format;

namespace Beredskab.Hub.Journal;

/// <summary>Where the journal lies. Blocking: only the writer's own thread, the reader and the verifier call it.</summary>
/// <exception cref="JournalStorageException">From each method: the store cannot do it now.</exception>
public interface IJournalStore : IDisposable
{
    /// <summary>Opens the store, or creates an empty one.</summary>
    /// <param name="mayCreate">False when one has been here: what is missing then is no new beginning.</param>
    /// <exception cref="StoreRefusedException">It is not ours to open: a newer version wrote it, say, or it is lost.</exception>
    StoreIdentity Open(bool mayCreate = true);

    /// <summary>Locks the head against every other writer, of this process or another, within a bounded wait.</summary>
    IJournalAppend Begin();

    /// <summary>Batches after the given one, in order, each with its entries.</summary>
    /// <param name="after">A batch's number; 0 for all.</param>
    /// <param name="afterSequence">The last entry of that batch.</param>
    /// <remarks>Entries that no batch covers come last, in a <see cref="StoredBatch"/> without a record.</remarks>
    IEnumerable<StoredBatch> ReadBatches(long after, long afterSequence);

    /// <summary>Entries after the given one, in order.</summary>
    IEnumerable<StoredEntry> ReadEntries(long after);

    /// <summary>The last batch in the store, without locking it; 0 before the first.</summary>
    long LastBatch();

    StoredEntry? EntryAt(long sequence);

    /// <returns>The batch that a command id was kept with, or null.</returns>
    long? BatchOf(Guid command);

    long CountCommands();

    /// <summary>Forgets a command's digest, when a text of it is erased; a repeat is then known by id and actor alone.</summary>
    void BlankDigest(Guid command);

    /// <summary>Until it is disposed, every reading sees the journal as it is now.</summary>
    IDisposable ReadConsistently();
}

/// <summary>The head, locked; what is not committed when it is disposed has never been.</summary>
public interface IJournalAppend : IDisposable
{
    /// <summary>The last batch in the store; 0 before the first.</summary>
    long LastBatch { get; }

    /// <summary>That batch's hash; empty before the first.</summary>
    ReadOnlyMemory<byte> LastBatchHash { get; }

    /// <summary>What became of a command before, or null when its id is new.</summary>
    RememberedCommand? Find(Guid command);

    /// <summary>Anything but <see cref="AppendResult.Appended"/> leaves this of no use: begin again.</summary>
    AppendResult Append(IReadOnlyList<(Guid Id, byte[] Digest)> commands, StoredBatch batch);

    /// <summary>Durable when it returns.</summary>
    void Commit();
}

public enum AppendResult
{
    Appended,

    /// <summary>One of the command ids is not new.</summary>
    IdKnown,

    /// <summary>The head says that a place is free, and something lies there.</summary>
    PlaceTaken,
}

/// <param name="Origin">Minted once, at the store's birth; the chains begin with it.</param>
/// <param name="Epoch">Minted at birth, and anew when the store is restored or moved.</param>
public sealed record StoreIdentity(Guid Origin, Guid Epoch);

/// <summary>An entry as the store keeps it.</summary>
/// <param name="Header">Canonical bytes, see <see cref="EntryHeader"/>.</param>
public sealed record StoredEntry(
    long Sequence,
    byte[] Header,
    byte[] Salt,
    byte[] Data,
    byte[] Ciphertext,
    byte[] Hash
);

/// <param name="Number">0 for entries that no batch covers.</param>
/// <param name="Record">Canonical bytes, see <see cref="BatchRecord"/>; empty for entries that no batch covers.</param>
public sealed record StoredBatch(long Number, byte[] Record, byte[] Hash, IReadOnlyList<StoredEntry> Entries);

/// <param name="Digest">The keyed digest of the body; null once it is blanked because a text of the command was erased.</param>
public sealed record RememberedCommand(KeptCommand Command, byte[]? Digest);

/// <summary>The store could not read or write: the disk is full, the file is locked, the device fails.</summary>
/// <param name="reason">Danish, for the person.</param>
public sealed class JournalStorageException(string reason, Exception? inner = null) : Exception(reason, inner);

/// <summary>The store must not be opened by this version, or with these settings. The program stops.</summary>
/// <param name="reason">Danish: what is wrong, then what to do.</param>
public sealed class StoreRefusedException(string reason, Exception? inner = null) : Exception(reason, inner);
