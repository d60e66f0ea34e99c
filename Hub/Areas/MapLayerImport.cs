using System.Collections.Immutable;
using System.Globalization;
using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Areas.Import;
using Beredskab.GeoModel.Deciding;

namespace Beredskab.Hub.Areas;

/// <summary>Imports a layer of the base map from the command line: reads, tells, and asks the journal.</summary>
public sealed class MapLayerImport(string folder, TextWriter output, TextWriter errors, TimeProvider time)
{
    private static readonly CultureInfo Danish = CultureInfo.GetCultureInfo("da-DK");

    private readonly ImportDesk desk = new(folder, output, errors, time);

    /// <param name="Layer">One of <see cref="MapLayers.All"/>.</param>
    /// <param name="Crs">Null for what the file says.</param>
    /// <param name="Source">Where it comes from; null for the file's name.</param>
    public sealed record Wish(string File, string Layer, string? Crs, bool DryRun, string? Source = null);

    /// <returns>The program's exit code: one of the constants of <see cref="ImportDesk"/>.</returns>
    public async Task<int> Run(Wish wish, CancellationToken cancellationToken)
    {
        if (desk.Read(wish.File, wish.Crs, out var bytes, out var system) is { } unread)
        {
            return unread;
        }

        var reading = SurfaceReading.Of(GeoJsonFile.Read(bytes, system, withoutEmpty: true));
        return reading.Problems.IsEmpty
            ? await desk.OnState(
                state =>
                    Draw(
                        state.Map,
                        wish.Layer,
                        reading.Outlines,
                        (same, before) => ImportDesk.SourceOf(wish.Source, wish.File, same, before),
                        Words(state.Map.Layer(wish.Layer), reading),
                        wish.DryRun,
                        cancellationToken
                    ),
                cancellationToken
            )
            : desk.Refuse(reading.Problems);
    }

    /// <summary>Draws the layer as it comes with the product again.</summary>
    /// <returns>As <see cref="Run"/>.</returns>
    public Task<int> Restore(string layer, bool dryRun, CancellationToken cancellationToken) =>
        desk.OnState(
            state =>
                Draw(
                    state.Map,
                    layer,
                    [],
                    static (_, _) => null,
                    [$"Laget {layer}, der er importeret, forsvinder; det, der følger med Beredskab, tegnes igen."],
                    dryRun,
                    cancellationToken
                ),
            cancellationToken
        );

    private async Task<int> Draw(
        MapBook book,
        string layer,
        ImmutableArray<AreaOutline> outlines,
        Func<bool, string?, string?> sourceOf,
        IEnumerable<string> words,
        bool dryRun,
        CancellationToken cancellationToken
    )
    {
        var before = book.Layer(layer);
        var same = outlines.SequenceEqual(before.Outlines);
        var source = sourceOf(same, before.Source);
        if (same && source == before.Source)
        {
            return desk.Tell($"Laget {layer} er tegnet præcis sådan i forvejen. Intet er ændret.");
        }

        desk.Tell(same ? [$"Laget {layer} er tegnet sådan i forvejen. Kilden bliver: {source}."] : words);
        var command = new MapCommand.ImportLayer(layer, outlines, before.Version, source);
        return await desk.Submit(
            command,
            (MapDecider.Decide(book, command) as Verdict.Refused)?.Refusal,
            dryRun,
            "Laget er taget i brug. Et kørende Beredskab tegner det inden for et sekund.",
            cancellationToken
        );
    }

    private static IEnumerable<string> Words(MapSurfaces before, SurfaceReading reading)
    {
        var name = before.Layer;
        yield return (before.Version, before.Outlines.IsEmpty, name) switch
        {
            (_, false, _) => $"Laget {name} erstatter det, der er importeret før:",
            (_, _, MapLayers.Blocks) =>
                $"Laget {name} tilføjes; gaderne i København tegnes som mellemrummene mellem karréerne:",
            _ => $"Laget {name} erstatter det, der følger med Beredskab, hvor filen har noget:",
        };
        yield return string.Create(Danish, $"  {Flader(reading.Surfaces)}, {reading.SquareMetres / 1e6:N2} km² i alt");
        yield return string.Create(
            Danish,
            $"  {reading.Corners:N0} hjørner, forenklet fra {reading.CornersBefore:N0}; intet er flyttet over {SurfaceReading.ToleranceMetres:0.#} m"
        );
        if (reading.Mended > 0)
        {
            yield return $"{Flader(reading.Mended)} krydsede sig selv og er rettet.";
        }

        if (reading.Empty > 0)
        {
            yield return $"{reading.Empty} i filen har ingen geometri og er ikke med.";
        }

        if (reading.NoSurface > 0)
        {
            yield return $"{reading.NoSurface} i filen er ikke flader, men punkter eller linjer, og er ikke med.";
        }
    }

    private static string Flader(int count) => count == 1 ? "1 flade" : $"{count.ToString("N0", Danish)} flader";
}
