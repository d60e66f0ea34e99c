using System.CommandLine;
using Beredskab.GeoModel.Areas;
using Beredskab.Hub.Hosting;

namespace Beredskab.Hub.Areas;

/// <summary><c>areas import</c> and <c>map import</c> as they stand on the command line.</summary>
public static class ImportCommands
{
    /// <param name="folder">The option for the folder with the data, of the whole command line.</param>
    public static Command Areas(Option<string?> folder)
    {
        var file = File();
        var demo = Demo();
        var dryRun = DryRun();
        var crs = Crs();
        var source = Source();
        var layer = new Option<string>("--layer")
        {
            Description = "Lagets navn og områdernes slags: NAVN/bydel, NAVN/ssp-omraade eller NAVN/kommune.",
            DefaultValueFactory = _ => $"{AreaLayer.Bydele}/bydel",
        };
        var letGo = new Option<string[]>("--let-go")
        {
            Description =
                "Et område, der må forsvinde, selv om det har en ledergruppe: dets nummer eller navn, fx \"Valby\".",
        };
        var import = new Command("import", "Erstatter eller tilføjer et lag af områder fra en GeoJSON-fil.")
        {
            file,
            layer,
            crs,
            letGo,
            source,
            dryRun,
            demo,
        };
        import.SetAction(
            (result, ct) =>
                new AreaImport(
                    Folder(result.GetValue(folder), result.GetValue(demo)),
                    Console.Out,
                    Console.Error,
                    TimeProvider.System
                ).Run(
                    new(
                        result.GetValue(file)!,
                        result.GetValue(layer)!,
                        result.GetValue(crs),
                        [.. result.GetValue(letGo) ?? []],
                        result.GetValue(dryRun),
                        result.GetValue(source)
                    ),
                    ct
                )
        );
        return new("areas", "Bydelene og SSP's egne områder.") { import };
    }

    /// <param name="folder">The option for the folder with the data, of the whole command line.</param>
    public static Command Map(Option<string?> folder)
    {
        var file = File();
        var demo = Demo();
        var dryRun = DryRun();
        var crs = Crs();
        var source = Source();
        var kind = new Option<string?>("--kind")
        {
            Description = "Hvad stederne er, når filen ikke selv siger det, fx skole.",
        };
        var layer = new Option<string>("--layer")
        {
            Description =
                "Laget: places (skoler, klubber, stationer, biblioteker; CSV eller GeoJSON), water, parks eller blocks (karréer; GeoJSON).",
            Required = true,
        };
        layer.AcceptOnlyFromAmong([Places, .. MapLayers.All]);
        var import = new Command("import", "Erstatter listen af steder eller et af kortets lag.")
        {
            file,
            layer,
            crs,
            kind,
            source,
            dryRun,
            demo,
        };
        import.SetAction(
            (result, ct) =>
            {
                var into = Folder(result.GetValue(folder), result.GetValue(demo));
                var (from, system, rehearse) = (result.GetValue(file)!, result.GetValue(crs), result.GetValue(dryRun));
                var said = result.GetValue(source);
                return result.GetValue(layer) is { } chosen and not Places
                    ? new MapLayerImport(into, Console.Out, Console.Error, TimeProvider.System).Run(
                        new(from, chosen, system, rehearse, said),
                        ct
                    )
                    : new PlaceImport(into, Console.Out, Console.Error, TimeProvider.System).Run(
                        new(from, system, result.GetValue(kind), rehearse, said),
                        ct
                    );
            }
        );
        return new("map", "Kortet og dets steder.") { import, Restore(folder) };
    }

    private const string Places = "places";

    private static Command Restore(Option<string?> folder)
    {
        var layer = new Argument<string>("layer") { Description = "Laget: water, parks eller blocks." };
        layer.AcceptOnlyFromAmong([.. MapLayers.All]);
        var demo = Demo();
        var dryRun = DryRun();
        var restore = new Command("restore", "Tegner et lag som det, der følger med Beredskab, igen.")
        {
            layer,
            dryRun,
            demo,
        };
        restore.SetAction(
            (result, ct) =>
                new MapLayerImport(
                    Folder(result.GetValue(folder), result.GetValue(demo)),
                    Console.Out,
                    Console.Error,
                    TimeProvider.System
                ).Restore(result.GetValue(layer)!, result.GetValue(dryRun), ct)
        );
        return restore;
    }

    internal static string Folder(string? given, bool demo) => given ?? StorageFolder.Default(new(IsDemo: demo));

    internal static Argument<string> File() => new("file") { Description = "Filen." };

    internal static Option<bool> Demo() => new("--demo") { Description = "Importér i demonstrationens mappe." };

    internal static Option<bool> DryRun() =>
        new("--dry-run") { Description = "Vis, hvad der ville blive ændret, og ændr intet." };

    private static Option<string?> Source() =>
        new("--source")
        {
            Description =
                "Hvor det kommer fra, som det skal stå på kortet, fx »Københavns Kommune, CC BY 4.0«. Ellers står filens navn.",
        };

    internal static Option<string?> Crs() =>
        new("--crs") { Description = "Koordinatsystemet, 4326 eller 25832, når filen ikke selv siger det." };
}
