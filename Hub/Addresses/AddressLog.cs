namespace Beredskab.Hub.Addresses;

/// <summary>Codes only: never what was typed, an address, or the token. Events 5300 to 5319.</summary>
internal static partial class AddressLog
{
    [LoggerMessage(5300, LogLevel.Warning, "The address service did not answer: {Code}")]
    public static partial void Failed(ILogger log, string code);

    [LoggerMessage(5301, LogLevel.Error, "The address service refuses the token of Addresses:Token (http {Status})")]
    public static partial void TokenRefused(ILogger log, string status);

    [LoggerMessage(5302, LogLevel.Warning, "The address service is left alone for a while: {Code}")]
    public static partial void LeftAlone(ILogger log, string code);

    [LoggerMessage(5303, LogLevel.Information, "The address service answers again")]
    public static partial void Back(ILogger log);
}
