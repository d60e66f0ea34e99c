using System.Collections.Immutable;

namespace Beredskab.Hub.Watchdog;

/// <summary>What the watchdog believes.</summary>
/// <param name="Suspected">How many looks in a row have found each part standing still.</param>
/// <param name="WellSince">Since when every look has been good; null when the last was not.</param>
/// <param name="Alarm">Null when none is on.</param>
public sealed record Watch(ImmutableSortedDictionary<Part, int> Suspected, DateTimeOffset? WellSince, OpenAlarm? Alarm)
{
    public static Watch Begun(OpenAlarm? remembered) =>
        new(ImmutableSortedDictionary<Part, int>.Empty, null, remembered);
}

/// <summary>An alarm that is on; all that must outlive a restart of the watchdog.</summary>
/// <param name="Parts">All that it was said of.</param>
/// <param name="SaidAt">When administrators were last told.</param>
/// <param name="Times">How often they were.</param>
/// <param name="Called">It was called out since it was last said.</param>
public sealed record OpenAlarm(
    DateTimeOffset Since,
    ImmutableSortedSet<Part> Parts,
    DateTimeOffset SaidAt,
    int Times,
    bool Called
);

/// <summary>What administrators are to be told now.</summary>
public abstract record Saying
{
    private Saying() { }

    /// <param name="Since">When it began, as far as was seen.</param>
    /// <param name="ByCall">By telephone as well.</param>
    public sealed record Alarm(ImmutableSortedSet<Part> Parts, DateTimeOffset Since, bool ByText, bool ByCall) : Saying;

    public sealed record Well(DateTimeOffset Since, DateTimeOffset Until) : Saying;
}
