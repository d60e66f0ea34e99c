using System.Collections.Concurrent;
using Beredskab.Hub.Journal.Format;
using Beredskab.Hub.Vault;

namespace Beredskab.Hub.Journal;

/// <summary>Words that are to be erased, and those that a stop left.</summary>
internal sealed partial class DurableJournal
{
    // Erased here, and folded without; the rest of what is decided to be erased is still owed.
    private readonly HashSet<long> gone = [];

    /// <summary>Words to be erased, as soon as nothing is being written.</summary>
    public ConcurrentQueue<Erasure> Erasures { get; } = new();

    /// <summary>Destroys the words of an entry whose erasure stands in the journal, and folds anew. A repeat is harmless.</summary>
    /// <exception cref="JournalStorageException">Not certain yet; call it again.</exception>
    public void Erase(long sequence)
    {
        if (gone.Contains(sequence) || !head.State.Erased.Contains(sequence))
        {
            return;
        }

        try
        {
            Destroy(sequence);
            Fold(CancellationToken.None);
        }
        catch (JournalStorageException e)
        {
            JournalLog.NotErased(logger, sequence, e);
            throw;
        }

        gone.Add(sequence);
        JournalLog.Erased(logger, sequence);
        foreach (var observer in observers)
        {
            observer.Erased();
        }
    }

    /// <summary>
    /// What a stop left between deciding and destroying, and what came back with a vault from a backup. The program goes
    /// on when it cannot be done now: tonight's alerts do not wait for it.
    /// </summary>
    private void CompleteErasures(CancellationToken cancellationToken)
    {
        try
        {
            var owed = head.State.Erased.Where(IsReadable).ToList();
            owed.ForEach(Destroy);
            if (owed.Count > 0)
            {
                Fold(cancellationToken);
            }

            gone.UnionWith(head.State.Erased);
            owed.ForEach(sequence => JournalLog.Erased(logger, sequence));
        }
        catch (JournalStorageException e)
        {
            JournalLog.NotErased(logger, 0, e);
        }
    }

    private bool IsReadable(long sequence) =>
        store.EntryAt(sequence) is { } entry
        && vault.Read(EntryHeader.Read(entry.Header).Entry, entry.Ciphertext, out _) == TextState.Readable;

    // The digest first: once the key is seen to be gone, nothing of the words is left.
    private void Destroy(long sequence)
    {
        if (store.EntryAt(sequence) is { Ciphertext.Length: > 0 } entry)
        {
            store.BlankDigest(EntryHeader.Read(entry.Header).Command);
            vault.Erase(SealedText.ReferenceOf(entry.Ciphertext));
        }
    }
}
