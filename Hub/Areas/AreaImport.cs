using System.Collections.Immutable;
using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Areas.Import;
using Beredskab.Hub.State;

namespace Beredskab.Hub.Areas;

/// <summary>Imports a layer of areas from the command line: reads, plans, tells, and asks the journal.</summary>
public sealed class AreaImport(string folder, TextWriter output, TextWriter errors, TimeProvider time)
{
    private readonly ImportDesk desk = new(folder, output, errors, time);

    /// <param name="Layer">NAME/kind.</param>
    /// <param name="Crs">Null for what the file says.</param>
    /// <param name="LetGo">As <see cref="LetGo"/> reads it: numbers, names or ids.</param>
    /// <param name="Source">Where it comes from; null for the file's name.</param>
    public sealed record Wish(
        string File,
        string Layer,
        string? Crs,
        ImmutableArray<string> LetGo,
        bool DryRun,
        string? Source = null
    );

    /// <returns>The program's exit code: one of the constants of <see cref="ImportDesk"/>.</returns>
    public async Task<int> Run(Wish wish, CancellationToken cancellationToken)
    {
        if (Kind(wish.Layer, out var layer) is not { } kind)
        {
            return desk.Fail(
                ImportDesk.WrongCommandLine,
                "layer-kind",
                $"--layer er NAVN/slags, hvor slags er bydel, ssp-omraade eller kommune, ikke »{wish.Layer}«."
            );
        }

        if (desk.Read(wish.File, wish.Crs, out var bytes, out var system) is { } unread)
        {
            return unread;
        }

        var areas = LayerReading.Areas(GeoJsonFile.Read(bytes, system), out var problems);
        return problems.IsEmpty
            ? await desk.OnState(
                state => Run(state, new(layer, kind, areas, [], state.Areas.Version), wish, cancellationToken),
                cancellationToken
            )
            : desk.Refuse(problems);
    }

    private async Task<int> Run(
        HubState state,
        AreaCommand.ImportLayer command,
        Wish wish,
        CancellationToken cancellationToken
    )
    {
        var plan = LayerPlan.Of(state.Areas, command.Layer, command.Kind, command.Areas);
        if (!plan.Problems.IsEmpty)
        {
            return desk.Refuse(plan.Problems);
        }

        var source = ImportDesk.SourceOf(wish.Source, wish.File, plan.ChangesNothing, plan.Replaces?.Source);
        command = command with { Source = source };
        if (!plan.ChangesNothing)
        {
            command = command with { LetGo = LetGo.Read(state.Areas, plan, wish.LetGo, out var unclear) };
            if (!unclear.IsEmpty)
            {
                return desk.Refuse(unclear);
            }
        }

        if (plan.ChangesNothing && plan.Replaces?.Source != source)
        {
            desk.Tell($"Områderne er de samme som nu. Kilden bliver: {source}.");
        }
        else
        {
            desk.Tell(ImportWords.Of(plan, state, command.LetGo));
            if (plan.ChangesNothing)
            {
                return ImportDesk.Done;
            }
        }

        return await desk.Submit(
            command,
            new HubDecider(AreaKind.Bydel).Rehearse(state, command, time.GetUtcNow()),
            wish.DryRun,
            "Områderne er taget i brug. Et kørende Beredskab bruger dem inden for et sekund; hændelser, der allerede er meldt, beholder deres områder.",
            cancellationToken
        );
    }

    private static AreaKind? Kind(string given, out string layer)
    {
        var parts = given.Split('/');
        layer = parts[0];
        return parts.Length != 2
            ? null
            : parts[1] switch
            {
                "bydel" => AreaKind.Bydel,
                "ssp-omraade" => AreaKind.SspOmraade,
                "kommune" => AreaKind.Kommune,
                _ => null,
            };
    }
}
