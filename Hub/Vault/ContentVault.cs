using System.Globalization;
using System.Security.Cryptography;
using Beredskab.GeoModel.Identity;
using Beredskab.Hub.Journal;
using Beredskab.Hub.Journal.Format;
using Beredskab.Hub.Journal.Sqlite;
using static SQLitePCL.raw;

namespace Beredskab.Hub.Vault;

/// <summary>What became of an entry's free text.</summary>
public enum TextState
{
    /// <summary>The entry never had any.</summary>
    None,

    Readable,

    /// <summary>Its key was destroyed on purpose.</summary>
    Erased,

    /// <summary>The key is missing or does not fit: the vault is another's, or something was changed.</summary>
    Unreadable,
}

/// <summary>
/// The keys of all free text, in <c>vault.db</c> beside the journal and apart from it. Keys are made a page at a time,
/// durably and ahead of need, so a key is safe before the entry that uses it; what a stop leaves unused is never used.
/// </summary>
/// <exception cref="JournalStorageException">From each method: the disk cannot do it now.</exception>
public sealed class ContentVault(SqliteSettings settings, string? masterKeySetting) : IDisposable
{
    private const int FormatVersion = 1;
    private const int PrepareAt = KeyPage.Slots * 3 / 4;
    private const string CommandSecret = "command-digest";

    private readonly Lock gate = new();
    private readonly Dictionary<long, byte[]> read = [];
    private SqliteDatabase? database;
    private AesGcm? master;
    private byte[] commandKey = [];
    private long page;
    private byte[] keys = [];
    private int next = KeyPage.Slots;
    private Task<(long Page, byte[] Keys)>? prepared;
    private long clearOf;

    public string Path { get; } = System.IO.Path.Combine(settings.Folder, "vault.db");

    public string Folder => settings.Folder;

    /// <summary>The secret that command digests are keyed with.</summary>
    public ReadOnlySpan<byte> CommandKey => commandKey;

    private SqliteDatabase Database => database ?? throw new InvalidOperationException("The vault is not open.");

    private AesGcm Master => master ?? throw new InvalidOperationException("The vault is not open.");

    /// <exception cref="StoreRefusedException">The master key is missing or not this vault's.</exception>
    public void Open()
    {
        lock (gate)
        {
            Guard(() =>
            {
                if (!settings.ReadOnly)
                {
                    Directory.CreateDirectory(settings.Folder);
                }

                var isNew = new FileInfo(Path) is not { Exists: true, Length: > 0 };
                if (isNew && settings.ReadOnly)
                {
                    throw new StoreRefusedException(
                        $"{Path} mangler eller er tom, og uden den kan teksterne i journalen ikke læses. Hent den fra sikkerhedskopien."
                    );
                }

                master = new(MasterKey.Load(settings.Folder, masterKeySetting, isNew && !settings.ReadOnly), 16);
                Connect();
                commandKey = Secret();
                return 0;
            });
        }
    }

    /// <summary>A key that no entry has had. Called by the one thread that decides.</summary>
    public KeyReference Take(Span<byte> key)
    {
        if (next == KeyPage.Slots)
        {
            var ready = prepared ?? Task.Run(NewPage);
            prepared = null;
            (page, keys) = ready.GetAwaiter().GetResult();
            next = 0;
        }
        else if (next == PrepareAt)
        {
            // The next page is made while this one is used up, so that nobody waits for the disk.
            prepared ??= Task.Run(NewPage);
        }

        var slot = KeyPage.Slot(keys, next);
        slot.CopyTo(key);
        slot.Clear();
        return new(page, next++);
    }

