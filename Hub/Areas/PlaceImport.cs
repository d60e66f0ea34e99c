using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Areas.Import;
using Beredskab.GeoModel.Deciding;

namespace Beredskab.Hub.Areas;

/// <summary>Imports a list of places from the command line: reads, tells, and asks the journal.</summary>
public sealed class PlaceImport(string folder, TextWriter output, TextWriter errors, TimeProvider time)
{
    private readonly ImportDesk desk = new(folder, output, errors, time);

    /// <param name="Kind">For places of which the file does not say what they are.</param>
    /// <param name="Source">Where it comes from; null for the file's name.</param>
    public sealed record Wish(string File, string? Crs, string? Kind, bool DryRun, string? Source = null);

    /// <returns>The program's exit code: one of the constants of <see cref="ImportDesk"/>.</returns>
    public async Task<int> Run(Wish wish, CancellationToken cancellationToken)
    {
        if (desk.Read(wish.File, wish.Crs, out var bytes, out var system) is { } unread)
        {
            return unread;
        }

        if (wish.Kind is { } kind && PlaceKinds.Find(kind) is null)
        {
            return desk.Fail(
                ImportDesk.WrongCommandLine,
                "place-kind",
                $"--kind er ikke »{kind}«, men en af: {string.Join(", ", PlaceKinds.All)}."
            );
        }

        if (Read(wish, bytes, system) is not { } reading)
        {
            return ImportDesk.Refused;
        }

        return reading.Problems.IsEmpty
            ? await desk.OnState(state => Run(state.Map, reading, wish, cancellationToken), cancellationToken)
            : desk.Refuse(reading.Problems);
    }

    private async Task<int> Run(MapBook book, PlaceReading reading, Wish wish, CancellationToken cancellationToken)
    {
        var same = reading.Places.SequenceEqual(book.Imported);
        var source = ImportDesk.SourceOf(wish.Source, wish.File, same, book.Source);
        if (same && source == book.Source)
        {
            return desk.Tell("Det er de steder, der er i brug i forvejen. Intet er ændret.");
        }

        desk.Tell(same ? [$"Stederne er de samme som nu. Kilden bliver: {source}."] : Words(book, reading));
        var command = new MapCommand.ImportPlaces(reading.Places, book.Version, source);
        return await desk.Submit(
            command,
            (MapDecider.Decide(book, command) as Verdict.Refused)?.Refusal,
            wish.DryRun,
            "Stederne er taget i brug. Et kørende Beredskab bruger dem inden for et sekund.",
            cancellationToken
        );
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

        desk.Fail(
            ImportDesk.Refused,
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

        if (reading.Surfaces > 0)
        {
            yield return reading.Surfaces == 1
                ? "1 er en flade; stedet er et punkt inde i den."
                : $"{reading.Surfaces} er flader; stedet er et punkt inde i hver af dem.";
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
}
