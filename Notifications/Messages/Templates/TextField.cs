using System.Collections.Immutable;

namespace Beredskab.Notifications.Messages.Templates;

/// <summary>What a template can name in braces.</summary>
public enum TextField
{
    Code,
    Type,

    /// <summary>With the word that leads to it: "ved Blågårds Plads".</summary>
    Place,
    Area,
    Level,

    /// <summary>Which words answer it, the code among them.</summary>
    Answer,

    /// <summary>What has nobody: the areas without anybody on duty, or the authorities that have not answered.</summary>
    Missing,

    /// <summary>When something was last decided.</summary>
    Decision,

    /// <summary>How many tasks are open.</summary>
    Tasks,

    /// <summary>Which authority has another on duty now, and where.</summary>
    Authority,

    /// <summary>Whether the answer that was given holds.</summary>
    Status,

    /// <summary>The code that no longer counts, because its incident was merged into this one.</summary>
    Earlier,

    /// <summary>The codes of all that can be answered; as many as one message holds.</summary>
    Codes,

    /// <summary>How an answer with one of them looks.</summary>
    Example,

    /// <summary>In how many minutes the person comes.</summary>
    Minutes,

    /// <summary>The provider's code of what went wrong.</summary>
    Error,

    /// <summary>Whose service is down, or back.</summary>
    Provider,

    /// <summary>In what capacity somebody covers already: "vagthavende".</summary>
    Coverer,
}

/// <summary>The Danish names of the fields, and in which texts each can stand.</summary>
public static class TextFields
{
    private static readonly ImmutableArray<TextField> Everywhere =
    [
        TextField.Code,
        TextField.Type,
        TextField.Place,
        TextField.Area,
        TextField.Level,
    ];

    public static string Name(TextField field) =>
        field switch
        {
            TextField.Code => "kode",
            TextField.Type => "type",
            TextField.Place => "sted",
            TextField.Area => "område",
            TextField.Level => "niveau",
            TextField.Answer => "svar",
            TextField.Missing => "mangler",
            TextField.Decision => "beslutning",
            TextField.Tasks => "opgaver",
            TextField.Authority => "myndighed",
            TextField.Status => "status",
            TextField.Earlier => "tidligere",
            TextField.Codes => "koder",
            TextField.Example => "eksempel",
            TextField.Minutes => "minutter",
            TextField.Error => "fejl",
            TextField.Provider => "udbyder",
            TextField.Coverer => "dækker",
        };

    /// <returns>In the order in which they are offered.</returns>
    public static ImmutableArray<TextField> Of(TextKind kind) =>
        IsAboutIncident(kind)
            ?
            [
                .. Everywhere,
                .. IsAnswered(kind) ? [TextField.Answer] : (ImmutableArray<TextField>)[],
                .. kind switch
                {
                    TextKind.Alert or TextKind.Missing or TextKind.Deputy or TextKind.ReliefMissing =>
                    [
                        TextField.Missing,
                    ],
                    TextKind.MovedTold or TextKind.LevelRaisedTold or TextKind.LevelLowered => [TextField.Status],
                    TextKind.Merged => [TextField.Earlier],
                    TextKind.MergedTold => [TextField.Earlier, TextField.Status],
                    TextKind.HandOver => [TextField.Decision, TextField.Tasks],
                    TextKind.Relieved or TextKind.Covered => [TextField.Authority],
                    _ => (ImmutableArray<TextField>)[],
                },
            ]
            : kind switch
            {
                TextKind.ReplyComing or TextKind.ReplyMinutesKept => [TextField.Code, TextField.Minutes],
                TextKind.ReplyComingCovered =>
                [
                    TextField.Code,
                    TextField.Minutes,
                    TextField.Authority,
                    TextField.Coverer,
                ],
                TextKind.ReplyReplaced or TextKind.ReplyMerged => [TextField.Code, TextField.Codes, TextField.Example],
                TextKind.ReplyAmbiguous or TextKind.ReplyUnknownCode or TextKind.ReplyNotUnderstood =>
                [
                    TextField.Codes,
                    TextField.Example,
                ],
                TextKind.NoticeRefused => [TextField.Error],
                TextKind.NoticeProviderDown or TextKind.NoticeProviderBack => [TextField.Provider],
                TextKind.TestAlarm or TextKind.TestAlarmEnded => [TextField.Code, TextField.Answer],
                TextKind.ReplyCannot
                or TextKind.ReplyDeputy
                or TextKind.ReplyDeputyCalled
                or TextKind.ReplyDeputyNext
                or TextKind.ReplyDeputyNone
                or TextKind.ReplyDeputyNeedless
                or TextKind.ReplyMinutesUnread
                or TextKind.ReplyTooLate
                or TextKind.ReplyAfterStandDown
                or TextKind.ReplyMergedOver
                or TextKind.Verification
                or TextKind.TestAlarmAnswered
                or TextKind.TestAlarmLate => [TextField.Code],
                _ => [],
            };

    /// <summary>What the text is for: none of these may be missing, or stand where it can be left out.</summary>
    public static ImmutableArray<TextField> Kept(TextKind kind) =>
        IsAboutIncident(kind)
            ?
            [
                TextField.Code,
                TextField.Area,
                .. IsAnswered(kind) ? [TextField.Answer] : (ImmutableArray<TextField>)[],
                .. kind == TextKind.HandOver
                    ? [TextField.Level, TextField.Decision, TextField.Tasks]
                    : (ImmutableArray<TextField>)[],
                .. kind is TextKind.Merged or TextKind.MergedTold ? [TextField.Earlier] : (ImmutableArray<TextField>)[],
            ]
            : [.. Of(kind).Where(field => field != TextField.Example && !MayBeLeftOut(kind, field))];

    /// <summary>Everything else is about an answer, the installation or a test alarm.</summary>
    public static bool IsAboutIncident(TextKind kind) => kind <= TextKind.StandDown;

    /// <summary>It is sent to try people, and says so.</summary>
    public static bool IsOfTestAlarm(TextKind kind) => kind >= TextKind.TestAlarm;

    /// <summary>Whether it can ever be about an exercise, and so must have room for the word twice.</summary>
    public static bool CanBeExercise(TextKind kind) => kind < TextKind.ReplyUnknownNumber || IsOfTestAlarm(kind);

    /// <summary>Whether the text asks for an answer, and so must say how one gives it.</summary>
    public static bool IsAnswered(TextKind kind) =>
        kind
            is TextKind.Alert
                or TextKind.AreaEntered
                or TextKind.LevelRaised
                or TextKind.Moved
                or TextKind.Merged
                or TextKind.Missing
                or TextKind.Deputy
                or TextKind.ReliefMissing
                or TextKind.HandOver
                or TextKind.Stale
                or TextKind.TestAlarm;

    /// <summary>There may be nothing to put in, or more than there is room for; so it stands where it may be left out.</summary>
    public static bool MayBeLeftOut(TextKind kind, TextField field) =>
        field is TextField.Place or TextField.Missing
        || (kind is TextKind.ReplyComing or TextKind.ReplyComingCovered && field == TextField.Minutes);
}
