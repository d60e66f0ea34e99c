using System.Collections.Immutable;
using Beredskab.GeoModel.Incidents;
using Beredskab.Notifications.Alerts;

namespace Beredskab.Notifications.Messages;

/// <summary>Several alerts in one SMS: each with its code, its type and its area, and how one answers.</summary>
public static class BundleTexts
{
    /// <summary>How much is said of each, the most first; all lines of a text are alike.</summary>
    private static readonly ImmutableArray<Func<IncidentWords, string>> Forms =
    [
        words => $"{Type(words)}{Place(words)}, {Area(words)}, {Level(words)}",
        words => $"{Type(words)}, {Area(words)}, {Level(words)}",
        words => $"{Type(words)}, {Area(words)}",
    ];

    /// <param name="lines">At least one, in order.</param>
    /// <returns>How many of them, from the first, one text holds, and that text; one by itself keeps its own.</returns>
    public static (int Count, string Text) Longest(ImmutableArray<BundleLine> lines)
    {
        for (var count = lines.Length; count > 1; count--)
        {
            if (Write(lines[..count]) is { } text)
            {
                return (count, text);
            }
        }

        return (1, lines[0].Message.Text.Value ?? "");
    }

    private static string? Write(ImmutableArray<BundleLine> lines)
    {
        if (lines.Any(line => line is { Words: null } or { Message.Code: null }))
        {
            return null;
        }

        var code = lines[0].Message.Code;
        string[] answers =
        [
            FormattableString.Invariant($" Svar JA eller NEJ med hver kode, fx JA {code}."),
            FormattableString.Invariant($" Svar på hver, fx JA {code}."),
            FormattableString.Invariant($" Svar fx JA {code}."),
        ];
        return (
            from form in Forms
            from answer in answers
            let said = string.Concat(
                lines.Select(line => FormattableString.Invariant($" {line.Message.Code} {form(line.Words!)}."))
            )
            let text = Typography.Gsm(
                FormattableString.Invariant($"{MessageTexts.Sender}: {lines.Length} alarmer.{said}{answer}")
            )
            let whole = lines[0].Words!.Exercise ? ExerciseMark.Around(text) : text
            where MessageGuard.Check(whole) is null
            select whole
        ).FirstOrDefault();
    }

    private static string Type(IncidentWords words) => IncidentTypes.Name(words.Type);

    private static string Level(IncidentWords words) => IncidentTypes.Name(words.Level).ToLowerInvariant();

    private static string Place(IncidentWords words) =>
        words.Place is { } place ? $" ved {Clean(place)}"
        : words.Beside is { } beside ? $" {Clean(beside)}"
        : "";

    private static string Area(IncidentWords words) => Clean(words.Area);

    private static string Clean(string name) => Typography.Gsm(name).ReplaceLineEndings(" ").Trim();
}
