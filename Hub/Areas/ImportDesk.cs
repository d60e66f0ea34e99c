using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Areas.Import;
using Beredskab.GeoModel.Deciding;
using Beredskab.Hub.Journal;
using Beredskab.Hub.State;

namespace Beredskab.Hub.Areas;

/// <summary>What every import from the command line has: where it speaks, what it answers with, and how it reaches the journal.</summary>
internal sealed class ImportDesk(string folder, TextWriter output, TextWriter errors, TimeProvider time)
{
    public const int Done = 0;
    public const int WrongCommandLine = 2;
    public const int CannotUseStore = 4;

    /// <summary>The file, or what it would do, is refused; nothing is changed.</summary>
    public const int Refused = 7;

    private readonly JournalBeside journal = JournalBeside.In(folder);

    /// <param name="system">Null for what the file says itself.</param>
    /// <returns>Null when all of the file is here; otherwise what is wrong was told, and this is the exit code.</returns>
    public int? Read(string file, string? crs, out byte[] bytes, out ReferenceSystem? system)
    {
        bytes = [];
        system = crs?.Split(':')[^1] switch
        {
            "4326" => ReferenceSystem.Wgs84,
            "25832" => ReferenceSystem.Utm32,
            _ => null,
        };
        if (crs is not null && system is null)
        {
            return Fail(WrongCommandLine, "crs-unknown", $"--crs er 4326 eller 25832, ikke »{crs}«.");
        }

        bytes = ImportFile.Read(file, out var unread);
        return unread is { } missing ? Fail(Refused, missing.Code, missing.Text) : null;
    }

    /// <summary>What stands on the map as the source: what was said, or else the file's name.</summary>
    /// <param name="same">What is in the file is in use already, with <paramref name="before"/> as its source.</param>
    public static string? SourceOf(string? said, string file, bool same, string? before) =>
        said?.Trim() is { Length: > 0 } source ? source
        : same ? before
        : LayerSource.OfFile(Path.GetFileName(file));

    /// <param name="go">With the newest state; its answer is the exit code.</param>
    public async Task<int> OnState(Func<HubState, Task<int>> go, CancellationToken cancellationToken)
    {
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
            return await go(journal.Read(cancellationToken));
        }
        catch (Exception e) when (e is JournalStorageException or StoreRefusedException)
        {
            return Fail(CannotUseStore, "journal-unavailable", e.Message);
        }
    }

    /// <param name="rehearsed">What the journal would decide, by the same decider on the same state.</param>
    /// <param name="dryRun">It is not asked.</param>
    /// <param name="done">What is said when the journal has it.</param>
    public async Task<int> Submit(
        DomainCommand command,
        Refusal? rehearsed,
        bool dryRun,
        string done,
        CancellationToken cancellationToken
    )
    {
        if (rehearsed is not null)
        {
            return Refuse(rehearsed);
        }

        if (dryRun)
        {
            return Tell("Dette var en prøve. Intet er ændret.");
        }

        switch (await journal.Submit(command, time, cancellationToken))
        {
            case Outcome.Accepted:
                return Tell(done);
            case Outcome.Refused refused:
                return Refuse(refused.Refusal);
            case Outcome.Unavailable unavailable:
                return Fail(CannotUseStore, "journal-unavailable", unavailable.Reason);
            case var other:
                throw new InvalidOperationException($"The journal answered {other}.");
        }
    }

    /// <returns><see cref="Done"/>.</returns>
    public int Tell(params IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            output.WriteLine(line);
        }

        return Done;
    }

    private int Refuse(Refusal refusal) => Fail(Refused, refusal.Code, refusal.Text);

    public int Refuse(IEnumerable<AreaProblem> problems)
    {
        foreach (var problem in problems)
        {
            errors.WriteLine($"{problem.Text} [{problem.Code}]");
        }

        errors.WriteLine("Intet er ændret.");
        return Refused;
    }

    public int Fail(int exitCode, string code, string text)
    {
        errors.WriteLine($"{text} [{code}]");
        errors.WriteLine("Intet er ændret.");
        return exitCode;
    }
}
