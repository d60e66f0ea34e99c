using Beredskab.GeoModel.Identity;
using Beredskab.Notifications.Alerts;

namespace Beredskab.Notifications.Channels;

/// <summary>A way for messages of one kind to leave.</summary>
public interface IMessageChannel
{
    /// <summary>The kind; one channel for each kind is registered.</summary>
    MessageChannel Channel { get; }

    /// <summary>The code with which every message fails here; null when messages can leave.</summary>
    string? Unavailable => null;

    /// <summary>
    /// Which provider takes a message, where a channel has more than one: if one of them is down, the others are not.
    /// Empty where there is only one.
    /// </summary>
    string ProviderOf(OutgoingMessage message) => "";

    /// <summary>Whether the provider is there and takes us, found out without sending anything.</summary>
    /// <returns>Null when it does, or when the channel cannot tell; otherwise a code as a failed message has it.</returns>
    Task<string?> Check(CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    /// <summary>Hands it over. A fault of the provider is a value; only a cancelled call throws.</summary>
    Task<SendResult> Send(OutgoingMessage message, CancellationToken cancellationToken);

    /// <summary>Looks for a message that may have been handed over.</summary>
    /// <param name="since">When it was first attempted.</param>
    /// <returns>
    /// The provider's ids of all that fit, newest last; empty when there are none, or when the provider cannot be asked.
    /// Its list may be behind.
    /// </returns>
    Task<IReadOnlyList<string>> Find(
        OutgoingMessage message,
        DateTimeOffset since,
        CancellationToken cancellationToken
    );
}

/// <param name="Address">
/// E.164 for SMS and voice, a mailbox for e-mail, a push subscription as JSON for push.
/// </param>
/// <param name="Code">What the receiver answers with, four digits; null when nothing is to be answered.</param>
/// <param name="Urgent">Somebody must act on it now.</param>
public sealed record OutgoingMessage(
    MessageId Message,
    string Address,
    string Text,
    MessagePurpose Purpose,
    int? Code,
    bool Urgent
)
{
    /// <summary>Null when it goes to a number that nobody has.</summary>
    public PersonId? Person { get; init; }

    public AlertId? Alert { get; init; }

    /// <summary>It belongs to an exercise or a test alarm: whatever shows it says so first.</summary>
    public bool Exercise { get; init; }

    /// <summary>It asks for an answer in a test alarm: nobody is to come.</summary>
    public bool Test { get; init; }

    public IncidentId? Incident { get; init; }

    /// <summary>Neither address nor text: it must not reach a log.</summary>
    public override string ToString() => $"OutgoingMessage {Message}";
}

public abstract record SendResult
{
    private SendResult() { }

    /// <param name="ProviderId">For the receipt.</param>
    public sealed record Accepted(string ProviderId) : SendResult;

    /// <param name="Code">The provider's code, or one of ours: <c>timeout</c>.</param>
    /// <param name="InDoubt">The provider may have taken it.</param>
    public sealed record Failed(string Code, FailureAdvice Advice, bool InDoubt) : SendResult
    {
        /// <summary>The provider asks to be left alone for so long; null when it said nothing.</summary>
        public TimeSpan? RetryAfter { get; init; }

        /// <summary>It would have failed for anybody: the provider is down, cannot be reached, or refuses the account.</summary>
        public bool IsOfProvider { get; init; }
    }
}
