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

    /// <summary>The chain is whole, and words are gone that nobody erased.</summary>
    public const int TextsLost = 5;

    /// <summary>The chain is whole, and the vault that the texts and the end are held against cannot be used.</summary>
    public const int TextsUnchecked = 6;

    /// <returns>The more serious of two codes.</returns>
    public static int Worse(int one, int other)
    {
        int[] order = [Broken, CannotRead, TextsLost, TextsUnchecked, NoJournal, Whole];
        return order[Math.Min(Array.IndexOf(order, one), Array.IndexOf(order, other))];
    }

    private static readonly TimeZoneInfo Copenhagen = TimeZoneInfo.FindSystemTimeZoneById("Europe/Copenhagen");

    /// <param name="masterKeySetting">As in <c>Vault:MasterKey</c>; null for the file in the folder.</param>
    /// <param name="texts">False for a copy that goes without its vault: texts and a missing end are then not looked for.</param>
    /// <param name="head">A head that was noted, hexadecimal, 16 digits at least; it must be an entry's hash.</param>
    /// <returns>The program's exit code: one of the constants here.</returns>
    public static int Run(
        string folder,
        TextWriter output,
        CancellationToken cancellationToken,
        string? masterKeySetting = null,
        bool texts = true,
        string? head = null
    )
    {
        var settings = new SqliteSettings(folder) { ReadOnly = true };
        using var store = new SqliteJournalStore(settings);
        using var vault = new ContentVault(settings, masterKeySetting);
        if (!File.Exists(store.Path))
        {
            if (HasServed(vault, folder))
            {
                // There was one: whoever asks whether it is whole must not hear that nothing has begun yet.
                output.WriteLine(LostJournal.Refusal(Path.GetFullPath(store.Path)).Message);
                return CannotRead;
            }

            output.WriteLine($"Der er ingen journal i {Path.GetFullPath(folder)}.");
            return NoJournal;
        }

        try
        {
            var noVault = texts ? Open(vault) : "Det er der bedt om med --without-texts.";
            var identity = store.Open();
            var walk = new Walk(store, identity, noVault is null ? vault : null, head, cancellationToken);
            using (store.ReadConsistently())
            {
                walk.Go();
            }

            walk.SeeLaterErasures();
            var code = walk.Tell(output, noVault);
            return noVault is not null && texts ? Worse(code, TextsUnchecked) : code;
        }
        catch (Exception e) when (e is JournalStorageException or StoreRefusedException)
        {
            output.WriteLine(e.Message);
            return CannotRead;
        }
    }

    // A vault that cannot be opened is somebody's all the same: the Hub makes it with the journal.
    private static bool HasServed(ContentVault vault, string folder) =>
        File.Exists(Path.Combine(folder, "vault.db")) && (Open(vault) is not null || vault.HasServed());

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
        string? head,
        CancellationToken cancellationToken
    )
    {
        // The vault's note is read before the journal, which may grow while it is read but never shrinks.
        private readonly ChainCheck chain = new(identity, vault?.Checkpoint() ?? (0, []));
        private readonly List<long> wordless = [];
        private readonly HashSet<long> erased = [];
        private long readable;
        private DateTimeOffset? first;
        private long commands;
        private long entries;
        private long segments;
        private readonly List<string> kept = [];
        private CheckedEntry? noted;
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

        /// <summary>What was erased while the journal was read has lost its key, and not by accident.</summary>
        public void SeeLaterErasures()
        {
            if (wordless.Count > 0)
            {
                foreach (var entry in store.ReadEntries(chain.Sequence))
                {
                    SeeErasure(EntryHeader.Read(entry.Header).Type, entry.Data);
                }
            }
        }

        private void SeeErasure(string type, byte[] data)
        {
            if (type != State.EventCatalogue.EntryErased)
            {
                return;
            }

            try
            {
                if (EventCodec.Decode(type, data, null) is JournalEvent.EntryErased { Sequence: var sequence })
                {
                    erased.Add(sequence);
                }
            }
            catch (FormatException)
            {
                // It does not fit, and that is told of.
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

            var texts = TellTexts(output, noVault);
            var whole = chain.Broken is null && keptBreaks == 0 ? TellWhole(output) : TellBroken(output);
            return Worse(Worse(whole, TellNoted(output)), texts);
        }

        private int TellWhole(TextWriter output)
        {
            output.WriteLine($"Kæden er hel. Hoved {Hex(chain.EntryHash)} ved post {N(chain.Sequence)}.");
            return Whole;
        }

        private int TellNoted(TextWriter output)
        {
            if (head is null)
            {
                return Whole;
            }

            if (noted is null && Hex(Digests.EntryGenesis(identity.Origin)).StartsWith(head, StringComparison.Ordinal))
            {
                output.WriteLine("Det noterede hoved er begyndelsen, før den første post.");
                return Whole;
            }

            if (noted is not { Fits: true } found)
            {
                output.WriteLine(
                    "Det noterede hoved findes ikke i kæden: journalen er en anden end den, det er noteret fra, eller den er skrevet om."
                );
                return Broken;
            }

            var digits = head.Length < 64 ? $" ({head.Length} af 64 tegn er sammenlignet)" : "";
            output.WriteLine(
                $"Det noterede hoved er post {N(found.Stored.Sequence)}, skrevet {Local(found.Header!.RecordedAt)}{digits}."
            );
            return Whole;
        }

        private int TellBroken(TextWriter output)
        {
            if (chain.Broken is { } broken)
            {
                output.WriteLine("Kæden er brudt.");
                output.WriteLine($"Første fejl: {Place(broken)}.");
                output.WriteLine(broken.What);
                output.WriteLine(
                    broken.LastGood == 0
                        ? "Allerede den første post er brudt; ingen del af kæden er hel fra begyndelsen."
                        : $"Til og med post {N(broken.LastGood)} er kæden hel ({broken.LastGoodHash})."
                );
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

        private int TellTexts(TextWriter output, string? noVault)
        {
            if (noVault is not null)
            {
                output.WriteLine(
                    $"Teksterne er ikke efterset, og heller ikke, om slutningen mangler (det ses med --head). {noVault}"
                );
                return Whole;
            }

            var lost = wordless.Where(sequence => !erased.Contains(sequence)).ToList();
            output.WriteLine(
                $"Tekster: {N(readable)} kan læses, {N(wordless.Count - lost.Count)} er slettet, {N(lost.Count)} kan ikke læses."
            );
            if (lost.Count == 0)
            {
                return Whole;
            }

            var more = lost.Count > ChainCheck.MostFurther ? " …" : "";
            output.WriteLine(
                $"Kan ikke læses: post {string.Join(", ", lost.Take(ChainCheck.MostFurther).Select(N))}{more}"
            );
            output.WriteLine(
                $"Ordene i {Danish.Count(lost.Count, "post", "poster")} er tabt, den første post {N(lost[0])}: ingen har slettet dem, men nøglerne i vault.db mangler eller passer ikke."
            );
            return TextsLost;
        }

        private void Count(CheckedEntry entry)
        {
            entries++;
            if (head is not null && Hex(entry.Stored.Hash).StartsWith(head, StringComparison.Ordinal))
            {
                noted ??= entry;
            }

            if (entry.Header is not { } header)
            {
                return;
            }

            first ??= header.RecordedAt;
            segments += header.Type == State.EventCatalogue.SegmentBegan ? 1 : 0;
            SeeErasure(header.Type, entry.Stored.Data);
            switch (vault?.Read(header.Entry, entry.Stored.Ciphertext, out _))
            {
                case TextState.Readable:
                    readable++;
                    break;
                case TextState.Unreadable or TextState.Erased:
                    wordless.Add(entry.Stored.Sequence);
                    break;
            }
        }

        private static string N(long number) => number.ToString("N0", Danish.Culture);

        private static string Hex(byte[] hash) => Convert.ToHexStringLower(hash);

        private static string Local(DateTimeOffset time) =>
            TimeZoneInfo.ConvertTime(time, Copenhagen).ToString("d. MMMM yyyy 'kl.' HH.mm.ss", Danish.Culture);
    }
}
