using Beredskab.GeoModel.Identity;

namespace Beredskab.Hub.Live.Presence;

/// <summary>Takes what a connection says of itself, when it may say it.</summary>
public sealed class Attendance
{
    private readonly PresenceBoard board;
    private readonly LiveFeed feed;

    internal Attendance(PresenceBoard board, LiveFeed feed) => (this.board, this.feed) = (board, feed);

    internal AttendAnswer Attend(LiveConnection connection, AttendRequest request)
    {
        if (!board.Allows(connection.Id))
        {
            return new(AttendAnswer.TooOften);
        }

        if (!request.IsUnderstood)
        {
            return new(AttendAnswer.NotUnderstood);
        }

        if (connection.Audiences.IsEmpty)
        {
            return new(AttendAnswer.NotFollowing);
        }

        var spot = SpotOf(request);
        var user = connection.User;
        if (spot is { } at && !PresenceViews.MayBeAt(feed.Point.State, user.Person, user.Organisation, at))
        {
            return new(AttendAnswer.UnknownIncident);
        }

        board.Attend(connection.Id, user, spot, request.Writing);
        return AttendAnswer.Taken;
    }

    internal void Left(string connectionId) => board.Leave(connectionId);

    private static Spot? SpotOf(AttendRequest request) =>
        request.Incident is { } incident ? new(IncidentId.From(incident))
        : request.Writing is not null ? new Spot(null)
        : null;
}
