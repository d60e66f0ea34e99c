using System.Collections.Immutable;
using Beredskab.Hub.Live.Presence;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;

namespace Beredskab.Hub.Live;

/// <summary>The live picture, at <c>/live</c>. The protocol is written down in docs/live-protocol.md.</summary>
[Authorize]
public sealed class PictureHub(
    LiveConnections connections,
    LiveFeed feed,
    Snapshots snapshots,
    Attendance attendance,
    IOptions<LiveOptions> options,
    TimeProvider time
) : Microsoft.AspNetCore.SignalR.Hub
{
    /// <summary>
    /// Joins first and reads afterwards: what is committed in between arrives as a change too, and the client drops
    /// what it has.
    /// </summary>
    public FollowAnswer Follow(FollowRequest request)
    {
        var connection = Connection();
        while (true)
        {
            var audiences = FollowedBy(feed.Point, connection);
            connections.Join(connection, audiences);
            var point = feed.Point;

            // A membership that changed since then has closed the connection already, unless it had not joined.
            if (audiences.SequenceEqual(FollowedBy(point, connection)))
            {
                return Answer(point, connection, audiences, request);
            }
        }
    }

    /// <summary>Says what this connection looks at now; after Follow. Repeated every 5 s, or it is forgotten after 12.</summary>
    public AttendAnswer Attend(AttendRequest request) => attendance.Attend(Connection(), request);

    private LiveConnection Connection() =>
        connections.Find(Context.ConnectionId) ?? throw new HubException("The connection is ending.");

    private FollowAnswer Answer(
        LivePoint point,
        LiveConnection connection,
        ImmutableArray<string> audiences,
        FollowRequest request
    )
    {
        var missing = feed.Missing(point, audiences, request);
        return new(
            point.Epoch,
            time.GetUtcNow(),
            point.HeadsOf(audiences),
            missing is null ? snapshots.Of(point, audiences) : null,
            missing ?? WrittenJson.EmptyArray,
            feed.ChainBroken,
            Troubles.For(point.State, connection.User, time.GetUtcNow(), feed.LostWords),
            options.Value.HeartbeatSeconds
        );
    }

    private static ImmutableArray<string> FollowedBy(LivePoint point, LiveConnection connection) =>
        Audiences.FollowedBy(point.State.Organisations, connection.User.Person, connection.User.Organisation);
}
