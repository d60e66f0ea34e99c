using Beredskab.Notifications.Channels.Twilio;
using Beredskab.Notifications.Messages;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Beredskab.Hub.Watchdog;

/// <summary>
/// The test messages that have come to the watchdog's own number. Its own provider says so: neither the Hub nor the Hub's
/// provider is believed.
/// </summary>
public sealed class ProbeInbox(HttpClient http, WatchdogOptions options, TimeProvider time)
{
    /// <summary>A look at the Hub must not wait for it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly TwilioSmsChannel provider = new(
        http,
        Options.Create(options.Twilio),
        NullLogger<TwilioSmsChannel>.Instance
    );

    private IReadOnlyList<string> known = [];
    private DateTimeOffset since;

    /// <summary>Notes what is there already; to be called before a test message is asked for.</summary>
    /// <returns>False when the provider cannot be asked: what came in then could not be told from what was there.</returns>
    public async Task<bool> Begin(CancellationToken cancellationToken)
    {
        since = time.GetUtcNow();
        if (await List(cancellationToken) is not { } there)
        {
            return false;
        }

        known = there;
        return true;
    }

    /// <returns>Whether one has come in since <see cref="Begin"/>; null when the provider cannot be asked.</returns>
    public async Task<bool?> HasArrived(CancellationToken cancellationToken) =>
        await List(cancellationToken) is { } there ? there.Except(known).Any() : null;

    private async Task<IReadOnlyList<string>?> List(CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await provider.Listed(options.ProbeNumber!, NoticeTexts.Probe, since, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }
}
