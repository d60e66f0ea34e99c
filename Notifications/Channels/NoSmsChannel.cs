using Beredskab.Notifications.Alerts;

namespace Beredskab.Notifications.Channels;

/// <summary>
/// For an installation without a provider: every message fails at once and says why, so that the screen shows the
/// authority as missing and nobody believes that a text has left.
/// </summary>
public sealed class NoSmsChannel : IMessageChannel
{
    public const string Code = "no-provider";

    public string? Unavailable => Code;

    public MessageChannel Channel => MessageChannel.Sms;

    public Task<SendResult> Send(OutgoingMessage sms, CancellationToken cancellationToken) =>
        Task.FromResult<SendResult>(new SendResult.Failed(Code, FailureAdvice.TellAdministrator, InDoubt: false));

    public Task<IReadOnlyList<string>> Find(
        OutgoingMessage sms,
        DateTimeOffset since,
        CancellationToken cancellationToken
    ) => Task.FromResult<IReadOnlyList<string>>([]);
}
