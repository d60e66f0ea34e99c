using Beredskab.Notifications.Alerts;

namespace Beredskab.Notifications.Channels;

/// <summary>A way for an SMS to leave.</summary>
public interface ISmsChannel
{
    /// <summary>The code with which every message fails here; null when messages can leave.</summary>
    string? Unavailable => null;

    /// <summary>Hands it over. A fault of the provider is a value; only a cancelled call throws.</summary>
    Task<SendResult> Send(OutgoingSms sms, CancellationToken cancellationToken);

    /// <summary>Looks for a message that may have been handed over, by its receiver, day and exact text.</summary>
    /// <param name="since">When it was first attempted.</param>
    /// <returns>
    /// The provider's ids of all that fit, newest last; empty when there are none, or when the provider cannot be asked.
    /// Its list may be behind.
    /// </returns>
    Task<IReadOnlyList<string>> Find(OutgoingSms sms, DateTimeOffset since, CancellationToken cancellationToken);
}

/// <param name="To">E.164.</param>
public sealed record OutgoingSms(MessageId Message, string To, string Text)
{
    /// <summary>Neither number nor text: it must not reach a log.</summary>
    public override string ToString() => $"OutgoingSms {Message}";
}

public abstract record SendResult
{
    private SendResult() { }

    /// <param name="ProviderId">For the receipt.</param>
    public sealed record Accepted(string ProviderId) : SendResult;

    /// <param name="Code">The provider's code, or one of ours: <c>timeout</c>.</param>
    /// <param name="InDoubt">The provider may have taken it.</param>
    public sealed record Failed(string Code, FailureAdvice Advice, bool InDoubt) : SendResult;
}
