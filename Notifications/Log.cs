using Beredskab.Notifications.Alerts;
using Microsoft.Extensions.Logging;

namespace Beredskab.Notifications;

/// <summary>What alerting logs: ids, codes and counts; never a name, a number or a text. Events 2000 to 2099.</summary>
internal static partial class Log
{
    [LoggerMessage(2000, LogLevel.Information, "Dispatching under fence {Fence}")]
    public static partial void Leading(ILogger log, long fence);

    [LoggerMessage(2001, LogLevel.Warning, "The dispatch lease is lost; asking for it again")]
    public static partial void LeaseLost(ILogger log);

    [LoggerMessage(2002, LogLevel.Error, "The dispatcher failed and begins again from the journal")]
    public static partial void Crashed(ILogger log, Exception exception);

    [LoggerMessage(2003, LogLevel.Error, "Delivering message {Message} failed")]
    public static partial void DeliveryThrew(ILogger log, Exception exception, MessageId message);

    [LoggerMessage(2004, LogLevel.Information, "Message {Message} in doubt was found at the provider")]
    public static partial void Reconciled(ILogger log, MessageId message);

    [LoggerMessage(
        2005,
        LogLevel.Warning,
        "Repeating message {Message}, attempt {Attempt}: an earlier one may have arrived"
    )]
    public static partial void Repeating(ILogger log, MessageId message, int attempt);

    [LoggerMessage(2006, LogLevel.Error, "The channel failed on message {Message}")]
    public static partial void ChannelThrew(ILogger log, Exception exception, MessageId message);

    [LoggerMessage(2007, LogLevel.Warning, "Message {Message} was not taken: {Code}, {Advice}, in doubt: {InDoubt}")]
    public static partial void NotTaken(
        ILogger log,
        MessageId message,
        string code,
        FailureAdvice advice,
        bool inDoubt
    );

    [LoggerMessage(2008, LogLevel.Error, "Message {Message} will not be sent: {Code}. An administrator must act")]
    public static partial void AdministratorNeeded(ILogger log, MessageId message, string code);

    [LoggerMessage(2009, LogLevel.Information, "Attempt on message {Message} refused: {Code}")]
    public static partial void AttemptRefused(ILogger log, MessageId message, string code);

    [LoggerMessage(2020, LogLevel.Warning, "A callback to {Path} was refused: {Code}")]
    public static partial void CallbackRefused(ILogger log, string path, string code);

    [LoggerMessage(
        2021,
        LogLevel.Error,
        "The provider refuses our account ({Code}); messages wait. An administrator must act"
    )]
    public static partial void AccountRefused(ILogger log, string code);

    [LoggerMessage(2022, LogLevel.Warning, "The provider could not be asked for messages in doubt: {Code}")]
    public static partial void LookUpFailed(ILogger log, string code);

    [LoggerMessage(2023, LogLevel.Warning, "The provider says message {Message} was lost: {Code}, {Advice}")]
    public static partial void Lost(ILogger log, MessageId message, string code, FailureAdvice advice);

    [LoggerMessage(
        2024,
        LogLevel.Warning,
        "The provider refuses one of the account's tokens and takes the other; take the old one out of the settings"
    )]
    public static partial void OtherToken(ILogger log);

    [LoggerMessage(2025, LogLevel.Error, "The provider of {Channel} is down: messages take the next way, and wait")]
    public static partial void ProviderDown(ILogger log, MessageChannel channel);

    [LoggerMessage(2026, LogLevel.Information, "The provider of {Channel} is back")]
    public static partial void ProviderBack(ILogger log, MessageChannel channel);

    [LoggerMessage(2027, LogLevel.Error, "The state of the provider of {Channel} could not be told to the journal")]
    public static partial void ProviderNotReported(ILogger log, Exception fault, MessageChannel channel);

    [LoggerMessage(2030, LogLevel.Error, "The escalation stopped and begins again from the journal")]
    public static partial void EscalatorCrashed(ILogger log, Exception fault);

    [LoggerMessage(2031, LogLevel.Error, "Alert {Alert} was due and did not go on: {Code}; asked again in a second")]
    public static partial void NotAdvanced(ILogger log, AlertId alert, string code);

    [LoggerMessage(2040, LogLevel.Error, "The weekly test alarm's clock stopped and begins again from the journal")]
    public static partial void TestAlarmClockCrashed(ILogger log, Exception fault);
}
