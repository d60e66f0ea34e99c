using System.Collections.Immutable;
using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Areas.Import;
using Beredskab.Hub.Journal;
using Beredskab.Hub.State;

namespace Beredskab.Hub.Areas;

/// <summary>Imports a layer of areas from the command line: reads, plans, tells, and asks the journal.</summary>
public sealed class AreaImport(string folder, TextWriter output, TextWriter errors, TimeProvider time)
{
    public const int Done = 0;
    public const int WrongCommandLine = 2;
    public const int CannotUseStore = 4;

    /// <summary>The file, or what it would do, is refused; nothing is changed.</summary>
    public const int Refused = 7;

    /// <param name="Layer">NAME/kind.</param>
    /// <param name="Crs">Null for what the file says.</param>
    public sealed record Wish(string File, string Layer, string? Crs, ImmutableArray<AreaId> LetGo, bool DryRun);

    /// <returns>The program's exit code: one of the constants here.</returns>
    public async Task<int> Run(Wish wish, CancellationToken cancellationToken)
    {
        if (!ImportCommands.System(wish.Crs, out var system))
        {
            return Fail(WrongCommandLine, "crs-unknown", $"--crs er 4326 eller 25832, ikke »{wish.Crs}«.");
        }

        if (Kind(wish.Layer, out var layer) is not { } kind)
        {
            return Fail(
                WrongCommandLine,
                "layer-kind",
                $"--layer er NAVN/slags, hvor slags er bydel, ssp-omraade eller kommune, ikke »{wish.Layer}«."
            );
        }

        var bytes = ImportFile.Read(wish.File, out var unread);
        if (unread is { } missing)
        {
            return Fail(Refused, missing.Code, missing.Text);
        }

        var areas = LayerReading.Areas(GeoJsonFile.Read(bytes, system), out var problems);
        if (!problems.IsEmpty)
        {
            return Fail(problems);
        }

        var journal = JournalBeside.In(folder);
        if (!journal.Exists)
        {
            return Fail(
                CannotUseStore,
                "journal-missing",
                $"Der er ingen journal i {folder}. Start Beredskab én gang først, eller angiv mappen med --folder."
            );
        }

        try
        {
            var state = journal.Read(cancellationToken);
            return await Run(
                journal,
                state,
                new(layer, kind, areas, wish.LetGo, state.Areas.Version),
                wish.DryRun,
                cancellationToken
            );
        }
        catch (Exception e) when (e is JournalStorageException or StoreRefusedException)
        {
            return Fail(CannotUseStore, "journal-unavailable", e.Message);
        }
    }

    private async Task<int> Run(
        JournalBeside journal,
        HubState state,
        AreaCommand.ImportLayer command,
        bool dryRun,
        CancellationToken cancellationToken
    )
    {
        var plan = LayerPlan.Of(state.Areas, command.Layer, command.Kind, command.Areas);
        if (!plan.Problems.IsEmpty)
        {
            return Fail(plan.Problems);
        }

        foreach (var line in ImportWords.Of(plan, state, command.LetGo))
        {
            await output.WriteLineAsync(line);
        }

        if (plan.ChangesNothing)
        {
            return Done;
        }

        if (dryRun)
        {
            // The same decider as the journal's, on the same state.
            var verdict = new HubDecider(AreaKind.Bydel).Rehearse(state, command, time.GetUtcNow());
            if (verdict is { } refusal)
            {
                return Fail(Refused, refusal.Code, refusal.Text);
            }

            await output.WriteLineAsync("Dette var en prøve. Intet er ændret.");
            return Done;
        }

        switch (await journal.Submit(command, time, cancellationToken))
        {
            case Outcome.Accepted:
                await output.WriteLineAsync(
                    "Områderne er taget i brug. Et kørende Beredskab bruger dem inden for et sekund; hændelser, der allerede er meldt, beholder deres områder."
                );
                return Done;
            case Outcome.Refused refused:
                return Fail(Refused, refused.Refusal.Code, refused.Refusal.Text);
            case Outcome.Unavailable unavailable:
                return Fail(CannotUseStore, "journal-unavailable", unavailable.Reason);
            case var other:
                throw new InvalidOperationException($"The journal answered {other}.");
        }
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

    private int Fail(ImmutableArray<AreaProblem> problems)
    {
        foreach (var problem in problems)
        {
            errors.WriteLine($"{problem.Text} [{problem.Code}]");
        }

        errors.WriteLine("Intet er ændret.");
        return Refused;
    }

    private int Fail(int exitCode, string code, string text)
    {
        errors.WriteLine($"{text} [{code}]");
        errors.WriteLine("Intet er ændret.");
        return exitCode;
    }
}