    /// <param name="texts">The entry's free texts; empty when they cannot be read.</param>
    public TextState Read(EntryId entry, ReadOnlySpan<byte> ciphertext, out IReadOnlyList<string> texts)
    {
        texts = [];
        if (ciphertext.IsEmpty)
        {
            return TextState.None;
        }

        Span<byte> key = stackalloc byte[SealedText.KeySize];
        try
        {
            if (!Find(SealedText.ReferenceOf(ciphertext), key))
            {
                return TextState.Unreadable;
            }

            if (key.IndexOfAnyExcept((byte)0) < 0)
            {
                return TextState.Erased;
            }

            texts = EventCodec.Split(SealedText.Open(entry, key, ciphertext));
            return TextState.Readable;
        }
        catch (Exception e) when (e is FormatException or CryptographicException)
        {
            return TextState.Unreadable;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    /// <summary>
    /// Destroys a key: its slot is overwritten in the file and nothing of it is left in the log beside the file. A
    /// repeat is harmless. Copies made earlier, backups among them, are not reached.
    /// </summary>
    /// <exception cref="JournalStorageException">Not certain yet; call it again.</exception>
    public void Erase(KeyReference reference)
    {
        lock (gate)
        {
            Guard(() =>
            {
                Database.Run("begin immediate");
                try
                {
                    if (Load(reference.Page) is { } plain)
                    {
                        KeyPage.Slot(plain, reference.Slot).Clear();
                        var renewed = KeyPage.Seal(Master, KeyPage.NameOf(reference.Page), plain);
                        Database.Named<ContentVault>("update_key_page").Bind(1, reference.Page).Bind(2, renewed).Run();
                        CryptographicOperations.ZeroMemory(plain);
                    }

                    Database.Run("commit");
                }
                finally
                {
                    Rollback();
                }

                ForgetCached();
                if (Database.Number("pragma wal_checkpoint(truncate)") != 0)
                {
                    throw new JournalStorageException(
                        "Nøglen er overskrevet, men en kopi kan ligge i vault.db-wal, fordi et andet program læser. Prøv igen."
                    );
                }

                return 0;
            });
        }
    }

    /// <summary>Notes how far the journal is known to reach, so that one cut off behind it is found.</summary>
    public void NoteCheckpoint(long batch, ReadOnlySpan<byte> hash)
    {
        var copy = hash.ToArray();
        lock (gate)
        {
            Guard(() =>
            {
                Database.Named<ContentVault>("upsert_checkpoint").Bind(1, batch).Bind(2, copy).Run();
                return 0;
            });
        }
    }

    /// <returns>Batch 0 before the first.</returns>
    public (long Batch, byte[] Hash) Checkpoint()
    {
        lock (gate)
        {
            return Guard(() =>
            {
                var statement = Database.Named<ContentVault>("select_checkpoint");
                var found = statement.Step() ? (statement.Int64(0), statement.Bytes(1)) : (0, []);
                statement.Reset();
                return found;
            });
        }
    }

    /// <summary>Whether a journal has been written with it: it has keys, or has noted how far that one reached.</summary>
    public bool HasServed()
    {
        lock (gate)
        {
            return Checkpoint().Batch > 0 || Guard(NextPage) > 1;
        }
    }

    /// <summary>
    /// Makes no page up to this one: entries refer to it whose keys this vault may not have, because it is new, or came from
    /// a backup. Two keys with one place would let the erasure of one text destroy another.
    /// </summary>
    public void KeepClearOf(long highest)
    {
        lock (gate)
        {
            clearOf = Math.Max(clearOf, highest);
        }
    }

    /// <summary>Drops keys held in memory for reading; after a long fold, and after an erasure elsewhere.</summary>
    public void Forget()
    {
        lock (gate)
        {
            ForgetCached();
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            ForgetCached();
            CryptographicOperations.ZeroMemory(keys);
            CryptographicOperations.ZeroMemory(commandKey);
            next = KeyPage.Slots;
            database?.Dispose();
            database = null;
            master?.Dispose();
            master = null;
        }
    }

    private void Connect()
    {
        database = SqliteDatabase.Open(Path, settings.ReadOnly, settings.BusyMilliseconds);
        if (settings.ReadOnly)
        {
            return;
        }

        Database.Run("pragma journal_mode=wal");
        Database.Run("pragma synchronous=full");
        Database.Run("pragma secure_delete=on");
        Database.Run("begin immediate");
        try
        {
            var version = Database.Number("pragma user_version");
            if (version > FormatVersion)
            {
                throw new StoreRefusedException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{Path} er skrevet af en nyere version (format {version}). Denne version er {SqliteJournalStore.ProgramVersion} og kan læse format {FormatVersion}."
                    )
                );
            }

            if (version == 0)
            {
                Database.RunScript<ContentVault>("schema");
                var secret = RandomNumberGenerator.GetBytes(SealedText.KeySize);
                var wrapped = KeyPage.Seal(Master, CommandSecret, secret);
                Database.Named<ContentVault>("insert_secret").Bind(1, CommandSecret).Bind(2, wrapped).Run();
                Database.Run(string.Create(CultureInfo.InvariantCulture, $"pragma user_version={FormatVersion}"));
            }

            Database.Run("commit");
        }
        finally
        {
            Rollback();
        }
    }

