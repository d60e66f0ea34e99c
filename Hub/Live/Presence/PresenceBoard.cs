using Beredskab.GeoModel.Identity;
using Beredskab.Hub.Access;

namespace Beredskab.Hub.Live.Presence;

/// <summary>Where somebody can be: at an incident, or (null) at the form of a report, which is of none yet.</summary>
internal readonly record struct Spot(IncidentId? Incident);

/// <summary>One connection's presence.</summary>
/// <param name="Writing">One of <see cref="AttendRequest.Words"/>, or null.</param>
/// <param name="Order">Grows with each arrival; who came first has the least.</param>
internal sealed record Attending(CurrentUser User, Spot Spot, string? Writing, long Order);

/// <summary>
/// Who looks at what on this node, one row for each connection, in memory alone. A row lives as long as its lease, which
/// the client renews; a connection that ends takes its row with it.
/// </summary>
internal sealed class PresenceBoard(TimeProvider time)
{
    /// <summary>A client renews every 5 s: two lost ones and a little more, as for the heartbeat.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(12);

    /// <summary>How many calls a connection may make at once; and then <see cref="CallsEachSecond"/>.</summary>
    public const int Calls = 10;

    public const double CallsEachSecond = 2;

    private readonly Lock gate = new();
    private readonly Dictionary<string, Row> rows = new(StringComparer.Ordinal);
    private long arrivals;
    private long version;

    /// <summary>Another when who is where may be another; after <see cref="Sweep"/> it counts leases too.</summary>
    public long Version
    {
        get
        {
            lock (gate)
            {
                return version;
            }
        }
    }

    /// <returns>False when the connection calls more often than it may; then nothing of what it says is taken.</returns>
    public bool Allows(string connection)
    {
        lock (gate)
        {
            var row = RowOf(connection);
            var now = time.GetTimestamp();
            row.Calls = Math.Min(
                Calls,
                row.Calls + (time.GetElapsedTime(row.Counted, now).TotalSeconds * CallsEachSecond)
            );
            row.Counted = now;
            if (row.Calls < 1)
            {
                return false;
            }

            row.Calls--;
            return true;
        }
    }

    /// <param name="spot">Null: it looks at nothing.</param>
    public void Attend(string connection, CurrentUser user, Spot? spot, string? writing)
    {
        lock (gate)
        {
            var row = RowOf(connection);
            row.Renewed = time.GetTimestamp();
            var before = row.Attending;
            row.Attending =
                spot is not { } at ? null
                : before is not null && before.Spot == at ? before with { Writing = writing }
                : new(user, at, writing, ++arrivals);
            if (row.Attending != before)
            {
                version++;
            }
        }
    }

    public void Leave(string connection)
    {
        lock (gate)
        {
            if (rows.Remove(connection, out var row) && row.Attending is not null)
            {
                version++;
            }
        }
    }

    /// <summary>Lets go of whoever has not renewed, also of a call that came after its connection had ended.</summary>
    public void Sweep()
    {
        lock (gate)
        {
            var now = time.GetTimestamp();
            foreach (var (connection, row) in rows)
            {
                if (time.GetElapsedTime(row.Renewed, now) > Lease)
                {
                    rows.Remove(connection);
                    version += row.Attending is null ? 0 : 1;
                }
            }
        }
    }

    /// <summary>Everybody, in the order they came.</summary>
    public IReadOnlyList<Attending> Read()
    {
        lock (gate)
        {
            return [.. rows.Values.Select(row => row.Attending).OfType<Attending>().OrderBy(one => one.Order)];
        }
    }

    private Row RowOf(string connection)
    {
        if (!rows.TryGetValue(connection, out var row))
        {
            var now = time.GetTimestamp();
            rows.Add(
                connection,
                row = new()
                {
                    Renewed = now,
                    Counted = now,
                    Calls = Calls,
                }
            );
        }

        return row;
    }

    private sealed class Row
    {
        public Attending? Attending { get; set; }

        public long Renewed { get; set; }

        public double Calls { get; set; }

        public long Counted { get; set; }
    }
}
