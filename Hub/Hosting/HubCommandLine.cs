using System.CommandLine;
using Beredskab.Hub.Areas;
using Beredskab.Hub.Demo.Play;
using Beredskab.Hub.Journal;
using Beredskab.Hub.Watchdog;

namespace Beredskab.Hub.Hosting;

/// <summary>What the command line asks for.</summary>
/// <param name="Serve">Null when the command is done and <paramref name="ExitCode"/> is the program's.</param>
public sealed record HubCommandLine(HubCommandLine.Serving? Serve, int ExitCode)
{
    // Not 1, which says that the journal is not whole.
    private const int WrongCommandLine = 2;

    /// <param name="Folder">Null for the default of the mode.</param>
    /// <param name="Urls">Null for the configuration's.</param>
    /// <param name="Keep">Go on with the demonstration's store instead of laying it out anew.</param>
    /// <param name="NewJournal">Begin a new journal where another was and is lost.</param>
    /// <param name="Play">An evening that is played in the demonstration; null for none.</param>
    public sealed record Serving(
        HubMode Mode,
        string? Folder,
        string? Urls,
        bool Keep,
        bool NewJournal = false,
        PlayOptions? Play = null
    );

    public static async Task<HubCommandLine> Read(string[] args)
    {
        Serving? serve = null;
        var folder = new Option<string?>("--folder") { Description = "Mappen med data.", Recursive = true };
        var urls = new Option<string?>("--urls") { Description = "Adressen, fx http://localhost:5080." };
        var keep = new Option<bool>("--keep") { Description = "Fortsæt med demonstrationens data fra sidst." };

        var newJournal = new Option<bool>("--new-journal")
        {
            Description = "Begynd en ny journal, hvor en anden er gået tabt. Det bliver skrevet i den.",
        };

        var root = new RootCommand("Beredskab: overblik, alarmering og log for SSP København.")
        {
            folder,
            urls,
            newJournal,
        };
        root.SetAction(result =>
            serve = new(
                new(IsDemo: false),
                result.GetValue(folder),
                result.GetValue(urls),
                Keep: true,
                result.GetValue(newJournal)
            )
        );

        var play = new Option<bool>("--play") { Description = "Spil en aften med ti hændelser, hvor folk svarer." };
        var exercise = new Option<bool>("--exercise") { Description = "Spil den samme aften som en øvelse." };
        var seconds = new Option<int>("--seconds")
        {
            Description = $"Hvor længe aftenen varer, {PlayOptions.Least} til {PlayOptions.Most} sekunder.",
            DefaultValueFactory = _ => (int)EveningScript.Seconds,
        };
        var demo = new Command("demo", "Starter en demonstration med opdigtede personer. Ingen sms forlader maskinen.")
        {
            urls,
            keep,
            play,
            exercise,
            seconds,
        };
        demo.SetAction(result =>
        {
            if (result.GetValue(seconds) is < PlayOptions.Least or > PlayOptions.Most)
            {
                Console.Error.WriteLine(
                    $"--seconds skal være et tal fra {PlayOptions.Least} til {PlayOptions.Most}: så længe varer den aften, der spilles."
                );
                return WrongCommandLine;
            }

            serve = new(
                new(IsDemo: true),
                result.GetValue(folder),
                result.GetValue(urls),
                result.GetValue(keep),
                Play: result.GetValue(play) || result.GetValue(exercise)
                    ? new(result.GetValue(seconds), result.GetValue(exercise))
                    : null
            );
            return 0;
        });
        root.Subcommands.Add(demo);

        var head = new Option<string?>("--head")
        {
            Description = "Et hoved, der er noteret fra en tidligere efterprøvning: er det i kæden?",
        };
        var withoutTexts = new Option<bool>("--without-texts")
        {
            Description = "En kopi uden vault.db: kun kæden efterprøves.",
        };
        var verify = new Command("verify", "Efterprøver journalens kæde og siger, om den er hel.")
        {
            head,
            withoutTexts,
        };
        verify.SetAction(
            (result, ct) => Verify(result.GetValue(folder), result.GetValue(head), !result.GetValue(withoutTexts), ct)
        );
        root.Subcommands.Add(new Command("journal", "Journalen.") { verify });

        root.Subcommands.Add(ImportCommands.Areas(folder));
        root.Subcommands.Add(ImportCommands.Map(folder));

        var hub = new Option<string?>("--hub") { Description = "Beredskabets adresse, fx http://localhost:5080." };
        var inDemo = new Option<bool>("--demo") { Description = "Ser til en demonstration og skriver alarmer her." };
        var watchdog = new Command("watchdog", "Ser til et kørende Beredskab udefra og alarmerer, når det står stille.")
        {
            hub,
            inDemo,
        };
        watchdog.SetAction((result, ct) => WatchdogProgram.Run(result.GetValue(inDemo), result.GetValue(hub), ct));
        root.Subcommands.Add(watchdog);

        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            await Console.Error.WriteLineAsync(
                $"{WhatIsWrong(parsed)} Skriv --help for at se de kommandoer og indstillinger, der findes."
            );
            return new(null, WrongCommandLine);
        }

        var exitCode = await parsed.InvokeAsync();
        return new(serve, exitCode);
    }

    private static string WhatIsWrong(ParseResult parsed) =>
        parsed.UnmatchedTokens is { Count: > 0 } unknown
            ? $"Kommandolinjen kan ikke bruges: »{string.Join(' ', unknown)}« findes ikke."
            : "Kommandolinjen kan ikke bruges: der mangler en kommando eller en værdi.";

    private static async Task<int> Verify(string? folder, string? head, bool texts, CancellationToken ct)
    {
        if (head is not null && !(head.Length is >= 16 and <= 64 && head.All(char.IsAsciiHexDigit)))
        {
            await Console.Error.WriteLineAsync(
                "Et hoved er 64 tegn, 0-9 og a-f, som journal verify skriver dem; de første 16 er det mindste, der kan bruges."
            );
            return WrongCommandLine;
        }

        string[] folders = folder is not null
            ? [folder]
            :
            [
                .. new[] { new HubMode(IsDemo: false), new HubMode(IsDemo: true) }
                    .Select(StorageFolder.Default)
                    .Where(Directory.Exists),
            ];
        // What was noted is of one journal: the first of them, the one in operation.
        folders = head is null ? folders : [.. folders.Take(1)];
        if (folders.Length == 0)
        {
            await Console.Out.WriteLineAsync(
                $"Der er ingen journal endnu i {StorageFolder.Default(new(IsDemo: false))}. Angiv mappen med --folder."
            );
            return JournalVerifier.NoJournal;
        }

        var masterKey = Environment.GetEnvironmentVariable("BEREDSKAB_Vault__MasterKey");
        var worst = 0;
        foreach (var each in folders)
        {
            await Console.Out.WriteLineAsync($"Journalen i {each}:");
            worst = JournalVerifier.Worse(
                worst,
                JournalVerifier.Run(each, Console.Out, ct, masterKey, texts, head?.ToLowerInvariant())
            );
        }

        return worst;
    }
}
