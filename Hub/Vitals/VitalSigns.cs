using Beredskab.Notifications.Alerts;

namespace Beredskab.Hub.Vitals;

/// <summary>
/// Whether the parts that an alert goes through make progress. Each is null when it does, and otherwise a stable word
/// for what is wrong; none holds personal data.
/// </summary>
/// <param name="Journal"><c>not-ready</c>, <c>no-write</c>, or <c>no-turn</c>: the writer stands still.</param>
/// <param name="Dispatcher"><c>no-turn</c>, or <c>stuck</c>: messages are on their way and nothing moves.</param>
/// <param name="Escalator"><c>no-turn</c>.</param>
/// <param name="Provider">Of SMS; the provider's code, or one of ours.</param>
/// <param name="Probe">The newest message that was sent to see that messages get through; null when there was none.</param>
public sealed record VitalSigns(
    DateTimeOffset At,
    string? Journal,
    string? Dispatcher,
    string? Escalator,
    string? Provider,
    ProbeSigns? Probe
)
{
    /// <summary>This program does its part; whether the provider does its is another question.</summary>
    public bool IsAlive => Journal is null && Dispatcher is null && Escalator is null;
}

/// <param name="AcceptedAt">When the provider took it; null until it has.</param>
/// <param name="StateAt">When it came into its state.</param>
public sealed record ProbeSigns(
    Guid Id,
    DateTimeOffset IntendedAt,
    DateTimeOffset? AcceptedAt,
    MessageState State,
    DateTimeOffset StateAt
);
