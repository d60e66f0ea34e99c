using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Channels;
using Polly;
using Polly.CircuitBreaker;

namespace Beredskab.Notifications.Dispatch;

/// <summary>
/// The circuit breaker before one provider. It opens when the provider as a whole takes nothing, and lets one message
/// through from time to time to find out whether it is back. What it keeps out was never sent, so it is not in doubt.
/// </summary>
internal sealed class ProviderGate
{
    private readonly CircuitBreakerStateProvider state = new();
    private readonly ResiliencePipeline<SendResult> breaker;
    private readonly TimeProvider time;
    private long closedUntil;
    private int trial;

    /// <param name="opened">Called with the last failure's code each time that it opens, also when a trial failed.</param>
    /// <param name="closed">Called when a trial succeeded.</param>
    public ProviderGate(DispatchOptions options, TimeProvider time, Action<string> opened, Action closed)
    {
        this.time = time;
        breaker = new ResiliencePipelineBuilder<SendResult> { TimeProvider = time }
            .AddCircuitBreaker(
                new CircuitBreakerStrategyOptions<SendResult>
                {
                    ShouldHandle = new PredicateBuilder<SendResult>().HandleResult(IsOfProvider),
                    MinimumThroughput = options.OutageFailures,
                    FailureRatio = options.OutageShare,
                    SamplingDuration = TimeSpan.FromSeconds(options.OutageWithinSeconds),
                    BreakDurationGenerator = arguments => new(Rest(options, arguments.HalfOpenAttempts)),
                    StateProvider = state,
                    OnOpened = arguments =>
                    {
                        Interlocked.Exchange(ref closedUntil, (time.GetUtcNow() + arguments.BreakDuration).UtcTicks);
                        opened((arguments.Outcome.Result as SendResult.Failed)?.Code ?? "unknown");
                        return default;
                    },
                    OnClosed = _ =>
                    {
                        closed();
                        return default;
                    },
                }
            )
            .Build();
    }

    /// <summary>The provider is believed to be down.</summary>
    public bool IsShut => state.CircuitState is not CircuitState.Closed;

    /// <returns>When a message need next ask to be let through; null for now.</returns>
    public DateTimeOffset? ShutUntil(DateTimeOffset now)
    {
        if (!IsShut)
        {
            return null;
        }

        var ticks = Interlocked.Read(ref closedUntil);
        return ticks > now.UtcTicks ? new DateTimeOffset(ticks, TimeSpan.Zero)
            // The others need not stand in line for the outcome of the one that is on trial.
            : Volatile.Read(ref trial) == 1 ? now + TrialPatience
            : null;
    }

    /// <summary>Whether a message may go through. One that may while it is shut is on trial, and must be ended.</summary>
    public bool LetsThrough(DateTimeOffset now, out bool onTrial)
    {
        onTrial = false;
        if (!IsShut)
        {
            return true;
        }

        onTrial =
            Interlocked.Read(ref closedUntil) <= now.UtcTicks && Interlocked.CompareExchange(ref trial, 1, 0) == 0;
        return onTrial;
    }

    public void EndTrial() => Volatile.Write(ref trial, 0);

    /// <exception cref="BrokenCircuitException">It is shut; nothing was sent.</exception>
    public async Task<SendResult> Send(
        IMessageChannel channel,
        OutgoingMessage message,
        CancellationToken cancellationToken
    ) =>
        await breaker.ExecuteAsync(
            static async (call, token) => await call.channel.Send(call.message, token),
            (channel, message),
            cancellationToken
        );

    private static readonly TimeSpan TrialPatience = TimeSpan.FromSeconds(1);

    /// <summary>Not what is wrong with one number or one text, nor a provider that asks for a slower pace.</summary>
    private static bool IsOfProvider(SendResult result) =>
        result is SendResult.Failed { Advice: FailureAdvice.TryAgain, IsOfProvider: true };

    private static TimeSpan Rest(DispatchOptions options, int failedTrials) =>
        TimeSpan.FromSeconds(
            Math.Min(
                options.LongestOutageRestSeconds,
                options.OutageRestSeconds * Math.Pow(2, Math.Min(failedTrials, 20))
            )
        );
}
