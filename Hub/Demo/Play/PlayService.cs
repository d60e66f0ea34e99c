namespace Beredskab.Hub.Demo.Play;

/// <summary>Plays an evening and the answers to it, beside the demonstration.</summary>
public sealed class PlayService(EveningPlayer player, PlayedAnswers answers, ILogger<PlayService> log)
{
    /// <summary>Begins when the demonstration is laid out; ends with the program.</summary>
    public void Begin(CancellationToken ct)
    {
        _ = Guard(player.Play(ct));
        _ = Guard(answers.Answer(ct));
    }

    // A played evening that fails must be heard of, and must not take the demonstration with it.
    private async Task Guard(Task playing)
    {
        try
        {
            await playing;
        }
        catch (OperationCanceledException)
        {
            // The program ends.
        }
#pragma warning disable CA1031 // Whatever it was, the demonstration goes on.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            LogFailed(log, fault);
        }
    }

    private static readonly Action<ILogger, Exception?> LogFailed = LoggerMessage.Define(
        LogLevel.Error,
        new EventId(2203),
        "The played evening stopped."
    );
}