    private byte[] Secret()
    {
        var statement = Database.Named<ContentVault>("select_secret").Bind(1, CommandSecret);
        try
        {
            return KeyPage.Open(Master, CommandSecret, statement.Step() ? statement.Bytes(0) : []);
        }
        catch (CryptographicException e)
        {
            throw new StoreRefusedException(
                $"Nøglen i {MasterKey.Setting} (eller filen vault.key) er ikke den, som {Path} er låst med. Giv den rigtige nøgle; intet er ændret.",
                e
            );
        }
        finally
        {
            statement.Reset();
        }
    }

    private (long Page, byte[] Keys) NewPage()
    {
        var fresh = KeyPage.NewKeys();
        lock (gate)
        {
            return Guard(() =>
            {
                Database.Run("begin immediate");
                try
                {
                    var number = NextPage();
                    var wrapped = KeyPage.Seal(Master, KeyPage.NameOf(number), fresh);
                    Database.Named<ContentVault>("insert_key_page").Bind(1, number).Bind(2, wrapped).Run();
                    Database.Run("commit");
                    return (number, fresh);
                }
                finally
                {
                    Rollback();
                }
            });
        }
    }

    private long NextPage()
    {
        var statement = Database.Named<ContentVault>("select_next_page").Bind(1, clearOf);
        statement.Step();
        var number = statement.Int64(0);
        statement.Reset();
        return number;
    }

    private bool Find(KeyReference reference, Span<byte> key)
    {
        lock (gate)
        {
            if (reference.Slot >= KeyPage.Slots)
            {
                return false;
            }

            if (!read.TryGetValue(reference.Page, out var plain))
            {
                plain = Guard(() => Load(reference.Page));
                if (plain is null)
                {
                    return false;
                }

                if (read.Count >= 8)
                {
                    ForgetCached();
                }

                read[reference.Page] = plain;
            }

            KeyPage.Slot(plain, reference.Slot).CopyTo(key);
            return true;
        }
    }

    private byte[]? Load(long number)
    {
        var statement = Database.Named<ContentVault>("select_key_page").Bind(1, number);
        try
        {
            return statement.Step() ? KeyPage.Open(Master, KeyPage.NameOf(number), statement.Bytes(0)) : null;
        }
        finally
        {
            statement.Reset();
        }
    }

    private void ForgetCached()
    {
        foreach (var plain in read.Values)
        {
            CryptographicOperations.ZeroMemory(plain);
        }

        read.Clear();
    }

    private void Rollback()
    {
        if (Database.InTransaction)
        {
            Database.Run("rollback");
        }
    }

    private static T Guard<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException fault)
        {
            throw new JournalStorageException(
                SqliteReasons.Danish(fault.Code, "Filen vault.db", "Filen vault.db"),
                fault
            );
        }
    }
}
