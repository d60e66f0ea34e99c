namespace Beredskab.Hub.Live;

internal static partial class LiveLog
{
    [LoggerMessage(3001, LogLevel.Information, "Live picture begins at entry {Sequence} of epoch {Epoch}")]
    public static partial void Begins(this ILogger logger, long sequence, string epoch);

    [LoggerMessage(3002, LogLevel.Warning, "Connection {Connection} does not read; it is ended and may come back")]
    public static partial void ClientFellBehind(this ILogger logger, string connection);

    [LoggerMessage(
        3003,
        LogLevel.Warning,
        "A page of origin {Origin} was refused; add it to Live:AllowedOrigins if it is ours"
    )]
    public static partial void OriginRefused(this ILogger logger, string origin);

    [LoggerMessage(
        3004,
        LogLevel.Critical,
        "The commit at entry {Sequence} could not be shown; everybody is sent to fetch the picture anew"
    )]
    public static partial void NotShown(this ILogger logger, long sequence, Exception exception);

    [LoggerMessage(3005, LogLevel.Error, "Who looks at what could not be told; it is tried again")]
    public static partial void PresenceNotTold(this ILogger logger, Exception exception);
}
