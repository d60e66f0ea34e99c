using Beredskab.Notifications.Alerts;

namespace Beredskab.Hub.Alerts.Records;

/// <summary>What one alert did, from first to last, as the journal has it. Names are as they are now.</summary>
/// <param name="Exercise">Nothing has happened: the title and each line of the export say so.</param>
/// <param name="Group">The ledergruppe's name, or that of those who were alerted instead.</param>
/// <param name="Policy">The version of the alert policy that it last went by; null when it had none.</param>
/// <param name="Policies">Each version that it went by, from when on; another only when the level was changed.</param>
/// <param name="Coverage">
/// Where each authority stood, one stretch after the other: another begins when its state changes, when it is another who
/// stands for it, and when somebody who has come on duty is waited for.
/// </param>
/// <param name="Messages">In the order in which they were intended.</param>
/// <param name="Lines">Every entry of the alert and its messages, in the order of the journal.</param>
public sealed record AlertRecord(
    Guid Alert,
    Guid Incident,
    bool Exercise,
    int Number,
    string Title,
    string Group,
    AlertReason Reason,
    IReadOnlyList<string> Areas,
    DateTimeOffset RaisedAt,
    DateTimeOffset? EndedAt,
    int? Policy,
    IReadOnlyList<RecordPolicy> Policies,
    IReadOnlyList<RecordCoverage> Coverage,
    IReadOnlyList<RecordMessage> Messages,
    IReadOnlyList<RecordLine> Lines
);

/// <param name="Sequence">The entry that says so.</param>
/// <param name="Version">0 for the one that ships with the product.</param>
public sealed record RecordPolicy(long Sequence, DateTimeOffset At, int Version);

/// <param name="Sequence">The entry that began it.</param>
/// <param name="Until">When the authority's next stretch began, or the alert ended; null while it lasts.</param>
/// <param name="Person">Who decides the state; null when nobody is called for the authority.</param>
/// <param name="Awaited">Who has come on duty since and has not answered: until then the one before covers. Else null.</param>
/// <param name="Relieved">Whom the person relieved; empty when nobody.</param>
/// <param name="RelievedAt">When those were relieved, and told; null when nobody was.</param>
public sealed record RecordCoverage(
    long Sequence,
    DateTimeOffset At,
    DateTimeOffset? Until,
    string Organisation,
    CoverageState State,
    string? Person,
    string? Awaited,
    IReadOnlyList<string> Relieved,
    DateTimeOffset? RelievedAt
);

/// <param name="Receiver">A name, or the number of somebody who is not in the directory.</param>
/// <param name="Organisation">Null for a stranger.</param>
/// <param name="Text">Exactly as it was sent; null when it is erased.</param>
/// <param name="Attempts">How many times it was handed over.</param>
/// <param name="Repeated">An attempt of unknown outcome was made again.</param>
/// <param name="Error">Danish; null unless something went wrong.</param>
public sealed record RecordMessage(
    Guid Id,
    long Sequence,
    DateTimeOffset At,
    string Receiver,
    string? Organisation,
    MessageChannel Channel,
    MessagePurpose Purpose,
    string? Text,
    MessageState State,
    DateTimeOffset StateAt,
    int Attempts,
    bool Repeated,
    string? Error
);

/// <param name="What">What the entry says, in Danish.</param>
/// <param name="Text">What somebody wrote, where the entry carries it; null when there is none or it is erased.</param>
/// <param name="Message">The message that it is about; null for what happened to the alert itself.</param>
/// <param name="Hash">The entry's, hexadecimal.</param>
public sealed record RecordLine(
    long Sequence,
    DateTimeOffset At,
    string Type,
    string What,
    string? Text,
    Guid? Message,
    string Hash
);
