using System.Globalization;
using Beredskab.Hub.Hosting;
using Beredskab.Hub.Journal.Format;
using Beredskab.Hub.Journal.Sqlite;
using Beredskab.Hub.Vault;

namespace Beredskab.Hub.Journal;

/// <summary>
/// Goes through the whole journal in a folder, changing nothing, also while the Hub runs, and says in Danish whether
/// it is whole. Needs the vault only for what it says of texts and of how far the journal once reached.
/// </summary>
public static class JournalVerifier
{
    public const int Whole = 0;
    public const int Broken = 1;
    public const int NoJournal = 2;
    public const int CannotRead = 4;

    private static readonly TimeZoneInfo Copenhagen = TimeZoneInfo.FindSystemTimeZoneById("Europe/Copenhagen");

    /// <param name="masterKeySetting">As in <c>Vault:MasterKey</c>; null for the file in the folder.</param>
    /// <returns>The program's exit code: one of the constants here.</returns>
    public static int Run(
        string folder,
        TextWriter output,
        CancellationToken cancellationToken,
        string? masterKeySetting = null
    )
    {
        if (!File.Exists(Path.Combine(folder, "journal.db")))
        {
            output.WriteLine($"Der er ingen journal i {Path.GetFullPath(folder)}.");
            return NoJournal;
        }

        var settings = new SqliteSettings(folder) { ReadOnly = true };
        using var store = new SqliteJournalStore(settings);
        using var vault = new ContentVault(settings, masterKeySetting);
        try
        {
            var noVault = Open(vault);
            var identity = store.Open();
            using var _ = store.ReadConsistently();
            var walk = new Walk(store, identity, noVault is null ? vault : null, cancellationToken);
            walk.Go();
            return walk.Tell(output, noVault);
        }
        catch (Exception e) when (e is JournalStorageException or StoreRefusedException)
        {
            output.WriteLine(e.Message);
            return CannotRead;
        }
    }

    private static string? Open(ContentVault vault)
    {
        try
        {
            vault.Open();
            return null;
        }
        catch (Exception e) when (e is JournalStorageException or StoreRefusedException)
        {
            return e.Message;
        }
    }

