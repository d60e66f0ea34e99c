namespace Beredskab.Hub.Vitals;

/// <summary>Codes only: no address, no number. Events 5200 to 5219.</summary>
internal static partial class VitalsLog
{
    [LoggerMessage(
        5200,
        LogLevel.Error,
        "The heartbeat is held back: journal {Journal}, dispatcher {Dispatcher}, escalation {Escalator}"
    )]
    public static partial void HeartbeatHeldBack(ILogger log, string journal, string dispatcher, string escalator);

    [LoggerMessage(5201, LogLevel.Warning, "The heartbeat was not taken: {Code}")]
    public static partial void HeartbeatNotTaken(ILogger log, string code);

    [LoggerMessage(5202, LogLevel.Error, "The heartbeat failed, and goes on")]
    public static partial void HeartbeatFailed(ILogger log, Exception fault);

    [LoggerMessage(5203, LogLevel.Error, "The SMS provider does not answer: {Code}")]
    public static partial void ProviderSilent(ILogger log, string code);
}
