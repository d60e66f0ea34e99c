using System.Collections.Immutable;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.Hub.Journal;
using Beredskab.Notifications.Alerts;

namespace Beredskab.Scenarios.Oracle;

/// <summary>What somebody who watches a night sees, in order.</summary>
internal abstract record Observation(DateTimeOffset At)
{
    /// <summary>The journal wrote something: what was asked, and the entries.</summary>
    public sealed record Written(DateTimeOffset At, DomainCommand Asked, ImmutableArray<RecordedEvent> Entries)
        : Observation(At);

    /// <summary>What the screens show of an alert's required authorities.</summary>
    public sealed record Shown(
        DateTimeOffset At,
        AlertId Alert,
        ImmutableArray<(OrganisationId Authority, CoverageState State)> Rows
    ) : Observation(At);

    /// <summary>The provider has a message, whatever its sender knows.</summary>
    public sealed record Taken(DateTimeOffset At, MessageId Message) : Observation(At);

    /// <summary>The provider was asked whether it has a message.</summary>
    public sealed record LookedUp(DateTimeOffset At, MessageId Message) : Observation(At);

    /// <summary>Nothing more happens at this instant by itself.</summary>
    public sealed record Quiet(DateTimeOffset At) : Observation(At);

    /// <summary>The night and all that followed of it are over.</summary>
    public sealed record Over(DateTimeOffset At) : Observation(At);
}

/// <summary>What a night must never have.</summary>
/// <param name="Rule">Stable: which invariant.</param>
internal sealed record Violation(string Rule, DateTimeOffset At, string What)
{
    public override string ToString() => $"{At:HH:mm:ss.fff} {Rule}: {What}";
}

/// <summary>The rules; a test that breaks the night on purpose says which one must see it.</summary>
internal static class Rules
{
    public const string Order = "entries and their times only go forward";
    public const string SomebodyKnows = "every report alerts somebody";
    public const string OnDutyCalled = "whoever is on duty is called in the same commit";
    public const string AreaCovered = "every area that an incident reaches is alerted once";
    public const string Written = "whoever is called has a message in the same commit";
    public const string Twice = "nobody is called twice for the same reason";
    public const string OneText = "one text for each person, way and cause; again only as a repeat";
    public const string Codes = "a code is one person's for one cause";
    public const string OnlyMissing = "it goes on only for an authority that is missing";
    public const string InOrder = "steps are taken in order and not before their time";
    public const string GoesOn = "what is missing is gone on with in time";
    public const string Relief = "whoever comes on duty is called within a second";
    public const string HandOver = "coverage passes only when the relief has answered";
    public const string StandIn =
        "whoever was called in for somebody who comes after all hears it, and again when needed";
    public const string Counts = "an answer counts for its own text and no other";
    public const string Covered = "who covers is who said so";
    public const string Merged =
        "whoever was alerted for a merged report is told of it once, and which code counts no longer";
    public const string KeptCalled = "a merge takes over exactly those who were called";
    public const string Carried = "a merge counts an answer for what it said to the same people, and forgets none";
    public const string Split = "what is split off calls for itself alone";
    public const string StandDown = "the end and the level go to exactly those who were alerted";
    public const string Attempts = "attempts are numbered, fenced, of what is pending, one call to a number at a time";
    public const string Repeats = "a repeat is of what is in doubt, marked, waited for and looked up";
    public const string Urgency = "the most urgent goes first, then the oldest";
    public const string Ends = "every message comes to an end";
    public const string NextWay =
        "what is lost, or not confirmed for a minute, goes to the next way within five seconds";
}
