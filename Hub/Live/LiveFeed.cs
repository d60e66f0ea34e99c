using System.Collections.Immutable;
using System.Threading.Channels;
using Beredskab.GeoModel.Deciding;
using Beredskab.Hub.Access;
using Beredskab.Hub.Journal;
using Microsoft.Extensions.Options;

namespace Beredskab.Hub.Live;

/// <summary>
/// Takes the commits in their order, makes each audience's change of them, keeps the newest, and hands them to the
/// connections. One loop does it all, so that a heartbeat never overtakes a change that it counts.
/// </summary>
public sealed class LiveFeed(
    LiveSource source,
    Changes changes,
    LiveConnections connections,
    LiveFrames frames,
    LiveMetrics metrics,
    IOptions<LiveOptions> options,
    TimeProvider time,
    ILogger<LiveFeed> logger
) : BackgroundService, ICommitObserver
{
    private readonly Channel<Item> items = Channel.CreateUnbounded<Item>(new() { SingleReader = true });
    private volatile ImmutableDictionary<string, RecentChanges> recent = ImmutableDictionary.Create<
        string,
        RecentChanges
    >(StringComparer.Ordinal);
    private volatile LivePoint? point;
    private int unshown;

    /// <summary>The newest state whose changes have been kept; what follows it is still to be sent.</summary>
    /// <exception cref="InvalidOperationException">The Hub has not started.</exception>
    public LivePoint Point => point ?? throw new InvalidOperationException("The live picture has not begun.");

    public bool ChainBroken => source.ChainBroken();

    public LostWords? LostWords => source.LostWords?.Invoke();

    /// <summary>Commits are made that no screen has been handed yet.</summary>
    internal bool Behind => Volatile.Read(ref unshown) > 0;

    public void Committed(Commit commit)
    {
        Interlocked.Increment(ref unshown);
        items.Writer.TryWrite(new(commit, false, time.GetTimestamp()));
    }

    /// <summary>Sends a heartbeat now; for what cannot wait for the next, a broken chain for one.</summary>
    public void BeatNow() => items.Writer.TryWrite(new(null, false, time.GetTimestamp()));

    /// <summary>
    /// Forgets what it holds and asks the source again: a text was erased, or the store replaced. The source answers
    /// with another epoch, so that every screen fetches the picture anew and nothing old is kept anywhere.
    /// </summary>
    public void BeginAnew() => items.Writer.TryWrite(new(null, true, time.GetTimestamp()));

    public void Erased() => BeginAnew();

    /// <returns>The changes after the cursors, up to the point; null when they are not all kept.</returns>
    internal WrittenJson? Missing(LivePoint upTo, ImmutableArray<string> audiences, FollowRequest request)
    {
        // Whoever followed something else before holds what is not to be seen any more, or lacks what now is.
        if (request.Cursors is not { } cursors || request.Epoch != upTo.Epoch || cursors.Count != audiences.Length)
        {
            return null;
        }

        var arrays = new List<WrittenJson>();
        foreach (var audience in audiences)
        {
            var head = upTo.Heads.GetValueOrDefault(audience);
            if (
                !cursors.TryGetValue(audience, out var cursor)
                || cursor < 0
                || (cursor == head ? [] : recent.GetValueOrDefault(audience)?.Between(cursor, head)) is not { } missing
            )
            {
                return null;
            }

            arrays.AddRange(missing);
        }

        return WrittenJson.Concatenate(arrays);
    }

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        Begin();
        await base.StartAsync(cancellationToken);
    }

    private void Begin()
    {
        var beginning = source.Begin();
        recent = recent.Clear();
        point = new(
            beginning.Epoch,
            beginning.State,
            beginning.Sequence,
            beginning.Heads.ToImmutableSortedDictionary(StringComparer.Ordinal)
        );
        logger.Begins(beginning.Sequence, beginning.Epoch);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var beats = Beats(stoppingToken);
        try
        {
            while (await items.Reader.WaitToReadAsync(stoppingToken))
            {
                HandOver(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The Hub stops.
        }

        await beats;
    }

    private async Task Beats(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.Value.HeartbeatSeconds), time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                BeatNow();
            }
        }
        catch (OperationCanceledException)
        {
            // The Hub stops.
        }
    }

    // Whatever waits goes out together: a frame holds several changes when they come faster than they are sent.
    private void HandOver(CancellationToken stoppingToken)
    {
        var commits = new List<Item>();
        var beat = false;
        while (
            !stoppingToken.IsCancellationRequested
            && commits.Count < LiveBatch.MaxCommits
            && items.Reader.TryRead(out var item)
        )
        {
            if (item.Commit is not null)
            {
                commits.Add(item);
                continue;
            }

            beat = true;
            if (item.Anew)
            {
                Send(commits);
                commits.Clear();
                Begin();
            }
        }

        Send(commits);
        if (beat)
        {
            Beat();
        }
    }

    private void Send(List<Item> waiting)
    {
        var batch = new LiveBatch();
        var commits = waiting
            .Select(item => (Commit: item.Commit!, item.Since))
            .Where(item => Last(item.Commit).Sequence > Point.Sequence)
            .ToArray();
        var heads = Point.Heads;
        if (commits is [.., var (newest, _)])
        {
            try
            {
                var footprints = Footprint.OfBatch([.. commits.Select(item => item.Commit)]);
                foreach (var ((commit, since), footprint) in commits.Zip(footprints))
                {
                    Write(commit, footprint, heads, since, batch);
                    heads = heads.SetItems(commit.Audiences);
                }
            }
            catch (Exception exception)
            {
                // The numbers go on without it: every screen finds the gap, at the latest by heartbeat, and asks.
                recent = recent.Clear();
                logger.NotShown(Last(newest).Sequence, exception);
                heads = commits.Aggregate(heads, (all, item) => all.SetItems(item.Commit.Audiences));
            }

            // Kept first, then visible, then sent: whoever joins and then reads the point lacks nothing. Visible
            // together: in between, an alert that a later one shows would be as it was.
            point = Point with
            {
                State = newest.After,
                Sequence = Last(newest).Sequence,
                Heads = heads,
            };
        }

        foreach (var (commit, _) in commits)
        {
            CloseWhereMembershipChanged(commit);
        }

        foreach (var (audience, frame) in batch.Frames())
        {
            var followers = connections.Following(audience);
            foreach (var connection in followers)
            {
                connection.Send(frame);
            }

            metrics.Sent((long)followers.Length * frame.Changes, time.GetElapsedTime(frame.Began));
        }

        Interlocked.Add(ref unshown, -waiting.Count);
    }

    private void Write(
        Commit commit,
        Footprint touched,
        ImmutableSortedDictionary<string, long> heads,
        long since,
        LiveBatch batch
    )
    {
        foreach (var (audience, number) in commit.Audiences)
        {
            if (number > heads.GetValueOrDefault(audience))
            {
                var written = LiveJson.Write<IReadOnlyList<Change>>(changes.Of(commit, touched, audience));
                Recent(audience).Append(number, written);
                batch.Add(audience, frames.Change(audience, number, Last(commit).RecordedAt, written), since);
            }
        }
    }

    private static EventOrigin Last(Commit commit) => commit.Events[^1].Origin;

    private RecentChanges Recent(string audience)
    {
        if (!recent.TryGetValue(audience, out var changesOfAudience))
        {
            changesOfAudience = new(options.Value.RecentChanges, options.Value.RecentBytes);
            recent = recent.Add(audience, changesOfAudience);
        }

        return changesOfAudience;
    }

    private void CloseWhereMembershipChanged(Commit commit)
    {
        if (!commit.Events.Any(recorded => recorded.Event is OrganisationEvent))
        {
            return;
        }

        foreach (
            var connection in connections.Matching(connection =>
                !connection.Audiences.IsEmpty
                && !connection.Audiences.SequenceEqual(
                    Audiences.FollowedBy(
                        commit.After.Organisations,
                        connection.User.Person,
                        connection.User.Organisation
                    )
                )
            )
        )
        {
            connections.Close(connection);
        }
    }

    private void Beat()
    {
        var now = time.GetUtcNow();
        var broken = source.ChainBroken();
        var troubles = Troubles.Of(LostWords).AddRange(Troubles.Of(Point.State, now));
        foreach (
            var followers in connections
                .Matching(connection => !connection.Audiences.IsEmpty)
                .GroupBy(connection =>
                    (
                        Audiences: string.Join(' ', connection.Audiences),
                        Told: Troubles.AreFor(Point.State, connection.User)
                    )
                )
        )
        {
            var heads = Point.HeadsOf(followers.First().Audiences);
            var frame = frames.Heartbeat(
                new(
                    Point.Epoch,
                    now,
                    heads,
                    broken,
                    followers.Key.Told ? troubles : [],
                    options.Value.HeartbeatSeconds
                ),
                time.GetTimestamp()
            );
            foreach (var connection in followers)
            {
                connection.Send(frame);
            }
        }
    }

    private readonly record struct Item(Commit? Commit, bool Anew, long Since);
}
