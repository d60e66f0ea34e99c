using Beredskab.GeoModel.Areas;
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

    /// <param name="done">What is said when the journal has it.</param>
    public async Task<int> Submit(DomainCommand command, string done, CancellationToken cancellationToken)
    {
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

    public int Rehearsed() => Tell("Dette var en prøve. Intet er ændret.");

    /// <returns><see cref="Done"/>.</returns>
    public int Tell(params IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            output.WriteLine(line);
        }

        return Done;
    }

    public int Refuse(Refusal refusal) => Fail(Refused, refusal.Code, refusal.Text);

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
