using System.Collections.Immutable;
using Beredskab.GeoModel.Incidents;

namespace Beredskab.Notifications.Messages.Templates;

/// <summary>What is put into the fields of one text.</summary>
/// <param name="Code">The round's own code, four digits.</param>
public sealed record TextValues(IncidentWords Words, int Code)
{
    /// <summary>Names; empty when nothing is missing.</summary>
    public string Missing { get; init; } = "";

    /// <summary>In words, the fullest form first; at least one.</summary>
    public ImmutableArray<string> Decision { get; init; } = [""];

    /// <inheritdoc cref="Decision"/>
    public ImmutableArray<string> Tasks { get; init; } = [""];

    /// <summary>Whom the relief stands for now. <inheritdoc cref="Decision"/></summary>
    public ImmutableArray<string> Authority { get; init; } = [""];

    public string Status { get; init; } = "";

    public int? EarlierCode { get; init; }

    /// <summary>With the words that lead to them: "din kode: 4711".</summary>
    public string Codes { get; init; } = "";

    /// <summary>The code of <see cref="TextField.Example"/>.</summary>
    public int? ExampleCode { get; init; }

    public int? Minutes { get; init; }

    public string Error { get; init; } = "";

    public string Provider { get; init; } = "";

    /// <summary>In what capacity somebody covers already.</summary>
    public string Coverer { get; init; } = "";

    /// <summary>What stands for a code that is in no entry; null when it is <see cref="Code"/>.</summary>
    public string? CodePlace { get; init; }

    /// <summary>Nobody is asked whether they come: a yes is the whole answer.</summary>
    public bool OnlyYes { get; init; }

    /// <summary>Of a text that is about no incident.</summary>
    public static TextValues About(int code = 0, bool exercise = false) =>
        new(new(default, ActivationLevel.Informationsberedskab, null, "") { Exercise = exercise }, code);

    /// <summary>What stands before the place's name, and is never shortened.</summary>
    internal string BeforePlace => Words.Place is null ? "" : "ved ";

    /// <summary>Stands for an authority whose name would keep a text back.</summary>
    internal const string Nameless = "din myndighed";

    /// <summary>Even names give way.</summary>
    internal const int Utmost = int.MaxValue;

    /// <summary>How many shorter forms some field of the template has; 0 when none has any.</summary>
    internal int MostBrevity(TextTemplate template) =>
        template.Fields.Select(field => Forms(field).Length - 1).DefaultIfEmpty(0).Max(most => Math.Max(most, 0));

    private ImmutableArray<string> Forms(TextField field) =>
        field switch
        {
            TextField.Decision => Decision,
            TextField.Tasks => Tasks,
            TextField.Authority => Authority,
            _ => [],
        };

    /// <summary>Of the place the name alone.</summary>
    /// <param name="brevity">Which form of what has several; one that has fewer takes its shortest.</param>
    internal string Of(TextField field, int brevity = 0) =>
        field switch
        {
            TextField.Code => CodePlace ?? Invariant($"{Code}"),
            TextField.Type => IncidentTypes.Name(Words.Type),
            TextField.Place => Clean(Words.Place ?? Words.Beside),
            TextField.Area => Clean(Words.Area),
            TextField.Level => IncidentTypes.Name(Words.Level),
            TextField.Answer => OnlyYes ? Invariant($"JA {Code}") : Invariant($"JA {Code} eller NEJ {Code}"),
            TextField.Missing => Clean(Missing),
            TextField.Authority when brevity == Utmost => Nameless,
            TextField.Decision or TextField.Tasks or TextField.Authority => Clean(
                Forms(field)[Math.Min(brevity, Forms(field).Length - 1)]
            ),
            TextField.Status => Status,
            TextField.Earlier => EarlierCode is { } earlier ? Invariant($"{earlier}") : "",
            TextField.Codes => Codes,
            TextField.Example => ExampleCode is { } code ? Invariant($"JA {code}") : "",
            TextField.Minutes => Minutes is { } minutes ? Invariant($"{minutes}") : "",
            TextField.Error => Clean(Error),
            TextField.Provider => Provider,
            TextField.Coverer => Coverer,
        };

    /// <summary>The value as it stands in a sentence: names as they are, words with the first letter that is asked for.</summary>
    internal static string Write(TextField field, string value, bool capital) =>
        value.Length == 0 ? ""
        : capital ? char.ToUpperInvariant(value[0]) + value[1..]
        : field is TextField.Type or TextField.Level or TextField.Decision or TextField.Tasks or TextField.Status
            ? char.ToLowerInvariant(value[0]) + value[1..]
        : value;

    private static string Clean(string? name) => Typography.Gsm(name ?? "").ReplaceLineEndings(" ").Trim();

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
