using Beredskab.GeoModel.Deciding;
using Beredskab.Notifications.Alerts;
using Polly;
using Polly.Retry;

namespace Beredskab.Notifications.Dispatch;

/// <summary>Asks a journal that cannot write again and again, with the same command id, so that nothing is written twice.</summary>
public sealed class JournalPatience
{
    private readonly IAlertJournal journal;
    private readonly TimeProvider time;
    private readonly ResiliencePipeline<Refusal?> patience;

    public JournalPatience(IAlertJournal journal, TimeProvider time)
    {
        this.journal = journal;
        this.time = time;
        patience = new ResiliencePipelineBuilder<Refusal?> { TimeProvider = time }
            .AddRetry(
                new RetryStrategyOptions<Refusal?>
                {
                    ShouldHandle = new PredicateBuilder<Refusal?>().Handle<JournalUnavailableException>(),
                    BackoffType = DelayBackoffType.Exponential,
                    Delay = TimeSpan.FromMilliseconds(100),
                    MaxDelay = TimeSpan.FromSeconds(2),
                    MaxRetryAttempts = int.MaxValue,
                }
            )
            .Build();
    }

    /// <summary>Until it is written or refused.</summary>
    public Task<Refusal?> Submit(AlertCommand command, CancellationToken cancellationToken) =>
        Submit(Guid.CreateVersion7(time.GetUtcNow()), command, cancellationToken);

    public async Task<Refusal?> Submit(Guid commandId, AlertCommand command, CancellationToken cancellationToken) =>
        await patience.ExecuteAsync(
            static async (call, token) => await call.journal.Submit(call.commandId, call.command, token),
            (journal, commandId, command),
            cancellationToken
        );
}
