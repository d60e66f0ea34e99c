namespace Beredskab.Notifications.Tests.Histories;

/// <param name="Rule">One of <see cref="Rules"/>.</param>
internal sealed record Violation(string Rule, DateTimeOffset At, string What);

/// <summary>What holds after every event of every history.</summary>
internal static class Rules
{
    public const string Areas = "every area that an incident reaches is alerted once, and holes are told";
    public const string OnDuty = "nobody who is on duty for a required authority is unalerted";
    public const string Called = "those are called whom the policy names, and no others";
    public const string Written = "whoever is called has a message";
    public const string OnlyMissing = "nothing goes on for an authority that is covered";
    public const string Twice = "nobody is called twice for the same reason of the same alert";
    public const string SameWay = "the same is said once on each way, unless a step repeats or it was lost";
    public const string Steps = "steps come in order, none too early, none too late";
    public const string Empty = "a step is empty when there is nobody in it, and the next follows at once";
    public const string GoesOn = "whoever is missing has a next step, or has been to the end";
    public const string Stale = "an answer is asked for again when nothing followed, and not before";
    public const string Relief = "at the turn of a shift coverage passes when the new one has answered";
    public const string Turn = "whoever comes on duty is called as that, whatever they were called for before";
    public const string Deputy = "a deputy who is named is called at once";
    public const string StandIn =
        "whoever was called in for somebody who comes after all hears it, and again when needed";
    public const string Replies = "whoever leaves it to the deputy reads whether one is called";
    public const string NextWay = "what is lost or not confirmed takes the next way";
    public const string Counts = "an answer counts for what its text said, and for nothing else";
    public const string Covered = "coverage follows the answers";
    public const string Told = "the level and the end are told to exactly those who were alerted";
    public const string Over = "nothing is asked after the end";
    public const string Codes = "a code is one person's and one incident's";
    public const string Fold = "the journal folded again gives the same";
}
