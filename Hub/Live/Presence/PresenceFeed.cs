using Microsoft.Extensions.Options;

namespace Beredskab.Hub.Live.Presence;

/// <summary>
/// Says who is where, at most once in each interval however many come and go, in a loop beside the picture's and always
/// after it: not while commits wait to be shown, and never to a connection that has something unread. Such a one is
/// told everything a little later instead.
/// </summary>
internal sealed class PresenceFeed(
    PresenceBoard board,
    LiveFeed feed,
    LiveConnections connections,
    LiveFrames frames,
    LiveMetrics metrics,
    IOptions<LiveOptions> options,
    TimeProvider time,
    ILogger<PresenceFeed> logger
) : BackgroundService
{
    /// <summary>So many intervals it stands back for the picture; a night with changes without a pause has presence too.</summary>
    private const int MostStoodBack = 5;

    /// <summary>What goes out in one message; the rest goes in the next.</summary>
    private const int MostSpots = 100;

    private readonly Dictionary<string, Dictionary<Spot, SpotView>> told = new(StringComparer.Ordinal);
    private long version = -1;
    private LivePoint? point;
    private bool unfinished;
    private int stoodBack;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.Value.PresenceSeconds), time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                try
                {
                    Tell();
                }
                catch (Exception exception)
                {
                    // Who looks at what is worth less than the Hub; it is counted anew in the next interval.
                    version = -1;
                    logger.PresenceNotTold(exception);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The Hub stops.
        }
    }

    internal void Tell()
    {
        board.Sweep();
        if (feed.Behind && ++stoodBack <= MostStoodBack)
        {
            return;
        }

        stoodBack = 0;
        var (seenVersion, seenPoint) = (board.Version, feed.Point);
        var followers = connections.Matching(connection => !connection.Audiences.IsEmpty);
        var nothingNew = seenVersion == version && ReferenceEquals(seenPoint, point) && !unfinished;
        if (nothingNew && followers.All(connection => connection.Presence == PresenceKnown.All))
        {
            return;
        }

        (version, point, unfinished) = (seenVersion, seenPoint, false);
        var everybody = board.Read();
        var groups = followers.GroupBy(connection => string.Join(' ', connection.Audiences)).ToArray();
        foreach (var group in groups)
        {
            Tell(group.Key, [.. group], seenPoint, everybody);
        }

        foreach (var gone in told.Keys.Except(groups.Select(group => group.Key)).ToArray())
        {
            told.Remove(gone);
        }
    }

    private void Tell(string audiences, LiveConnection[] followers, LivePoint at, IReadOnlyList<Attending> everybody)
    {
        if (!told.TryGetValue(audiences, out var before))
        {
            told.Add(audiences, before = []);
        }

        var now = PresenceViews.For(at.State, [.. audiences.Split(' ')], everybody);
        SpotView[] news =
        [
            .. now.Where(one => !one.Value.Equals(before.GetValueOrDefault(one.Key))).Select(one => one.Value),
            .. before
                .Keys.Where(spot => !now.ContainsKey(spot))
                .Select(spot => new SpotView(spot.Incident?.Value, [], 0)),
        ];
        unfinished |= news.Length > MostSpots;
        foreach (var one in news.Take(MostSpots))
        {
            var spot = new Spot(one.Incident is { } id ? GeoModel.Identity.IncidentId.From(id) : null);
            if (one.Total == 0)
            {
                before.Remove(spot);
            }
            else
            {
                before[spot] = one;
            }
        }

        var change = news.Length == 0 ? null : Frame(new(false, [.. news.Take(MostSpots)]));
        LiveFrame? whole = null;
        foreach (var connection in followers)
        {
            if (connection.Presence == PresenceKnown.Nothing && before.Count == 0)
            {
                // A screen begins with nobody anywhere.
                connection.Presence = PresenceKnown.All;
            }
            else if (connection.Presence == PresenceKnown.All && change is null)
            {
                continue;
            }

            var frame =
                connection.Presence == PresenceKnown.All ? change : whole ??= Frame(new(true, [.. before.Values]));
            if (frame is not null)
            {
                var sent = connection.TrySend(frame);
                connection.Presence = sent ? PresenceKnown.All : PresenceKnown.Missed;
                metrics.SentPresence(sent);
            }
        }
    }

    private LiveFrame Frame(PresenceNews news) => frames.Presence(news, time.GetTimestamp());
}

/// <summary>What a connection has been told of who is where. Written by the loop alone.</summary>
internal enum PresenceKnown
{
    Nothing,
    Missed,
    All,
}
