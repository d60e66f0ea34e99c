using System.Collections.Immutable;
using System.Text;
using Beredskab.Hub.Journal.Format;
using Beredskab.Hub.Journal.Sqlite;
using Beredskab.Hub.Vault;

namespace Beredskab.Hub.Journal;

/// <summary>An entry for an export.</summary>
/// <param name="Data">Canonical JSON; where a text stood, <c>{"$text":n}</c>.</param>
/// <param name="Texts">The texts that the data counts; null when they are erased or cannot be read.</param>
/// <param name="Hash">Lower-case hexadecimal.</param>
public sealed record TimelineEntry(
    EntryHeader Header,
    string Data,
    ImmutableArray<string>? Texts,
    TextState TextState,
    string Hash
);

/// <summary>Reads the journal beside the writer. Each reading sees the journal as it is when it begins.</summary>
public sealed class JournalReader(SqliteSettings settings, ContentVault vault, JournalWriter writer)
{
    /// <returns>Null when there is no such entry.</returns>
    /// <exception cref="JournalStorageException">The disk cannot do it now.</exception>
    public ErasableEntry? FindErasable(long sequence)
    {
        using var store = new SqliteJournalStore(settings with { ReadOnly = true });
        store.Open();
        return store.EntryAt(sequence) is { } entry
            ? new(EntryHeader.Read(entry.Header).Stream, entry.Ciphertext.Length > 0)
            : null;
    }

    /// <param name="streams"><c>incident/{id}</c> for one; those that do not exist have no entries.</param>
    /// <returns>In the order of the journal.</returns>
    /// <exception cref="JournalStorageException">The disk cannot do it now.</exception>
    public IEnumerable<TimelineEntry> ReadStreams(IEnumerable<string> streams, CancellationToken cancellationToken)
    {
        using var store = new SqliteJournalStore(settings with { ReadOnly = true });
        store.Open();
        var names = streams.ToHashSet(StringComparer.Ordinal);
        var (sequences, reaches) = writer.Streams.Find(names);
        // What another process wrote since is behind the index.
        var known = sequences.Select(store.EntryAt).OfType<StoredEntry>();
        var since = store.ReadEntries(reaches).Where(entry => names.Contains(EntryHeader.Read(entry.Header).Stream));
        foreach (var stored in known.Concat(since))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var header = EntryHeader.Read(stored.Header);
            var state = vault.Read(header.Entry, stored.Ciphertext, out var texts);
            yield return new(
                header,
                Encoding.UTF8.GetString(stored.Data),
                state is TextState.None or TextState.Readable ? [.. texts] : null,
                state,
                Convert.ToHexStringLower(stored.Hash)
            );
        }
    }
}
