using System.Collections.Immutable;
using Beredskab.GeoModel.Identity;
using Beredskab.Hub.Access;
using Beredskab.Hub.Live.Presence;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;

namespace Beredskab.Hub.Live;

/// <summary>Who is connected to this node, and who follows which audience.</summary>
public sealed class LiveConnections(
    IOptions<LiveOptions> options,
    TimeProvider time,
    LiveMetrics metrics,
    ILogger<LiveConnections> logger
)
{
    private readonly Patience patience = new(
        options.Value.SlowClientFrames,
        options.Value.SlowClientBytes,
        TimeSpan.FromSeconds(options.Value.SlowClientSeconds)
    );

    private readonly Lock gate = new();
    private readonly Dictionary<string, LiveConnection> connections = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Following> followings = new(StringComparer.Ordinal);

    public int Count
    {
        get
        {
            lock (gate)
            {
                return connections.Count;
            }
        }
    }

    /// <summary>Ends every connection of a person: signed out, locked, or no longer allowed what they follow.</summary>
    public void Close(PersonId person)
    {
        foreach (var connection in Matching(connection => connection.User.Person == person))
        {
            Close(connection);
        }
    }

    internal void Add(HubConnectionContext context)
    {
        // Authorization let it in; a sign-in without our claims follows nothing.
        if (CurrentUser.Of(context.User) is not { } user)
        {
            context.Abort();
            return;
        }

        lock (gate)
        {
            connections[context.ConnectionId] = new(context, user, patience, time, FellBehind);
        }

        metrics.Connected();
    }

    internal void Remove(string connectionId)
    {
        lock (gate)
        {
            if (!connections.Remove(connectionId, out var connection))
            {
                return;
            }

            Leave(connection);
        }

        metrics.Disconnected();
    }

    internal LiveConnection? Find(string connectionId)
    {
        lock (gate)
        {
            return connections.GetValueOrDefault(connectionId);
        }
    }

    /// <summary>From when this returns, the connection is sent whatever its audiences are sent.</summary>
    internal void Join(LiveConnection connection, ImmutableArray<string> audiences)
    {
        lock (gate)
        {
            if (connection.Audiences.SequenceEqual(audiences) || !connections.ContainsKey(connection.Id))
            {
                return;
            }

            Leave(connection);
            connection.Audiences = audiences;
            foreach (var audience in audiences)
            {
                if (!followings.TryGetValue(audience, out var following))
                {
                    followings.Add(audience, following = new());
                }

                following.Add(connection);
            }
        }
    }

    /// <summary>Those who follow an audience now. The array is not changed afterwards.</summary>
    internal LiveConnection[] Following(string audience)
    {
        lock (gate)
        {
            return followings.TryGetValue(audience, out var following) ? following.ToArray() : [];
        }
    }

    internal LiveConnection[] Matching(Func<LiveConnection, bool> predicate)
    {
        lock (gate)
        {
            return [.. connections.Values.Where(predicate)];
        }
    }

    /// <summary>From when this returns, the connection is sent nothing more.</summary>
    internal void Close(LiveConnection connection)
    {
        lock (gate)
        {
            Leave(connection);
        }

        connection.Close();
    }

    private void Leave(LiveConnection connection)
    {
        foreach (var audience in connection.Audiences)
        {
            followings[audience].Remove(connection);
        }

        connection.Audiences = [];
    }

    private void FellBehind(LiveConnection connection)
    {
        metrics.DroppedSlowClient();
        logger.ClientFellBehind(connection.Id);
    }
}

/// <summary>Those who follow one audience, with an array that is made anew only when they changed.</summary>
internal sealed class Following
{
    private readonly HashSet<LiveConnection> members = [];
    private LiveConnection[]? array;

    public void Add(LiveConnection connection)
    {
        members.Add(connection);
        array = null;
    }

    public void Remove(LiveConnection connection)
    {
        members.Remove(connection);
        array = null;
    }

    public LiveConnection[] ToArray() => array ??= [.. members];
}

/// <summary>Tells the registry who comes and goes; sending is the feed's.</summary>
internal sealed class LiveLifetime(
    LiveConnections connections,
    Attendance attendance,
    ILogger<DefaultHubLifetimeManager<PictureHub>> logger
) : DefaultHubLifetimeManager<PictureHub>(logger)
{
    public override async Task OnConnectedAsync(HubConnectionContext connection)
    {
        await base.OnConnectedAsync(connection);
        connections.Add(connection);
    }

    public override async Task OnDisconnectedAsync(HubConnectionContext connection)
    {
        connections.Remove(connection.ConnectionId);
        attendance.Left(connection.ConnectionId);
        await base.OnDisconnectedAsync(connection);
    }
}
