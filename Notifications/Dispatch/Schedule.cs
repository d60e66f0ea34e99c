using Beredskab.Notifications.Alerts;

namespace Beredskab.Notifications.Dispatch;

/// <summary>When a message may be handed over next: a pure function of what the journal knows of it.</summary>
internal sealed class Schedule(DispatchOptions options)
{
    /// <param name="since">When this dispatcher began; what was attempted before it has nobody who waits for the answer.</param>
    public DateTimeOffset DueAt(Message message, DateTimeOffset since) =>
        message.Attempts switch
        {
            [] => message.NotBefore ?? DateTimeOffset.MinValue,
            // Attempted by somebody who is gone: its callback may be on the way.
            [.., { Failure: null } last] => Later(last.At, since) + Later(Doubt, Backoff(message.Attempts.Length - 1)),
            [.., { Failure: { InDoubt: true } failure }] => failure.At
                + Later(Asked(failure), Later(Doubt, Backoff(message.Attempts.Length))),
            [.., { Failure: { } failure }] => failure.At + Later(Asked(failure), Backoff(message.Attempts.Length)),
        };

    /// <summary>
    /// When a number's line is free at the latest. Where the end of one call was not heard of, that of the next may not
    /// be either: until as long again has passed, nobody waits on that line for more than the first. A real alert does not
    /// wait behind a word for as long as behind another call: nothing is asked in it, so it is over sooner.
    /// </summary>
    /// <param name="waiting">The call that is to be made.</param>
    /// <param name="onTheLine">Each call on the line whose end is not known, and when it began.</param>
    /// <returns>Null for now.</returns>
    public DateTimeOffset? LineTakenUntil(
        Message waiting,
        IReadOnlyCollection<(Message Call, DateTimeOffset Begun)> onTheLine,
        DateTimeOffset now
    )
    {
        var longest = TimeSpan.FromSeconds(options.LongestCallSeconds);
        var word = TimeSpan.FromSeconds(Math.Min(options.LongestWordSeconds, options.LongestCallSeconds));
        if (First(onTheLine) is not { } first || first.Begun + longest <= now)
        {
            return null;
        }

        if (waiting is not { Purpose: MessagePurpose.Alert, Exercise: false })
        {
            return first.Begun + longest;
        }

        var counting = onTheLine.Where(one => !IsWord(one.Call) || one.Begun + word > now);
        return First(counting) is { } holding ? holding.Begun + (IsWord(holding.Call) ? word : longest) : null;

        (Message Call, DateTimeOffset Begun)? First(IEnumerable<(Message Call, DateTimeOffset Begun)> calls)
        {
            (Message Call, DateTimeOffset Begun)? earliest = null;
            foreach (var one in calls)
            {
                if (one.Begun > now - (2 * longest) && !(earliest?.Begun <= one.Begun))
                {
                    earliest = one;
                }
            }

            return earliest;
        }
    }

    private static bool IsWord(Message call) => call.Purpose != MessagePurpose.Alert;

    /// <summary>Enough attempts and enough time: the channel does not take it.</summary>
    public bool IsHopeless(Message message, DateTimeOffset now) =>
        message.Attempts.Length >= options.LeastAttempts
        && now - message.Attempts[0].At >= TimeSpan.FromMinutes(options.GiveUpAfterMinutes);

    // A provider may ask for patience, not for silence: what is sent is urgent.
    private static TimeSpan Asked(AttemptFailure failure) =>
        failure.RetryAfter < LongestAsked ? failure.RetryAfter : LongestAsked;

    private static readonly TimeSpan LongestAsked = TimeSpan.FromMinutes(5);

    private TimeSpan Doubt => TimeSpan.FromSeconds(options.DoubtSeconds);

    private TimeSpan Backoff(int failures) =>
        failures == 0
            ? TimeSpan.Zero
            : TimeSpan.FromSeconds(
                Math.Min(
                    options.LongestBackoffSeconds,
                    options.FirstBackoffSeconds * Math.Pow(2, Math.Min(failures - 1, 20))
                )
            );

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    private static TimeSpan Later(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
