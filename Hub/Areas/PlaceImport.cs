using System.Collections.Immutable;
using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Areas.Import;
using Beredskab.GeoModel.Deciding;
using Beredskab.Hub.Journal;

namespace Beredskab.Hub.Areas;

/// <summary>Imports a list of places from the command line: reads, tells, and asks the journal. Exit codes as <see cref="AreaImport"/>.</summary>
public sealed class PlaceImport(string folder, TextWriter output, TextWriter errors, TimeProvider time)
{
    /// <param name="Kind">For places of which the file does not say what they are.</param>
    public sealed record Wish(string File, string? Crs, string? Kind, bool DryRun);

    public async Task<int> Run(Wish wish, CancellationToken cancellationToken)
    {
        if (!ImportCommands.System(wish.Crs, out var system))
        {
            return Fail(AreaImport.WrongCommandLine, "crs-unknown", $"--crs er 4326 eller 25832, ikke »{wish.Crs}«.");
        }

        var bytes = ImportFile.Read(wish.File, out var unread);
        if (unread is { } missing)
        {
            return Fail(AreaImport.Refused, missing.Code, missing.Text);
        }

        if (Read(wish, bytes, system) is not { } reading)
        {
            return AreaImport.Refused;
        }

        if (!reading.Problems.IsEmpty)
        {
            foreach (var problem in reading.Problems)
            {
                await errors.WriteLineAsync($"{problem.Text} [{problem.Code}]");
            }

            await errors.WriteLineAsync("Intet er ændret.");
            return AreaImport.Refused;
        }

        var journal = JournalBeside.In(folder);
        if (!journal.Exists)
        {
            return Fail(
                AreaImport.CannotUseStore,
                "journal-missing",
                $"Der er ingen journal i {folder}. Start Beredskab én gang først, eller angiv mappen med --folder."
            );
        }

        try
        {
            var book = journal.Read(cancellationToken).Map;
            return await Run(journal, book, reading, wish.DryRun, cancellationToken);
        }
        catch (Exception e) when (e is JournalStorageException or StoreRefusedException)
        {
            return Fail(AreaImport.CannotUseStore, "journal-unavailable", e.Message);
        }
    }

    private async Task<int> Run(
        JournalBeside journal,
        MapBook book,
        PlaceReading reading,
        bool dryRun,
        CancellationToken cancellationToken
    )
    {
        if (reading.Places.SequenceEqual(book.Imported))
        {
            await output.WriteLineAsync("Det er de steder, der er i brug i forvejen. Intet er ændret.");
            return AreaImport.Done;
        }

        foreach (var line in Words(book, reading))
        {
            await output.WriteLineAsync(line);
        }

        var command = new MapCommand.ImportPlaces(reading.Places, book.Version);
        if (MapDecider.Decide(book, command) is Verdict.Refused rehearsed)
        {
            return Fail(AreaImport.Refused, rehearsed.Refusal.Code, rehearsed.Refusal.Text);
        }

        if (dryRun)
        {
            await output.WriteLineAsync("Dette var en prøve. Intet er ændret.");
            return AreaImport.Done;
        }

        switch (await journal.Submit(command, time, cancellationToken))
        {
            case Outcome.Accepted:
                await output.WriteLineAsync(
                    "Stederne er taget i brug. Et kørende Beredskab bruger dem inden for et sekund."
                );
                return AreaImport.Done;
            case Outcome.Refused refused:
                return Fail(AreaImport.Refused, refused.Refusal.Code, refused.Refusal.Text);
            case Outcome.Unavailable unavailable:
                return Fail(AreaImport.CannotUseStore, "journal-unavailable", unavailable.Reason);
            case var other:
                throw new InvalidOperationException($"The journal answered {other}.");
        }
    }

    private PlaceReading? Read(Wish wish, byte[] bytes, ReferenceSystem? system)
    {
        if (bytes.FirstOrDefault(IsSaying) == (byte)'{')
        {
            return PlaceReading.Of(GeoJsonFile.Read(bytes, system), wish.Kind);
        }

        if (PlaceSheet.Read(bytes, out var lacks) is { } lines)
        {
            return PlaceReading.Of(lines, system ?? ReferenceSystem.Wgs84, wish.Kind);
        }

        Fail(
            AreaImport.Refused,
            bytes.Length == 0 ? "file-empty" : "place-columns",
            bytes.Length == 0 ? "Filen er tom." : $"Filens første linje mangler kolonnen {lacks}."
        );
        return null;
    }

    // Neither white space nor a byte order mark.
    private static bool IsSaying(byte one) => one is not (0xEF or 0xBB or 0xBF) && one > (byte)' ';

    private static IEnumerable<string> Words(MapBook book, PlaceReading reading)
    {
        yield return reading.Places.Length == 1 ? "1 sted:" : $"{reading.Places.Length} steder:";
        foreach (var kind in reading.Places.CountBy(place => place.Kind).OrderByDescending(kind => kind.Value))
        {
            yield return $"  {kind.Value} {kind.Key}";
        }

        if (reading.Repeated > 0)
        {
            yield return $"{reading.Repeated} stod flere gange og er talt én gang.";
        }

        foreach (var left in reading.LeftOut)
        {
            yield return left;
        }

        var gone = book.Imported.Except(reading.Places).Count();
        if (gone > 0)
        {
            yield return $"{gone} af de {book.Imported.Length} steder, der er i brug nu, forsvinder.";
        }
    }

    private int Fail(int exitCode, string code, string text)
    {
        errors.WriteLine($"{text} [{code}]");
        errors.WriteLine("Intet er ændret.");
        return exitCode;
    }
}
