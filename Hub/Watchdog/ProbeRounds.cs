using Beredskab.Hub.Vitals;
using Beredskab.Notifications.Alerts;

namespace Beredskab.Hub.Watchdog;

/// <summary>
/// When test messages are sent, and what becomes of them. One that is lost is everyday in a mobile network: a second is
/// sent at once, and only when that is lost too do they count as lost. Not thread-safe.
/// </summary>
public sealed class ProbeRounds(WatchdogOptions options)
{
    /// <summary>
    /// One that the provider has not taken stands behind more urgent ones; that they move is seen otherwise, so this
    /// is for what nobody thought of.
    /// </summary>
    private static readonly TimeSpan LongestQueue = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromMinutes(1);

    private Guid? waitsFor;
    private DateTimeOffset? askedAt;
    private DateTimeOffset? arrivedAt;
    private int lost;

    /// <summary>The last two did not arrive, or the Hub would not send any.</summary>
    public bool AreLost => lost >= Judge.LooksBeforeBelieved;

    /// <summary>One has been sent, and nobody knows yet what became of it.</summary>
    public bool Waits => waitsFor is not null;

    /// <summary>Reads how the newest fares.</summary>
    /// <param name="cameIn">
    /// What the watchdog's own provider says, if it is the one to say; null when it cannot be asked.
    /// </param>
    /// <returns>Whether another is to be asked for now.</returns>
    public bool Next(ProbeSigns? newest, DateTimeOffset now, bool? cameIn = null)
    {
        if (options.ProbeMinutes <= 0)
        {
            return false;
        }

        if (waitsFor is { } id)
        {
            if (options.HasInbox ? cameIn == true : newest?.Id == id && newest.State == MessageState.Delivered)
            {
                (waitsFor, arrivedAt, lost) = (null, now, 0);
            }
            else if (options.HasInbox && cameIn is null)
            {
                // Nobody can say that it is lost.
                return false;
            }
            else if (newest?.Id != id || IsOverdue(newest, now))
            {
                (waitsFor, lost) = (null, lost + 1);
            }
            else
            {
                return false;
            }
        }

        return lost > 0
            ? lost < Judge.LooksBeforeBelieved || now - askedAt >= AskAgainAfter
            : arrivedAt is not { } arrived || now - arrived >= TimeSpan.FromMinutes(options.ProbeMinutes);
    }

    /// <param name="id">Null when the Hub would not send one.</param>
    public void Asked(Guid? id, DateTimeOffset now)
    {
        (waitsFor, askedAt) = (id, now);
        if (id is null)
        {
            lost++;
        }
    }

    private bool IsOverdue(ProbeSigns probe, DateTimeOffset now) =>
        probe.State is MessageState.Failed or MessageState.Undelivered
        || (
            probe.AcceptedAt is not null
                ? now - askedAt >= TimeSpan.FromSeconds(options.ProbeReceiptSeconds)
                : now - askedAt >= LongestQueue
        );
}
