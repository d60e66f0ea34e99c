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

    /// <summary>Whether the answer that was given holds.</summary>
    Status,
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
            TextField.Status => "status",
        };

    /// <returns>In the order in which they are offered.</returns>
    public static ImmutableArray<TextField> Of(TextKind kind) =>
        [
            .. Everywhere,
            .. IsAnswered(kind) ? [TextField.Answer] : (ImmutableArray<TextField>)[],
            .. kind switch
            {
                TextKind.Alert or TextKind.Missing or TextKind.Deputy => [TextField.Missing],
                TextKind.MovedTold => [TextField.Status],
                TextKind.HandOver => [TextField.Decision, TextField.Tasks],
                _ => (ImmutableArray<TextField>)[],
            },
        ];

    /// <summary>Whether the text asks for an answer, and so must say how one gives it.</summary>
    public static bool IsAnswered(TextKind kind) =>
        kind
            is TextKind.Alert
                or TextKind.AreaEntered
                or TextKind.LevelRaised
                or TextKind.Moved
                or TextKind.Missing
                or TextKind.Deputy
                or TextKind.HandOver
                or TextKind.Stale;

    /// <summary>There may be nothing to put in, or more than there is room for; so it stands where it may be left out.</summary>
    public static bool MayBeLeftOut(TextField field) => field is TextField.Place or TextField.Missing;
}