    private sealed class Walk(
        SqliteJournalStore store,
        StoreIdentity identity,
        ContentVault? vault,
        CancellationToken cancellationToken
    )
    {
        // The vault's note is read before the journal, which may grow while it is read but never shrinks.
        private readonly ChainCheck chain = new(identity, vault?.Checkpoint() ?? (0, []));
        private readonly Dictionary<TextState, long> texts = [];
        private DateTimeOffset? first;
        private long commands;
        private long entries;
        private long segments;
        private readonly List<string> kept = [];
        private readonly List<long> unreadable = [];
        private long keptBreaks;

        public void Go()
        {
            foreach (var batch in store.ReadBatches(0, 0))
            {
                cancellationToken.ThrowIfCancellationRequested();
                var walked = chain.Check(batch, out var record);
                foreach (var entry in walked)
                {
                    Count(entry);
                }

                foreach (var command in record?.Commands ?? [])
                {
                    commands++;
                    if (store.BatchOf(command.Id) != batch.Number)
                    {
                        ReportKept(
                            $"Kommando {command.Id} er ikke længere opført under parti {batch.Number}, som svarede på den."
                        );
                    }
                }

                if (record is null && batch.Number != 0)
                {
                    ReportKept($"Parti {batch.Number} kan ikke læses.");
                }
            }

            chain.End();
            if (store.CountCommands() != commands)
            {
                ReportKept("Der er opført kommandoer, som intet parti har svaret på.");
            }
        }

        private void ReportKept(string what)
        {
            keptBreaks++;
            if (kept.Count <= ChainCheck.MostFurther)
            {
                kept.Add(what);
            }
        }

        public int Tell(TextWriter output, string? noVault)
        {
            output.WriteLine(
                $"{Danish.Count(entries, "post", "poster")} i {Danish.Count(chain.Batch, "parti", "partier")}; {Danish.Count(commands, "kommando", "kommandoer")} er besvaret."
            );
            if (first is { } from)
            {
                output.WriteLine($"Første post {Local(from)}, sidste {Local(chain.RecordedAt)}.");
            }

            if (segments > 0)
            {
                output.WriteLine($"{N(segments)} afsnit er begyndt efter et brud.");
            }

            TellTexts(output, noVault);
            return chain.Broken is null && keptBreaks == 0 ? TellWhole(output) : TellBroken(output);
        }

        private int TellWhole(TextWriter output)
        {
            output.WriteLine($"Kæden er hel. Hoved {Short(chain.EntryHash)} ved post {N(chain.Sequence)}.");
            return Whole;
        }

        private int TellBroken(TextWriter output)
        {
            if (chain.Broken is { } broken)
            {
                output.WriteLine("Kæden er brudt.");
                output.WriteLine($"Første fejl: {Place(broken)}.");
                output.WriteLine(broken.What);
                output.WriteLine($"Til og med post {N(broken.LastGood)} er kæden hel ({broken.LastGoodHash[..16]}).");
                TellFurther(output, chain.Breaks - 1, chain.Further.Select(each => $"{Place(each)}. {each.What}"));
            }

            if (keptBreaks > 0)
            {
                output.WriteLine($"De gemte svar er ændret. {kept[0]}");
                TellFurther(output, keptBreaks - 1, kept.Skip(1));
            }

            return Broken;
        }

        // One change can show in several places, so the first is named apart.
        private static void TellFurther(TextWriter output, long count, IEnumerable<string> some)
        {
            if (count == 0)
            {
                return;
            }

            output.WriteLine(
                count == 1 ? "Derefter 1 fejl til, som kan følge af den første:"
                : count <= ChainCheck.MostFurther ? $"Derefter {N(count)} fejl til, som kan følge af den første:"
                : $"Derefter {N(count)} fejl til, som kan følge af den første. De første {ChainCheck.MostFurther} af dem:"
            );
            foreach (var each in some)
            {
                output.WriteLine($"  {each}");
            }
        }

        private static string Place(ChainBreak found)
        {
            var id = found.Entry is { } entry ? $", id {entry}" : "";
            var type = found.Type is { } name ? $", type {name}" : "";
            return $"post {N(found.Sequence)}{id}{type}";
        }

        private void TellTexts(TextWriter output, string? noVault)
        {
            if (noVault is not null)
            {
                output.WriteLine($"Teksterne er ikke efterset: {noVault}");
                return;
            }

            output.WriteLine(
                $"Tekster: {N(Of(TextState.Readable))} kan læses, {N(Of(TextState.Erased))} er slettet, {N(Of(TextState.Unreadable))} kan ikke læses."
            );
            if (unreadable.Count > 0)
            {
                var more = Of(TextState.Unreadable) > unreadable.Count ? " …" : "";
                output.WriteLine($"Kan ikke læses: post {string.Join(", ", unreadable.Select(N))}{more}");
            }
        }

        private void Count(CheckedEntry entry)
        {
            entries++;
            if (entry.Header is not { } header)
            {
                return;
            }

            first ??= header.RecordedAt;
            segments += header.Type == State.EventCatalogue.SegmentBegan ? 1 : 0;
            if (vault is not null)
            {
                var state = vault.Read(header.Entry, entry.Stored.Ciphertext, out _);
                texts[state] = Of(state) + 1;
                if (state == TextState.Unreadable && unreadable.Count < ChainCheck.MostFurther)
                {
                    unreadable.Add(entry.Stored.Sequence);
                }
            }
        }

        private long Of(TextState state) => texts.GetValueOrDefault(state);

        private static string N(long number) => number.ToString("N0", Danish.Culture);

        private static string Short(byte[] hash) => Convert.ToHexStringLower(hash)[..16];

        private static string Local(DateTimeOffset time) =>
            TimeZoneInfo.ConvertTime(time, Copenhagen).ToString("d. MMMM yyyy 'kl.' HH.mm.ss", Danish.Culture);
    }
}
