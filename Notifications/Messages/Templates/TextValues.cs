using Beredskab.GeoModel.Incidents;

namespace Beredskab.Notifications.Messages.Templates;

/// <summary>What is put into the fields of one text.</summary>
/// <param name="Code">The round's own code, four digits.</param>
public sealed record TextValues(IncidentWords Words, int Code)
{
    /// <summary>Names; empty when nothing is missing.</summary>
    public string Missing { get; init; } = "";

    public string Decision { get; init; } = "";

    public string Tasks { get; init; } = "";

    public string Status { get; init; } = "";

    /// <summary>What stands before the place's name, and is never shortened.</summary>
    internal string BeforePlace => Words.Place is null ? "" : "ved ";

    /// <summary>Of the place the name alone.</summary>
    internal string Of(TextField field) =>
        field switch
        {
            TextField.Code => Invariant($"{Code}"),
            TextField.Type => IncidentTypes.Name(Words.Type),
            TextField.Place => Clean(Words.Place ?? Words.Beside),
            TextField.Area => Clean(Words.Area),
            TextField.Level => IncidentTypes.Name(Words.Level),
            TextField.Answer => Invariant($"JA {Code} eller NEJ {Code}"),
            TextField.Missing => Clean(Missing),
            TextField.Decision => Decision,
            TextField.Tasks => Tasks,
            TextField.Status => Status,
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
